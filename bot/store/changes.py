"""Waiting for a change that any process makes: one subscription a process, however many wait."""

import os
import threading
import time
from collections.abc import Callable
from typing import Protocol

import structlog

from bot.store.errors import StoreDownError

_log = structlog.get_logger()

#: After a lost connection it is tried again so much later.
_PAUSE_S = 1.0
_LISTEN_S = 5.0


class Subscription(Protocol):
    """A channel that is listened to."""

    def wait(self, timeout_s: float) -> bool:
        """Whether something was told within that time. Raises StoreDownError when the connection is lost."""
        ...


class Bell:
    """Rings for all who wait; each hears what rang since they last asked."""

    def __init__(self) -> None:
        self._rung = threading.Condition()
        self._times = 0
        self._heard = threading.local()

    def ring(self) -> None:
        with self._rung:
            self._times += 1
            self._rung.notify_all()

    def wait(self, timeout_s: float) -> bool:
        """Whether it has rung since this thread last asked, or does so in time. The first time counts from now."""
        with self._rung:
            heard = getattr(self._heard, "times", self._times)
            has_rung = self._rung.wait_for(lambda: self._times != heard, timeout_s)
            self._heard.times = self._times
        return has_rung


class Changes:
    """A bell that a channel rings. Its thread starts with the first who waits, in the process that does."""

    def __init__(self, subscribe: Callable[[], Subscription]) -> None:
        self._subscribe = subscribe
        self._lock = threading.Lock()
        self._bell = Bell()
        self._pid = 0

    def wait(self, timeout_s: float) -> bool:
        self._start()
        return self._bell.wait(timeout_s)

    def _start(self) -> None:
        with self._lock:
            # A thread does not survive a fork.
            if self._pid == os.getpid():
                return
            self._pid, self._bell = os.getpid(), Bell()
            listening = threading.Event()
            threading.Thread(target=self._listen, args=(self._bell, listening), name="changes", daemon=True).start()
        listening.wait(_PAUSE_S)

    def _listen(self, bell: Bell, listening: threading.Event) -> None:
        while True:
            try:
                subscription = self._subscribe()
                if listening.is_set():
                    # Whatever changed while nobody listened.
                    bell.ring()
                listening.set()
                while True:
                    if subscription.wait(_LISTEN_S):
                        bell.ring()
            except StoreDownError as error:
                _log.warning("changes_not_heard", error=type(error).__name__)
                time.sleep(_PAUSE_S)
