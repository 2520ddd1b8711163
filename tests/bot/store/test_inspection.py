"""What a store says about itself, whichever kind it is."""

import pytest

from bot.store import open_wire
from bot.store.inspection import can_write, inspect

pytestmark = pytest.mark.server


@pytest.mark.parametrize("kind", ["cluster_url", "sentinel_url"])
def test_many_servers_can_be_asked_like_one(kind: str, request: pytest.FixtureRequest) -> None:
    wire = open_wire(request.getfixturevalue(kind))
    told = inspect(wire)
    assert told is not None
    assert can_write(wire)
    assert (told.role, told.maxmemory_policy, told.snapshots) == ("master", "noeviction", "")
    assert 0 < told.latency_s < 1
