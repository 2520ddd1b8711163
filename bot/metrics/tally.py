"""
Counting what turns do without slowing them down.

A turn leaves one small record (7,000 instructions); a thread adds the records up each second (20,000 a turn) and
writes each sum once. Written directly, the dozen numbers of a turn would cost some 120,000, for locks and mapped files.
"""

import threading
import time
from bisect import bisect_left
from collections import defaultdict, deque
from typing import Any, NamedTuple

import structlog

from bot.metrics.meters import REPLY_BYTES, STEP_SECONDS, TURN_SECONDS, Distribution, Meters
from bot.process_thread import ProcessThread
from bot.turns.outcomes import Outcome
from bot.turns.posts import Post

_log = structlog.get_logger()

INTERVAL_S = 1.0
#: If nobody adds up any more, memory must not fill.
_KEPT = 100_000
_ATTEMPTS = {0: "line", 1: "1", 2: "2", 3: "3"}
#: Phases from which nothing is concluded: a conversation only returns from there to the cause it had.
_RETURNS = frozenset({"warning", "confirming"})


class _Record(NamedTuple):
    """What is kept of a POST until it is counted: nothing of who wrote, or what."""

    outcome: Outcome
    seconds: float
    log: dict[str, str | int | float]
    steps: dict[str, float]
    reply_bytes: int


class _Spread:
    """A histogram in the making."""

    __slots__ = ("bounds", "counts", "total")

    def __init__(self, bounds: tuple[float, ...]) -> None:
        self.bounds = bounds
        self.counts = [0] * (len(bounds) + 1)
        self.total = 0.0

    def observe(self, value: float) -> None:
        self.counts[bisect_left(self.bounds, value)] += 1
        self.total += value


class Tally:
    """Counts POSTs: a `bot.turns.posts.Watch`. What it was told is in the meters a second later, or after `flush`."""

    def __init__(self, meters: Meters) -> None:
        self._meters = meters
        self._records: deque[_Record] = deque(maxlen=_KEPT)
        self._flushing = threading.Lock()
        self._thread = ProcessThread("metrics", self._run, at_exit=self.flush)

    def __call__(self, post: Post) -> None:
        self._records.append(_Record(post.outcome, post.age_s, post.log, post.steps, post.reply_bytes))
        self._thread.ensure()

    def flush(self) -> None:
        """Write what is not written yet."""
        with self._flushing:
            _Sums.of(self._records).write(self._meters)

    def _run(self) -> None:
        while True:
            time.sleep(INTERVAL_S)
            try:
                self.flush()
            except Exception as error:  # noqa: BLE001 - figures are no reason to lose the thread that writes them
                _log.warning("metrics_not_written", error=type(error).__name__)


class _Sums:
    """Records, added up: alike ones are counted together first, and taken apart once."""

    def __init__(self) -> None:
        self.alike: defaultdict[tuple[Any, ...], int] = defaultdict(int)
        self.turn_seconds: defaultdict[str, _Spread] = defaultdict(lambda: _Spread(TURN_SECONDS))
        self.step_seconds: defaultdict[str, _Spread] = defaultdict(lambda: _Spread(STEP_SECONDS))
        self.reply_bytes = _Spread(REPLY_BYTES)

    @classmethod
    def of(cls, records: "deque[_Record]") -> "_Sums":
        """Takes the records out."""
        sums = cls()
        while records:
            sums._add(records.popleft())
        return sums

    def _add(self, record: _Record) -> None:
        outcome, seconds, log, steps, reply_bytes = record
        told = log.get
        self.alike[outcome, told("attempt"), told("act"), told("was"), told("state"), told("pages")] += 1
        self.turn_seconds[outcome].observe(seconds)
        if outcome is Outcome.TAKEN:
            for step, step_seconds in steps.items():
                self.step_seconds[step].observe(step_seconds)
            if reply_bytes:
                self.reply_bytes.observe(reply_bytes)

    def write(self, meters: Meters) -> None:
        for (outcome, attempt, act, was, state, pages), count in self.alike.items():
            meters.posts.labels(outcome, "again" if attempt is None else _ATTEMPTS.get(attempt, "more")).inc(count)
            if outcome is Outcome.TAKEN:
                _write_turn(meters, count, act=act, state=state or "", was=was or "", pages=pages or 0)
        _write(self.turn_seconds, meters.turn_seconds)
        _write(self.step_seconds, meters.step_seconds)
        if self.reply_bytes.total:
            meters.reply_bytes.add(self.reply_bytes.counts, self.reply_bytes.total)


def _write_turn(meters: Meters, count: int, *, act: str | None, state: str, was: str, pages: int) -> None:
    phase, _, topic = state.partition(".")
    meters.turns.labels(act or "", phase).inc(count)
    if _is_conclusion(phase, topic, was):
        meters.conclusions.labels(topic).inc(count)
    meters.pages.inc(pages * count)


def _write(spreads: dict[str, _Spread], distribution: Distribution) -> None:
    for label, spread in spreads.items():
        distribution.labels(label).add(spread.counts, spread.total)


def _is_conclusion(phase: str, cause: str, was: str) -> bool:
    came_from, _, had = was.partition(".")
    return phase == "advising" and had != cause and came_from not in _RETURNS
