"""Values that all workers share: one contract, two places."""

import pytest

from bot.store import MemoryShared, Shared, WireShared, open_wire
from bot.store.local import LocalStore


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
