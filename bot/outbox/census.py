"""Counting what waits, now and then, for whoever answers `/metrics`: who is asked for figures reads them only."""

from collections.abc import Callable, Iterable
from typing import Final

import orjson

from bot.staff.cards import unpack_card
from bot.store.port import Store
from bot.store.shared import Shared
from bot.store.waiting import Waiting
from dialogs.ownership import Owner
from dialogs.values import value

_COUNTED, _WAITING = "worker:counted", "worker:waiting"
EVERY_S: Final = 30
#: What is older says nothing any more.
KNOWN_S: Final = 300


@value(frozen=True, slots=True, kw_only=True)
class Waits:
    """What waits, as counted last."""

    to_send: int
    late_s: float
    #: Users who wait for staff, since when the longest does, and those whom staff have.
    queued: int
    queued_s: float
    with_staff: int


class Census:
    """For the worker. Raises StoreDownError."""

    def __init__(
        self, store: Store, waiting: Callable[[float], Waiting], shared: Shared, seconds: Callable[[], float]
    ) -> None:
        self._store = store
        self._waiting = waiting
        self._shared = shared
        self._seconds = seconds

    def count(self) -> None:
        """Writes it down, if that is due; whichever worker is first."""
        if not self._shared.add(_COUNTED, b"1", ttl_s=EVERY_S):
            return
        now = self._seconds()
        waiting = self._waiting(now)
        cards = [unpack_card(name, card) for name, card in self._store.cards().items()]
        queued = [card.since for card in cards if card.owner == Owner.QUEUED]
        told = {
            "to_send": waiting.to_send,
            "late_s": waiting.late_s,
            "queued": len(queued),
            "queued_s": _age(queued, now),
            "with_staff": sum(card.owner == Owner.STAFF for card in cards),
        }
        self._shared.put(_WAITING, orjson.dumps(told), ttl_s=KNOWN_S)


def counted(shared: Shared) -> Waits | None:
    """None when no worker has counted for a while. Raises StoreDownError."""
    told = shared.get(_WAITING)
    return None if told is None else Waits(**orjson.loads(told))


def _age(since: Iterable[int], now: float) -> float:
    return max(0.0, now - min(since, default=now))
