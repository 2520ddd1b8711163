"""The store on Redis or Valkey: one script, and one round trip, for each method of the port."""

import os
from binascii import b2a_hex
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from bot.store.changes import Changes
from bot.store.errors import LostClaimError
from bot.store.keys import (
    BUCKETS,
    CHANGES,
    Keys,
    UserKeys,
    bucket_tag,
    cards_key,
    due_key,
    fence_key,
    out_key,
    public_name,
    read_public,
    sending_key,
)
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
from bot.store.scripts import Script, load_script, run_script
from bot.store.wire import Wire, subscribe
from bot.turn_port import Stored, Taken

_BEGIN, _COMMIT, _RENEW, _RELEASE, _LOOK, _OWE, _APPEND, _ERASE, _PEEK = map(
    load_script, ("begin", "commit", "renew", "release", "look", "owe", "append", "erase", "peek")
)
_CARDS, _MAY_SEND, _CLAIM_SEND, _UNSENT = map(load_script, ("cards", "may_send", "claim_send", "unsent"))

_OF_BUCKETS = tuple((due_key(bucket), cards_key(bucket), out_key(bucket)) for bucket in range(BUCKETS))


class RedisStore:
    """Implements `bot.store.port.Store`; safe to share between threads, and across a fork."""

    def __init__(
        self, wire: Wire, keys: Keys, *, session_ttl_s: int = SESSION_TTL_S, claim_ttl_s: float = CLAIM_TTL_S
    ) -> None:
        self._wire = wire
        self._keys = keys
        self._session_ttl_s = session_ttl_s
        self._claim_ms = round(claim_ttl_s * 1000)
        self._changes = Changes(partial(subscribe, wire, CHANGES))

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
            _all_keys(user),
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
            repr(created_at),
            taken.owner,
            0 if taken.card is None else 1,
            taken.card or b"",
            1 if taken.hush else 0,
            taken.grant,
            len(taken.says),
            *taken.says,
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
        keys = (user.record, user.outbox, out_key(user.bucket))
        return bool(self._run(_APPEND, keys, item, user.name, self._session_ttl_s, OUTBOX_KEPT))

    def erase(self, sender: str, *, at: float) -> None:
        user = self._keys.user(sender)
        self._run(_ERASE, _all_keys(user), user.name, repr(at), DELIVERY_TTL_S)

    def peek(self, sender: str) -> Stored:
        user = self._keys.user(sender)
        session, outbox = self._run(_PEEK, (user.record, user.outbox))
        return Stored(session=session, outbox=tuple(outbox))

    def transcript(self, sender: str) -> Sequence[bytes]:
        entries: list[bytes] = self._wire.call("LRANGE", self._keys.user(sender).transcript, 0, -1)
        return entries

    def name_of_user(self, sender: str) -> str:
        return self._keys.user(sender).public

    def sender_of(self, name: str) -> str | None:
        user = read_public(name)
        told: bytes | None = None if user is None else self._wire.call("HGET", user.record, "id")
        return None if told is None else _text(told)

    def cards(self) -> Mapping[str, bytes]:
        shown: dict[str, bytes] = {}
        for bucket in range(BUCKETS):
            told = self._run(_CARDS, (cards_key(bucket),), bucket_tag(bucket))
            pairs = zip(told[::2], told[1::2], strict=True)
            shown |= {public_name(bucket, name.decode()): card for name, card in pairs}
        return shown

    def may_send(self, sender: str, *, now: float) -> int:
        return int(self._run(_MAY_SEND, (self._keys.user(sender).record,), repr(now), *MESSAGE_GRANT, *TAP_GRANT))

    def claim_send(self, bucket: int, *, now: float) -> Sending | None:
        ticket = b2a_hex(os.urandom(8)).decode()
        grants = (*MESSAGE_GRANT, *TAP_GRANT)
        words = (bucket_tag(bucket), repr(now), ticket, repr(SENDING_LEASE_S), *grants, self._session_ttl_s)
        given = self._run(_CLAIM_SEND, (out_key(bucket), sending_key(bucket)), *words)
        if not given:
            return None
        name, sender, item = given
        return Sending(sender=_text(sender), name=public_name(bucket, name.decode()), item=item, ticket=ticket)

    def sent(self, sending: Sending) -> bool:
        return self._ended(sending, "sent", 0.0)

    def unsent(self, sending: Sending, fate: Unsent, *, not_before: float = 0.0) -> bool:
        return self._ended(sending, fate, not_before)

    def _ended(self, sending: Sending, fate: str, not_before: float) -> bool:
        user = self._keys.user(sending.sender)
        keys = (user.record, user.outbox, out_key(user.bucket))
        words = (user.name, sending.ticket, fate, repr(not_before), self._session_ttl_s)
        return bool(self._run(_UNSENT, keys, *words))

    def wait_for_change(self, timeout_s: float) -> bool:
        return self._changes.wait(timeout_s)

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
        return run_script(self._wire, script, keys, *words)


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


def _all_keys(user: UserKeys) -> tuple[str, ...]:
    of_bucket = _OF_BUCKETS[user.bucket]
    return (user.record, user.deliveries, user.outbox, user.claim, user.line, user.transcript, *of_bucket)


def _text(sender: bytes) -> str:
    return sender.decode("utf-8", "surrogatepass")


def _claim_words(claim: Claim) -> tuple[str, str]:
    return f"{claim.fence:016d}", claim.delivery


def _bytes(sender: str) -> bytes:
    # Lone surrogates cannot come from WeChat, but from a terminal.
    return sender.encode("utf-8", "surrogatepass")
