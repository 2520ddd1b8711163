"""Two sums held against each other: "168, not 20" sets one right, "20 of 168" and 168只退20 are a part and the whole."""

import re

from dialogs.understanding.gate import gate_of
from dialogs.understanding.heard import Heard
from dialogs.values import value

_FIGURE = r"(?<![\d.,:#])(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{2,6}(?:\.\d{1,2})?)(?![\d:/%])"
_YUAN = r"(?: ?(?:元|块钱?|rmb\b|cny\b|yuans?\b|kuais?\b|bucks?\b))?"
#: Behind a figure that is no sum: 15号, 3天, "20 days", "the 7th".
_NO_UNIT = (
    r"(?! ?[号日月天年点个件次张岁%度小分周星楼栋折期节位单双盒箱瓶条]|(?:st|nd|rd|th)\b"
    r"| ?(?:days?|hours?|weeks?|months?|years?|items?|percent|pm|am|digits|lessons?|people|pieces)\b)"
)
_SUM = rf"{_FIGURE}{_NO_UNIT}{_YUAN}{_NO_UNIT}"
_NOT_ZH, _NOT_EN = "(?:而|并)?不是", r"(?:and |it's |it is |it was )?not (?:the |just |only |for )?(?:rmb |¥)?"
_RIGHT_FIRST = re.compile(rf"{_SUM}[,;]? ?(?:{_NOT_ZH}|{_NOT_EN}){_SUM}")
_WRONG_FIRST = re.compile(
    rf"(?:不是|并非|\bnot (?:the |just |only )?(?:rmb |¥)?){_SUM}[,;]? ?"
    rf"(?:而是|应该是|其实是|是|but(?: rather)?(?: for)? |(?:it's|it is|it was|rather) )?(?:rmb |¥)?{_SUM}"
)
_GATE = gate_of(re.compile("不是|并非|not"))
#: Right before it: a number that is no sum, whichever of two it is.
_OTHER_NUMBER = re.compile(
    r"(?:[号码牌座室层楼第尾版型]|尾数|代码|报错|错误|电话|课时|年|月|no\.?|number|code|error|size|room|model|card)(?:是|为|:| is| was| (?:start|begin|end)(?:s|n?ing)?(?: in| with| by)?)? ?$"
)
_REACH = 32
#: What the seller gives, and of how much: the whole is what the refund is about.
_WHOLES = (
    re.compile(rf"{_SUM} (?:out )?of (?:the |my |a |an )?(?:rmb |¥)?{_SUM}"),
    re.compile(
        rf"{_SUM}(?:的[^,。;!?\d]{{0,6}})?,?(?:他们?|商家|卖家|店家|对方|结果|却)*(?:[就只才]+|最多)(?:给|肯|愿意?|同意|能|答应)*(?:我)?[退赔补返回到给打]+(?:了|来|给|我)*{_SUM}"
    ),
)
#: A part is told in Chinese with one of these.
_LESS = frozenset("就只才最")
#: Between the days of a month it is not known whether anybody speaks of money.
_LEAST, _YEARS = 31, range(1990, 2100)


@value(frozen=True, slots=True)
class Compared:
    """The sum that the refund is about, and the one that it is said not to be."""

    sum: str
    denied: str = ""


def compared_in(text: Heard) -> Compared | None:
    """What two sums that are held against each other come to; None where none are."""
    if not text.has_figures:
        return None
    return (_set_right(text) if text.may_hold(_GATE) else None) or _whole(text)


def _set_right(text: Heard) -> Compared | None:
    for pattern, right, wrong in ((_RIGHT_FIRST, 1, 2), (_WRONG_FIRST, 2, 1)):
        found = pattern.search(text)
        if found and _is_money(found):
            return Compared(sum=_plain(found[right]), denied=_plain(found[wrong]))
    return None


def _whole(text: Heard) -> Compared | None:
    if " of " in text:
        found = _WHOLES[0].search(text)
        part, whole = (found[1], found[2]) if found else ("", "")
    else:
        found = _WHOLES[1].search(text) if text.may_hold(_LESS) else None
        whole, part = (found[1], found[2]) if found else ("", "")
    if found is None or not _is_money(found) or float(_plain(part)) >= float(_plain(whole)):
        return None
    return Compared(sum=_plain(whole))


def _is_money(found: re.Match[str]) -> bool:
    """Neither days nor years nor numbers that name something."""
    numbers = [float(_plain(figure)) for figure in found.groups()]
    are_years = all(number in _YEARS for number in numbers)
    before = max(0, found.start() - _REACH)
    return max(numbers) > _LEAST and not are_years and not _OTHER_NUMBER.search(found.string, before, found.start())


def _plain(figure: str) -> str:
    return figure.replace(",", "")
