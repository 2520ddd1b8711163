"""What can go wrong with the store."""

from pathlib import Path

from bot.errors import BotError


class StoreError(BotError):
    """The root of what the store raises."""


class StoreDownError(StoreError):
    """The store did not answer in time, or cannot write. What was asked for may or may not have happened."""


class LostClaimError(StoreError):
    """The claim lapsed, or somebody else holds it: nothing of this turn was committed."""


class StoreUrlError(StoreError):
    """The address of the store cannot be read."""


class StoreLockedError(StoreError):
    """Another process keeps its store in that directory."""

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"The data directory {directory} is in use by another store."
            " Stop the other one, or set REFUNDBOT_DATA_DIR to another directory."
        )
        self.directory = directory


class StoreStartError(StoreError):
    """The embedded store did not start."""
