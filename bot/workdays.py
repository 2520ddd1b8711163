"""Which days are working days in mainland China: an override file first, then the `holidays` library."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import holidays

_OVERRIDES = Path(__file__).with_name("workdays.toml")


@dataclass(frozen=True, kw_only=True)
class ChinaWorkdays:
    """A `dialogs.deadlines.Workdays`. It never raises, and does not guess past the official calendar."""

    #: The last day that an official notice covers.
    official_until: date
    overrides: dict[date, bool]

    @classmethod
    def load(cls, path: Path = _OVERRIDES) -> Self:
        """The calendar that comes with the code, or the one in `path`."""
        stored = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(official_until=stored["official_until"], overrides=_read_overrides(stored))

    def is_working_day(self, day: date) -> bool | None:
        """Whether people work on `day`; None when no official notice reaches that far."""
        if day in self.overrides:
            return self.overrides[day]
        if day > self.official_until:
            return None
        return bool(self._china.is_working_day(day))

    @cached_property
    def _china(self) -> holidays.HolidayBase:
        return holidays.country_holidays("CN")


def _read_overrides(stored: dict[str, Any]) -> dict[date, bool]:
    return dict.fromkeys(stored["off"], False) | dict.fromkeys(stored["working"], True)
