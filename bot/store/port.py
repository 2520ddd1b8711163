"""The port of the store: what a turn asks of it, and the values that go over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.turn_port import Stored, Taken
from dialogs.values import value

#: A session is forgotten when its user has been silent this long.
SESSION_TTL_S = 180 * 24 * 3600
#: A retry gets the stored reply for this long at least; WeChat's last one comes within 15 s.
REPLY_TTL_S = 600
#: A delivery is known for this long, so that a retry is never a second step; a tombstone stands as long.
DELIVERY_TTL_S = 24 * 3600
#: A message that waits for its user's running turn is kept in line for this long.
LINE_TTL_S = 3600
#: Longer than the 5 s that WeChat waits, so that a slow turn keeps its claim.
CLAIM_TTL_S = 8.0
#: Entries of the transcript that are kept, and items of the outbox: the newest.
TRANSCRIPT_KEPT = 200
OUTBOX_KEPT = 20


@value(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One POST of one delivery."""

    sender: str
    delivery: str
    #: When the user sent it, in unix seconds by WeChat's clock.
    created_at: float
    #: Eight letters of its own for every POST: a command that the client repeats counts once.
    post: str
    #: The whole message, for whoever takes its turn when this POST cannot wait.
    parcel: bytes


@value(frozen=True, slots=True, kw_only=True)
class Claim:
    """The right to commit one turn of one user, for as long as it is renewed."""

    sender: str
    #: The store's name of the delivery: the same for every retry, and no personal data.
    delivery: str
    #: Grows with every claim in the bucket; a commit with an old one is refused.
    fence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The delivery had its turn, and this is the reply."""

    reply: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """Nothing is left to say: the reply has expired, or the user was erased after this was sent."""


@value(frozen=True, slots=True, kw_only=True)
class Claimed:
    """The turn is ours to take."""

    claim: Claim
    stored: Stored
    #: Which POST of the delivery this is, from 1; 0 for a message out of the line.
    attempt: int
    #: None when it is the turn of the arrival itself; else the message that was first in line.
    parcel: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A turn of this user is running: of this delivery, or of one before it."""

    attempt: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Free:
    """Nobody runs a turn of this user, and this delivery has not had its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """The reply of this delivery will be in the outbox; until then its message is kept in line."""


class Sayable(StrEnum):
    """Whether the reply of a turn goes into the outbox."""

    NEVER = "never"
    #: If somebody was told "still working" in the meantime.
    IF_TOLD = "if_told"
    #: In any case: nobody listens any more.
    ALWAYS = "always"


#: What the platform lets an account send on its own: so many within so many seconds. A grant is taken to be over a
#: little before the platform's own clock says so. Grants do not add up: while one after a message runs, it is the one.
MESSAGE_GRANT, TAP_GRANT = (5, 48 * 3600 - 10), (3, 55)
#: Whoever sends has so long to say what came of it; then somebody else tries.
SENDING_LEASE_S = 60.0


@value(frozen=True, slots=True, kw_only=True)
class Sending:
    """One record that is ours to send now. It is counted already."""

    sender: str
    #: The conversation's public name.
    name: str
    item: bytes
    ticket: str


class Unsent(StrEnum):
    """What becomes of a record that was not sent."""

    #: It waits for the user's next doing, or, where a time is named, for that.
    KEEP = "keep"
    DROP = "drop"
    #: Dropped; and nothing more is tried before the user does something.
    UNREACHABLE = "unreachable"
    #: Nobody knows whether it was. It stays counted, and waits for a reply, marked; it is never sent again.
    UNSURE = "unsure"


class Store(Protocol):
    """
    Where conversations are kept. Every method is one round trip and may be repeated with the same arguments.

    Every method raises StoreDownError. Reply, session and outbox items are opaque bytes.
    """

    @property
    def claim_ttl_s(self) -> float:
        """How long a claim lives without being renewed."""
        ...

    def name_of(self, delivery: str) -> str:
        """What logs may call that delivery."""
        ...

    def begin(self, arrival: Arrival) -> Answered | Gone | Claimed | Waiting:
        """
        Count this POST, and claim the user and the delivery if no turn of the user is running.

        Deliveries of a user have their turns in the order in which they came: one that finds
        another running, or waiting before it, is put in line. Who finds the user free and somebody
        else first in line is given that message's turn, and begins again afterwards.
        """
        ...

    def begin_next(self, sender: str, post: str) -> Claimed | None:
        """Claim the turn of the message that is first in the user's line, if there is one and the user is free."""
        ...

    def commit(self, claim: Claim, taken: Taken, *, created_at: float, sayable: Sayable) -> bool:
        """
        Write all that the turn decided, free the claim, and say whether messages in line are owed an answer.

        Repeated by the client, it writes once. Raises LostClaimError when the claim is not ours any more.
        With `erase` only the names of the known deliveries, this reply and the time of erasure stay, for a day.
        """
        ...

    def renew(self, claim: Claim) -> bool:
        """Let the claim live on; False when it is not ours any more."""
        ...

    def release(self, claim: Claim) -> None:
        """Give the claim back without a commit: nothing happened, the next POST may try."""
        ...

    def look(self, arrival: Arrival) -> Answered | Gone | Waiting | Free:
        """How it stands with a delivery that began before; changes nothing."""
        ...

    def owe(self, arrival: Arrival) -> Answered | Gone | Free | Owed:
        """Promise the answer for later: whoever takes the turn puts the reply into the outbox."""
        ...

    def append(self, sender: str, item: bytes) -> bool:
        """Put something into the outbox; False when nothing is known of that user."""
        ...

    def erase(self, sender: str, *, at: float) -> None:
        """Delete all about the user and leave a tombstone: what was created before `at` brings nothing back."""
        ...

    def peek(self, sender: str) -> Stored:
        """What a turn would find now, without a claim."""
        ...

    def transcript(self, sender: str) -> Sequence[bytes]:
        """The kept entries, oldest first."""
        ...

    def name_of_user(self, sender: str) -> str:
        """What staff and lists call the conversation of that user: `<bucket>.<name>`."""
        ...

    def sender_of(self, name: str) -> str | None:
        """Whose conversation that is; None when nothing is known of it."""
        ...

    def cards(self) -> Mapping[str, bytes]:
        """What lists show, by public name: of every conversation that a turn gave a card."""
        ...

    def may_send(self, sender: str, *, now: float) -> int:
        """How many records could be sent to that user now."""
        ...

    def claim_send(self, bucket: int, *, now: float) -> Sending | None:
        """
        What is to be sent next in that bucket, counted, and kept from everybody else for SENDING_LEASE_S.

        None when nothing is: nothing waits, a turn of the user is running, the ledger is used up. What is not the
        present owner's to say is dropped. What somebody had for longer than that is unsure (see `Unsent`), whatever
        the ledger says.
        """
        ...

    def sent(self, sending: Sending) -> bool:
        """It has arrived; False when it was taken for unsure meanwhile."""
        ...

    def unsent(self, sending: Sending, fate: Unsent, *, not_before: float = 0.0) -> bool:
        """
        It has not, and, but for UNSURE, was not counted by the platform either.

        False when that is known of it already: somebody took too long.
        """
        ...

    def wait_for_change(self, timeout_s: float) -> bool:
        """Waits until a card has changed since this thread last asked, or the time is over; whether one has."""
        ...

    def ping(self) -> None:
        """Raise StoreDownError unless the store answers."""
        ...
