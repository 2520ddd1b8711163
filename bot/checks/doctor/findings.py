"""A finding: how it stands with one thing, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How it stands."""

    OK = "ok"
    #: The bot works, but not as well as it could, or not for long.
    WARNING = "warning"
    #: Something that does not work.
    FAULT = "fault"
    UNCHECKED = "could not check"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at. No secret stands in it."""

    area: str
    subject: str
    verdict: Verdict
    #: What was found, or why nothing could be.
    what: str
    #: The next step for whoever runs the bot; empty when there is none.
    to_do: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """Makes the findings of one area."""

    name: str

    def ok(self, subject: str, what: str, to_do: str = "") -> Finding:
        return self._finding(subject, Verdict.OK, what, to_do)

    def warning(self, subject: str, what: str, to_do: str) -> Finding:
        return self._finding(subject, Verdict.WARNING, what, to_do)

    def fault(self, subject: str, what: str, to_do: str) -> Finding:
        return self._finding(subject, Verdict.FAULT, what, to_do)

    def unchecked(self, subject: str, why: str, to_do: str = "") -> Finding:
        return self._finding(subject, Verdict.UNCHECKED, why, to_do)

    def _finding(self, subject: str, verdict: Verdict, what: str, to_do: str) -> Finding:
        return Finding(area=self.name, subject=subject, verdict=verdict, what=what, to_do=to_do)
