"""Every mention of a day in a text, in either language, in the order of the text."""

import re
from itertools import islice

from dialogs.understanding import dates_en, dates_zh
from dialogs.understanding.calendar import Today, When, judged
from dialogs.understanding.relative import resolved

#: Nobody tells more dates in one message; a list of them must not cost more than its length.
MOST_DAYS = 16

#: A cheap look before the grammars: no text without one of these names a day.
_HINT_ZH = re.compile(
    # It begins with all its first signs: so the search passes over any other at next to no cost.
    r"[\d零〇一二两三四五六七八九十百千半仨俩日号周上本这下今昨前后明星礼刚双最平光万劳元国圣情琴寻听儿时点头钟拜期]"
    r"(?:(?<=[\d日号周平光万劳五])|(?<=[一二两三四五六七八九十半仨俩])(?:[天日周月年号]|个(?:[天日周月年钟]|小时|分钟|星期|礼拜))"
    r"|(?<=[上本这下])个?月|(?<=[今昨前后明])[天日早晚夜儿年朝晨个]|(?<=星)期|(?<=礼)拜|(?<=刚)[才刚]|(?<=双)[十1]|(?<=最)后|(?<=元)旦|(?<=国)庆|(?<=圣)诞"
    r"|(?<=情)人|(?<=[琴寻听])日|(?<=儿)童|(?<=六)一八|(?<=[时点头钟礼拜期])以?前)"
)
_HINT_EN = re.compile(
    r"\d|day|ago|next|morrow|back|night|just now|morning|noon|month|week|earlier|double|eve|first|last|halloween|11\.11|(?:mon|tue|wed|thu|fri|sat|sun)\b"
)
_LATIN = re.compile("[a-z][a-z]{2}")
_HAN = re.compile("[\u3400-\u9fff]")


def days_in(text: str, today: Today, *, in_chinese: bool = False) -> list[When]:
    """
    All mentions; those without a day were understood as time, but not as one certain day, or not as one that can be.

    `in_chinese` tells how bare figures are read (11/12 is in November) where the text itself does not show it.
    """
    in_chinese = in_chinese or _HAN.search(text) is not None
    found = list(islice(dates_zh.DATES.read(text, today), MOST_DAYS)) if in_chinese and _HINT_ZH.search(text) else []
    if (not in_chinese or _LATIN.search(text)) and _HINT_EN.search(text):
        found += [
            when
            for when in islice(dates_en.DATES.read(_HAN.sub(",", text), today), MOST_DAYS)
            if not _overlaps(when, found)
        ]
    days = sorted([judged(when, today) for when in found], key=lambda when: when.start)[:MOST_DAYS]
    return resolved(text, days, today) if days else days


def _overlaps(when: When, others: list[When]) -> bool:
    return any(when.start < other.end and other.start < when.end for other in others)
