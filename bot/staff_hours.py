"""When people are there, as the operator writes it: `Mon-Fri 09:00-18:00; Sat 10:00-14:00`."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Self

#: For the line that a malformed value gets.
FORMAT = "days and times like `Mon-Fri 09:00-18:00`, several of them separated by `;`"

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SPAN = re.compile(
    r"(?P<first>[A-Z][a-z]{2})(?:-(?P<last>[A-Z][a-z]{2}))? (?P<opens>\d\d:\d\d)-(?P<closes>\d\d:\d\d)", re.ASCII
)
_MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The same hours on some days of the week, in minutes since midnight; `closes` is the first minute outside."""

    weekdays: frozenset[int]
    opens: int
    closes: int

    def covers(self, moment: datetime) -> bool:
        """Whether somebody is there at that moment, read as local time."""
        return moment.weekday() in self.weekdays and self.opens <= moment.hour * 60 + moment.minute < self.closes


@dataclass(frozen=True, slots=True)
class StaffHours:
    """All spans together, with the words they were written in."""

    text: str
    spans: tuple[Span, ...]

    @classmethod
    def parse(cls, text: str) -> Self:
        """The hours that the text says. Raises ValueError when it is not in the format."""
        parts = text.strip().removesuffix(";").split(";")
        return cls(text.strip(), tuple(_parse_span(part.strip()) for part in parts))

    def is_open(self, moment: datetime) -> bool:
        """Whether somebody is there at that moment, given in the operator's own time zone."""
        return any(span.covers(moment) for span in self.spans)


def _parse_span(text: str) -> Span:
    found = _SPAN.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is not a day, or days, with hours")
    opens, closes = _minutes(found["opens"]), _minutes(found["closes"])
    if opens >= closes:
        raise ValueError(f"{text!r} closes before it opens; write a night as two spans")
    return Span(weekdays=_weekdays(found["first"], found["last"] or found["first"]), opens=opens, closes=closes)


def _weekdays(first: str, last: str) -> frozenset[int]:
    start, end = _DAYS.index(first), _DAYS.index(last)
    # Sat-Mon goes round the end of the week.
    return frozenset((start + step) % 7 for step in range((end - start) % 7 + 1))


def _minutes(clock: str) -> int:
    minutes = int(clock[:2]) * 60 + int(clock[3:])
    if minutes > _MINUTES_A_DAY or int(clock[3:]) >= 60:
        raise ValueError(f"{clock} is no time of day")
    return minutes
