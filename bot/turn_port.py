"""What the engine of turns and the dialogue say to each other: plain values and one port."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.answers import Answer
from bot.inbox.unclear import Unclear
from bot.incoming import Incoming
from dialogs.values import value


class Grant(StrEnum):
    """What a user's doing allows an account to send on its own."""

    NONE = ""
    #: Five in 48 hours.
    MESSAGE = "message"
    #: Three in one minute: a menu, a follow, a scan, a choice that was tapped.
    TAP = "tap"


@value(frozen=True, slots=True, kw_only=True)
class Stored:
    """What the store held for the user at the beginning of the turn."""

    session: bytes | None
    #: Waiting to be said, oldest first; each opaque: a reply of an earlier turn, or what was put in by itself.
    outbox: tuple[bytes, ...] = ()


@value(frozen=True, slots=True, kw_only=True)
class Taken:
    """What one turn decided. Nothing of it has happened until it is committed."""

    #: None leaves the stored session as it is (with `erase` nothing is kept anyway).
    session: bytes | None
    #: Opaque record from which the answer can be made again, stored by delivery.
    reply: bytes
    #: What `Dialogue.answer` would give for `reply`, where the turn has it at hand already.
    answer: Answer | None = None
    #: One entry, appended to the user's transcript.
    transcript: bytes | None = None
    #: How many outbox items this reply carries, from the head.
    drained: int = 0
    #: Follow-ups (name, unix seconds): they replace all that were due for the user. None leaves those.
    due: tuple[tuple[str, int], ...] | None = None
    #: Delete everything about the user and leave a tombstone.
    erase: bool = False
    #: Who may speak from now on: `bot`, `queued` or `staff`. "" leaves it.
    owner: str = ""
    #: What lists show of the conversation; b"" takes it off them, None leaves it.
    card: bytes | None = None
    #: Records to be said by themselves, as they would stand in the outbox: see `bot.outgoing`.
    says: tuple[bytes, ...] = ()
    #: Drop what the bot had waiting to be said: staff have taken over.
    hush: bool = False
    #: What this allows to be sent on our own (protocol, section 4): after a message, after a tap, or nothing new.
    grant: Grant = Grant.NONE
    #: What was not understood, for the inbox: kept after the answer, and apart from the user.
    unclear: Unclear | None = None
    #: Fields for the one log line: act, state before and after, cause, owner. Never text, never an openid.
    log: Mapping[str, str | int | float] = field(default_factory=dict)


class Dialogue(Protocol):
    """What a turn does. No method touches the store: `take` may run again for a delivery that was not committed."""

    def take(self, stored: Stored, incoming: Incoming, now: datetime) -> Taken:
        """One turn, as a value."""
        ...

    def answer(self, reply: bytes) -> Answer:
        """The answer of that reply record: the same record gives the same answer, on every worker."""
        ...

    def still_working(self) -> Answer:
        """Said when time is up before the turn is: ask me again. Nothing of the user was read, so in all languages."""
        ...

    def unavailable(self) -> Answer:
        """Said when the store is down. In all languages, for the same reason."""
        ...
