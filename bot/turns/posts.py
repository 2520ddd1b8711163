"""One POST on its way through the engine, and whoever looks on."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.answers import Answer
from bot.inbox.unclear import Unclear
from bot.incoming import Incoming
from bot.store.port import Arrival
from bot.turns.outcomes import Outcome


@dataclass(slots=True, kw_only=True)
class Post:
    """What came, since when, and what the log and the figures will say of it."""

    incoming: Incoming
    arrival: Arrival
    since: float
    outcome: Outcome = Outcome.FAILED
    log: dict[str, str | int | float] = field(default_factory=dict)
    #: How long each step of the turn took, in seconds: `begin`, `take`, `render`, `commit`.
    steps: dict[str, float] = field(default_factory=dict)
    #: Of the reply's text, in UTF-8.
    reply_bytes: int = 0
    #: What its turn did not understand, once that is committed.
    unclear: Unclear | None = None

    @property
    def age_s(self) -> float:
        return time.monotonic() - self.since

    def ends(self, outcome: Outcome, answer: Answer) -> Answer:
        self.outcome = outcome
        return answer


#: Told of each POST when it has ended. It is on the way of every turn: it may not block, and may not raise.
Watch: TypeAlias = Callable[[Post], None]


def unwatched(_post: Post) -> None:
    """Nobody looks on."""


def watched_by(*watches: Watch) -> Watch:
    """All of them look on, in that order."""

    def watch(post: Post) -> None:
        for each in watches:
            each(post)

    return watch
