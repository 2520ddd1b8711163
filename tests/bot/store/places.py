"""Ways to a server, for what is tested on each of them."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.store import open_wire
from bot.store.changes import Subscription
from bot.store.wire import Wire, subscribe

ON_SERVERS = (
    pytest.param("valkey", marks=pytest.mark.server),
    pytest.param("cluster", marks=pytest.mark.server),
)


def wire_to(request: pytest.FixtureRequest) -> Wire:
    """The one that the fixture is asked for."""
    if request.param == "cluster":
        return open_wire(request.getfixturevalue("cluster_url"))
    return open_wire(request.getfixturevalue("valkey").url)


@contextmanager
def emptied(wire: Wire, *keys: str) -> Iterator[None]:
    """Nothing is there before, and nothing is left: the servers are those of other tests, too."""
    wire.call("DEL", *keys)
    yield
    wire.call("DEL", *keys)


class Repeating:
    """A wire whose every command reaches the server twice."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def call(self, *command: str | bytes | int) -> object:
        self._wire.call(*command)
        return self._wire.call(*command)

    def subscribe(self, channel: str) -> Subscription:
        return subscribe(self._wire, channel)
