"""How much waits in all buckets, for whoever watches."""

from typing import NamedTuple

from bot.store.keys import BUCKETS, due_key, out_key
from bot.store.wire import Wire


class Waiting(NamedTuple):
    """What the workers have before them."""

    #: Users to whom something is to be sent, as far as it may be tried by now.
    to_send: int
    #: For how many seconds the oldest thing has been due that no worker has acted on.
    late_s: float


def waiting_in(wire: Wire, now: float) -> Waiting:
    """Asks every bucket twice. Raises StoreDownError."""
    to_send, first = 0, now
    for bucket in range(BUCKETS):
        to_send += int(wire.call("ZCOUNT", out_key(bucket), "-inf", repr(now)))
        for at in wire.call("ZRANGE", due_key(bucket), 0, 0, "WITHSCORES")[1:]:
            first = min(first, float(at))
    return Waiting(to_send, now - first)
