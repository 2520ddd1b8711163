"""The WSGI server: gunicorn with threads, several worker processes behind one listening socket."""

import gc
import os
import socket
from collections.abc import Callable
from typing import Any, NoReturn
from wsgiref.types import WSGIApplication

from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.errors import HaltServer
from gunicorn.glogging import Logger

from bot.errors import BotError

#: Enough that three waiting retries leave most of a worker free.
THREADS = 16
#: What a turn may still take after the wish to stop: WeChat itself gives up after 5 s.
GRACE_S = 6


def listen(host: str, port: int) -> socket.socket:
    """A socket bound to that address; port 0 takes a free one. Raises BotError when the address is taken or unknown."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no such port"
        raise BotError(f"Cannot listen on {host}:{port}: {reason}. Choose another with --host and --port.") from error


def url_of(sock: socket.socket) -> str:
    """The address of a bound socket, as a browser or a client on this machine would write it."""
    host, port = sock.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def serve(
    build: Callable[[], WSGIApplication], sock: socket.socket, *, workers: int, parent: int | None = None
) -> NoReturn:
    """
    Answer on the socket until a signal says stop; does not return but raises SystemExit.

    Every worker builds its own application after the fork, so that no connection is shared.
    With a parent the server also stops when that process is gone, however it went.
    """
    _Arbiter(_Server(build, sock.fileno(), workers), parent).run()
    raise AssertionError("gunicorn ends by SystemExit")


class _Server(BaseApplication):
    def __init__(self, build: Callable[[], WSGIApplication], listening_fd: int, workers: int) -> None:
        self._build = build
        self._options = {
            "bind": [f"fd://{listening_fd}"],
            "workers": workers,
            "worker_class": "gthread",
            "threads": THREADS,
            "graceful_timeout": GRACE_S,
            "logger_class": _Logger,
            "loglevel": "warning",
            # It would be a socket in somebody's home directory.
            "control_socket_disable": True,
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:  # a WSGI application in words that gunicorn's stubs have and wsgiref has not
        app = self._build()
        # What was built at the start lives as long as the worker: the collector need not walk it at somebody's turn.
        gc.collect()
        gc.freeze()
        return app


class _Arbiter(Arbiter):
    def __init__(self, app: _Server, parent: int | None) -> None:
        self._parent = parent
        super().__init__(app)

    def maybe_promote_master(self) -> None:
        """Called once a round, at least each second."""
        super().maybe_promote_master()
        if self._parent is not None and os.getppid() != self._parent:
            raise HaltServer("the process that started the server is gone")


class _Logger(Logger):
    """Leaves the lines of gunicorn to `bot.logs`."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        self.error_log.handlers.clear()
        self.error_log.propagate = True
