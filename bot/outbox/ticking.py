"""Noticing the time: what has fallen due becomes a turn like any other, and so happens once."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import structlog

from bot.dialogue import TICK
from bot.incoming import Incoming, Kind
from bot.outbox.dues import Due, Dues
from bot.store.errors import StoreDownError
from bot.store.port import Store
from bot.turns import Turns
from dialogs.errands import Errand

_log = structlog.get_logger()

#: What is still due after a turn, or whose turn failed, is tried again so much later.
_AGAIN_S = 60
_ERRANDS = frozenset(str(errand) for errand in Errand)


def nobodys(_due: Due, _sender: str) -> bool:
    """There is no desk to go to."""
    return False


class Ticker:
    """Takes a turn for every user for whom something has fallen due. For one thread; many workers may do the same."""

    def __init__(
        self,
        dues: Dues,
        store: Store,
        turns: Turns,
        seconds: Callable[[], float],
        errands: Callable[[Due, str], bool] = nobodys,
    ) -> None:
        self._dues = dues
        self._store = store
        self._turns = turns
        self._seconds = seconds
        self._errands = errands
        self._slot = 0
        self._tried: set[str] = set()

    def tick(self, bucket: int) -> int:
        """How many turns were tried. Raises StoreDownError."""
        now = self._seconds()
        tried = 0
        for due in _first_of_each(self._dues.fallen(bucket, now=now)):
            tried += self._tick(bucket, due, now)
        return tried

    def _tick(self, bucket: int, due: Due, now: float) -> bool:
        delivery = self._delivery(due, now)
        if delivery in self._tried:
            return False
        self._tried.add(delivery)
        sender = self._store.sender_of(due.name)
        if sender is None:
            self._dues.drop(bucket, due)
            return False
        if due.what in _ERRANDS:
            return self._errand(due, sender)
        self._take(sender, delivery, now)
        return True

    def _errand(self, due: Due, sender: str) -> bool:
        try:
            return self._errands(due, sender)
        except StoreDownError:
            raise
        except Exception as error:  # noqa: BLE001 - as with a turn
            _log.error("errand_failed", errand=due.what, error=type(error).__name__)
            return True

    def _delivery(self, due: Due, now: float) -> str:
        """The same on all workers for a minute: whichever is second finds its turn taken."""
        slot = int(now // _AGAIN_S)
        if slot != self._slot:
            self._slot = slot
            self._tried.clear()
        return f"tick:{due.name}:{due.what}:{due.at}:{slot}"

    def _take(self, sender: str, delivery: str, now: float) -> None:
        at = datetime.fromtimestamp(now, UTC)
        incoming = Incoming(
            sender=sender, kind=Kind.EVENT, event=TICK, delivery=delivery, created_at=at, answerable=False
        )
        try:
            self._turns.take(incoming)
        except StoreDownError:
            raise
        except Exception as error:  # noqa: BLE001 - one turn that fails must not stop those of all others
            _log.error("tick_failed", delivery=self._store.name_of(delivery), error=type(error).__name__)


def _first_of_each(fallen: Iterable[Due]) -> list[Due]:
    """One for each user: a turn says all that is due. An errand is one of its own."""
    first: dict[tuple[str, str], Due] = {}
    for due in fallen:
        first.setdefault((due.name, due.what if due.what in _ERRANDS else ""), due)
    return list(first.values())
