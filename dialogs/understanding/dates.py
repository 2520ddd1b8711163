"""Every mention of a day in a text, in either language, in the order of the text."""

import re
from itertools import islice

from dialogs.understanding import dates_en, dates_zh
from dialogs.understanding.calendar import Today, When, judged
from dialogs.understanding.heard import Heard, heard
from dialogs.understanding.relative import resolved

#: Nobody tells more dates in one message; a list of them must not cost more than its length.
MOST_DAYS = 16
#: Beside Chinese, English words and figures have their edges.
_HAN = re.compile("[\u3400-\u9fff]")


def days_in(text: Heard, today: Today, *, in_chinese: bool = False) -> list[When]:
    """
    All mentions; those without a day were understood as time, but not as one certain day, or not as one that can be.

    `in_chinese` tells how bare figures are read (11/12 is in November) where the text itself does not show it.
    """
    in_chinese = in_chinese or text.is_han
    found = list(islice(dates_zh.DATES.read(text, today), MOST_DAYS)) if in_chinese else []
    # What the Chinese characters give way to opens no gate of the English rows.
    if (text.is_latin or not in_chinese) and text.may_hold(dates_en.DATES.rows.grams):
        english = heard(_HAN.sub(",", text)) if text.is_han else text
        found += [when for when in islice(dates_en.DATES.read(english, today), MOST_DAYS) if not _overlaps(when, found)]
    if not found:
        return found
    days = sorted([judged(when, today) for when in found], key=lambda when: when.start)[:MOST_DAYS]
    return resolved(text, days, today)


def _overlaps(when: When, others: list[When]) -> bool:
    return any(when.start < other.end and other.start < when.end for other in others)
