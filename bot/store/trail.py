"""A trail: entries by time that are only ever added, and end by their number and their age alone."""

import threading
import time
from bisect import insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.store.keys import AUDIT
from bot.store.scripts import load_script, run_script
from bot.store.wire import Wire

_APPEND = load_script("trail_append")
_DAY_S = 86400


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """What a trail keeps: no more entries than so many, and none older than so many days."""

    entries: int
    days: int


class Trail(Protocol):
    """Every method is one round trip and raises StoreDownError. There is none that changes or removes an entry."""

    def append(self, at: float, entry: bytes) -> None:
        """Add an entry at that unix time, and let go of what is out of bounds; repeated, it is there once."""
        ...

    def newest(self, count: int, *, skip: int = 0) -> Sequence[bytes]:
        """So many entries, the newest first, after leaving out so many."""
        ...


class WireTrail:
    """On the store's server, whose clock says how old an entry is: a worker's that is wrong empties nothing."""

    def __init__(self, wire: Wire, bound: Bound) -> None:
        self._wire = wire
        self._bound = bound

    def append(self, at: float, entry: bytes) -> None:
        run_script(self._wire, _APPEND, (AUDIT,), f"{at:.6f}", entry, self._bound.entries, self._bound.days * _DAY_S)

    def newest(self, count: int, *, skip: int = 0) -> Sequence[bytes]:
        entries: list[bytes] = self._wire.call("ZREVRANGE", AUDIT, skip, skip + count - 1)
        return entries


class MemoryTrail:
    """In the process's own memory, for tests."""

    def __init__(self, bound: Bound, seconds: Callable[[], float] = time.time) -> None:
        self._bound = bound
        self._seconds = seconds
        self._entries: list[tuple[float, bytes]] = []
        self._lock = threading.Lock()

    def append(self, at: float, entry: bytes) -> None:
        with self._lock:
            if (at, entry) not in self._entries:
                insort(self._entries, (at, entry))
            oldest = self._seconds() - self._bound.days * _DAY_S
            self._entries = [each for each in self._entries if each[0] >= oldest][-self._bound.entries :]

    def newest(self, count: int, *, skip: int = 0) -> Sequence[bytes]:
        with self._lock:
            return [entry for _, entry in self._entries[::-1][skip : skip + count]]
