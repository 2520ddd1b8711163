"""Lines of `refundbot chat --json` that were kept, in and out, as exchanges."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

import orjson

from bot.errors import BotError
from bot.testkit.recording.exchange import Exchange
from bot.testkit.times import DEFAULT_NOW, PACE

#: Only an answer has one of these.
_ANSWERS = frozenset({"replies", "error"})
#: What of a line in is no part of the step.
_FRAME = frozenset({"user", "now"})


class UnreadableChatError(BotError):
    """A stored chat that cannot become a script. The message says what was found and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    number: int
    members: Mapping[str, Any]

    @property
    def is_answer(self) -> bool:
        return not _ANSWERS.isdisjoint(self.members)


def exchanges_in(
    text: str, *, user: str = "", now: datetime = DEFAULT_NOW, zone: tzinfo | None = None
) -> Sequence[Exchange]:
    """
    What that user did and was answered, in order.

    The answers stand behind each line, or all below, or not at all: the n-th is that of the n-th line in. `now` is the
    clock of lines that say no time, until one does. Raises UnreadableChatError.
    """
    lines = [_read(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    asked, answers = _parted(lines)
    pairs = [(line, answer) for line, answer in zip(asked, answers, strict=True) if _is_of(line, user)]
    _demand_one_user([line for line, _ in pairs])
    return list(_exchanges(pairs, now, zone))


def _read(number: int, line: str) -> _Line:
    try:
        members = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise UnreadableChatError(f'line {number} is no JSON: expected {{"user":"u1","text":"..."}}') from error
    if not isinstance(members, dict):
        raise UnreadableChatError(f'line {number} is no object: expected {{"user":"u1","text":"..."}}')
    return _Line(number=number, members=members)


def _parted(lines: Sequence[_Line]) -> tuple[Sequence[_Line], Sequence[Mapping[str, Any] | None]]:
    asked = [line for line in lines if not line.is_answer]
    answers: list[Mapping[str, Any] | None] = [line.members for line in lines if line.is_answer]
    if not lines:
        raise UnreadableChatError("there are no lines: those of a `refundbot chat --json` are expected")
    if not asked:
        raise UnreadableChatError(
            "there are answers and nothing that was asked: the lines that went in are needed too,"
            " in this file or as another --from"
        )
    if answers and len(answers) != len(asked):
        raise UnreadableChatError(
            f"{len(asked)} lines in and {len(answers)} out: each line in has one out; leave all answers out,"
            " and they are made anew"
        )
    return asked, answers or [None] * len(asked)


def _is_of(line: _Line, user: str) -> bool:
    return not user or line.members.get("user") == user


def _demand_one_user(asked: Sequence[_Line]) -> None:
    users = sorted({str(line.members.get("user")) for line in asked})
    if len(users) > 1:
        raise UnreadableChatError(
            f"there are {len(users)} users, and a script has one: name one with --user, such as {users[0]}"
        )
    if not users:
        raise UnreadableChatError("there is nothing of that user")


def _exchanges(
    pairs: Sequence[tuple[_Line, Mapping[str, Any] | None]], now: datetime, zone: tzinfo | None
) -> Iterator[Exchange]:
    clock, has_begun = now, False
    for line, answer in pairs:
        told = _told(line, zone)
        clock = told or (clock + PACE if has_begun else clock)
        has_begun = True
        sent = {name: value for name, value in line.members.items() if name not in _FRAME}
        yield Exchange(at=clock, sent=sent, got=answer)


def _told(line: _Line, zone: tzinfo | None) -> datetime | None:
    told = line.members.get("now")
    if told is None:
        return None
    try:
        at = datetime.fromisoformat(str(told))
    except ValueError as error:
        raise UnreadableChatError(f'line {line.number}: "now" is no time like "2026-11-22T10:00+08:00"') from error
    return at if at.tzinfo else at.replace(tzinfo=zone or DEFAULT_NOW.tzinfo)
