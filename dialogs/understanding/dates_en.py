"""Days and times of day as they are written in English."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from dialogs.doubts import DoubtKind
from dialogs.understanding import calendar
from dialogs.understanding.calendar import Today, When
from dialogs.understanding.grammar import Grammar, Reader
from dialogs.understanding.numbers import ENGLISH, whole_number

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)(?:\.(?= ?\d))?"
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = "(monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_SHORT_WEEKDAY = (
    "(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
#: A numbered day; the look back spells out what gives the pattern away (`gate.py`).
_NUMBERED = rf"(\d{{1,2}})(?:st|nd|rd|th)(?<={'|'.join(f'{figure}{end}' for figure in range(10) for end in ('st', 'nd', 'rd', 'th'))})"
#: "Friday 6 Nov" is told by its date.
_UNDATED = rf"(?!,? (?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH}(?![a-z])|{_MONTH} (?:the )?\d))"
#: Not the last part of a longer number, of a range or of "two or three".
_ALONE = r"\b(?<![\d.,~−–\-])(?<!or )(?<!to )"
_NUMBER = rf"\d{{1,3}}|an?|{ENGLISH}(?:[- ]{ENGLISH})?"
#: Behind a day; a sum of money is none.
_YEAR = r"(?:(?:,? ?(?:of )?|-)(\d{4}\b(?! ?(?:yuan|rmb|cny|kuai|bucks?|元|块))|(?:last|this|next) year\b|'\d\d\b)|-(\d\d)\b)?"
_YEAR_BEFORE = re.compile(r"\b(last year|next year|next),? (?:on |in )?(?:the )?$")
#: Longer ago than this may have been yesterday.
_MOST_OF_TODAY = 6 * 60
_OFFSETS = {"last year": -1, "this year": 0, "next year": 1}
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh",
    "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip
_ORDINAL = f"({'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
_NAMED = {
    "the day before yesterday": 2, "day before yesterday": 2, "the night before last": 2, "yesterday night": 1, "last evening": 1, "yesterday": 1, "last night": 1, "today": 0,
    "this morning": 0, "this afternoon": 0, "this evening": 0, "tonight": 0, "just now": 0,
}  # fmt: skip
_FESTIVALS = {
    "double 11": (11, 11), "double eleven": (11, 11), "singles' day": (11, 11), "singles day": (11, 11),
    "double 12": (12, 12), "christmas day": (12, 25), "new year's day": (1, 1), "national day": (10, 1),
    "valentine's day": (2, 14), "halloween": (10, 31), "double 10": (10, 10), "christmas eve": (12, 24), "11\\.11": (11, 11),
    "bonfire night": (11, 5), "guy fawkes night": (11, 5), "boxing day": (12, 26), "new year's eve": (12, 31),
    "armistice day": (11, 11), "remembrance day": (11, 11), "veterans day": (11, 11), "labour day": (5, 1),
    "may day": (5, 1), "children's day": (6, 1), "women's day": (3, 8), "teachers' day": (9, 10), "teacher's day": (9, 10),
}  # fmt: skip

_CLOCK = r"(?:(noon|midday)|(\d{1,2})(?:[:.](\d{2}))? ?(a\.?m\b\.?|p\.?m\b\.?)|(\d{1,2}):(\d{2}))"
_HOUR = rf"(?P<hour>\d{{1,2}}|{ENGLISH})(?:[:.](?P<minute>\d\d))?(?: o'clock)?"
#: Behind an hour of the clock; what is counted or paid is none.
_NO_COUNT = r"(?![\d:.%]| ?[ap]\.?m| (?:yuan|rmb|times|days))"
_PAST = "half past |(?:(?:a )?quarter|five|ten|twenty(?:[- ]five)?) (?:past|to) "
_HALVES = f"(?P<past>{_PAST})"
#: "At ten last night", "this morning at 9": the part of the day stands in the name, or behind "yesterday".
_HOUR_BEFORE = re.compile(
    rf"\b(?:(?:at|around|about) {_HALVES}?|(?=half |(?:a )?quarter |five (?:past|to)|ten (?:past|to)|twenty){_HALVES.replace('past>', 'bare>')}){_HOUR} $"
)
_HOUR_AFTER = re.compile(
    rf"(?: in the (?P<part>morning|afternoon|evening))?,? (?:at|around) {_HALVES}?{_HOUR}{_NO_COUNT}"
)
_PART = re.compile(r"(?: (morning|afternoon|evening|night))?")
#: "Thursday, half past eight in the morning", "Friday at ten at night".
_SPOKEN_TIME = re.compile(
    rf",? (?:at |around |about )?({_PAST})?(\d{{1,2}}|{ENGLISH})(?:[:.](\d\d))?(?: o'clock)?(?:,? (?:in the|at|that) (morning|afternoon|evening|night)| (?P<half>[ap])\.?m\b)"
)
#: "Friday evening, 7 o'clock", "on the 8th, in the evening, 7:45".
_PART_FIRST = re.compile(
    rf",? (?:in the )?(?P<part>morning|afternoon|evening|night),? (?:at |around |about |(?=\d{{1,2}}:\d\d|\w+ o'clock|half |(?:a )?quarter |five (?:past|to)|ten (?:past|to)|twenty)){_HALVES}?{_HOUR}{_NO_COUNT}"
)
#: "At 9:40 on Friday morning".
_TIME_BEFORE_PART = re.compile(
    rf"\b(?:at|around|about) {_HALVES}?(?P<hour>\d{{1,2}}|{ENGLISH})(?:[:.](?P<minute>\d\d))?(?: o'clock)?,? (?:on )?$"
)
_MINUTES_PAST = {
    "half": 30,
    "quarter": 15,
    "a quarter": 15,
    "five": 5,
    "ten": 10,
    "twenty": 20,
    "twenty-five": 25,
    "twenty five": 25,
}
_PAST_THE_HOUR = {
    f"{count} {way} ": minutes if way == "past" else -minutes
    for count, minutes in _MINUTES_PAST.items()
    for way in ("past", "to")
}
_TIME_AFTER = re.compile(
    rf"(?:,? (?:morning |afternoon |evening )?(?:at )?(?:around |about |roughly |approx\.? |circa |just (?:after|before) )?|,){_CLOCK}"
)
_TIME_BEFORE = re.compile(rf"{_CLOCK},? (?:on )?$")


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1


def _written_out(match: re.Match[str], _today: Today) -> When:
    return _timed(match, calendar.real_day(int(match[1]), int(match[2]), int(match[3])))


def _together(match: re.Match[str], _today: Today) -> When:
    """`20261103`: a day only where one is expected."""
    return _timed(match, calendar.real_day(int(match[1]), int(match[2]), int(match[3])), is_faint=True)


def _month_first(match: re.Match[str], today: Today) -> When:
    return _of_year(match, _month(match[1]), int(match[2]), match[3] or match[4], today)


def _day_first(match: re.Match[str], today: Today) -> When:
    return _of_year(match, _month(match[2]), int(match[1]), match[3] or match[4], today)


def _day_in_words(match: re.Match[str], today: Today) -> When:
    return _of_year(match, _month(match[2]), whole_number(match[1]) or 0, match[3] or match[4], today)


def _of_year(match: re.Match[str], month: int, day: int, named: str | None, today: Today) -> When:
    before = _YEAR_BEFORE.search(match.string, max(0, match.start() - 20), match.start())
    named = named or (before[1] if before else None)
    if before and named == "next":
        return When(before.start(), match.end(), None, doubt=DoubtKind.FUTURE_DAY)
    return _timed(match, _of(_year(named, today), month, day, today))


def _year(named: str | None, today: Today) -> int | None:
    """2026, '26, 26, last year."""
    if named is None:
        return None
    if named in _OFFSETS:
        return today.day.year + _OFFSETS[named]
    year = int(named.removeprefix("'"))
    return year if len(named) == 4 else 2000 + year


def _of(year: int | None, month: int, day: int, today: Today) -> date | None:
    if year is not None:
        return calendar.real_day(year, month, day)
    return calendar.latest_month_day(month, day, today.day)


def _figures(match: re.Match[str], today: Today) -> When:
    """`11/18` or `18/11`; where both readings hold, neither is taken."""
    first, second = int(match[1]), int(match[2])
    year = _year(match[3], today)
    days = {_of(year, first, second, today), _of(year, second, first, today)} - {None}
    if len(days) == 1:
        return _timed(match, days.pop())
    doubt = DoubtKind.UNCLEAR_DAY if days else DoubtKind.IMPOSSIBLE_DAY
    return When(match.start(), match.end(), None, is_faint=True, doubt=doubt)


def _so_long_ago(match: re.Match[str], today: Today) -> When:
    count, unit = whole_number(match[1]) or 0, match[2]
    if unit in ("month", "year"):
        found = calendar.months_ago(count * (12 if unit == "year" else 1), today.day)
    else:
        found = calendar.days_ago(count * {"day": 1, "week": 7, "fortnight": 14}[unit], today.day)
    return _timed(match, found) if found else When(match.start(), match.end(), None)


def _moment_ago(match: re.Match[str], today: Today) -> When:
    minutes = 30 if match[1] == "half an" else (whole_number(match[1]) or 0) * (60 if match[2] == "hour" else 1)
    found = calendar.moment_ago(minutes, today)
    # Without a clock it is today, as it mostly is.
    return When(match.start(), match.end(), *(found or (today.day if minutes < _MOST_OF_TODAY else None, None)))


def _by_then(match: re.Match[str], _today: Today) -> When:
    """ "By Friday", "until next Friday": a term, and no day on which anything happened."""
    return When(match.start(), match.end(), None)


def _later(match: re.Match[str], _today: Today) -> When:
    """ "Next Friday", "next month": no one day, but yet to come."""
    return When(match.start(), match.end(), None, doubt=DoubtKind.FUTURE_DAY)


def _tomorrow(match: re.Match[str], today: Today) -> When:
    return _timed(match, calendar.days_ago(-2 if "after" in match[0] else -1, today.day))


def _half_ago(match: re.Match[str], today: Today) -> When:
    return _timed(match, calendar.days_ago({"month": 15, "year": 182}[match[1]], today.day))


def _named(match: re.Match[str], today: Today) -> When:
    when = _timed(match, calendar.days_ago(_NAMED[match[0]], today.day))
    if when.minute is not None:
        return when
    part = _PART.match(match.string, match.end())
    end = part.end() if part else match.end()
    named = (part[1] if part else None) or ("night" if match[0] == "tonight" else match[0].rpartition(" ")[2])
    if before := _HOUR_BEFORE.search(match.string, max(0, match.start() - 24), match.start()):
        return replace(when, start=before.start(), end=end, minute=_minute_of_part(before, named))
    after = _HOUR_AFTER.match(match.string, end)
    return replace(when, end=after.end(), minute=_minute_of_part(after, after["part"] or named)) if after else when


def _minute_of_part(time: re.Match[str], part: str) -> int | None:
    """Minutes after midnight; None where no part of the day was named, or the hour is of no such part."""
    told = time.groupdict()
    hour, minute = whole_number(time["hour"]) or 0, int(time["minute"] or 0)
    is_early = part == "morning"
    if part not in ("morning", "afternoon", "evening", "night") or not 1 <= hour <= 12 or minute > 59:
        return None
    if part == "night" and (hour < 6 or hour == 12):
        return None
    past = _PAST_THE_HOUR.get(told.get("past") or told.get("bare") or "", 0)
    return (hour % 12 + (0 if is_early else 12)) * 60 + minute + past


def _festival(match: re.Match[str], today: Today) -> When:
    return _timed(match, calendar.latest_month_day(*_FESTIVALS[match[0].replace(".", "\\.")], today.day))


def _so_many_weekdays_ago(match: re.Match[str], today: Today) -> When:
    """ "Two Fridays ago": the last but one that is over."""
    count = whole_number(match[1]) or 0
    ended = calendar.days_ago(1, today.day) or today.day
    last = calendar.latest_weekday(_weekday(match[2]), ended) or ended
    return _timed(match, calendar.days_ago(7 * (count - 1), last))


def _black_friday(match: re.Match[str], today: Today) -> When:
    return _timed(match, calendar.latest_black_friday(today.day))


def _weekday_before_last(match: re.Match[str], today: Today) -> When:
    return _timed(match, calendar.weekday_of_week(_weekday(match[1]), 2, today.day))


def _weekday_last_week(match: re.Match[str], today: Today) -> When:
    return _timed(match, calendar.weekday_of_week(_weekday(match[1]), 1, today.day))


def _weekday_this_week(match: re.Match[str], today: Today) -> When:
    return _timed(match, calendar.weekday_of_week(_weekday(match[1]), 0, today.day))


def _bare_weekday(match: re.Match[str], today: Today) -> When:
    return _timed(match, calendar.latest_weekday(_weekday(match[1]), today.day))


def _weekday_and_day(match: re.Match[str], today: Today) -> When:
    """ "Sunday 8", "Tuesday the 17th": the latest such day of a month, where it is that day of the week."""
    weekday = calendar.latest_weekday(_weekday(match[1]), today.day)
    found = calendar.latest_day_of_month(int(match[2]), today.day)
    is_sound = found is not None and found.weekday() == _weekday(match[1])
    return _timed(match, found if is_sound else weekday)


def _short_weekday(match: re.Match[str], today: Today) -> When:
    return _timed(match, calendar.latest_weekday(_weekday(match[0]), today.day))


def _weekday(name: str) -> int:
    return _WEEKDAYS.index(name[:3])


def _day_of_last_month(match: re.Match[str], today: Today) -> When:
    return _timed(match, _day_of_month(int(match[1]), match[2], today))


def _last_month_day(match: re.Match[str], today: Today) -> When:
    return _timed(match, _day_of_month(int(match[2]), match[1], today))


def _day_of_month(day: int, which: str, today: Today) -> date | None:
    return calendar.day_of_month(day, {"last": 1, "this": 0, "next": -1}[which], today.day)


def _ordinal_of_month(match: re.Match[str], today: Today) -> When:
    """ "The first of the month", "the fifth of November"."""
    count = _ORDINALS.index(match[1]) + 1
    if match[2] in ("the", "this"):
        return _timed(match, calendar.latest_day_of_month(count, today.day))
    if match[2] == "last":
        return _timed(match, calendar.day_of_month(count, 1, today.day))
    return _timed(match, calendar.latest_month_day(_month(match[2]), count, today.day))


def _bare_ordinal(match: re.Match[str], today: Today) -> When:
    """ "On the ninth"."""
    return _timed(match, calendar.latest_day_of_month(_ORDINALS.index(match[1]) + 1, today.day))


def _last_of_month(match: re.Match[str], today: Today) -> When:
    return _timed(match, calendar.latest_end_of_month(_month(match[1]), today.day))


def _bare_day(match: re.Match[str], today: Today) -> When:
    found = calendar.latest_day_of_month(int(match[1]), today.day)
    return _timed(match, found, is_faint=found is None)


def _timed(match: re.Match[str], day: date | None, *, is_faint: bool = False) -> When:
    """The day, and the time of day when one stands right behind or before it; none where there is no such day."""
    if day is None:
        return When(match.start(), match.end(), None, is_faint=is_faint, doubt=DoubtKind.IMPOSSIBLE_DAY)
    spoken = _SPOKEN_TIME.match(match.string, match.end())
    if spoken:
        return When(match.start(), spoken.end(), day, _minute_spoken(spoken), is_faint)
    first = _PART_FIRST.match(match.string, match.end())
    if first:
        return When(match.start(), first.end(), day, _minute_of_part(first, first["part"]), is_faint)
    after = _TIME_AFTER.match(match.string, match.end())
    if after:
        return When(match.start(), after.end(), day, _minute_of_day(after), is_faint)
    part = _PART.match(match.string, match.end())
    hour = (
        _TIME_BEFORE_PART.search(match.string, max(0, match.start() - 24), match.start()) if part and part[1] else None
    )
    if part and hour:
        return When(hour.start(), part.end(), day, _minute_of_part(hour, part[1]), is_faint)
    before = _TIME_BEFORE.search(match.string, max(0, match.start() - 16), match.start())
    if before:
        return When(before.start(), match.end(), day, _minute_of_day(before), is_faint)
    return When(match.start(), match.end(), day, is_faint=is_faint)


def _minute_spoken(time: re.Match[str]) -> int | None:
    hour, minute = whole_number(time[2]) or 0, int(time[3] or 0) + _PAST_THE_HOUR.get(time[1] or "", 0)
    is_night_hour = time[4] != "night" or 6 <= hour < 12
    if not (1 <= hour <= 12 and minute < 60 and is_night_hour):
        return None
    is_early = time[4] == "morning" or time["half"] == "a"
    return (hour % 12 + (0 if is_early else 12)) * 60 + minute


def _minute_of_day(time: re.Match[str]) -> int | None:
    """Minutes after midnight; None when morning and afternoon are both possible."""
    if time[1]:
        return 12 * 60
    if time[4]:
        hour, minute = int(time[2]), int(time[3] or 0)
        return (hour % 12 + (12 if time[4][0] == "p" else 0)) * 60 + minute if 1 <= hour <= 12 and minute < 60 else None
    hour, minute = int(time[5]), int(time[6])
    is_24h = hour > 12 or time[5].startswith("0")
    return hour * 60 + minute if is_24h and hour < 24 and minute < 60 else None


ROWS: Mapping[str, Reader] = {
    r"(?<![\d-])([12]\d{3})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)": _written_out,
    r"(?<![\d.-])(20\d\d)(\d\d)(\d\d)(?![\d.-])": _together,
    rf"\b{_MONTH} (?:the )?{_DAY}\b(?! (?:day|week|month|time|yuan|item)s?\b)(?!:\d){_YEAR}": _month_first,
    rf"\b(?:on )?(?:the )?{_DAY}(?: of)?[ -]{_MONTH}(?![a-z]){_YEAR}": _day_first,
    r"(?<![\d/.-])(?!24/7\b)(\d{1,2})[/](\d{1,2})(?:/(\d{4}|\d\d))?(?![\d/%])": _figures,
    rf"\b({ENGLISH}(?:[- ]{ENGLISH})?) of {_MONTH}(?![a-z]){_YEAR}": _day_in_words,
    r"\bhalf a (month|year) ago\b": _half_ago,
    rf"{_ALONE}(?<!half )({_NUMBER}) (day|week|fortnight|month|year)s? (?:ago|back|earlier)\b(?: today\b| to the day\b)?": _so_long_ago,
    rf"{_ALONE}(half an|{_NUMBER}) ?(hour|minute)s? ago\b": _moment_ago,
    rf"\b(?:on )?(?:the )?{_SHORT_WEEKDAY},? (?:the )?{_DAY}\b(?! (?:of )?{_MONTH}|:|[.]\d| ?(?:am|pm|in the|yuan|rmb|o'clock|days?|items?))": _weekday_and_day,
    rf"\b(?:by|until|till|before) (?:next )?{_SHORT_WEEKDAY}\b(?! last)": _by_then,
    rf"\b(two|three|four) {_WEEKDAY}s ago\b": _so_many_weekdays_ago,
    r"\b(?:on )?black friday\b": _black_friday,
    rf"\b(?:next|coming) {_SHORT_WEEKDAY}\b(?! last)|\b{_SHORT_WEEKDAY} (?:of )?next week\b": _later,
    rf"\bnext (?:week'?s? (?:on )?{_SHORT_WEEKDAY}|week|month|year)\b(?! (?:on |in )?(?:the )?(?:\d|{_MONTH}))": _later,
    r"\b(?:(?:the )?day after )?tomorrow\b": _tomorrow,
    rf"\b(?:on )?(?:the )?{_SHORT_WEEKDAY} (?:before last|of the week before last|two weeks ago)\b": _weekday_before_last,
    rf"\b(?:on )?{_SHORT_WEEKDAY} (?:of )?last week\b": _weekday_last_week,
    rf"\blast week'?s? (?:on )?{_SHORT_WEEKDAY}\b": _weekday_last_week,
    rf"\b(?:on )?{_SHORT_WEEKDAY} (?:of )?this week\b": _weekday_this_week,
    rf"\blast {_SHORT_WEEKDAY}\b": _weekday_last_week,
    rf"\b(?:on|since|this past|past|this) {_SHORT_WEEKDAY}\b{_UNDATED}": _bare_weekday,
    rf"\b{_WEEKDAY}\b{_UNDATED}": _bare_weekday,
    "|".join(rf"\b{name}\b" for name in _NAMED): _named,
    "|".join(rf"\b{name}\b" for name in _FESTIVALS): _festival,
    rf"\b(?:the )?{_DAY} (?:of )?(last|this|next) month\b": _day_of_last_month,
    rf"\b(?:the )?{_ORDINAL} of (the|this|last)(?: current)? month\b": _ordinal_of_month,
    rf"\b(?:the )?{_ORDINAL} of {_MONTH}(?![a-z])": _ordinal_of_month,
    rf"\b(?:the )?last day of {_MONTH}(?![a-z])": _last_of_month,
    rf"\b(?:on|since) the {_ORDINAL}\b(?=[,.;:!?)\u2014]|$| (?:and|but|at|i|they|he|she|it|we|the|from|by|with|in|so|then|as|for|via|because|when|morning|evening|afternoon|night|offering|saying)\b)": _bare_ordinal,
    # On 15.11. and on 11.15, and no price.
    r"\b(?:on|since|dated) (?=(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])(?!\d)|(?:0?[1-9]|1[0-2])\.(?:[12]\d|3[01])(?!\d))(\d{1,2})\.(\d{1,2})(?:\.(20\d\d|\d\d)\b)?(?!\d|\.\d|%| ?(?:yuan|rmb|kuai|cny|percent|stars?|off|discount|kg|inch))": _figures,
    r"\b(?:mon|tues?|weds?|thurs?|thu|fri)\b(?=[,.;!?)]|$| (?:morning|afternoon|evening|night|at|and|but|i|they|still|no|nothing)\b)": _short_weekday,
    rf"\b(last|this|next) month,? (?:on )?the {_DAY}\b": _last_month_day,
    rf"\b(?:on )?(?:the )?{_NUMBERED}\b(?! (?:time|order|request|attempt|day|party|try|floor|item|one|option|choice|answer))": _bare_day,
}

DATES = Grammar.of(ROWS)
