"""One thing that happened in a chat, and what the bot answered: what a script is recorded from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What the user, staff or the clock did, and the answer; the shapes are those of `refundbot chat --json`."""

    at: datetime
    #: The members of the line in, without user and clock.
    sent: Mapping[str, Any]
    #: The line out; None where nothing is to be expected of it.
    got: Mapping[str, Any] | None
    #: Where somebody set the clock forward: by how much.
    waited: timedelta | None = None

    @property
    def is_time(self) -> bool:
        """Whether nothing came in: time passed, and what fell due was said."""
        return self.sent.get("type") == "tick"

    @property
    def is_refused(self) -> bool:
        """Whether it was a line that made no sense, and so nothing happened."""
        return self.got is not None and "error" in self.got
