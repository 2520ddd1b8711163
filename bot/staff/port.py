"""What the console asks of the bot, as values and one port. The console knows nothing else of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from dialogs.values import value


class Queue(StrEnum):
    """Where a conversation stands, from the desk's point of view."""

    WAITING = "waiting"
    MINE = "mine"
    #: With another member of staff.
    TAKEN = "taken"
    BOT = "bot"
    SNOOZED = "snoozed"
    CLOSED = "closed"


class Doing(StrEnum):
    """What staff can do with a conversation. The values are those of the audit, too."""

    TAKE = "take"
    REPLY = "reply"
    NOTE = "note"
    SET_FACT = "set_fact"
    DROP_FACT = "drop_fact"
    #: Back to the bot, at a chosen state, with a note of what was agreed.
    HAND_OVER = "hand_over"
    #: Back into the queue, for whoever is free.
    REQUEUE = "requeue"
    TRANSFER = "transfer"
    SNOOZE = "snooze"
    CLOSE = "close"
    SET_LOCALE = "set_locale"


@value(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that a member of staff does. The same `key` is the same action: repeated, it happens once."""

    doing: Doing
    #: The conversation's name in the store; no openid.
    name: str
    account: str
    key: str
    #: A reply, a note, or what was agreed.
    text: str = ""
    slot: str = ""
    value: str = ""
    #: With HAND_OVER: the state to go on in; "" where it was.
    state: str = ""
    #: With TRANSFER: the other account. With CLOSE: the outcome.
    to: str = ""
    #: With SNOOZE: unix seconds.
    until: int = 0
    #: Also in a conversation that a colleague has. Set by whoever judges roles, and by no page.
    over_others: bool = False


class Refusal(StrEnum):
    """Why an action did not happen; nothing was changed."""

    #: Somebody else has it; `Done.by` says who.
    TAKEN_BY_OTHER = "taken_by_other"
    #: It is not with this member of staff, so they cannot speak in it.
    NOT_YOURS = "not_yours"
    GONE = "gone"
    UNKNOWN_STATE = "unknown_state"
    BAD_VALUE = "bad_value"
    STORE_DOWN = "store_down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of an action."""

    refusal: Refusal | None = None
    by: str = ""
    #: Whether a reply goes out now; False: it is kept for the user's next message.
    goes_out_now: bool = True


@value(frozen=True, slots=True, kw_only=True)
class Card:
    """One conversation in a list. Nothing in it names the user."""

    name: str
    owner: str
    account: str
    #: Unix seconds: since when it has this owner, and of the user's last message.
    since: int
    seen: int
    snoozed_until: int
    is_closed: bool
    locale: str
    state: str
    cause: str
    #: Decimal string in CNY, or "".
    amount: str
    case: int
    #: Messages that nobody of the staff has seen.
    unseen: int
    #: Why it was handed off: `asked`, `misses`, `amount`, `deadline`, `distress`, `legal_threat`, `minor`, `scam`,
    #: `used_up`.
    reason: str
    #: What the user sees, a value of that slot; it names a conversation whose cause is not concluded yet.
    situation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry of a conversation as staff read it."""

    at: int
    #: `user`, `bot`, `staff`, `note`, `event`.
    who: str
    account: str
    text: str
    #: The same in the reader's own language, where the bot said it; "" where it is the same.
    in_reader_language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """A fact as staff see and edit it."""

    slot: str
    topic: str
    value: str
    answer: str
    #: The values that it can have, with their labels; empty for dates, amounts and numbers.
    choices: tuple[tuple[str, str], ...]
    is_masked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseRow:
    """A likely cause, with its reasons in words."""

    cause: str
    name: str
    probability: float
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    still_open: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Something that staff may send with one key: in the user's language, and in the reader's beside it."""

    #: `question`, `remedy`, `draft`, `canned`.
    kind: str
    id: str
    text: str
    in_reader_language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """All that staff see when they open a conversation: the context pack (H6). Texts are in the reader's language."""

    card: Card
    summary: str
    lines: tuple[Line, ...]
    facts: tuple[FactRow, ...]
    causes: tuple[CauseRow, ...]
    #: Steps taken, with the day of each, in words.
    steps: tuple[str, ...]
    #: What falls due, in words.
    dates: tuple[str, ...]
    evidence: tuple[str, ...]
    notes: tuple[Line, ...]
    suggestions: tuple[Suggestion, ...]
    #: States that a hand-over may go to, with their names; the first is where it was.
    states: tuple[tuple[str, str], ...]
    #: Whether a reply would reach the user now; else it waits for their next message.
    can_send_now: bool
    #: Topics of facts that could be added.
    missing: tuple[FactRow, ...]
    #: Days of the case that it can be snoozed until: unix seconds, and what falls due then, in words.
    due: tuple[tuple[int, str], ...] = ()


class Desk(Protocol):
    """The bot as staff see it."""

    def cards(self) -> Sequence[Card]:
        """Every open conversation, and those closed in the last days. Raises StoreDownError."""
        ...

    def open(self, name: str, account: str, reader_locale: str) -> Pack | None:
        """The context pack; None when the conversation is gone (the user left, or was forgotten)."""
        ...

    def unmasked(self, name: str) -> dict[str, str]:
        """Slot -> whole value of what a pack masks (order and refund numbers). The caller audits it."""
        ...

    def act(self, action: Action) -> Done:
        """Does it, or says why not; never half."""
        ...

    def begin_case(self, name_or_openid: str, account: str, locale: str) -> str | None:
        """Opens a case for a user whom the bot has never met, in the name of staff; its name, None for no openid."""
        ...

    def typing(self, name: str, account: str) -> None:
        """
        That account types a reply: the user's phone may show it for 15 s. Call it at most each few seconds.

        A courtesy that asks nothing of WeChat itself: whatever speaks against it, also a store that is down, is no
        fault. Nothing happens when somebody else has the conversation.
        """
        ...

    def changes(self, timeout_s: float) -> bool:
        """Waits until something has changed in any conversation, or the time is over; whether something has."""
        ...
