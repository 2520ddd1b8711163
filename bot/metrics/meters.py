"""Every metric that is counted while the bot works. docs/operating.md says what each is good for."""

import os
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Histogram, values

from bot.metrics.folder import VARIABLE
from bot.turns.outcomes import Outcome
from bot.wechat.unprocessed import Reason
from dialogs.acts import Act
from dialogs.states import Phase

#: WeChat hangs up at 5 s; most turns take milliseconds.
TURN_SECONDS: Final = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.5, 4.5, 5.0, 10.0)
STEP_SECONDS: Final = (0.0001, 0.00025, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 2.0, 5.0)
#: A page holds 1,800 bytes; WeChat delivers about 2,048.
REPLY_BYTES: Final = (100.0, 200.0, 400.0, 600.0, 800.0, 1000.0, 1200.0, 1400.0, 1600.0, 1800.0, 2048.0)

#: Which POST of its delivery it was: `line` for a message whose turn another POST took along, `more` for those after
#: WeChat's third, `again` for one whose answer was there already.
ATTEMPTS: Final = ("1", "2", "3", "more", "line", "again")
#: Why a request to /wechat got no answer of its own.
REFUSALS: Final = (
    "forbidden",
    "too_large",
    "error",
    *(reason.value for reason in Reason if reason is not Reason.NO_TURN_DUE),
)


class Distribution(Histogram):
    """A histogram that takes many observations at once."""

    def add(self, counts: Sequence[int], total: float) -> None:
        """So many observations in each bucket, the last one without an upper bound, that add up to `total`."""
        self._sum.inc(total)
        for bucket, count in zip(self._buckets, counts, strict=True):
            if count:
                bucket.inc(count)


class Meters:
    """
    The metrics of one process.

    With PROMETHEUS_MULTIPROC_DIR they live in files there, which every worker can read; without it they are this
    process's own.
    """

    def __init__(self) -> None:
        if os.environ.get(VARIABLE) and not values.ValueClass._multiprocess:
            # prometheus_client looks at the variable when it is imported, and that may have been too early.
            values.ValueClass = values.MultiProcessValue()  # type: ignore[no-untyped-call]
        self.registry = CollectorRegistry()
        self.posts = self._counter("posts", "POSTs of messages, by how they ended", "outcome", "attempt")
        self.turns = self._counter("turns", "Turns taken, by act and by the phase after them", "act", "phase")
        self.conclusions = self._counter("conclusions", "Causes concluded", "cause")
        self.pages = self._counter("pages", "Pages that replies came to")
        self.store_errors = self._counter("store_errors", "Calls that the store did not answer", "kind")
        self.refused = self._counter("pushes_refused", "Requests to /wechat without an answer to them", "reason")
        self.worker_starts = self._counter("worker_starts", "Worker processes started")
        self.turn_seconds = self._distribution(
            "turn_seconds", "From a POST's arrival to its answer", TURN_SECONDS, "outcome"
        )
        self.step_seconds = self._distribution("step_seconds", "Steps of the turns taken", STEP_SECONDS, "step")
        self.reply_bytes = self._distribution("reply_bytes", "Text of replies in UTF-8", REPLY_BYTES)
        self._begin_at_zero()

    def _begin_at_zero(self) -> None:
        """A series that first appears with its first count has not risen for Prometheus: no alarm would hear of it."""
        for outcome in Outcome:
            for attempt in ATTEMPTS:
                self.posts.labels(outcome, attempt)
        for reason in REFUSALS:
            self.refused.labels(reason)
        for phase in Phase:
            self.turns.labels(Act.UNKNOWN, phase)

    def _counter(self, name: str, meaning: str, *labels: str) -> Counter:
        return Counter(f"refundbot_{name}", meaning, labels, registry=self.registry)

    def _distribution(self, name: str, meaning: str, bounds: Iterable[float], *labels: str) -> Distribution:
        return Distribution(f"refundbot_{name}", meaning, labels, buckets=tuple(bounds), registry=self.registry)


def counting(counter: Counter) -> Callable[[str], None]:
    """Counts what it is told, by the counter's one label."""
    return lambda label: counter.labels(label).inc()
