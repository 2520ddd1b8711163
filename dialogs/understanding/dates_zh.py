"""Days and times of day as they are written in Chinese."""

import re
from collections.abc import Mapping
from datetime import date

from dialogs.doubts import DoubtKind
from dialogs.understanding import calendar
from dialogs.understanding.calendar import Today, When
from dialogs.understanding.grammar import Grammar, Reader
from dialogs.understanding.numbers import CHINESE, whole_number
from dialogs.understanding.seeking import Headed

#: Not the last part of a longer number, of a range or of "two or three".
_N = rf"(?<![\d.、~−–\-零〇一二两三四五六七八九十百千几数])(?<![\d一二两三四五六七八九十][到至])(\d{{1,3}}|[半俩仨]|{CHINESE}{{1,6}})"
#: Two or three: no one number.
_VAGUE = re.compile("[一二两三四五六七八九]{2}")
_YEAR = r"(\d{1,6}|[零〇○一二三四五六七八九]{2,4}|大前|[今去前明后当同那])\s?年(?:的|(?<=\d{4}年),)?\s?"
#: 等了八日 is how long it took.
_NO_DAY_BEFORE = r"(?:(?<![\d一二三四五六七八九十第.月份年\-−–路街巷弄栋座幢园村道等后满足])|(?<=[然而]后))(?<!等了)(?<!整整)(?<!足足)(?<!拖了)"
_DAY = r"(\d{1,2}|廿?[一二三四五六七八九十]{1,3})"
#: 十一月十二下的单: whoever leaves the 号 out goes on with what happened, and not with what is counted.
_SPOKEN_DAY = r"(?:廿?[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九](?![十一二三四五六七八九]))(?=[就才那当在我他她付下买拍收签到申退寄拒找打提投订抢取发早晚上中凌傍,。;!?]|$)"
_WEEKDAYS = {sign: place % 7 for place, sign in enumerate("一二三四五六日")} | {"天": 6} | {
    str(day): day - 1 for day in range(1, 8)
}  # fmt: skip
_NAMED = {
    "今天": 0, "今日": 0, "今早": 0, "今晚": 0, "刚刚": 0, "刚才": 0, "今儿": 0, "昨天": 1, "昨日": 1, "昨晚": 1,
    "昨儿": 1, "昨个": 1, "昨儿个": 1, "今朝": 0, "今晨": 0, "今儿个": 0, "前儿": 2, "前个": 2, "寻日": 1, "琴日": 1, "昨夜": 1, "前天": 2, "前日": 2, "前晚": 2, "大前天": 3, "大前日": 3, "大前儿": 3, "大前晚": 3, "前儿个": 2, "昨晌": 1, "大大前天": 4,
}  # fmt: skip
_FESTIVALS = {
    "双十一": (11, 11), "双11": (11, 11), "双十二": (12, 12), "双12": (12, 12), "618": (6, 18), "六一八": (6, 18),
    "元旦": (1, 1), "国庆当天": (10, 1), "国庆头一天": (10, 1), "国庆第一天": (10, 1), "双十节": (10, 10), "光棍节": (11, 11), "万圣节": (10, 31),
    "平安夜": (12, 24), "劳动节当天": (5, 1), "五一当天": (5, 1), "双10": (10, 10), "国庆节当天": (10, 1), "国庆那天": (10, 1), "国庆节那天": (10, 1), "十一当天": (10, 1), "十一那天": (10, 1), "圣诞": (12, 25), "情人节": (2, 14), "儿童节": (6, 1),
}  # fmt: skip
_YEARS = {"今": 0, "去": 1, "前": 2, "大前": 3, "明": -1, "后": -2}
#: The year before the first of the Republic's reckoning, which Taiwan writes.
_FIRST_OF_MINGUO = 1911
_NUMERALS = {sign: place for place, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_YET_TO_COME = {"明": 1, "听": 1, "后": 2, "大": 3}

_TIME = re.compile(
    r"(?:的|,|号|那天|当[天日])?\s*(凌晨|清晨|早上|早晨|朝早|上午|上昼|早|中午|下午|下昼|晏昼|午后|傍晚|晚上|夜晚|夜里|半夜|深夜|晚)?\s*"
    r"(?:(\d{1,2}):(\d{2})(?::\d{2})?|(\d{1,2}|零|[一二两三四五六七八九十]{1,3})\s*(?:点钟?|时)(?![间候多来])整?(半|一刻|三刻|零?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?![\d块元号日月个])分?)?)"
)
_MORNING = frozenset(("凌晨", "清晨", "早上", "早晨", "朝早", "上午", "上昼", "早", "今早", "今朝", "今晨"))
_SMALL_HOURS = frozenset(("凌晨", "半夜", "深夜"))
_AFTERNOON = frozenset(("下午", "下昼", "晏昼", "午后", "傍晚"))
_EVENING = frozenset(("晚上", "夜晚", "夜里", "深夜", "晚", "今晚", "昨晚", "前晚", "昨夜", "当晚", "那晚", "同晚"))


#: A day as programs write it.
_SHOWN = re.compile(r"[\d年]{0,5}[\d月.\-/]+日?\s?")


def _day(sign: str) -> int:
    return whole_number(sign.replace("廿", "二十")) or 0


def _written_out(match: re.Match[str], _today: Today) -> When:
    return _timed(match, calendar.real_day(int(match[1]), int(match[2]), int(match[3])))


def _together(match: re.Match[str], _today: Today) -> When:
    """`20261103`: a day only where one is expected."""
    day = calendar.real_day(int(match[1]), int(match[2]), int(match[3]))
    return _timed(match, day, is_faint=True)


def _year_last(match: re.Match[str], _today: Today) -> When:
    """`18/11/2026`: a day where only one reading holds."""
    first, second, year = int(match[1]), int(match[2]), match[3]
    days = {calendar.real_day(int(year), first, second), calendar.real_day(int(year), second, first)} - {None}
    if len(year) == 4 and len(days) == 1:
        return _timed(match, days.pop())
    doubt = DoubtKind.UNCLEAR_DAY if days or len(year) == 2 else DoubtKind.IMPOSSIBLE_DAY
    return When(match.start(), match.end(), None, is_faint=True, doubt=doubt)


def _month_day(match: re.Match[str], today: Today) -> When:
    named, month, day = match[1], _day(match[2]), _day(match[3])
    if named is None:
        return _timed(match, calendar.latest_month_day(month, day, today.day))
    year = _year(named, today)
    if match.string.endswith("民国", 0, match.start()) and named.isdigit():
        year = int(named) + _FIRST_OF_MINGUO
    if year is None:
        return When(match.start(), match.end(), None)
    return _timed(match, calendar.real_day(year, month, day))


def _year(named: str, today: Today) -> int | None:
    """2026, 26, 二〇二六, 去(年); none for 那(年) and for 3年, which is how long something took."""
    if named in _YEARS:
        return today.day.year - _YEARS[named]
    figures = named if named.isdigit() and named.isascii() else "".join(str(_NUMERALS.get(sign, "")) for sign in named)
    if len(figures) != len(named) or len(figures) not in (2, 4):
        return None
    return int(figures) + (2000 if len(figures) == 2 else 0)


def _day_of_named_month(match: re.Match[str], today: Today) -> When:
    back = {"上上": 2, "上": 1, "下": -1}.get(match[1], 0)
    return _timed(match, calendar.day_of_month(_day(match[2]), back, today.day))


def _bare_day(match: re.Match[str], today: Today) -> When:
    found = calendar.latest_day_of_month(_day(match[1]), today.day)
    # 88号 may be a house or a counter.
    return _timed(match, found, is_faint=found is None)


def _weekday(match: re.Match[str], today: Today) -> When:
    which, weekday = match[1] or "", _WEEKDAYS[match[2]]
    if which:
        return _timed(match, calendar.weekday_of_week(weekday, which.count("上") - which.count("下"), today.day))
    return _timed(match, calendar.latest_weekday(weekday, today.day))


def _last_of_month(match: re.Match[str], today: Today) -> When:
    return _timed(match, calendar.latest_end_of_month(_day(match[1]), today.day))


def _edge_of_named_month(match: re.Match[str], today: Today) -> When:
    back = {"上上": 2, "上": 1}.get(match[1], 0)
    first = calendar.day_of_month(1, back - 1 if match[2] else back, today.day)
    return _timed(match, calendar.days_ago(1, first) if first and match[2] else first)


def _yet_to_come(match: re.Match[str], today: Today) -> When:
    return _timed(match, calendar.days_ago(-_YET_TO_COME[match[0][0]], today.day))


def _later(match: re.Match[str], _today: Today) -> When:
    """下周, 明年: no one day."""
    return When(match.start(), match.end(), None, doubt=DoubtKind.FUTURE_DAY)


def _so_long_ago(match: re.Match[str], today: Today) -> When:
    number, unit = match[1], match[2]
    count = {"半": 1, "俩": 2, "仨": 3}.get(number) or whole_number(number)
    if count is None or _VAGUE.search(number):
        return When(match.start(), match.end(), None)
    found = _back(count, unit, number == "半", today)
    return _timed(match, found) if found else When(match.start(), match.end(), None)


def _back(count: int, unit: str, is_half: bool, today: Today) -> date | None:
    if unit in ("天", "日"):
        return None if is_half else calendar.days_ago(count, today.day)
    if unit in ("周", "星期", "礼拜"):
        return None if is_half else calendar.days_ago(7 * count, today.day)
    if unit == "月":
        return calendar.days_ago(15, today.day) if is_half else calendar.months_ago(count, today.day)
    return calendar.months_ago(6 if is_half else 12 * count, today.day)


def _moment_ago(match: re.Match[str], today: Today) -> When:
    count = whole_number(match[1]) if match[1] != "半" else None
    unit = 1 if match[2] == "分钟" else 60
    minutes = 30 if match[1] == "半" else (count or 0) * unit
    found = None if _VAGUE.search(match[1]) else calendar.moment_ago(minutes, today)
    return When(match.start(), match.end(), *(found or (None, None)))


def _named(match: re.Match[str], today: Today) -> When:
    return _timed(match, calendar.days_ago(_NAMED[match[0]], today.day))


def _festival(match: re.Match[str], today: Today) -> When:
    month, day = _FESTIVALS[match[2]]
    if match[1]:
        return _timed(match, calendar.real_day(today.day.year - _YEARS[match[1]], month, day))
    return _timed(match, calendar.latest_month_day(month, day, today.day))


def _black_friday(match: re.Match[str], today: Today) -> When:
    return _timed(match, calendar.latest_black_friday(today.day))


def _figures(match: re.Match[str], today: Today) -> When:
    """`11/18`, `11-18`: month first, as everybody in China writes it."""
    found = calendar.latest_month_day(int(match[1]), int(match[2]), today.day)
    return _timed(match, found, is_faint=found is None)


def _dotted(match: re.Match[str], today: Today) -> When:
    found = calendar.latest_month_day(int(match[1]), int(match[2]), today.day)
    # 12.50 is a price like any other.
    return When(match.start(), match.end(), found, is_faint=True)


def time_of_day(text: str, named: str, end: int) -> tuple[int | None, int]:
    """The minute that stands right behind a day, and where it ends; None and `end` where none does. `named` is the day."""
    time = _TIME.match(text, end)
    if time is None:
        return None, end
    part, is_shown = time[1] or named[-2:], not time[1] and _SHOWN.fullmatch(named) is not None
    return _minute_of_day(time, part, is_shown=is_shown), time.end()


def _timed(match: re.Match[str], day: date | None, *, is_faint: bool = False) -> When:
    """The day, and the time of day when one stands right behind it; none where there is no such day."""
    if day is None:
        return When(match.start(), match.end(), None, is_faint=is_faint, doubt=DoubtKind.IMPOSSIBLE_DAY)
    minute, end = time_of_day(match.string, match[0], match.end())
    return When(match.start(), end, day, minute, is_faint)


def _minute_of_day(time: re.Match[str], part: str, *, is_shown: bool) -> int | None:
    """
    Minutes after midnight; None when morning and afternoon are both possible.

    11-18 10:24 `is_shown`: a program wrote it, by a clock of 24 hours.
    """
    if time[2]:
        is_24h = len(time[2]) == 2 and (time[2].startswith("0") or is_shown)
        return _settled(int(time[2]), int(time[3]), part, is_24h)
    minute = {"半": 30, "一刻": 15, "三刻": 45}.get(time[5] or "")
    if minute is None:
        minute = _day(time[5].removesuffix("分")) if time[5] else 0
    return _settled(_day(time[4]), minute, part, is_24h=False)


def _settled(hour: int, minute: int, part: str, is_24h: bool) -> int | None:
    if not (hour < 24 and minute < 60):
        return None
    if hour == 12 and part in _SMALL_HOURS:
        return minute
    if hour > 12 or not hour or is_24h or (part in _MORNING and hour < 12):
        return hour * 60 + minute
    if part == "中午" and 11 <= hour <= 12:
        return hour * 60 + minute
    if part == "中午" or (part in _AFTERNOON and hour <= 12) or (part in _EVENING and 5 <= hour < 12):
        return (hour % 12 + 12) * 60 + minute
    return None


ROWS: Mapping[str, Reader] = {
    r"(?<![\d-])([12]\d{3})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)(?:日|号)?": _written_out,
    r"(?<![\d.-])(20\d\d)(\d\d)(\d\d)(?![\d.-])": _together,
    r"(?<![\d/.-])(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)(?![\d/.-])": _year_last,
    rf"(?:{_YEAR}|(?<![\d年])){_DAY}\s?月份?的?\s?(\d{{1,2}}(?![\d个天块元万件次多千])|廿?[一二三四五六七八九十]{{1,3}}(?=\s?[日号])|{_SPOKEN_DAY})(?:\s?[日号])?": _month_day,
    rf"(上上|上|本|这|下)个?月的?\s?{_DAY}[日号]": _day_of_named_month,
    rf"{_NO_DAY_BEFORE}{_DAY}(?:[号日]| 号)(?![线楼店门机码院单内前后之以历子常元游])": _bare_day,
    r"黑(?:五|色星期五)(?!类)": _black_friday,
    r"(?:(?<![一两二三四五六七八九十几每\d个半])|(?<=[百千万][一二三四五六七八九])|(?<!上)(?=[上这本]))(上{1,3}|这|本|下{1,2})?个?(?:周|星期|礼拜)([一二三四五六日天1-7])(?!\d|[个次年天周])": _weekday,
    rf"{_N}个?(天|日|周|星期|礼拜|月|年)(?:之|以)?前(?:的今[天日])?": _so_long_ago,
    rf"(?<![\d年]){_DAY}月(?:份)?的?最后一[天日]": _last_of_month,
    r"(上上|上|这|本)个?月(?:份)?的?(?:(最后|末了)|第|头|开头)一[天日]": _edge_of_named_month,
    rf"{_N}个?(小时|钟头|分钟)(?:之|以)?前": _moment_ago,
    f"(?<![以之])(?:{'|'.join(sorted(_NAMED, key=len, reverse=True))})": _named,
    r"大后[天日]|(?<![然以之最前先今货款单退售])后[天日](?![天猫气数])|明(?:天|早|晚|儿|日(?!期))|听日": _yet_to_come,
    rf"(?:({'|'.join(sorted(_YEARS, key=len, reverse=True))})年的?)?(?<!\d)({'|'.join(_FESTIVALS)})(?![\d个块元件]|前(?!一[天日])|[之以][前后])": _festival,
    r"下个?(?:周|星期|礼拜|月)(?![一二三四五六日天\d])|明年(?!\d)": _later,
    r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})(?![\d/%.-]|[天个])[日号]?": _figures,
    r"(?<![\d.])(\d{1,2})\.(\d{1,2})(?![\d.%元块万千折米毛角kw])[日号]?": _dotted,
}

#: Few signs of a Chinese text begin a day.
DATES = Grammar.of(ROWS, Headed)
