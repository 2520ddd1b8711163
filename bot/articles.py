"""Articles of a law as the reader's language names them: `art. 25` is 第二十五条 on a Chinese page."""

import re

_ARTICLES = re.compile(r" ?\barts? ?\.? ?(\d+(?:-\d+)?(?:, \d+(?:-\d+)?)*)")
_DIGITS = "零一二三四五六七八九"


def in_chinese(source: str) -> str:
    """The same source, its articles named in Chinese; `source` names them as `art. 25` or `arts 8-10, 13`."""
    return _ARTICLES.sub(lambda found: "、".join(map(_named, found[1].split(", "))), source)


def _named(articles: str) -> str:
    return "至".join(f"第{_numeral(int(number))}条" for number in articles.split("-"))


def _numeral(number: int) -> str:
    """Up to 9,999, as laws number their articles: 十六, 一百零五, 一千二百零六."""
    written, is_gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            written += ("零" if is_gap and written else "") + _DIGITS[digit] + name
        is_gap = digit == 0
    return written.removeprefix("一") if written.startswith("一十") else written
