"""The inbox of the store that the settings name, for a command."""

import contextlib
from collections.abc import Iterator

from bot.cli._kept_store import kept_wire
from bot.settings import Settings
from bot.store import Inbox, WireInbox


@contextlib.contextmanager
def kept_inbox(settings: Settings) -> Iterator[Inbox]:
    """
    That of REDIS_URL, or of the data directory, whether or not a bot is running there.

    Raises BotError, with what to do, when there is neither.
    """
    with kept_wire(settings, "inbox") as wire:
        yield WireInbox(wire)
