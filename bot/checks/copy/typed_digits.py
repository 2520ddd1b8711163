"""Numbers typed into copy, as digits or as words: a figure is declared once with its source, and only named."""

import re
from collections.abc import Iterator, Mapping

from bot.checks.copy.lint import Lint
from bot.checks.copy.texts import Text

_NUMERAL = "〇零一二两兩三四五六七八九十百千万萬亿億半"
_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty|forty|fifty|"
    "sixty|seventy|eighty|ninety|hundred|thousand|half"
)
_UNITS = "minute|hour|day|week|month|year|yuan|per ?cent"
# "A day to answer by" is no figure, "within a day" is one.
_ENGLISH = re.compile(
    rf"\b(?:{_WORDS})[- ](?:an? |full |whole |calendar |working |business )*(?:{_UNITS})s?\b|"
    rf"\b(?:within|after|in|for|over|under|than|about|takes?) an? (?:{_UNITS})\b|\ban? (?:{_UNITS}) (?:ago|later)\b",
    re.IGNORECASE,
)
# Which day, and "once" (一次), are no figures.
_CHINESE = re.compile(
    rf"(?<!哪)[{_NUMERAL}]+(?:个|個)?(?:工作日|工作天|天|日|小时|小時|分钟|分鐘|周岁|周|週|星期|礼拜|月|年|元|块|塊|倍|岁|歲)"
)
_DIGITS = re.compile(r"\d+")

#: Names that hold a number; they are read past wherever they stand.
NAMES: Mapping[re.Pattern[str], str] = {
    re.compile(r"(?<!\d)12315(?!\d)"): "the consumer line is known by its number, like a name",
    re.compile("七日[无無]理由退[货貨]"): "the right's own name in the law and on the screen",
    re.compile(rf"第[{_NUMERAL}]+条"): "the article of a law: it does not change with a rule's figures",
}

_ANSWER = "an answer that users tap: their own round number, and no rule"
DECLARED: Mapping[str, str] = {
    "Over a year ago": _ANSWER,
    "Two days ago": _ANSWER,
    "Three days ago": _ANSWER,
    "Five days ago": _ANSWER,
    "A week ago": _ANSWER,
    "Two weeks ago": _ANSWER,
    "Fifteen days ago": _ANSWER,
    "Within a year": _ANSWER,
    "Within the last year": _ANSWER,
    "More than a year": _ANSWER,
}


def _finds(text: Text) -> Iterator[str]:
    plain = text.plain
    for name in NAMES:
        plain = name.sub("", plain)
    yield from _DIGITS.findall(plain)
    yield from (_ENGLISH if text.locale == "en" else _CHINESE).findall(plain)


LINT = Lint(
    finds=_finds,
    complaint="is a number typed into copy: declare a figure and name it by placeholder",
    declared=DECLARED,
)
