"""A store in the process's own memory, for scripts and tests: it keeps bytes, and loses what Redis would lose."""

import hashlib
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from bot.store.errors import LostClaimError
from bot.store.port import (
    CLAIM_TTL_S,
    DELIVERY_TTL_S,
    LINE_TTL_S,
    OUTBOX_KEPT,
    REPLY_TTL_S,
    SESSION_TTL_S,
    TRANSCRIPT_KEPT,
    Answered,
    Arrival,
    Claim,
    Claimed,
    Free,
    Gone,
    Owed,
    Sayable,
    Waiting,
)
from bot.turn_port import Stored, Taken


class _State(Enum):
    PENDING = auto()
    ANSWERED = auto()
    #: Known, with nothing left to say.
    EMPTY = auto()


@dataclass(slots=True, kw_only=True)
class _Delivery:
    at: float
    state: _State = _State.PENDING
    posts: list[str] = field(default_factory=list)
    is_told: bool = False
    fence: int = 0
    reply: bytes = b""


@dataclass(slots=True, kw_only=True)
class _Held:
    claim: Claim
    post: str
    parcel: bytes | None
    until: float


@dataclass(slots=True, kw_only=True)
class _User:
    """All that is kept of one user."""

    is_known: bool = False
    session: bytes | None = None
    silent_since: float = 0.0
    deliveries: dict[str, _Delivery] = field(default_factory=dict)
    erased_at: float | None = None
    deliveries_until: float = 0.0
    outbox: list[bytes] = field(default_factory=list)
    transcript: list[bytes] = field(default_factory=list)
    due: dict[str, int] = field(default_factory=dict)
    held: _Held | None = None
    line: dict[str, bytes] = field(default_factory=dict)
    line_until: float = 0.0

    def forget(self) -> None:
        """All but the deliveries and the tombstone."""
        self.is_known, self.session = False, None
        for kept in (self.outbox, self.transcript, self.due, self.line):
            kept.clear()


class MemoryStore:
    """Implements `bot.store.port.Store` for the threads of one process; things expire by the clock `seconds`."""

    def __init__(
        self,
        *,
        claim_ttl_s: float = CLAIM_TTL_S,
        session_ttl_s: float = SESSION_TTL_S,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._claim_ttl_s = claim_ttl_s
        self._session_ttl_s = session_ttl_s
        self._seconds = seconds
        self._users: dict[str, _User] = {}
        self._fence = 0
        self._lock = threading.Lock()

    @property
    def claim_ttl_s(self) -> float:
        return self._claim_ttl_s

    def name_of(self, delivery: str) -> str:
        return hashlib.sha256(delivery.encode(errors="surrogatepass")).hexdigest()[:12]

    def _named(self, arrival: Arrival) -> Arrival:
        """The same, known by the store's own name of the delivery from here on."""
        return replace(arrival, delivery=self.name_of(arrival.delivery))

    def begin(self, arrival: Arrival) -> Answered | Gone | Claimed | Waiting:
        arrival = self._named(arrival)
        with self._user(arrival.sender) as user:
            verdict = _verdict(user, arrival.delivery)
            if verdict is not None:
                return verdict
            if user.erased_at is not None and arrival.created_at < user.erased_at:
                return Gone()
            attempt = self._count(user, arrival)
            if user.held and user.held.post != arrival.post:
                if user.held.claim.delivery != arrival.delivery:
                    self._wait_in_line(user, arrival)
                return Waiting(attempt=attempt)
            return self._claim(user, arrival, attempt)

    def begin_next(self, sender: str, post: str) -> Claimed | None:
        with self._user(sender) as user:
            if user.held and user.held.post == post:
                return _claimed(user, user.held, 0)
            if user.held or not user.line:
                return None
            delivery = next(iter(user.line))
            return _claimed(user, self._hold(user, sender, delivery, post, user.line.pop(delivery)), 0)

    def commit(self, claim: Claim, taken: Taken, *, created_at: float, sayable: Sayable) -> bool:
        with self._user(claim.sender) as user:
            known = user.deliveries.get(claim.delivery) or _Delivery(at=self._seconds())
            if not _holds(user, claim):
                if known.state is _State.ANSWERED and known.fence == claim.fence:
                    return False
                raise LostClaimError(f"The claim of delivery {claim.delivery} was lost before its turn was committed.")
            if taken.erase:
                self._erase(user, created_at)
            else:
                self._keep(user, known, taken, sayable)
                user.line.pop(claim.delivery, None)
            user.held = None
            user.deliveries.pop(claim.delivery, None)
            user.deliveries[claim.delivery] = _Delivery(
                at=self._seconds(), state=_State.ANSWERED, fence=claim.fence, reply=taken.reply
            )
            return any(user.deliveries[waiting].is_told for waiting in user.line if waiting in user.deliveries)

    def renew(self, claim: Claim) -> bool:
        with self._user(claim.sender) as user:
            if not user.held or not _holds(user, claim):
                return False
            user.held.until = self._seconds() + self._claim_ttl_s
            return True

    def release(self, claim: Claim) -> None:
        with self._user(claim.sender) as user:
            if _holds(user, claim):
                user.held = None
                user.line.pop(claim.delivery, None)

    def look(self, arrival: Arrival) -> Answered | Gone | Waiting | Free:
        arrival = self._named(arrival)
        with self._user(arrival.sender) as user:
            return _verdict(user, arrival.delivery) or (Waiting(attempt=0) if user.held else Free())

    def owe(self, arrival: Arrival) -> Answered | Gone | Free | Owed:
        arrival = self._named(arrival)
        with self._user(arrival.sender) as user:
            verdict = _verdict(user, arrival.delivery)
            if verdict is not None:
                return verdict
            if not user.held:
                return Free()
            self._known(user, arrival.delivery).is_told = True
            is_running = user.held.claim.delivery == arrival.delivery
            self._wait_in_line(user, arrival)
            if is_running:
                # The turn that is running came before all that wait.
                user.line = {arrival.delivery: arrival.parcel, **user.line}
            return Owed()

    def append(self, sender: str, item: bytes) -> bool:
        with self._user(sender) as user:
            if user.is_known:
                user.outbox[:] = [*user.outbox, item][-OUTBOX_KEPT:]
            return user.is_known

    def erase(self, sender: str, *, at: float) -> None:
        with self._user(sender) as user:
            self._erase(user, at)
            user.held = None

    def peek(self, sender: str) -> Stored:
        with self._user(sender) as user:
            return Stored(session=user.session, outbox=tuple(user.outbox))

    def transcript(self, sender: str) -> Sequence[bytes]:
        with self._user(sender) as user:
            return list(user.transcript)

    def due(self, sender: str) -> dict[str, int]:
        """What is due for that user, and when: for those who look on."""
        with self._user(sender) as user:
            return dict(user.due)

    def ping(self) -> None:
        """It is always there."""

    @contextmanager
    def _user(self, sender: str) -> Iterator[_User]:
        with self._lock:
            user = self._users.setdefault(sender, _User())
            self._expire(user)
            yield user

    def _expire(self, user: _User) -> None:
        now = self._seconds()
        if user.held and user.held.until <= now:
            user.held = None
        if user.line_until <= now:
            user.line.clear()
        if user.is_known and user.silent_since + self._session_ttl_s <= now:
            user.forget()
        if user.deliveries_until <= now:
            user.deliveries.clear()
            user.erased_at = None
        # The newest stands last, so the old ones are first.
        for name in list(user.deliveries):
            if user.deliveries[name].at + REPLY_TTL_S > now:
                break
            _age(user, name, now)

    def _count(self, user: _User, arrival: Arrival) -> int:
        known = self._known(user, arrival.delivery)
        if arrival.post not in known.posts:
            known.posts.append(arrival.post)
        return known.posts.index(arrival.post) + 1

    def _known(self, user: _User, delivery: str) -> _Delivery:
        user.deliveries_until = self._seconds() + DELIVERY_TTL_S
        return user.deliveries.setdefault(delivery, _Delivery(at=self._seconds()))

    def _claim(self, user: _User, arrival: Arrival, attempt: int) -> Claimed:
        if user.held:
            # The client repeats a command whose answer it did not get.
            return _claimed(user, user.held, attempt if user.held.parcel is None else 0)
        first = next(iter(user.line), arrival.delivery)
        if first == arrival.delivery:
            user.line.pop(first, None)
            return _claimed(user, self._hold(user, arrival.sender, first, arrival.post, None), attempt)
        self._wait_in_line(user, arrival)
        return _claimed(user, self._hold(user, arrival.sender, first, arrival.post, user.line.pop(first)), 0)

    def _hold(self, user: _User, sender: str, delivery: str, post: str, parcel: bytes | None) -> _Held:
        self._fence += 1
        claim = Claim(sender=sender, delivery=delivery, fence=self._fence)
        user.held = _Held(claim=claim, post=post, parcel=parcel, until=self._seconds() + self._claim_ttl_s)
        return user.held

    def _wait_in_line(self, user: _User, arrival: Arrival) -> None:
        if arrival.delivery not in user.line:
            user.line[arrival.delivery] = arrival.parcel
            user.line_until = self._seconds() + LINE_TTL_S

    def _keep(self, user: _User, known: _Delivery, taken: Taken, sayable: Sayable) -> None:
        user.is_known, user.silent_since = True, self._seconds()
        if taken.session is not None:
            user.session = taken.session
        if taken.transcript is not None:
            user.transcript[:] = [*user.transcript, taken.transcript][-TRANSCRIPT_KEPT:]
        if taken.due is not None:
            user.due = dict(taken.due)
        del user.outbox[: taken.drained]
        if sayable is Sayable.ALWAYS or (sayable is Sayable.IF_TOLD and known.is_told):
            user.outbox[:] = [*user.outbox, taken.reply][-OUTBOX_KEPT:]

    def _erase(self, user: _User, at: float) -> None:
        user.forget()
        for known in user.deliveries:
            user.deliveries[known] = _Delivery(at=self._seconds(), state=_State.EMPTY)
        user.erased_at = max(at, user.erased_at or at)
        user.deliveries_until = self._seconds() + DELIVERY_TTL_S


def _holds(user: _User, claim: Claim) -> bool:
    return user.held is not None and user.held.claim == claim


def _verdict(user: _User, delivery: str) -> Answered | Gone | None:
    known = user.deliveries.get(delivery)
    if known is None or known.state is _State.PENDING:
        return None
    return Answered(reply=known.reply) if known.state is _State.ANSWERED else Gone()


def _claimed(user: _User, held: _Held, attempt: int) -> Claimed:
    stored = Stored(session=user.session, outbox=tuple(user.outbox))
    return Claimed(claim=held.claim, stored=stored, attempt=attempt, parcel=held.parcel)


def _age(user: _User, name: str, now: float) -> None:
    known = user.deliveries[name]
    if known.at + DELIVERY_TTL_S <= now:
        del user.deliveries[name]
    elif known.state is _State.ANSWERED:
        user.deliveries[name] = _Delivery(at=known.at, state=_State.EMPTY)
