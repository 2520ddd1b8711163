"""Days that are told by the day named before them: "the same day", 第二天."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from dialogs.understanding import calendar
from dialogs.understanding.calendar import Today, When, judged
from dialogs.understanding.dates_zh import time_of_day
from dialogs.understanding.gate import gate_of
from dialogs.understanding.heard import Heard
from dialogs.understanding.numbers import CHINESE, ENGLISH, whole_number
from dialogs.understanding.seeking import Before

_ZH = re.compile(
    rf"(?P<same>(?:就|也|又)?(?:在)?(?:当[天日晚夜]|同[一]?[天日]|那[天日晚]))|(?P<at_once>即刻|当场|当即|立马|立刻|马上|随即|转头就|随后就|秒)(?=[^,。;!?]{{0,20}}(?:拒|驳|不(?:退|给|肯|能|让|予)|回绝))|(?P<next>第二[天日]|次日|隔天|翌日|转天|[后过]一[天日])|(?P<eve>(?<=[节一二日号])的?前一[天日])"
    rf"|(?:隔了?|过了?(?=\w{{1,3}}[天日](?:我|他们?|她们?|商家|卖家|店家|对方|就|才|又|再)*(?:收|到|签|申请|退|寄|联系|找|投诉|去)))(?P<later>\d{{1,2}}|{CHINESE}{{1,3}})[天日]|(?P<clock>(?=(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|夜里|半夜)\s?(?:\d{{1,2}}|{CHINESE}{{1,3}})(?:点|:\d)))|(?:同|当|该|那个)月的?(?P<day>\d{{1,2}}|{CHINESE}{{1,3}})[日号]"
)
#: The groups that only Chinese fills are empty here.
_EN = re.compile(
    r"(?P<same>\b(?:on |that |the )*(?:very )?same (?:day|morning|afternoon|evening)\b|\bthat (?:very )?day\b)"
    r"|(?P<next>\b(?:the (?:very )?(?:next|following) (?:day|morning|afternoon|evening)|(?:the|a|one) day (?:later|after(?! tomorrow))|next day)\b)"
    r"|(?P<eve>\bthe (?:day|night|evening|afternoon) before\b(?=[,.;!?)]|$| and | but ))"
    rf"|\b(?P<later>\d{{1,2}}|{ENGLISH}) days (?:later|afterwards|after that)\b(?P<day>)(?P<at_once>)(?P<clock>(?!))?"
)
#: Narrower than what the patterns themselves give away: each way of them by its rarest signs.
_ZH_GATE = gate_of(
    re.compile(
        "当天|当日|当晚|当夜|同天|同日|同一|那天|那日|那晚|即刻|当场|当即|立马|立刻|马上|随即|转头|随后|秒|第二|次日|翌日|转天|后一|前一|隔|过"
        "|凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|夜里|半夜|同月|当月|该月|个月"
    )
)
_EN_GATE = gate_of(re.compile("same|t day|y day|next|following|later|after|before"))
_GATED = ((_ZH_GATE, _ZH), (_EN_GATE, _EN))
#: "The Saturday of that same week": the week of the day before.
_SAME_WEEK = re.compile(r" (?:of )?(?:that|the) (?:very )?same week\b")
#: "The day after Singles' Day", "two days before the 11th": told by the day that is named behind it.
_SHIFT = Before(
    rf"(?<!within )(?<!\bin )\b(?:on )?(?:(?:the|a|one) (?:very )?day|(\d{{1,2}}|{ENGLISH}) days) (?:(after)|before) (?:the )?$"
)
_SHIFT_REACH = 32
#: "The following Monday", "the Monday after".
_FOLLOWING_BEFORE, _FOLLOWING_AFTER = (
    re.compile(r"\bfollowing $"),
    re.compile(r" (?:after|following)(?=[,.;!?)]|$| and | but )"),
)
_WEEKDAY = re.compile("(?:mon|tue|wed|thu|fri|sat|sun)")
_WEEK = 7


def resolved(text: Heard, days: list[When], today: Today) -> list[When]:
    """`days`, in the order of the text, with those that only the day before them tells."""
    known: list[When] = []
    for day in days:
        known.append(_told_with_another(text, day, known, today))
    patterns = [pattern for gate, pattern in _GATED if text.may_hold(gate)]
    if not patterns or not any(day.day for day in known):
        return known
    told = list(_told_by_others(text, known, today, patterns))
    # 双十一隔天 is one day, and not two.
    whole = [day for day in known if not any(other.start == day.end and other.day != day.day for other in told)]
    return sorted([*whole, *told], key=lambda day: day.start)


def _told_by_others(text: Heard, days: list[When], today: Today, patterns: Iterable[re.Pattern[str]]) -> Iterator[When]:
    for pattern in patterns:
        for found in pattern.finditer(text):
            before = [day for day in days if day.end <= found.start() and day.day]
            if not before or any(day.start < found.end() and found.start() < day.end for day in days):
                continue
            reached = _reached(found, before[-1].day or today.day)
            minute, end = time_of_day(text, found[0], found.end())
            if minute is None and not found[0]:
                continue
            yield judged(When(found.start(), end, reached, minute), today)


def _reached(found: re.Match[str], before: date) -> date | None:
    if found["day"]:
        return calendar.real_day(before.year, before.month, whole_number(found["day"]) or 0)
    return calendar.days_ago(-_days_on(found), before)


def _days_on(found: re.Match[str]) -> int:
    if found["same"] or found["at_once"] or found["clock"] is not None:
        return 0
    if found["eve"]:
        return -1
    return 1 if found["next"] else whole_number(found["later"]) or 0


def _told_with_another(text: str, day: When, before: list[When], today: Today) -> When:
    """A day that words beside it count from itself, or from the last day before it."""
    if day.day is None:
        return day
    shift = _SHIFT.search(text, max(0, day.start - _SHIFT_REACH), day.start)
    if shift:
        count = (whole_number(shift[1]) or 0) if shift[1] else 1
        reached = calendar.days_ago(-count if shift[2] else count, day.day)
        return judged(replace(day, start=shift.start(), day=reached, minute=None), today)
    last = next((other.day for other in reversed(before) if other.day), None)
    if last is None:
        return day
    if _is_following(text, day):
        ahead = (day.day.weekday() - last.weekday() - 1) % _WEEK + 1
        return judged(replace(day, day=calendar.days_ago(-ahead, last)), today)
    return _in_same_week(text, day, last, today)


def _is_following(text: str, day: When) -> bool:
    if _WEEKDAY.search(text, day.start, day.end) is None:
        return False
    before = _FOLLOWING_BEFORE.search(text, max(0, day.start - _SHIFT_REACH), day.start)
    return before is not None or _FOLLOWING_AFTER.match(text, day.end) is not None


def _in_same_week(text: str, day: When, last: date, today: Today) -> When:
    week = _SAME_WEEK.match(text, day.end)
    if week is None or day.day is None:
        return day
    weeks = (today.day - last).days + last.weekday() - today.day.weekday()
    return replace(day, end=week.end(), day=calendar.weekday_of_week(day.day.weekday(), weeks // 7, today.day))
