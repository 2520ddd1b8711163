"""A wire that tells when the store did not answer."""

from collections.abc import Callable
from typing import Any

from bot.store.changes import Subscription
from bot.store.errors import StoreDownError
from bot.store.wire import Wire, subscribe


class WatchedWire:
    """Another wire, and somebody who is told the kind of each failure: the name of the client's error."""

    def __init__(self, wire: Wire, failed: Callable[[str], None]) -> None:
        self._wire = wire
        self._failed = failed

    def call(self, *command: str | bytes | int) -> Any:
        try:
            return self._wire.call(*command)
        except StoreDownError as error:
            self._failed(type(error.__cause__).__name__)
            raise

    def subscribe(self, channel: str) -> Subscription:
        return subscribe(self._wire, channel)
