"""Numbers as people write them: digits, Chinese numerals, English words."""

from decimal import Decimal

#: For use inside larger patterns.
CHINESE = "[零〇一二两三四五六七八九十百千]"
ENGLISH_WORDS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
]
ENGLISH = "(?:" + "|".join(sorted(ENGLISH_WORDS, key=len, reverse=True)) + ")"

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_WORDS = {word: number for number, word in enumerate(ENGLISH_WORDS[:19], start=1)} | {
    word: number * 10 for number, word in enumerate(ENGLISH_WORDS[19:], start=2)
}


def whole_number(text: str) -> int | None:
    """`12`, `十二`, `二十`, `两百五`, `twelve`, `a`; None for anything else."""
    text = text.strip()
    if text.isascii():
        return int(text) if text.isdigit() and len(text) < 9 else _english(text)
    return _chinese(text)


def _english(text: str) -> int | None:
    if text in ("a", "an"):
        return 1
    # Thousands are added up; what stands before the next "thousand" counts so many of them.
    total = below = 0
    for word in text.replace("-", " ").split():
        if word in _WORDS:
            below += _WORDS[word]
        elif word == "hundred":
            below = max(below, 1) * 100
        elif word == "thousand":
            total, below = total + max(below, 1) * 1000, 0
        elif word not in ("and", "a"):
            return None
    return total + below or None


def _chinese(text: str) -> int | None:
    total, digit, place = 0, 0, 1
    for sign in text:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
            place = 1 if sign in "零〇" else place
        elif sign in _PLACES:
            place = _PLACES[sign]
            total += max(digit, 1 if place == 10 or total == 0 else digit) * place
            digit = 0
        else:
            return None
    # 两百五 is 250, 两百零五 is 205.
    last_place = place // 10 if place > 10 and text[-1] in _DIGITS else 1
    return total + digit * last_place


def decimal_number(text: str) -> Decimal | None:
    """`1,299.00`, `12.5`, `三百`; None for anything else."""
    plain = text.replace(",", "").strip()
    if plain.isascii() and plain.replace(".", "", 1).isdigit():
        return Decimal(plain)
    number = whole_number(plain)
    return None if number is None else Decimal(number)
