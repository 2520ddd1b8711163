"""The one access token of the account, held in the store for all workers."""

import secrets
import time
from collections.abc import Callable
from typing import Final, NamedTuple, Protocol

from bot.store.shared import Shared

#: WeChat makes the next one 5 minutes before this one ends, and both are good until then.
_SPARE_S: Final = 300
_LOCK_TTL_S: Final = 10
#: WeChat allows a forced renewal each 30 s, and 20 a day.
_FORCED_EVERY_S: Final = 60
_LOOK_S: Final = 0.2


class Token(NamedTuple):
    """A token, and for how many seconds it is good."""

    text: str
    expires_in_s: int


class Fetch(Protocol):
    """Asks WeChat for the token. Raises what the API raises."""

    def __call__(self, *, force: bool) -> Token: ...


class Tokens:
    """
    Gives the token out of the store, and fetches it when it is not there: one worker fetches, the others wait.

    Raises StoreDownError, and what `fetch` raises.
    """

    def __init__(
        self, shared: Shared, app_id: str, fetch: Fetch, *, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._shared = shared
        self._name = f"token:{app_id}"
        self._fetch = fetch
        self._sleep = sleep

    def current(self) -> str:
        """The token."""
        stored = self._shared.get(self._name)
        return stored.decode() if stored else self._fetched(force=False)

    def renewed(self, refused: str) -> str:
        """Another token than the refused one, if WeChat gives one: somebody else's, or a new one."""
        self._shared.drop(self._name, refused.encode())
        stored = self._shared.get(self._name)
        if stored:
            return stored.decode()
        return self._fetched(force=self._shared.add(f"{self._name}:forced", b"1", ttl_s=_FORCED_EVERY_S))

    def _fetched(self, *, force: bool) -> str:
        mine = secrets.token_bytes(8)
        if not self._shared.add(f"{self._name}:lock", mine, ttl_s=_LOCK_TTL_S):
            found = self._wait()
            if found:
                return found
        try:
            token = self._fetch(force=force)
            self._shared.put(self._name, token.text.encode(), ttl_s=max(1, token.expires_in_s - _SPARE_S))
        finally:
            self._shared.drop(f"{self._name}:lock", mine)
        return token.text

    def _wait(self) -> str:
        """What the one who fetches brings; empty when that takes too long."""
        for _ in range(int(_LOCK_TTL_S / _LOOK_S)):
            self._sleep(_LOOK_S)
            stored = self._shared.get(self._name)
            if stored:
                return stored.decode()
        return ""
