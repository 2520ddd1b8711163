"""A Sentinel and a Cluster on loopback, from the binary of the embedded store."""

import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from redis import Redis
from redis.exceptions import RedisError

from bot.store.local import find_server

SLOTS = 16384
_START_TIMEOUT_S = 20.0


def free_port() -> int:
    """A port where nobody listens, nor 10000 above it, where the nodes of a cluster talk."""
    while True:
        with socket.socket() as port, socket.socket() as bus:
            try:
                port.bind(("127.0.0.1", 0))
                number: int = port.getsockname()[1]
                bus.bind(("127.0.0.1", number + 10_000))
            except (OSError, OverflowError):
                continue
            return number


def processes_of(folder: Path) -> list[int]:
    """The ids of the processes that have the folder in their command line."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes()
        except OSError:
            continue
        if str(folder).encode() in words:
            found.append(int(process.name))
    return found


@contextmanager
def server(folder: Path, port: int, *words: str, config: Path | None = None) -> Iterator[Redis]:
    """A server on that port, answering."""
    folder.mkdir(parents=True, exist_ok=True)
    options = ["--bind", "127.0.0.1", "--save", "", "--dir", str(folder), "--port", str(port)]
    running = subprocess.Popen(
        [str(find_server()), *([str(config)] if config else []), *options, *words],
        stdout=subprocess.DEVNULL,
        cwd=folder,
    )
    client = Redis(port=port, socket_timeout=2)
    try:
        _wait_for(lambda: bool(client.ping()))
        yield client
    finally:
        client.close()
        running.kill()
        running.wait()


@contextmanager
def sentinel(folder: Path) -> Iterator[str]:
    """The address of a primary that a Sentinel knows as `refunds`."""
    port, sentinel_port = free_port(), free_port()
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "sentinel.conf"
    config.write_text(f"port {sentinel_port}\nbind 127.0.0.1\nsentinel monitor refunds 127.0.0.1 {port} 1\n")
    with server(folder / "primary", port), server(folder, sentinel_port, "--sentinel", config=config) as watcher:
        _wait_for(lambda: bool(_ask(watcher, "SENTINEL", "GET-MASTER-ADDR-BY-NAME", "refunds")))
        yield f"redis+sentinel://127.0.0.1:{sentinel_port}/refunds"


@contextmanager
def cluster(folder: Path, size: int = 3) -> Iterator[str]:
    """The address of a cluster of that many primaries."""
    ports = [free_port() for _ in range(size)]
    with ExitStack() as stack:
        nodes = [stack.enter_context(server(folder / str(port), port, "--cluster-enabled", "yes")) for port in ports]
        for number, node in enumerate(nodes):
            first, last = number * SLOTS // size, (number + 1) * SLOTS // size - 1
            _ask(node, "CLUSTER", "ADDSLOTSRANGE", first, last)
            _ask(node, "CLUSTER", "SET-CONFIG-EPOCH", number + 1)
            _ask(node, "CLUSTER", "MEET", "127.0.0.1", ports[0])
        for node in nodes:
            _wait_for(partial(_is_up, node))
        yield f"redis+cluster://127.0.0.1:{ports[0]}"


def _is_up(node: Redis) -> bool:
    return b"cluster_state:ok" in _ask(node, "CLUSTER", "INFO")


def _ask(client: Redis, *words: str | int) -> Any:
    return client.execute_command(*words)  # type: ignore[no-untyped-call]


def _wait_for(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _START_TIMEOUT_S
    while True:
        try:
            if is_so():
                return
        except (RedisError, KeyError):
            pass
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.02)
