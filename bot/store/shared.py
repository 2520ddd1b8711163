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

    def touch(self, name: str, *, ttl_s: int) -> bytes | None:
        """Get it, and let it live for that long from now."""
        ...

    def count(self, name: str, *, ttl_s: int) -> int:
        """
        One more, and the number of all since it was last away; it lives for that long from now.

        A command that the client repeats is counted twice.
        """
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

    def touch(self, name: str, *, ttl_s: int) -> bytes | None:
        value: bytes | str | None = self._wire.call("GETEX", _PREFIX + name, "EX", ttl_s)
        return value.encode() if isinstance(value, str) else value

    def count(self, name: str, *, ttl_s: int) -> int:
        # In one step: a counter without an expiry would stay for ever.
        script = "local n = redis.call('INCR', KEYS[1]) redis.call('EXPIRE', KEYS[1], ARGV[1]) return n"
        return int(self._wire.call("EVAL", script, 1, _PREFIX + name, ttl_s))


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

    def touch(self, name: str, *, ttl_s: int) -> bytes | None:
        with self._lock:
            value = self.get(name)
            if value is not None:
                self.put(name, value, ttl_s=ttl_s)
            return value

    def count(self, name: str, *, ttl_s: int) -> int:
        with self._lock:
            number = int(self.get(name) or b"0") + 1
            self.put(name, b"%d" % number, ttl_s=ttl_s)
            return number
