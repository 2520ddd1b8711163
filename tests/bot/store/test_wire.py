"""The way to a server that goes away and comes back, and the addresses that lead there."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store import RedisStore, StoreDownError, StoreUrlError, open_store, open_wire
from bot.store.local import LocalStore, local_store
from tests.bot.store.servers import free_port, processes_of

#: What everybody is promised; the wire itself takes half of it.
NOTICED_WITHIN_S = 2.0


@pytest.fixture
def own_valkey(tmp_path: Path) -> Iterator[LocalStore]:
    with local_store(tmp_path) as store:
        yield store


def server_of(store: LocalStore) -> int:
    """The process id of the server itself."""
    folder = Path(store.url.removeprefix("unix://")).parent
    running = {pid: Path(f"/proc/{pid}/comm").read_text() for pid in processes_of(folder)}
    return next(pid for pid, name in running.items() if name.startswith(("valkey", "redis")))


def seconds_to_notice(store: RedisStore) -> float:
    start = time.monotonic()
    with pytest.raises(StoreDownError):
        store.ping()
    return time.monotonic() - start


@pytest.mark.server
def test_a_stalled_store_is_noticed_in_time_and_used_again_when_it_answers(own_valkey: LocalStore) -> None:
    store = open_store(own_valkey.url, b"secret")
    store.ping()
    pid = server_of(own_valkey)
    os.kill(pid, signal.SIGSTOP)
    try:
        assert seconds_to_notice(store) < NOTICED_WITHIN_S
    finally:
        os.kill(pid, signal.SIGCONT)

    store.ping()


@pytest.mark.server
def test_a_store_that_was_started_anew_is_used_without_an_error(tmp_path: Path) -> None:
    with local_store(tmp_path) as first:
        store = open_store(first.url, b"secret")
        store.ping()
    assert seconds_to_notice(store) < NOTICED_WITHIN_S
    with local_store(tmp_path):
        store.ping()


def test_a_port_where_nobody_listens_is_noticed_at_once() -> None:
    store = open_store(f"redis://127.0.0.1:{free_port()}", b"secret")

    assert seconds_to_notice(store) < NOTICED_WITHIN_S


@pytest.mark.parametrize("scheme", ["redis+sentinel://{}/refunds", "redis+cluster://{}"])
def test_so_are_sentinels_and_nodes_that_are_not_there(scheme: str) -> None:
    hosts = ",".join(f"127.0.0.1:{free_port()}" for _ in range(3))

    assert seconds_to_notice(open_store(scheme.format(hosts), b"secret")) < NOTICED_WITHIN_S


@pytest.mark.server
def test_each_thread_has_one_connection_and_keeps_it(valkey: LocalStore) -> None:
    wire = open_wire(valkey.url)
    seen: list[int] = []

    def ask() -> None:
        seen.extend(wire.call("CLIENT", "ID") for _ in range(3))

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 9
    assert len(set(seen)) == 3


@pytest.mark.server
def test_a_forked_worker_does_not_talk_on_its_parents_connection(valkey: LocalStore) -> None:
    wire = open_wire(valkey.url)
    ours = wire.call("CLIENT", "ID")
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.write(writer, str(wire.call("CLIENT", "ID")).encode())
        os._exit(0)
    os.waitpid(pid, 0)
    theirs = int(os.read(reader, 64))
    os.close(reader)
    os.close(writer)

    assert theirs != ours
    assert wire.call("CLIENT", "ID") == ours


@pytest.mark.server
def test_what_the_server_refuses_for_good_is_not_called_an_outage(valkey: LocalStore) -> None:
    with pytest.raises(Exception, match="unknown command"):
        open_wire(valkey.url).call("NOSUCHCOMMAND")


@pytest.mark.server
def test_a_password_before_the_host_is_used(valkey: LocalStore) -> None:
    admin = open_wire(valkey.url)
    admin.call("ACL", "SETUSER", "ann", "on", ">pass word", "~*", "+@all")

    wire = open_wire(valkey.url.replace("unix://", "unix://ann:pass%20word@"))
    assert wire.call("ACL", "WHOAMI") == b"ann"


@pytest.mark.parametrize(
    "url",
    [
        "http://:hidden@host",
        "redis+sentinel://:hidden@host:1",
        "redis+cluster://:hidden@:1",
        "redis://:hidden@host:port",
        "redis+cluster://:hidden@host:port",
    ],
)
def test_an_address_that_cannot_be_read_is_refused_without_showing_its_password(url: str) -> None:
    with pytest.raises(StoreUrlError, match="REDIS_URL: expected redis://") as refused:
        open_wire(url)
    assert "hidden" not in str(refused.value)
