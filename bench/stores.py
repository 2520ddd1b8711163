"""Servers to be filled: like the embedded store, but with nothing on the disk, and gone at the end."""

import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.store import StoreDownError, open_wire
from bot.store.local import find_server
from bot.store.wire import Wire

_START_LIMIT_S = 20.0


@contextmanager
def empty_store() -> Iterator[str]:
    """A REDIS_URL of a server that holds nothing."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        path = Path(folder) / "s"
        options = ["--port", "0", "--unixsocket", str(path), "--save", "", "--dir", folder]
        running = subprocess.Popen([str(find_server()), *options], stdout=subprocess.DEVNULL)
        try:
            _wait(open_wire(f"unix://{path}"))
            yield f"unix://{path}"
        finally:
            running.kill()
            running.wait()


class CountingWire:
    """Another wire, and how often it was used."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self.calls = 0

    def call(self, *command: str | bytes | int) -> Any:
        self.calls += 1
        return self._wire.call(*command)


def cpu_s(wire: Wire) -> float:
    """User and system time of the server so far."""
    told = _info(wire, "cpu")
    return float(told["used_cpu_user"]) + float(told["used_cpu_sys"])


def _info(wire: Wire, section: str) -> dict[str, str]:
    text = wire.call("INFO", section)
    lines = (text.decode() if isinstance(text, bytes) else str(text)).splitlines()
    return dict(line.split(":", 1) for line in lines if ":" in line)


def _wait(wire: Wire) -> None:
    deadline = time.monotonic() + _START_LIMIT_S
    while True:
        try:
            wire.call("PING")
        except StoreDownError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return
