"""A chat as a script of the test kit: what was done, and what the bot answered, by ids."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta, tzinfo
from itertools import dropwhile
from typing import Any

from bot.testkit.recording.exchange import Exchange
from bot.testkit.recording.replaying import is_again, paced
from bot.testkit.recording.steps import Step, step_of
from bot.testkit.recording.written import written
from bot.testkit.words import Word

#: What is expected where it has changed with that turn.
_CHANGING = (Word.OWNER, Word.LOCALE, Word.CAUSE, Word.VARIANT)
#: Whoever has not been asked anything is with the bot.
_AT_FIRST: Mapping[str, Any] = {Word.OWNER: "bot"}


class NothingToRecordError(Exception):
    """A script that expects nothing is no test."""


@dataclass(frozen=True, kw_only=True)
class Recorder:
    """Writes chats as scripts."""

    zone: tzinfo
    #: What the operator set otherwise than by default, in the words of a script.
    settings: Mapping[str, str]

    def script_of(self, exchanges: Sequence[Exchange], proves: str, *, draft: bool = False) -> str:
        """
        YAML that `refundbot test` runs, and that holds as long as the bot answers the same.

        It expects the replies and the state of every turn, and whatever else of note the turn changed. Lines that made
        no sense, and time before the first message, are left out.

        Raises NothingToRecordError when nothing was answered.
        """
        made_sense = (each for each in exchanges if not each.is_refused)
        recorded = list(paced(list(dropwhile(lambda each: each.is_time, made_sense))))
        if not any(each.got for each in recorded):
            raise NothingToRecordError
        now = recorded[0].at.astimezone(self.zone)
        head: dict[str, Any] = {Word.PROVES: proves, **({Word.DRAFT: "yes"} if draft else {})}
        head |= {Word.LOCALE: _locale(recorded), Word.NOW: now.isoformat()}
        if self.settings:
            head[Word.SETTINGS] = dict(self.settings)
        return written({**head, Word.STEPS: list(self._steps(recorded))})

    def _steps(self, exchanges: Sequence[Exchange]) -> Iterator[Step]:
        last: Exchange | None = None
        before: Mapping[str, Any] = _AT_FIRST
        for each in exchanges:
            if each.is_time:
                yield {**self._passed(each), **_expected_of_time(each)}
            elif last is not None and is_again(each, last):
                yield {Word.RETRY: "1", **({Word.EXPECT: {Word.SAME_REPLY: "yes"}} if each.got else {})}
            else:
                yield {**step_of(each.sent), **_expected(each, before)}
                last = each
            before = each.got or before

    def _passed(self, each: Exchange) -> Step:
        if each.waited is not None:
            return {Word.WAIT: _span(each.waited)}
        return {Word.UNTIL: each.at.astimezone(self.zone).isoformat()}


def _expected_of_time(each: Exchange) -> Step:
    """The bot wrote first, or was not heard of."""
    said = [message["id"] for message in (each.got or {}).get("active", ())]
    return {Word.EXPECT: {Word.ACTIVE: said}} if said else {}


def _expected(each: Exchange, before: Mapping[str, Any]) -> Step:
    """Where the conversation was after it; nothing where the bot did not answer as it would in a script."""
    got = each.got
    if got is None:
        return {}
    expected: dict[str, Any] = {Word.REPLIES: [reply["id"] for reply in got["replies"]] or "nothing"}
    if got.get(Word.STATE):
        expected[Word.STATE] = got[Word.STATE]
    if facts := _changed(got.get(Word.FACTS) or {}, before.get(Word.FACTS) or {}):
        expected[Word.FACTS] = facts
    for word in _CHANGING:
        is_first_locale = word is Word.LOCALE and word not in before
        if word in got and not is_first_locale and (got[word] or None) != (before.get(word) or None):
            expected[word] = got.get(word) or "nothing"
    return {Word.EXPECT: expected}


def _changed(facts: Mapping[str, Any], before: Mapping[str, Any]) -> Mapping[str, str]:
    new = {slot: str(value) for slot, value in facts.items() if before.get(slot) != value}
    return {**new, **{slot: "nothing" for slot in before if slot not in facts}}


def _locale(exchanges: Sequence[Exchange]) -> str:
    """The language at the end: a script is judged by its last answer."""
    spoken = [each.got["locale"] for each in exchanges if each.got and each.got.get("replies")]
    return str(spoken[-1]) if spoken else "zh_Hans"


def _span(span: timedelta) -> str:
    hours, seconds = divmod(int(span.total_seconds()), 3600)
    minutes, seconds = divmod(seconds, 60)
    parts = (f"{count}{unit}" for count, unit in ((hours, "h"), (minutes, "m"), (seconds, "s")) if count)
    return " ".join(parts) or "1s"
