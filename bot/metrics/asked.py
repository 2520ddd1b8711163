"""What is looked up when somebody asks for the metrics."""

import time
from collections.abc import Callable, Iterable
from datetime import date
from importlib.metadata import version

from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from dialogs.catalog import Figure


class AskedNow(Collector):
    """Whether the store answers and how fast, how many figures are past their review, which release runs."""

    def __init__(self, ping: Callable[[], bool], figures: Iterable[Figure], today: Callable[[], date]) -> None:
        self._ping = ping
        self._figures = tuple(figures)
        self._today = today

    def collect(self) -> Iterable[Metric]:
        start = time.monotonic()
        is_up = self._ping()
        yield GaugeMetricFamily("refundbot_store_up", "Whether the store answers now", is_up)
        yield GaugeMetricFamily("refundbot_store_ping_seconds", "How long it took to", time.monotonic() - start)
        overdue = sum(figure.review_by < self._today() for figure in self._figures)
        yield GaugeMetricFamily("refundbot_figures_overdue", "Figures whose review is past due", overdue)
        release = GaugeMetricFamily("refundbot_release", "The release that runs", labels=["version"])
        release.add_metric([version("refundbot")], 1)
        yield release

    def describe(self) -> Iterable[Metric]:
        """Nothing is asked when it is registered."""
        return ()
