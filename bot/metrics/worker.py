"""The workers, as the store knows them, looked up when somebody asks for the metrics."""

from collections.abc import Callable, Iterable

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.outbox.beat import beat_age_s, counts
from bot.store.errors import StoreDownError
from bot.store.shared import Shared


class WorkersNow(Collector):
    """How long ago a worker was heard of, and what became of all that was sent; nothing while the store is away."""

    def __init__(self, shared: Shared, seconds: Callable[[], float]) -> None:
        self._shared = shared
        self._seconds = seconds

    def collect(self) -> Iterable[Metric]:
        try:
            return self._told()
        except StoreDownError:
            return ()

    def describe(self) -> Iterable[Metric]:
        """Nothing is asked when it is registered."""
        return ()

    def _told(self) -> list[Metric]:
        sends = CounterMetricFamily("refundbot_sends", "Messages of our own, by what became of them", labels=["fate"])
        for fate, count in counts(self._shared).items():
            sends.add_metric([fate], count)
        age_s = beat_age_s(self._shared, self._seconds())
        if age_s is None:
            return [sends]
        return [sends, GaugeMetricFamily("refundbot_worker_beat_age_seconds", "Since a worker was heard of", age_s)]
