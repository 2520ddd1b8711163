"""A line of `refundbot chat --json`, read: what came in, or what is wrong with the line."""

import os
from collections.abc import Mapping
from datetime import datetime

from bot.dialogue import TICK
from bot.errors import BotError
from bot.incoming import Incoming, Kind
from bot.staff.deeds import STAFF

#: Types of a line; `tick` moves the clock.
TYPES = (*(str(kind) for kind in Kind if kind not in {Kind.STICKER, Kind.UNKNOWN, Kind.MINI_PROGRAM}), TICK, "sticker")
_MEMBERS = frozenset({"user", "text", "type", "choice", "event", "event_key", "now", "msg_id", "staff_account"})
#: Longer texts do not come through WeChat either.
_TEXT_CHARACTERS = 20_000

#: Drawn once a process: lines without a `msg_id` are new messages, also after a restart.
_PROCESS = os.urandom(6).hex()


class LineError(BotError):
    """A line that is no message: what is wrong and what was expected."""


def incoming_of(line: Mapping[str, object], now: datetime, serial: int) -> Incoming:
    """The message that a line stands for. Raises LineError."""
    if not isinstance(line, Mapping):
        raise LineError('expected an object like {"user": "u1", "text": "..."}')
    unknown = sorted(set(line) - _MEMBERS)
    if unknown:
        raise LineError(f"unknown member {unknown[0]!r}; expected some of {', '.join(sorted(_MEMBERS))}")
    user = _text(line, "user")
    if not user:
        raise LineError('"user" is missing; expected a name of your own for whoever writes, like "u1"')
    kind = _kind(line)
    return Incoming(
        sender=user,
        kind=Kind.EVENT if kind == TICK else Kind(kind),
        text=_text(line, "text")[:_TEXT_CHARACTERS],
        choice=_text(line, "choice"),
        event=TICK if kind == TICK else _text(line, "event").lower(),
        event_key=_text(line, "event_key"),
        staff_account=_text(line, "staff_account"),
        delivery=f"line:{user}:{_text(line, 'msg_id') or f'{_PROCESS}:{serial}'}",
        created_at=now,
        answerable=line.get("event") != STAFF,
    )


def _kind(line: Mapping[str, object]) -> str:
    default = (
        Kind.EVENT if line.get("event") else Kind.TAP if line.get("choice") and not line.get("text") else Kind.TEXT
    )
    kind = _text(line, "type") or str(default)
    if kind not in TYPES:
        raise LineError(f'"type" is {kind!r}; expected one of {", ".join(TYPES)}')
    if kind == Kind.TAP and not (line.get("choice") or line.get("text")):
        raise LineError('a tap needs "choice", the id of the choice that is tapped')
    if kind == Kind.EVENT and not line.get("event"):
        raise LineError('an event needs "event", such as "subscribe"')
    return kind


def _text(line: Mapping[str, object], member: str) -> str:
    value = line.get(member, "")
    if value is None:
        return ""
    if isinstance(value, bool | list | dict | float):
        raise LineError(f"{member!r} is {type(value).__name__}; expected text")
    return str(value)
