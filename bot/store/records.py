"""Records by name in one table, kept until they are taken out: few, read whole, changed by who has read them."""

import threading
from collections.abc import Mapping
from typing import Protocol

from bot.store.scripts import load_script, run_script
from bot.store.wire import Wire

_CHANGE = load_script("records_change")


class Records(Protocol):
    """Names and bytes. Every method is one round trip, may be repeated, and raises StoreDownError."""

    def get(self, name: str) -> bytes | None: ...

    def all(self) -> Mapping[str, bytes]: ...

    def change(self, name: str, was: bytes | None, becomes: bytes | None) -> bool:
        """
        Put what it becomes if it still is what it was; None stands for not being there.

        Whether it is now what it was to become. No record is empty.
        """
        ...


class WireRecords:
    """On the store's server: one hash."""

    def __init__(self, wire: Wire, key: str) -> None:
        self._wire = wire
        self._key = key

    def get(self, name: str) -> bytes | None:
        record: bytes | None = self._wire.call("HGET", self._key, name)
        return record

    def all(self) -> Mapping[str, bytes]:
        told = self._wire.call("HGETALL", self._key)
        # A cluster's client answers with a mapping, a plain connection with names and records in turn.
        pairs = told.items() if isinstance(told, dict) else zip(told[::2], told[1::2], strict=True)
        return {name.decode(): record for name, record in pairs}

    def change(self, name: str, was: bytes | None, becomes: bytes | None) -> bool:
        return bool(run_script(self._wire, _CHANGE, (self._key,), name, was or b"", becomes or b""))


class MemoryRecords:
    """In the process's own memory, for tests."""

    def __init__(self) -> None:
        self._records: dict[str, bytes] = {}
        self._lock = threading.Lock()

    def get(self, name: str) -> bytes | None:
        return self._records.get(name)

    def all(self) -> Mapping[str, bytes]:
        return dict(self._records)

    def change(self, name: str, was: bytes | None, becomes: bytes | None) -> bool:
        with self._lock:
            if self._records.get(name) == was:
                self._put(name, becomes)
            return self._records.get(name) == becomes

    def _put(self, name: str, record: bytes | None) -> None:
        if record is None:
            self._records.pop(name, None)
        else:
            self._records[name] = record
