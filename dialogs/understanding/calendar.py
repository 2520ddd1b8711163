"""Days named by people -> dates: the latest such day that is not in the future, or else what is wrong with it."""

import calendar
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from dialogs.doubts import DoubtKind
from dialogs.values import value

#: Where Mini Program shops and their clocks are, when nothing else is said.
CHINA = timezone(timedelta(hours=8))
#: No refund is about a payment that is older: the year is a slip.
OLDEST_YEARS = 20
#: Clocks differ; nobody means a later minute than this by "at three".
_SLACK_MINUTES = 10


@value(frozen=True, slots=True)
class Today:
    """The day (or the very moment) from which a text is read."""

    day: date
    zone: tzinfo = CHINA
    #: Known only when the caller gave a moment: then "three hours ago" has an answer.
    moment: datetime | None = None

    @classmethod
    def of(cls, today: date) -> "Today":
        """An aware datetime gives its zone and moment; a plain date is a day in China."""
        if not isinstance(today, datetime):
            return cls(today)
        if today.tzinfo is None:
            return cls(today.date())
        return cls(today.date(), today.tzinfo, today)


@value(frozen=True, slots=True)
class When:
    """Something that was said about time, and where it stands in the text. Without a day it says nothing certain."""

    start: int
    end: int
    day: date | None
    #: Minutes after midnight, when a time of day was said that leaves no doubt.
    minute: int | None = None
    #: A figure that may as well be a price or a fraction: a day only where one is expected.
    is_faint: bool = False
    #: Why it has no day, where a day was named.
    doubt: DoubtKind | None = None
    #: The day that was named, where the doubt is not whether there is such a day.
    named: date | None = None

    def written(self, zone: tzinfo) -> str | None:
        if self.day is None:
            return None
        if self.minute is None:
            return self.day.isoformat()
        moment = datetime(self.day.year, self.day.month, self.day.day, self.minute // 60, self.minute % 60, tzinfo=zone)
        return moment.isoformat(timespec="minutes")


def judged(when: When, today: Today) -> When:
    """The same, but that on a day yet to come, or longer ago than any refund, nothing can have happened."""
    if when.day is None:
        return when
    if when.day > today.day or _is_later_today(when, today):
        return replace(when, day=None, doubt=DoubtKind.FUTURE_DAY, named=when.day)
    if when.day.year < today.day.year - OLDEST_YEARS:
        return replace(when, day=None, doubt=DoubtKind.LONG_PAST_DAY, named=when.day)
    return when


def _is_later_today(when: When, today: Today) -> bool:
    if when.minute is None or today.moment is None or when.day != today.day:
        return False
    return when.minute > today.moment.hour * 60 + today.moment.minute + _SLACK_MINUTES


def real_day(year: int, month: int, day: int) -> date | None:
    """That very day, unless there is none such; it may be yet to come."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def latest_month_day(month: int, day: int, today: date) -> date | None:
    """The latest such day of a year; 29 February goes back to the last leap year."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    candidates = (real_day(today.year - back, month, day) for back in range(9) if today.year > back)
    return next((found for found in candidates if found and found <= today), None)


def latest_end_of_month(month: int, today: date) -> date | None:
    """The latest last day of such a month."""
    if not 1 <= month <= 12:
        return None
    years = (today.year - back for back in range(2) if today.year > back)
    ends = (date(year, month, calendar.monthrange(year, month)[1]) for year in years)
    return next((end for end in ends if end <= today), None)


def latest_day_of_month(day: int, today: date) -> date | None:
    """The latest 18th; the 31st goes back to the last month that has one."""
    for back in range(3):
        found = day_of_month(day, back, today)
        if found and found <= today:
            return found
    return None


def day_of_month(day: int, months_back: int, today: date) -> date | None:
    """None when that month has no such day; it may be yet to come."""
    months = today.year * 12 + today.month - 1 - months_back
    return real_day(months // 12, months % 12 + 1, day) if months >= 12 else None


def latest_weekday(weekday: int, today: date) -> date | None:
    """Today counts: said on a Sunday, "Sunday" is today."""
    return days_ago((today.weekday() - weekday) % 7, today)


def latest_black_friday(today: date) -> date | None:
    """The day after the fourth Thursday of a November, the latest that is not yet to come."""
    for year in (today.year, today.year - 1):
        first = date(year, 11, 1)
        found = first + timedelta(days=(3 - first.weekday()) % 7 + 3 * 7 + 1)
        if found <= today:
            return found
    return None


def weekday_of_week(weekday: int, weeks_back: int, today: date) -> date | None:
    """The day in that week, Monday to Sunday; it may be yet to come."""
    return days_ago(today.weekday() - weekday + 7 * weeks_back, today)


def days_ago(days: int, today: date) -> date | None:
    try:
        return today - timedelta(days=days)
    except OverflowError:
        return None


def months_ago(months: int, today: date) -> date | None:
    """The same day of an earlier month, or that month's last."""
    count = today.year * 12 + today.month - 1 - months
    if count < 12:
        return None
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def moment_ago(minutes: int, today: Today) -> tuple[date, int] | None:
    """The day and minute of day so long ago, when the present moment is known."""
    if today.moment is None:
        return None
    then = (today.moment.astimezone(UTC) - timedelta(minutes=minutes)).astimezone(today.zone)
    return then.date(), then.hour * 60 + then.minute
