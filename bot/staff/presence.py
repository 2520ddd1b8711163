"""Who is at WeChat's own desk: the worker asks and writes it down, turns read it and wait for nobody."""

from collections.abc import Callable, Sequence
from typing import Final

import orjson

from bot.store.errors import StoreDownError
from bot.store.shared import Shared
from dialogs.knowledge import Presence

_ONLINE, _OFF = "desk:online", "desk:off"
#: The worker looks each minute; what is older than this says nothing any more.
KNOWN_S: Final = 180
#: A desk that the account has not the right to is asked after again a day later.
OFF_S: Final = 24 * 3600
#: A process reads it again after so long.
_LOOK_S: Final = 2.0
_UNKNOWN = Presence()


class PresenceBoard:
    """For the worker: writes. Raises StoreDownError."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared

    def show(self, accounts: Sequence[str]) -> None:
        self._shared.put(_ONLINE, orjson.dumps(list(accounts)), ttl_s=KNOWN_S)

    def switch_off(self) -> None:
        """The account has no such desk: till then nobody is asked, and nobody passed on."""
        self._shared.put(_OFF, b"1", ttl_s=OFF_S)

    def read(self) -> Presence:
        if self._shared.get(_OFF) is not None:
            return Presence(is_known=True, has_desk=False)
        told = self._shared.get(_ONLINE)
        return _UNKNOWN if told is None else Presence(is_known=True, accounts=tuple(orjson.loads(told)))


class SeenPresence:
    """For turns: as the store had it seconds ago. With the store away nothing is known."""

    def __init__(self, shared: Shared, seconds: Callable[[], float]) -> None:
        self._board = PresenceBoard(shared)
        self._seconds = seconds
        self._seen = _UNKNOWN
        self._looked_at = float("-inf")

    def __call__(self) -> Presence:
        if not 0 <= self._seconds() - self._looked_at < _LOOK_S:
            self._looked_at, self._seen = self._seconds(), self._look()
        return self._seen

    def _look(self) -> Presence:
        try:
            return self._board.read()
        except StoreDownError:
            return _UNKNOWN
