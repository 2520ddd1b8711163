"""A run of scripts, as reports are made of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.testkit.running import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRun:
    """A script that could not be run this way. It is named wherever results are."""

    name: str
    why: str

    def __str__(self) -> str:
        return f"{self.name}: {self.why}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """All that was run, and what could not be."""

    results: Sequence[Result]
    seconds: float
    at: datetime
    #: Such as `process` or `webhook`.
    way: str = "process"
    not_run: Sequence[NotRun] = ()

    @property
    def failed(self) -> tuple[Result, ...]:
        return tuple(result for result in self.results if not result.passed)
