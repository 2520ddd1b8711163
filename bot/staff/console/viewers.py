"""How many may watch at once: each who does holds a thread of the web server."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class TooManyViewersError(Exception):
    """Every seat is taken by somebody else."""


class Seat:
    """One viewer's, until it is left or lost."""

    def __init__(self, owner: str) -> None:
        self.owner = owner
        #: Given to a newer stream of the same owner: this one is to end.
        self.is_lost = False


class Viewers:
    """
    The seats of one process.

    A browser that went on to another page is noticed only when something is written to it. So whoever finds all seats
    taken gets the oldest of their own: their former pages hold no seat against their present one.
    """

    def __init__(self, seats: int) -> None:
        self._most = seats
        self._taken: list[Seat] = []
        self._lock = threading.Lock()

    @contextmanager
    def seat(self, owner: str) -> Iterator[Seat]:
        """A seat while it lasts. Raises TooManyViewersError at once when there is none."""
        seat = Seat(owner)
        with self._lock:
            if len(self._taken) >= self._most:
                self._make_room(owner)
            self._taken.append(seat)
        try:
            yield seat
        finally:
            with self._lock:
                if not seat.is_lost:
                    self._taken.remove(seat)

    def _make_room(self, owner: str) -> None:
        oldest = next((seat for seat in self._taken if seat.owner == owner), None)
        if oldest is None:
            raise TooManyViewersError
        oldest.is_lost = True
        self._taken.remove(oldest)
