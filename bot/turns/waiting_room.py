"""How many threads of a worker may wait for a turn that somebody else runs."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class WaitingRoom:
    """So many places, and nobody queues for one. With a quarter of the threads, three quarters always answer."""

    def __init__(self, places: int) -> None:
        self._free = threading.Semaphore(places)

    @contextmanager
    def place(self) -> Iterator[bool]:
        """Whether there was a place; it is kept for the block."""
        has_place = self._free.acquire(blocking=False)
        try:
            yield has_place
        finally:
            if has_place:
                self._free.release()
