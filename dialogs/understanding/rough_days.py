"""What happened in a time that is no one day: 上个月收到的, "I received it last month"."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from dialogs.slots import Slot
from dialogs.understanding.calendar import Today, When, day_of_month, latest_month_day
from dialogs.understanding.events import events_in
from dialogs.understanding.gate import gate_of
from dialogs.understanding.heard import Heard
from dialogs.understanding.wording import Said

_NO_DAY_ZH = r"(?!份?的?\s?(?:\d|[一二三四五六七八九十廿]|最后|末|底|头|初))"
_ROUGH = re.compile(
    rf"上(?P<before>上)?个?月{_NO_DAY_ZH}|(?P<year>去年){_NO_DAY_ZH}"
    r"|(?P<october>国庆)(?:节|期间|假期?|长假|黄金周)*(?!当天|那天|头|第|前|后)|(?P<may>(?<![十二三四五六七\d])五一|劳动节)(?:节|期间|假期?|长假)*(?!当天|那天|头|第|前|后)"
    r"|\b(?:some ?time |earlier |back )?(?P<before_en>the month before last)\b|\b(?:some ?time |earlier )?last (?:month|(?P<year_en>year))\b(?!,? (?:on )?the \d)"
)
_GATE = gate_of(_ROUGH)


def roughly_in(
    text: Heard, days: Iterable[When], verbs: list[Said], asked: Slot | None, today: Today
) -> dict[Slot, tuple[str, str]]:
    """The first and last day on which each such event can have happened; what has a day of its own is left out."""
    found = _ROUGH.search(text) if text.may_hold(_GATE) else None
    if found is None or any(day.start < found.end() and found.start() < day.end for day in days):
        return {}
    first, last = _span(found, today.day)
    events = events_in(text, [When(found.start(), found.end(), last)], verbs, asked, today)
    return {slot: (first.isoformat(), last.isoformat()) for slot in events.slots}


def _span(found: re.Match[str], today: date) -> tuple[date, date]:
    if found["october"] or found["may"]:
        month, days = (10, 7) if found["october"] else (5, 5)
        first = latest_month_day(month, 1, today) or today
        return first, min(first + timedelta(days=days - 1), today)
    if found["year"] or found["year_en"]:
        return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
    back = 2 if found["before"] or found["before_en"] else 1
    first, beyond = (day_of_month(1, months, today) or today for months in (back, back - 1))
    return first, beyond - timedelta(days=1)
