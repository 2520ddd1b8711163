"""The worker: round after round it looks for what is due and for what can be sent."""

import random
import threading
from collections.abc import Callable, Sequence

import structlog

from bot.outbox.sending import Sender
from bot.outbox.ticking import Ticker
from bot.store.errors import StoreDownError
from bot.store.keys import BUCKETS

_log = structlog.get_logger()

#: Between two rounds: as long as what staff write may take to be on its way.
PAUSE_S = 1.0
#: With the store away, or after a fault of our own.
_LONG_PAUSE_S = 5.0
#: Of one bucket in one round: the next one's users wait too.
_MOST_SENT = 20


class Worker:
    """For one thread. Several, in as many processes, share the work without knowing of each other."""

    def __init__(
        self,
        ticker: Ticker,
        sender: Sender,
        beat: Callable[[], None],
        stop: threading.Event,
        *,
        is_orphan: Callable[[], bool] = lambda: False,
        each_round: Sequence[Callable[[], object]] = (),
    ) -> None:
        self._ticker = ticker
        self._sender = sender
        self._beat = beat
        self._stop = stop
        self._is_orphan = is_orphan
        self._each_round = each_round

    def run(self) -> None:
        """Returns soon after `stop` is set: what is being sent is sent first."""
        while not self._stop.is_set() and not self._is_orphan():
            self._stop.wait(PAUSE_S if self._is_well() else _LONG_PAUSE_S)

    def round(self) -> None:
        """
        What is no bucket's, then each bucket once, from another one on each time, so that workers meet less.

        Raises StoreDownError.
        """
        for look in self._each_round:
            look()
        first = random.randrange(BUCKETS)  # noqa: S311 - to spread work, not to hide anything
        for number in range(BUCKETS):
            if self._stop.is_set():
                return
            self._look_at((first + number) % BUCKETS)
        self._beat()

    def _look_at(self, bucket: int) -> None:
        self._ticker.tick(bucket)
        for _ in range(_MOST_SENT):
            if self._stop.is_set() or self._sender.send_next(bucket) is None:
                return

    def _is_well(self) -> bool:
        try:
            self.round()
        except StoreDownError:
            _log.warning("worker_waits", reason="the store does not answer")
        except Exception as error:  # noqa: BLE001 - the boundary: a worker that ends helps nobody
            _log.exception("worker_failed", error=type(error).__name__)
        else:
            return True
        return False
