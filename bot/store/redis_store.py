"""The store on Redis or Valkey: one script, and one round trip, for each method of the port."""

from collections.abc import Sequence
from typing import Any

from redis.exceptions import NoScriptError

from bot.store.errors import LostClaimError
from bot.store.keys import Keys, due_key, fence_key
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
from bot.store.scripts import Script, load_script
from bot.store.wire import Wire
from bot.turn_port import Stored, Taken

_BEGIN, _COMMIT, _RENEW, _RELEASE, _LOOK, _OWE, _APPEND, _ERASE, _PEEK = map(
    load_script, ("begin", "commit", "renew", "release", "look", "owe", "append", "erase", "peek")
)


class RedisStore:
    """Implements `bot.store.port.Store`; safe to share between threads, and across a fork."""

    def __init__(
        self, wire: Wire, keys: Keys, *, session_ttl_s: int = SESSION_TTL_S, claim_ttl_s: float = CLAIM_TTL_S
    ) -> None:
        self._wire = wire
        self._keys = keys
        self._session_ttl_s = session_ttl_s
        self._claim_ms = round(claim_ttl_s * 1000)

    @property
    def claim_ttl_s(self) -> float:
        return self._claim_ms / 1000

    def name_of(self, delivery: str) -> str:
        return self._keys.delivery(delivery)

    def begin(self, arrival: Arrival) -> Answered | Gone | Claimed | Waiting:
        delivery = self._keys.delivery(arrival.delivery)
        begun = self._begin(arrival.sender, delivery, arrival.post, arrival.created_at, arrival.parcel)
        match begun:
            case [b"answered", reply]:
                return Answered(reply=reply)
            case [b"gone"]:
                return Gone()
            case [b"waiting", attempt]:
                return Waiting(attempt=attempt)
        return _claimed(arrival.sender, begun, delivery)

    def begin_next(self, sender: str, post: str) -> Claimed | None:
        begun = self._begin(sender, "", post, 0, b"")
        return _claimed(sender, begun, None) if begun[0] == b"claimed" else None

    def commit(self, claim: Claim, taken: Taken, *, created_at: float, sayable: Sayable) -> bool:
        user = self._keys.user(claim.sender)
        done = self._run(
            _COMMIT,
            (user.record, user.deliveries, user.outbox, user.claim, user.line, user.transcript, due_key(user.bucket)),
            *_claim_words(claim),
            user.name,
            _bytes(claim.sender),
            taken.reply,
            0 if taken.session is None else 1,
            taken.session or b"",
            taken.transcript or b"",
            taken.drained,
            sayable,
            repr(created_at) if taken.erase else "",
            0 if taken.due is None else 1,
            self._session_ttl_s,
            DELIVERY_TTL_S,
            REPLY_TTL_S,
            TRANSCRIPT_KEPT,
            OUTBOX_KEPT,
            *(word for name_and_time in taken.due or () for word in name_and_time),
        )
        if done[0] == b"lost":
            raise LostClaimError(f"The claim of delivery {claim.delivery} was lost before its turn was committed.")
        return bool(done[1])

    def renew(self, claim: Claim) -> bool:
        user = self._keys.user(claim.sender)
        return bool(self._run(_RENEW, (user.claim,), *_claim_words(claim), self._claim_ms))

    def release(self, claim: Claim) -> None:
        user = self._keys.user(claim.sender)
        self._run(_RELEASE, (user.claim, user.line), *_claim_words(claim))

    def look(self, arrival: Arrival) -> Answered | Gone | Waiting | Free:
        user = self._keys.user(arrival.sender)
        match self._run(_LOOK, (user.deliveries, user.claim), self._keys.delivery(arrival.delivery)):
            case [b"answered", reply]:
                return Answered(reply=reply)
            case [b"gone"]:
                return Gone()
            case [b"waiting", attempt]:
                return Waiting(attempt=attempt)
        return Free()

    def owe(self, arrival: Arrival) -> Answered | Gone | Free | Owed:
        user = self._keys.user(arrival.sender)
        keys = (user.deliveries, user.claim, user.line)
        delivery = self._keys.delivery(arrival.delivery)
        match self._run(_OWE, keys, delivery, arrival.parcel, DELIVERY_TTL_S, LINE_TTL_S):
            case [b"answered", reply]:
                return Answered(reply=reply)
            case [b"gone"]:
                return Gone()
            case [b"free"]:
                return Free()
        return Owed()

    def append(self, sender: str, item: bytes) -> bool:
        user = self._keys.user(sender)
        return bool(self._run(_APPEND, (user.record, user.outbox), item, self._session_ttl_s, OUTBOX_KEPT))

    def erase(self, sender: str, *, at: float) -> None:
        user = self._keys.user(sender)
        keys = (user.record, user.deliveries, user.outbox, user.claim, user.line, user.transcript, due_key(user.bucket))
        self._run(_ERASE, keys, user.name, repr(at), DELIVERY_TTL_S)

    def peek(self, sender: str) -> Stored:
        user = self._keys.user(sender)
        session, outbox = self._run(_PEEK, (user.record, user.outbox))
        return Stored(session=session, outbox=tuple(outbox))

    def transcript(self, sender: str) -> Sequence[bytes]:
        entries: list[bytes] = self._wire.call("LRANGE", self._keys.user(sender).transcript, 0, -1)
        return entries

    def ping(self) -> None:
        # With a key, because a cluster has no other way to tell which server is meant.
        self._wire.call("EXISTS", fence_key(0))

    def _begin(self, sender: str, delivery: str, post: str, created_at: float, parcel: bytes) -> Any:
        user = self._keys.user(sender)
        return self._run(
            _BEGIN,
            (user.record, user.deliveries, user.outbox, user.claim, user.line, fence_key(user.bucket)),
            delivery,
            post,
            repr(created_at),
            parcel,
            self._claim_ms,
            DELIVERY_TTL_S,
            LINE_TTL_S,
        )

    def _run(self, script: Script, keys: tuple[str, ...], *words: str | bytes | int) -> Any:
        try:
            return self._wire.call("EVALSHA", script.sha, len(keys), *keys, *words)
        except NoScriptError:
            # A server that was started anew, or one that has not met the script. EVAL keeps it from now on.
            return self._wire.call("EVAL", script.text, len(keys), *keys, *words)


def _claimed(sender: str, begun: list[Any], delivery: str | None) -> Claimed:
    _, fence, of, parcel, attempt, session, outbox = begun
    claim = Claim(sender=sender, delivery=of.decode(), fence=int(fence))
    is_ours = claim.delivery == delivery
    return Claimed(
        claim=claim,
        stored=Stored(session=session, outbox=tuple(outbox)),
        attempt=attempt if is_ours else 0,
        parcel=None if is_ours else parcel,
    )


def _claim_words(claim: Claim) -> tuple[str, str]:
    return f"{claim.fence:016d}", claim.delivery


def _bytes(sender: str) -> bytes:
    # Lone surrogates cannot come from WeChat, but from a terminal.
    return sender.encode("utf-8", "surrogatepass")
