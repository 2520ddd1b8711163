"""Small values that all workers share and that no user owns: tokens, locks."""

import threading
import time
from collections.abc import Callable
from typing import Protocol

from bot.store.wire import Wire

_PREFIX = "refundbot:"


class Shared(Protocol):
    """Names and bytes with a time to live. Every method raises StoreDownError."""

    def get(self, name: str) -> bytes | None: ...

    def put(self, name: str, value: bytes, *, ttl_s: int) -> None: ...

    def add(self, name: str, value: bytes, *, ttl_s: int) -> bool:
        """Put it unless something is there; whether it was put."""
        ...

    def drop(self, name: str, value: bytes) -> None:
        """Take it away if it is still that."""
        ...


class WireShared:
    """On the store's server."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def get(self, name: str) -> bytes | None:
        value: bytes | str | None = self._wire.call("GET", _PREFIX + name)
        return value.encode() if isinstance(value, str) else value

    def put(self, name: str, value: bytes, *, ttl_s: int) -> None:
        self._wire.call("SET", _PREFIX + name, value, "EX", ttl_s)

    def add(self, name: str, value: bytes, *, ttl_s: int) -> bool:
        return bool(self._wire.call("SET", _PREFIX + name, value, "EX", ttl_s, "NX"))

    def drop(self, name: str, value: bytes) -> None:
        script = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0"
        self._wire.call("EVAL", script, 1, _PREFIX + name, value)


class MemoryShared:
    """In one process; things expire by the clock `seconds`."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._values: dict[str, tuple[bytes, float]] = {}
        self._lock = threading.Lock()

    def get(self, name: str) -> bytes | None:
        value, until = self._values.get(name, (b"", 0.0))
        return value if self._seconds() < until else None

    def put(self, name: str, value: bytes, *, ttl_s: int) -> None:
        self._values[name] = (value, self._seconds() + ttl_s)

    def add(self, name: str, value: bytes, *, ttl_s: int) -> bool:
        with self._lock:
            if self.get(name) is not None:
                return False
            self.put(name, value, ttl_s=ttl_s)
            return True

    def drop(self, name: str, value: bytes) -> None:
        with self._lock:
            if self.get(name) == value:
                del self._values[name]
