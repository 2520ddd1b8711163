"""The inbox in the process's own memory, for scripts and tests."""

import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.inbox.unclear import Kept, Unclear
from bot.store.inbox import INBOX_KEPT

#: More texts than a day can bring: places of one day stay apart from those of the next.
_PLACES_A_DAY = 1_000_000


class MemoryInbox:
    """Implements `bot.store.inbox.Inbox` for the threads of one process."""

    def __init__(self) -> None:
        self._kept: dict[str, Kept] = {}
        self._serial = 0
        self._lock = threading.Lock()

    def note(self, unclear: Unclear, *, days: int) -> None:
        last_day = unclear.day + timedelta(days=days)
        with self._lock:
            self._serial += 1
            place = last_day.toordinal() * _PLACES_A_DAY + self._serial % _PLACES_A_DAY
            before = self._kept.get(unclear.id)
            count, label = (before.count, before.label) if before else (0, "")
            self._kept[unclear.id] = Kept(unclear=unclear, count=count + 1, label=label, place=place)
            self._forget_old(unclear.day)
            for kept in self._newest_first()[INBOX_KEPT:]:
                del self._kept[kept.unclear.id]

    def read(self, today: date) -> Sequence[Kept]:
        with self._lock:
            self._forget_old(today)
            return self._newest_first()

    def label(self, name: str, label: str) -> bool:
        with self._lock:
            if name in self._kept:
                self._kept[name] = replace(self._kept[name], label=label)
            return name in self._kept

    def remove(self, name: str) -> bool:
        with self._lock:
            return self._kept.pop(name, None) is not None

    def put_back(self, kept: Kept) -> None:
        with self._lock:
            self._kept[kept.unclear.id] = kept

    def drop(self) -> None:
        with self._lock:
            self._kept.clear()

    def _forget_old(self, today: date) -> None:
        first = today.toordinal() * _PLACES_A_DAY
        self._kept = {name: kept for name, kept in self._kept.items() if kept.place >= first}

    def _newest_first(self) -> list[Kept]:
        return sorted(self._kept.values(), key=lambda kept: -kept.place)
