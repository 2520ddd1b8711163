"""What has fallen due, by bucket."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from bot.store.keys import due_key, public_name
from bot.store.wire import Wire

#: As much of a bucket as is looked at in one round.
_LOOKED_AT = 100


class Due(NamedTuple):
    """Something due for a conversation, by its public name; and since when, in unix seconds."""

    name: str
    what: str
    at: int


class Dues(Protocol):
    """Raises StoreDownError."""

    def fallen(self, bucket: int, *, now: float) -> Sequence[Due]:
        """What is due by now, the oldest first."""
        ...

    def drop(self, bucket: int, due: Due) -> None:
        """Take it off: it is nobody's."""
        ...


class WireDues:
    """On the store's server."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def fallen(self, bucket: int, *, now: float) -> Sequence[Due]:
        words = (due_key(bucket), "-inf", repr(now), "WITHSCORES", "LIMIT", 0, _LOOKED_AT)
        found = self._wire.call("ZRANGEBYSCORE", *words)
        pairs = zip(found[::2], found[1::2], strict=True)
        return [_due(bucket, member.decode(), int(float(at))) for member, at in pairs]

    def drop(self, bucket: int, due: Due) -> None:
        self._wire.call("ZREM", due_key(bucket), f"{due.name.partition('.')[2]}:{due.what}")


def _due(bucket: int, member: str, at: int) -> Due:
    user, _, what = member.partition(":")
    return Due(public_name(bucket, user), what, at)
