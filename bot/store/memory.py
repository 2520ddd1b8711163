"""A store in the process's own memory, for scripts and tests: it keeps bytes, and loses what Redis would lose."""

import hashlib
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import count

from bot.store.changes import Bell
from bot.store.errors import LostClaimError
from bot.store.memory_sending import allowed, ended, enter_grant, lease, next_item, take_back
from bot.store.memory_user import Delivery, Held, State, User, claimed, holds, verdict
from bot.store.port import (
    CLAIM_TTL_S,
    DELIVERY_TTL_S,
    LINE_TTL_S,
    OUTBOX_KEPT,
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
    Sending,
    Unsent,
    Waiting,
)
from bot.turn_port import Stored, Taken


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
        self._users: dict[str, User] = {}
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
            known = verdict(user, arrival.delivery)
            if known is not None:
                return known
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
                return claimed(user, user.held, 0)
            if user.held or not user.line:
                return None
            delivery = next(iter(user.line))
            return claimed(user, self._hold(user, sender, delivery, post, user.line.pop(delivery)), 0)

    def commit(self, claim: Claim, taken: Taken, *, created_at: float, sayable: Sayable) -> bool:
        with self._user(claim.sender) as user:
            known = user.deliveries.get(claim.delivery) or Delivery(at=self._seconds())
            if not holds(user, claim):
                if known.state is State.ANSWERED and known.fence == claim.fence:
                    return False
                raise LostClaimError(f"The claim of delivery {claim.delivery} was lost before its turn was committed.")
            if taken.erase:
                self._erase(user, created_at)
            else:
                user.line.pop(claim.delivery, None)
                self._keep(user, known, taken, sayable, created_at)
            user.held = None
            user.deliveries.pop(claim.delivery, None)
            user.deliveries[claim.delivery] = Delivery(
                at=self._seconds(), state=State.ANSWERED, fence=claim.fence, reply=taken.reply
            )
            return any(user.deliveries[waiting].is_told for waiting in user.line if waiting in user.deliveries)

    def renew(self, claim: Claim) -> bool:
        with self._user(claim.sender) as user:
            if not user.held or not holds(user, claim):
                return False
            user.held.until = self._seconds() + self._claim_ttl_s
            return True

    def release(self, claim: Claim) -> None:
        with self._user(claim.sender) as user:
            if holds(user, claim):
                user.held = None
                user.line.pop(claim.delivery, None)

    def look(self, arrival: Arrival) -> Answered | Gone | Waiting | Free:
        arrival = self._named(arrival)
        with self._user(arrival.sender) as user:
            return verdict(user, arrival.delivery) or (Waiting(attempt=0) if user.held else Free())

    def owe(self, arrival: Arrival) -> Answered | Gone | Free | Owed:
        arrival = self._named(arrival)
        with self._user(arrival.sender) as user:
            known = verdict(user, arrival.delivery)
            if known is not None:
                return known
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
            return max(0, int(allowed(user.ledger, now)[1]))

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
            return ended(user, sending) is not None

    def unsent(self, sending: Sending, fate: Unsent, *, not_before: float = 0.0) -> bool:
        with self._user(sending.sender) as user:
            sent = ended(user, sending)
            if sent is None:
                return False
            take_back(user, sent, fate, not_before)
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
                user.expire(self._seconds(), self._session_ttl_s)
            return [sender for sender, user in self._users.items() if user.is_known]

    def _give(self, user: User, sender: str, now: float) -> Sending | None:
        item = next_item(user, now)
        if item is None:
            return None
        sending = Sending(sender=sender, name=self.name_of_user(sender), item=item, ticket=str(next(self._tickets)))
        lease(user, sending, now)
        return sending

    @contextmanager
    def _user(self, sender: str) -> Iterator[User]:
        with self._lock:
            user = self._users.setdefault(sender, User())
            user.expire(self._seconds(), self._session_ttl_s)
            yield user

    def _count(self, user: User, arrival: Arrival) -> int:
        known = self._known(user, arrival.delivery)
        if arrival.post not in known.posts:
            known.posts.append(arrival.post)
        return known.posts.index(arrival.post) + 1

    def _known(self, user: User, delivery: str) -> Delivery:
        user.deliveries_until = self._seconds() + DELIVERY_TTL_S
        return user.deliveries.setdefault(delivery, Delivery(at=self._seconds()))

    def _claim(self, user: User, arrival: Arrival, attempt: int) -> Claimed:
        if user.held:
            # The client repeats a command whose answer it did not get.
            return claimed(user, user.held, attempt if user.held.parcel is None else 0)
        first = next(iter(user.line), arrival.delivery)
        if first == arrival.delivery:
            user.line.pop(first, None)
            return claimed(user, self._hold(user, arrival.sender, first, arrival.post, None), attempt)
        self._wait_in_line(user, arrival)
        return claimed(user, self._hold(user, arrival.sender, first, arrival.post, user.line.pop(first)), 0)

    def _hold(self, user: User, sender: str, delivery: str, post: str, parcel: bytes | None) -> Held:
        self._fence += 1
        claim = Claim(sender=sender, delivery=delivery, fence=self._fence)
        user.held = Held(claim=claim, post=post, parcel=parcel, until=self._seconds() + self._claim_ttl_s)
        return user.held

    def _wait_in_line(self, user: User, arrival: Arrival) -> None:
        if arrival.delivery not in user.line:
            user.line[arrival.delivery] = arrival.parcel
            user.line_until = self._seconds() + LINE_TTL_S

    def _keep(self, user: User, known: Delivery, taken: Taken, sayable: Sayable, created_at: float) -> None:
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
            user.leave_to_staff()
        owed = (taken.reply,) if is_owed else ()
        user.outbox[:] = [*user.outbox, *owed, *taken.says][-OUTBOX_KEPT:]
        user.try_at = 0.0
        enter_grant(user, taken.grant, created_at)
        if taken.card is not None and (taken.card or None) != user.card:
            user.card = taken.card or None
            self._bell.ring()

    def _erase(self, user: User, at: float) -> None:
        if user.card is not None:
            self._bell.ring()
        user.forget()
        for known in user.deliveries:
            user.deliveries[known] = Delivery(at=self._seconds(), state=State.EMPTY)
        user.erased_at = max(at, user.erased_at or at)
        user.deliveries_until = self._seconds() + DELIVERY_TTL_S
