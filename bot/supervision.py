"""One process that keeps the embedded store and starts the web app beside it: what `run` and `serve` share."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from http import HTTPStatus
from types import FrameType

from bot.errors import BotError
from bot.server import GRACE_S, url_of

#: A cold start takes about a second; a machine that is busy with other things, several.
START_LIMIT_S = 30
_STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def on_stop(told: Callable[[int, FrameType | None], None]) -> None:
    """What is called when the process is told to stop. What it was started to ignore it ignores, as under `nohup`."""
    for number in _STOPPING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, told)


@contextlib.contextmanager
def stoppable() -> Iterator[None]:
    """
    Ends quietly when the process is told to stop, by Ctrl-C, SIGTERM or SIGHUP; what is inside is closed in order.

    It is told once: a closed terminal and `make` send the same signal twice, and the second must not break off what
    the first has begun.
    """
    is_told = False

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        nonlocal is_told
        if not is_told:
            is_told = True
            raise KeyboardInterrupt

    on_stop(interrupt)
    with contextlib.suppress(KeyboardInterrupt):
        yield


#: The words after `python -m` that start a web app on a bound socket.
SERVE = ("bot.cli", "serve")


@contextlib.contextmanager
def web_app(
    sock: socket.socket, *options: str, store_url: str | None, command: Sequence[str] = SERVE
) -> Iterator[subprocess.Popen[bytes]]:
    """
    `refundbot serve` as a process of its own, on a socket that is bound already; stopped, with grace, at the end.

    Of its own, because gunicorn forks: a worker must inherit neither the store's process nor its lock.
    `command` starts another web app that takes the same options.
    """
    environment = dict(os.environ) if store_url is None else {**os.environ, "REDIS_URL": store_url}
    app = subprocess.Popen(
        [sys.executable, "-P", "-m", *command, "--listening-fd", str(sock.fileno()), *options],
        env=environment,
        pass_fds=[sock.fileno()],
        # Ctrl-C is for the one who supervises: the web app stops first, the store after it.
        start_new_session=True,
    )
    try:
        yield app
    finally:
        _ignore_interrupts()
        _stop(app)


def wait_until_ready(app: subprocess.Popen[bytes], sock: socket.socket) -> None:
    """Returns when the web app can answer. Raises BotError when it ends before, or takes too long."""
    deadline = time.monotonic() + START_LIMIT_S
    while not _is_ready(sock):
        if app.poll() is not None:
            raise BotError("The web app ended while it started; its last lines are above.")
        if time.monotonic() > deadline:
            raise BotError(f"The web app was not ready after {START_LIMIT_S} s; {url_of(sock)}/readyz may say why.")
        time.sleep(0.05)


def _is_ready(sock: socket.socket) -> bool:
    host, port = sock.getsockname()[:2]
    connection = http.client.HTTPConnection(host, port, timeout=2)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _stop(app: subprocess.Popen[bytes]) -> None:
    app.terminate()
    try:
        app.wait(timeout=GRACE_S + 2)
    except subprocess.TimeoutExpired:
        # Its workers see that it is gone and follow.
        app.kill()
        app.wait()


def _ignore_interrupts() -> None:
    # A second Ctrl-C must not leave a store behind that nobody stops; stopping takes seconds at most.
    for number in _STOPPING:
        signal.signal(number, signal.SIG_IGN)
