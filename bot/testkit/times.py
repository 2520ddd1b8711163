"""Spans and instants as scripts write them: `49h`, `3d 2h`, `30分钟`; `2026-11-22T10:00+08:00`."""

import re
from datetime import datetime, timedelta, timezone

#: Where a script's clock begins when it does not say: a Sunday, at an hour when desks are open.
DEFAULT_NOW = datetime(2026, 11, 22, 10, 0, tzinfo=timezone(timedelta(hours=8)))

#: How long a user takes for the next message: longer than any burst that counts as one turn.
PACE = timedelta(seconds=5)

_UNITS = {
    "s": "seconds", "秒": "seconds",
    "m": "minutes", "min": "minutes", "分钟": "minutes",
    "h": "hours", "小时": "hours",
    "d": "days", "天": "days",
    "w": "weeks", "周": "weeks",
}  # fmt: skip
_PART = re.compile(rf"(\d+(?:\.\d+)?)\s*({'|'.join(sorted(_UNITS, key=len, reverse=True))})\s*")


def span_from(text: str) -> timedelta | None:
    """The span, or None when it is none or not above zero."""
    if not re.fullmatch(rf"(?:{_PART.pattern})+", text.strip()):
        return None
    total = sum((timedelta(**{_UNITS[unit]: float(count)}) for count, unit in _PART.findall(text)), timedelta())
    return total if total > timedelta() else None


def instant_from(text: str) -> datetime | None:
    """The instant, or None when it is none or says no offset from UTC."""
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return None
    return instant if instant.tzinfo else None
