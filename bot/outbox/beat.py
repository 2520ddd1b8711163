"""Word that a worker lives, and what came of what it sent: in the store, for whoever answers `/metrics`."""

from collections.abc import Callable, Mapping

from bot.outbox.courses import Fate
from bot.store.shared import Shared

_BEAT = "worker:beat"
_SENDS = "worker:sends:"
#: A worker that has not been heard of for so long is as good as none.
BEAT_TTL_S = 24 * 3600
_COUNT_TTL_S = 90 * 24 * 3600


class Beat:
    """For workers: writes."""

    def __init__(self, shared: Shared, seconds: Callable[[], float]) -> None:
        self._shared = shared
        self._seconds = seconds

    def __call__(self) -> None:
        """A round is over."""
        self._shared.put(_BEAT, repr(self._seconds()).encode(), ttl_s=BEAT_TTL_S)

    def count(self, fate: str) -> None:
        self._shared.count(_SENDS + fate, ttl_s=_COUNT_TTL_S)


def beat_age_s(shared: Shared, now: float) -> float | None:
    """How long ago a worker was last heard of; None when it is longer than a day, or there never was one."""
    told = shared.get(_BEAT)
    return None if told is None else max(0.0, now - float(told))


def counts(shared: Shared) -> Mapping[str, int]:
    """How many messages ended how, by fate, over all workers and restarts."""
    return {fate.value: int(shared.get(_SENDS + fate) or 0) for fate in Fate}
