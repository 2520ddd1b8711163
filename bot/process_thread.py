"""A thread that works beside the turns of one process: each process has its own, for none survives a fork."""

import atexit
import os
import threading
from collections.abc import Callable


class ProcessThread:
    """
    Runs `work` in a daemon thread of this process; `at_exit` is called when the process ends.

    A server forks its workers after everything is wired, so the thread starts with the first turn and not before.
    """

    def __init__(self, name: str, work: Callable[[], None], *, at_exit: Callable[[], None]) -> None:
        self._name = name
        self._work = work
        self._at_exit = at_exit
        self._starting = threading.Lock()
        self._pid = 0

    def ensure(self) -> None:
        """Start it, if this process has none yet. Costs next to nothing afterwards."""
        if self._pid != os.getpid():
            self._start()

    def _start(self) -> None:
        with self._starting:
            if self._pid == os.getpid():
                return
            self._pid = os.getpid()
            atexit.register(self._at_exit)
            threading.Thread(target=self._work, name=self._name, daemon=True).start()
