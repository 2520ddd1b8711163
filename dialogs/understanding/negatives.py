"""Numbers below zero: nothing here has one, but people send them."""

import re

from dialogs.understanding.numbers import CHINESE

#: With a blank behind it a dash begins an item of a list; between words and figures it is a dash.
SIGN = r"(?:[-−–—](?=[\d¥])|负(?=[\d¥零一二两三四五六七八九十百千])|minus )"
_FIRST = frozenset("-−–—负m")
_WHOLE = re.compile(rf"{SIGN}¥?(?:\d[\d,.]*|{CHINESE}+) ?(?:个|号|天|日|周|小时|days?|weeks?|hours?)?[.。!]?")
#: "Minus" is a minus only where a message begins: in a sentence it takes a fee off.
_BEFORE = re.compile(r"(?:^minus |(?:^|(?<=[\s,;:(了是为]))(?:[-−–—]|负))(?:¥|rmb ?|cny ?)?$")
_LONGEST = 24


def is_negative(normal: str) -> bool:
    """Whether the whole message is such a number."""
    return normal[:1] in _FIRST and len(normal) <= _LONGEST and _WHOLE.fullmatch(normal) is not None


def sign_before(text: str, start: int) -> int | None:
    """Where the minus begins that stands right before `start`; None where none does."""
    found = _BEFORE.search(text, max(0, start - 10), start)
    return found.start() if found else None
