"""When nothing is sent to anybody: all workers keep to it."""

from collections.abc import Callable
from enum import Enum, auto

from bot.store.shared import Shared

_REST, _OFF = "sending:rest", "sending:off"
#: What another worker found out is known here after so long.
_LOOK_S = 1.0


class Mood(Enum):
    """Whether messages can go out."""

    SENDING = auto()
    #: Later. What waits goes on waiting.
    RESTING = auto()
    #: Not at all: what waits is for replies.
    OFF = auto()


class Rests:
    """Raises StoreDownError."""

    def __init__(self, shared: Shared, seconds: Callable[[], float]) -> None:
        self._shared = shared
        self._seconds = seconds
        self._mood = Mood.SENDING
        self._looked_at = float("-inf")

    def mood(self) -> Mood:
        """How it is now, as of a second ago at most."""
        if not 0 <= self._seconds() - self._looked_at < _LOOK_S:
            self._mood = self._look()
            self._looked_at = self._seconds()
        return self._mood

    def rest(self, for_s: int) -> None:
        """Nothing is sent for so long."""
        self._shared.put(_REST, b"1", ttl_s=for_s)
        self._looked_at = float("-inf")

    def switch_off(self, for_s: int) -> None:
        """Nothing can be sent; after so long it is tried again."""
        self._shared.put(_OFF, b"1", ttl_s=for_s)
        self._looked_at = float("-inf")

    def _look(self) -> Mood:
        if self._shared.get(_OFF) is not None:
            return Mood.OFF
        return Mood.RESTING if self._shared.get(_REST) is not None else Mood.SENDING
