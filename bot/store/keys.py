"""Keys as types: which names a user's data have in Redis, and in which bucket they live."""

import hashlib
import re
from base64 import urlsafe_b64encode
from functools import lru_cache

from dialogs.values import value

BUCKETS = 256
_TAGS = tuple(f"{{b{bucket:03d}}}" for bucket in range(BUCKETS))
#: More than the users and deliveries whose turns run at a time: each name is asked for two or three times a turn.
_NAMES_KEPT = 256


#: The inbox, under one tag of its own: text, count and label of each entry by its id, their order, and the last number
#: given out. No bucket of a user's: with few users the bucket would tell who wrote a text.
INBOX = tuple(f"{{inbox}}:{name}" for name in ("texts", "counts", "labels", "order", "serial"))

#: People behind the bot, under one tag of their own: their accounts by login name, and what they did.
STAFF_ACCOUNTS = "{staff}:accounts"
AUDIT = "{staff}:audit"
#: To whom staff type, by the conversation's name, and since when.
TYPING = "{staff}:typing"


#: Where it is told, by name, that a card has changed.
CHANGES = "refundbot:changes"

_PUBLIC_NAME = re.compile(r"([0-9]{3})\.([A-Za-z0-9_-]{16})", re.ASCII)


def bucket_tag(bucket: int) -> str:
    """The hash tag of a bucket: what shares it is kept by one server, and changed by one script."""
    return _TAGS[bucket]


def due_key(bucket: int) -> str:
    """The sorted set of follow-ups of a bucket: `<user>:<name>`, by unix seconds."""
    return f"{bucket_tag(bucket)}:due"


def cards_key(bucket: int) -> str:
    """Hash: what lists show of each conversation of a bucket, by user."""
    return f"{bucket_tag(bucket)}:cards"


def out_key(bucket: int) -> str:
    """The sorted set of users of a bucket to whom something is to be sent, by when to try: 0 for at once."""
    return f"{bucket_tag(bucket)}:out"


def sending_key(bucket: int) -> str:
    """String with an expiry: the last ticket that was given out in a bucket, and for whom."""
    return f"{bucket_tag(bucket)}:sending"


def fence_key(bucket: int) -> str:
    """The last fencing number given out in a bucket; it has no expiry and outlives the users."""
    return f"{bucket_tag(bucket)}:fence"


def public_name(bucket: int, name: str) -> str:
    """What staff and lists call the conversation of that user."""
    return f"{bucket:03d}.{name}"


@value(frozen=True, slots=True, kw_only=True)
class UserKeys:
    """The keys of one user. The name in them cannot be turned back into the openid."""

    bucket: int
    name: str
    #: Hash: `id` (the openid, which sending later needs), `s` (session), `due` (names of what is due), `w` (who may
    #: speak), `g` (what may be sent: after a message since when and how many were, the same after a tap), `f` (what is
    #: being sent).
    record: str
    #: Hash: a field for each known delivery, and `x`, the time of the last erasure.
    deliveries: str
    #: List: what waits to be said, oldest first.
    outbox: str
    #: String with an expiry: who runs a turn of the user, and which.
    claim: str
    #: List: messages that wait for the running turn, in the order in which they came.
    line: str
    #: List: one entry a turn, oldest first.
    transcript: str

    @property
    def public(self) -> str:
        """What staff and lists call the conversation."""
        return public_name(self.bucket, self.name)


def keys_of(bucket: int, name: str) -> UserKeys:
    """All keys at once: a turn asks for a dozen, and a property would make each anew."""
    tag = _TAGS[bucket]
    return UserKeys(
        bucket=bucket,
        name=name,
        record=f"{tag}:u:{name}",
        deliveries=f"{tag}:d:{name}",
        outbox=f"{tag}:o:{name}",
        claim=f"{tag}:c:{name}",
        line=f"{tag}:l:{name}",
        transcript=f"{tag}:t:{name}",
    )


def read_public(name: str) -> UserKeys | None:
    """The keys behind a public name; None for what is none."""
    found = _PUBLIC_NAME.fullmatch(name)
    if found is None or int(found[1]) >= BUCKETS:
        return None
    return keys_of(int(found[1]), found[2])


class Keys:
    """Names for users and deliveries, keyed with a secret so that a copy of the store does not tell who they are."""

    def __init__(self, secret: bytes) -> None:
        # BLAKE2 takes keys of up to 64 bytes.
        self._secret = hashlib.blake2b(secret).digest()
        self._user = lru_cache(_NAMES_KEPT)(self._name_user)
        self._delivery = lru_cache(_NAMES_KEPT)(self._name_delivery)

    def user(self, sender: str) -> UserKeys:
        """The keys of that user, in the bucket that the openid gives."""
        return self._user(sender)

    def delivery(self, delivery: str) -> str:
        """Twelve letters that stand for the delivery, in the store and in logs."""
        return self._delivery(delivery)

    def _name_user(self, sender: str) -> UserKeys:
        digest = self._digest(sender, b"user", 13)
        return keys_of(digest[0] % BUCKETS, urlsafe_b64encode(digest[1:]).decode())

    def _name_delivery(self, delivery: str) -> str:
        return urlsafe_b64encode(self._digest(delivery, b"delivery", 9)).decode()

    def _digest(self, text: str, purpose: bytes, size: int) -> bytes:
        # Lone surrogates cannot come from WeChat, but from a terminal.
        encoded = text.encode("utf-8", "surrogatepass")
        return hashlib.blake2b(encoded, key=self._secret, person=purpose, digest_size=size).digest()
