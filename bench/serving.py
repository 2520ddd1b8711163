"""
A server to be measured, in a process of its own: `python -m bench.serving gthread bot FD`.

The application is `bot` (the real one) or `echo` (the floor); FD is a bound socket, or a port for granian, which
takes no socket of ours.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from wsgiref.types import WSGIApplication

from bench.account import environment
from bot.logs import configure_logs
from bot.server import THREADS, listen

ROOT = Path(__file__).parent.parent
KINDS = ("sync", "gthread", "granian")
WORKERS = 2
_START_LIMIT_S = 30.0


def installed_kinds() -> tuple[str, ...]:
    """granian is no dependency of ours: it is measured where somebody installed it."""
    return tuple(kind for kind in KINDS if kind != "granian" or find_spec("granian"))


def bot_app() -> WSGIApplication:
    """The real thing."""
    from bot import create_app

    configure_logs(console=False)
    return create_app()


def echo_app() -> WSGIApplication:
    """The floor."""
    from bench.echo import create_echo

    return create_echo()


APPS = {"bot": bot_app, "echo": echo_app}


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running one."""

    kind: str
    app: str
    port: int
    pid: int
    #: From the start of the process to its first answer.
    start_s: float


@contextmanager
def served(kind: str, app: str, store_url: str, workers: int = WORKERS) -> Iterator[Server]:
    """A server on a free port of this machine, answering."""
    sock = listen("127.0.0.1", 0)
    port = sock.getsockname()[1]
    if kind == "granian":
        sock.close()
    began = time.monotonic()
    running = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "bench.serving",
            kind,
            app,
            str(port if kind == "granian" else sock.fileno()),
            str(workers),
        ],
        cwd=ROOT,
        env={**os.environ, **environment(store_url)},
        pass_fds=[] if kind == "granian" else [sock.fileno()],
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port, running, began)
        yield Server(kind=kind, app=app, port=port, pid=running.pid, start_s=time.monotonic() - began)
    finally:
        sock.close()
        running.terminate()
        try:
            running.wait(15)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()


def _wait(port: int, running: "subprocess.Popen[bytes]", began: float) -> None:
    while not _answers(port):
        if running.poll() is not None or time.monotonic() - began > _START_LIMIT_S:
            raise RuntimeError("the server to be measured did not start")
        time.sleep(0.02)


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=_START_LIMIT_S) as connection:
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n\r\n")
            return connection.recv(12).startswith(b"HTTP/1.1 ")
    except OSError:
        return False


def main(kind: str, app: str, where: str, workers: str) -> None:
    """Serves until it is told to stop."""
    if kind == "granian":
        _granian(app, int(where), int(workers))
    else:
        _gunicorn(kind, app, int(where), int(workers))


def _gunicorn(kind: str, app: str, fd: int, workers: int) -> None:
    from gunicorn.app.base import BaseApplication

    options = {
        "bind": [f"fd://{fd}"],
        "workers": workers,
        "worker_class": kind,
        "threads": THREADS if kind == "gthread" else 1,
        "loglevel": "warning",
        "control_socket_disable": True,
    }

    class Application(BaseApplication):
        def load_config(self) -> None:
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            return APPS[app]()

    Application().run()


def _granian(app: str, port: int, workers: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        f"bench.serving:{app}_app",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        factory=True,
        log_enabled=False,
    ).serve()


if __name__ == "__main__":
    main(*sys.argv[1:])
