"""The workers, as the store knows them, looked up when somebody asks for the metrics."""

from collections.abc import Callable, Iterable

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.outbox.beat import beat_age_s, counts
from bot.outbox.census import Waits, counted
from bot.store.errors import StoreDownError
from bot.store.shared import Shared


class WorkersNow(Collector):
    """Since when a worker was heard of, what became of all that was sent, what waits; nothing with the store away."""

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
        told: list[Metric] = [sends]
        age_s = beat_age_s(self._shared, self._seconds())
        if age_s is not None:
            told.append(GaugeMetricFamily("refundbot_worker_beat_age_seconds", "Since a worker was heard of", age_s))
        waits = counted(self._shared)
        return told if waits is None else [*told, *_waiting(waits)]


def _waiting(waits: Waits) -> Iterable[Metric]:
    yield GaugeMetricFamily("refundbot_outbox_users", "Users to whom something can be sent now", waits.to_send)
    yield GaugeMetricFamily("refundbot_due_late_seconds", "Since when the oldest thing has been due", waits.late_s)
    desk = GaugeMetricFamily("refundbot_desk_users", "Users who wait for staff, or are with them", labels=["owner"])
    desk.add_metric(["queued"], waits.queued)
    desk.add_metric(["staff"], waits.with_staff)
    yield desk
    yield GaugeMetricFamily("refundbot_desk_wait_seconds", "For how long the first in the queue waits", waits.queued_s)
