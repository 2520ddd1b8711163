"""Values that all workers share: one contract, two places."""

import pytest

from bot.store import MemoryShared, Shared, WireShared, open_wire
from bot.store.local import LocalStore
from tests.bot.store.backends import Seconds


@pytest.fixture(
    params=[
        "memory",
        pytest.param("valkey", marks=pytest.mark.server),
        pytest.param("cluster", marks=pytest.mark.server),
    ]
)
def shared(request: pytest.FixtureRequest) -> Shared:
    if request.param == "memory":
        return MemoryShared()
    if request.param == "cluster":
        return WireShared(open_wire(request.getfixturevalue("cluster_url")))
    store: LocalStore = request.getfixturevalue("valkey")
    return WireShared(open_wire(store.url))


def test_what_is_put_is_there_and_what_was_not_is_not(shared: Shared) -> None:
    shared.put("token", b"a\x00b", ttl_s=60)
    assert shared.get("token") == b"a\x00b"
    assert shared.get("nothing") is None


def test_only_the_first_adds(shared: Shared) -> None:
    assert shared.add("lock", b"mine", ttl_s=60)
    assert not shared.add("lock", b"yours", ttl_s=60)
    assert shared.get("lock") == b"mine"


def test_a_value_is_dropped_only_by_who_knows_it(shared: Shared) -> None:
    shared.put("held", b"mine", ttl_s=60)
    shared.drop("held", b"yours")
    assert shared.get("held") == b"mine"
    shared.drop("held", b"mine")
    assert shared.get("held") is None


def test_what_is_touched_is_told_and_what_is_not_there_is_not_made(shared: Shared) -> None:
    shared.put("touched", b"mine", ttl_s=60)
    assert shared.touch("touched", ttl_s=120) == b"mine"
    assert shared.get("touched") == b"mine"
    assert shared.touch("untouched", ttl_s=60) is None
    assert shared.get("untouched") is None


def test_a_counter_goes_up_by_one_and_begins_anew_when_it_was_dropped(shared: Shared) -> None:
    assert [shared.count("counted", ttl_s=60) for _ in range(3)] == [1, 2, 3]
    assert shared.get("counted") == b"3"
    shared.drop("counted", b"3")
    assert shared.count("counted", ttl_s=60) == 1
    shared.drop("counted", b"1")


def test_in_memory_touching_and_counting_begin_the_time_anew() -> None:
    seconds = Seconds(0.0)
    shared = MemoryShared(seconds)
    shared.put("touched", b"mine", ttl_s=60)
    for at in (0.0, 50.0):
        seconds.now = at
        assert shared.touch("touched", ttl_s=60) == b"mine"
        shared.count("counted", ttl_s=60)
    seconds.now = 109.0
    assert (shared.get("touched"), shared.get("counted")) == (b"mine", b"2")
    seconds.now = 110.0
    assert (shared.get("touched"), shared.get("counted")) == (None, None)
    assert shared.count("counted", ttl_s=60) == 1


@pytest.mark.server
def test_on_a_server_touching_and_counting_begin_the_time_anew(valkey: LocalStore) -> None:
    wire = open_wire(valkey.url)
    shared = WireShared(wire)
    shared.put("timed", b"1", ttl_s=60)
    shared.touch("timed", ttl_s=5000)
    assert 4000 < wire.call("TTL", "refundbot:timed") <= 5000
    shared.count("timed", ttl_s=9000)
    assert 8000 < wire.call("TTL", "refundbot:timed") <= 9000
    shared.drop("timed", b"2")
