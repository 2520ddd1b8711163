"""What the memory store keeps of one user, and how that grows old."""

from dataclasses import dataclass, field
from enum import Enum, auto

from bot.outgoing import STAFF_MARK
from bot.store.port import DELIVERY_TTL_S, REPLY_TTL_S, Answered, Claim, Claimed, Gone, Sending
from bot.turn_port import Stored


class State(Enum):
    PENDING = auto()
    ANSWERED = auto()
    #: Known, with nothing left to say.
    EMPTY = auto()


@dataclass(slots=True, kw_only=True)
class Delivery:
    at: float
    state: State = State.PENDING
    posts: list[str] = field(default_factory=list)
    is_told: bool = False
    fence: int = 0
    reply: bytes = b""


@dataclass(slots=True, kw_only=True)
class Held:
    claim: Claim
    post: str
    parcel: bytes | None
    until: float


@dataclass(slots=True, kw_only=True)
class Sent:
    """A record that somebody is sending."""

    sending: Sending
    until: float
    #: The place in the ledger where it is counted, and the grant that it is counted under.
    place: int
    since: float


@dataclass(slots=True, kw_only=True)
class User:
    """All that is kept of one user."""

    is_known: bool = False
    session: bytes | None = None
    silent_since: float = 0.0
    deliveries: dict[str, Delivery] = field(default_factory=dict)
    erased_at: float | None = None
    deliveries_until: float = 0.0
    outbox: list[bytes] = field(default_factory=list)
    transcript: list[bytes] = field(default_factory=list)
    due: dict[str, int] = field(default_factory=dict)
    held: Held | None = None
    line: dict[str, bytes] = field(default_factory=dict)
    line_until: float = 0.0
    owner: str = ""
    card: bytes | None = None
    #: What may be sent: since when after a message, how many were, and the same after a tap.
    ledger: list[float] = field(default_factory=lambda: [0.0, 0, 0.0, 0])
    sending: Sent | None = None
    try_at: float = 0.0

    def forget(self) -> None:
        """All but the deliveries and the tombstone."""
        self.is_known, self.session = False, None
        self.owner, self.card, self.sending, self.ledger = "", None, None, [0.0, 0, 0.0, 0]
        for kept in (self.outbox, self.transcript, self.due, self.line):
            kept.clear()

    def expire(self, now: float, session_ttl_s: float) -> None:
        """Takes out whatever is over at that time."""
        if self.held and self.held.until <= now:
            self.held = None
        if self.line_until <= now:
            self.line.clear()
        if self.is_known and self.silent_since + session_ttl_s <= now:
            self.forget()
        if self.deliveries_until <= now:
            self.deliveries.clear()
            self.erased_at = None
        # The newest stands last, so the old ones are first.
        for name in list(self.deliveries):
            if self.deliveries[name].at + REPLY_TTL_S > now:
                break
            self._age(name, now)

    def leave_to_staff(self) -> None:
        """Takes out what the bot would have said."""
        self.outbox[:] = [item for item in self.outbox if item.startswith(STAFF_MARK)]

    def _age(self, name: str, now: float) -> None:
        known = self.deliveries[name]
        if known.at + DELIVERY_TTL_S <= now:
            del self.deliveries[name]
        elif known.state is State.ANSWERED:
            self.deliveries[name] = Delivery(at=known.at, state=State.EMPTY)


def holds(user: User, claim: Claim) -> bool:
    return user.held is not None and user.held.claim == claim


def verdict(user: User, delivery: str) -> Answered | Gone | None:
    """What became of a delivery; None while that is open."""
    known = user.deliveries.get(delivery)
    if known is None or known.state is State.PENDING:
        return None
    return Answered(reply=known.reply) if known.state is State.ANSWERED else Gone()


def claimed(user: User, held: Held, attempt: int) -> Claimed:
    stored = Stored(session=user.session, outbox=tuple(user.outbox))
    return Claimed(claim=held.claim, stored=stored, attempt=attempt, parcel=held.parcel)
