"""Until when a conversation can be snoozed: the case's own dates first."""

from datetime import datetime, time, timedelta

from bot.staff.console.reader import Reader
from bot.staff.port import Pack

_MORNING = time(9)


def rest_until(pack: Pack, reader: Reader) -> list[tuple[int, str]]:
    """Unix seconds after now, each in words."""
    words, own = reader.words, [(at, label) for at, label in pack.due if at > reader.now_s]
    return [
        *own,
        (reader.now_s + 3600, words["in_an_hour"]),
        (_morning(reader, 1), words["tomorrow"]),
        (_morning(reader, 7), words["in_a_week"]),
    ]


def _morning(reader: Reader, days: int) -> int:
    zone = reader.language.zone
    day = reader.now.astimezone(zone).date() + timedelta(days=days)
    return int(datetime.combine(day, _MORNING, zone).timestamp())
