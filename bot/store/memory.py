"""A store in the process's own memory, for scripts and tests: it keeps bytes, and loses what Redis would lose."""

import hashlib
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from itertools import count

from bot.outgoing import STAFF_MARK, is_unsure, mark_unsure
from bot.store.changes import Bell
from bot.store.errors import LostClaimError
from bot.store.port import (
    CLAIM_TTL_S,
    DELIVERY_TTL_S,
    LINE_TTL_S,
    MESSAGE_GRANT,
    OUTBOX_KEPT,
    REPLY_TTL_S,
    SENDING_LEASE_S,
    SESSION_TTL_S,
    TAP_GRANT,
    TRANSCRIPT_KEPT,
    Answered,
    Arrival,
    Claim,
    Claimed,
    Free,
    Gone,
    Owed,
    Sayable,
    Sending,
    Unsent,
    Waiting,
)
from bot.turn_port import Grant, Stored, Taken


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
class _Sent:
    """A record that somebody is sending."""

    sending: Sending
    until: float
    #: The place in the ledger where it is counted, and the grant that it is counted under.
    place: int
    since: float


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
    owner: str = ""
    card: bytes | None = None
    #: What may be sent: since when after a message, how many were, and the same after a tap.
    ledger: list[float] = field(default_factory=lambda: [0.0, 0, 0.0, 0])
    sending: _Sent | None = None
    try_at: float = 0.0

    def forget(self) -> None:
        """All but the deliveries and the tombstone."""
        self.is_known, self.session = False, None
        self.owner, self.card, self.sending, self.ledger = "", None, None, [0.0, 0, 0.0, 0]
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
        self._bell = Bell()
        self._tickets = count(1)

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
                user.line.pop(claim.delivery, None)
                self._keep(user, known, taken, sayable, created_at)
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
                user.try_at = 0.0
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

    def name_of_user(self, sender: str) -> str:
        digest = hashlib.sha256(sender.encode(errors="surrogatepass"))
        return f"{digest.digest()[0]:03d}.{digest.hexdigest()[:16]}"

    def sender_of(self, name: str) -> str | None:
        return next((sender for sender in self._known_senders() if self.name_of_user(sender) == name), None)

    def cards(self) -> Mapping[str, bytes]:
        found = {}
        for sender in self._known_senders():
            with self._user(sender) as user:
                if user.card is not None:
                    found[self.name_of_user(sender)] = user.card
        return found

    def may_send(self, sender: str, *, now: float) -> int:
        with self._user(sender) as user:
            return max(0, int(_allowed(user.ledger, now)[1]))

    def claim_send(self, bucket: int, *, now: float) -> Sending | None:
        tag = f"{bucket:03d}."
        for sender in self._known_senders():
            if self.name_of_user(sender).startswith(tag):
                with self._user(sender) as user:
                    found = self._give(user, sender, now)
                if found is not None:
                    return found
        return None

    def sent(self, sending: Sending) -> bool:
        with self._user(sending.sender) as user:
            return _ended(user, sending) is not None

    def unsent(self, sending: Sending, fate: Unsent, *, not_before: float = 0.0) -> bool:
        with self._user(sending.sender) as user:
            sent = _ended(user, sending)
            if sent is None:
                return False
            if fate is not Unsent.UNSURE and user.ledger[sent.place - 1] == sent.since:
                user.ledger[sent.place] = max(0, user.ledger[sent.place] - 1)
                if fate is Unsent.UNREACHABLE or (fate is Unsent.KEEP and not not_before):
                    user.ledger[0] = user.ledger[2] = 0.0
            user.try_at = 0.0
            if fate in {Unsent.KEEP, Unsent.UNSURE}:
                user.outbox.insert(0, mark_unsure(sending.item) if fate is Unsent.UNSURE else sending.item)
                user.try_at = not_before
            return True

    def wait_for_change(self, timeout_s: float) -> bool:
        return self._bell.wait(timeout_s)

    def due(self, sender: str) -> dict[str, int]:
        """What is due for that user, and when: for those who look on."""
        with self._user(sender) as user:
            return dict(user.due)

    def ping(self) -> None:
        """It is always there."""

    def _known_senders(self) -> list[str]:
        with self._lock:
            for user in self._users.values():
                self._expire(user)
            return [sender for sender, user in self._users.items() if user.is_known]

    def _give(self, user: _User, sender: str, now: float) -> Sending | None:
        if user.held or (user.sending and user.sending.until > now) or user.try_at > now:
            return None
        if user.sending:
            # Whoever had it is gone without a word: it may have arrived, and stays counted.
            user.outbox.insert(0, mark_unsure(user.sending.sending.item))
            user.sending = None
        if user.owner == "staff":
            user.outbox[:] = [item for item in user.outbox if item.startswith(STAFF_MARK)]
        first = next((item for item in user.outbox if not is_unsure(item)), None)
        place, left = _allowed(user.ledger, now)
        if first is None or left <= 0:
            return None
        user.outbox.remove(first)
        user.ledger[place] += 1
        sending = Sending(
            sender=sender,
            name=self.name_of_user(sender),
            item=first,
            ticket=str(next(self._tickets)),
        )
        user.sending = _Sent(sending=sending, until=now + SENDING_LEASE_S, place=place, since=user.ledger[place - 1])
        return sending

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

    def _keep(self, user: _User, known: _Delivery, taken: Taken, sayable: Sayable, created_at: float) -> None:
        is_owed = sayable is Sayable.ALWAYS or (sayable is Sayable.IF_TOLD and known.is_told)
        keeps_something = taken.session is not None or taken.transcript is not None or taken.says or is_owed
        if not (user.is_known or keeps_something):
            return
        user.is_known, user.silent_since = True, self._seconds()
        user.owner = taken.owner or user.owner
        if taken.session is not None:
            user.session = taken.session
        if taken.transcript is not None:
            user.transcript[:] = [*user.transcript, taken.transcript][-TRANSCRIPT_KEPT:]
        if taken.due is not None:
            user.due = dict(taken.due)
        del user.outbox[: taken.drained]
        if taken.hush:
            user.outbox[:] = [item for item in user.outbox if item.startswith(STAFF_MARK)]
        owed = (taken.reply,) if is_owed else ()
        user.outbox[:] = [*user.outbox, *owed, *taken.says][-OUTBOX_KEPT:]
        user.try_at = 0.0
        place = _PLACES.get(taken.grant)
        if place is not None and created_at >= user.ledger[place]:
            user.ledger[place : place + 2] = [created_at, 0]
        if taken.card is not None and (taken.card or None) != user.card:
            user.card = taken.card or None
            self._bell.ring()

    def _erase(self, user: _User, at: float) -> None:
        if user.card is not None:
            self._bell.ring()
        user.forget()
        for known in user.deliveries:
            user.deliveries[known] = _Delivery(at=self._seconds(), state=_State.EMPTY)
        user.erased_at = max(at, user.erased_at or at)
        user.deliveries_until = self._seconds() + DELIVERY_TTL_S


#: Where a grant stands in the ledger.
_PLACES = {Grant.MESSAGE: 0, Grant.TAP: 2}


def _allowed(ledger: list[float], now: float) -> tuple[int, float]:
    """Which count is the one now, by its place, and what it leaves."""
    for place, (most, seconds) in ((1, MESSAGE_GRANT), (3, TAP_GRANT)):
        if now < ledger[place - 1] + seconds:
            return place, most - ledger[place]
    return 1, 0


def _ended(user: _User, sending: Sending) -> _Sent | None:
    if user.sending is None or user.sending.sending.ticket != sending.ticket:
        return None
    ended, user.sending = user.sending, None
    return ended


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
