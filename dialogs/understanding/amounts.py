"""Sums of money in CNY, as decimal strings."""

import re
from decimal import Decimal

from dialogs.understanding.numbers import CHINESE, ENGLISH, decimal_number, whole_number

_FIGURE = r"(?<![\d.])(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,8}(?:\.\d{1,2})?)(?![\d.]*\d)"
_UNIT = r"(?:元|块钱|块|圆|人民币|蚊|rmb\b|cny\b|yuan\b|kuai\b|bucks?\b)"
_ENGLISH_SUM = rf"((?:(?:{ENGLISH}|a|hundred|thousand|and)[ -]){{1,6}}?)"
_SUM = re.compile(
    rf"(?:[¥]|\brmb ?|\bcny ?){_FIGURE} ?(万|千|k\b)?"
    rf"|{_FIGURE} ?(万|千|百|k)? ?(?:多)?{_UNIT}(\d|[一二三四五六七八九](?!百|千|十|个))?"
    rf"|((?:{CHINESE}|万){{1,9}})(?:块钱|块|元|圆|蚊)(\d|[一二三四五六七八九半](?!百|千|十|个))?"
    rf"|{_FIGURE}(万)(?![人次份条粉])|(?<![a-z]){_ENGLISH_SUM}(?:yuan|kuai|rmb|bucks)\b"
)
#: 1千2百, 3万5: figures that are written like words.
_MIXED = re.compile(r"(?<![\d.])(\d{1,3})(万|千|百)(\d)(?:(千|百)(?:(\d)(十|百)?)?)?(?![\d.])")
#: A sum without a unit, where the words before it leave no doubt.
_PAID = re.compile(
    r"(?:花了|花费了?|付了|付款|实付|支付了|(?:金额|总价|价格|价钱)(?:一共|总共)?(?:是|为|:)?|一共是?|总共是?|共计|应退"
    r"|\b(?:paid|spent|cost(?: me)?|(?:amount|total|price)(?: is| was| of|:)?)) ?(?:大概|差不多|about |around )?"
    rf"(\d{{1,7}}(?:\.\d{{1,2}})?|{CHINESE}{{2,8}})"
    r"(?=(?:左右|多)?\s*(?:[,。;!?.](?!\d)|$|的|买|商家|and |but |for |to |with |by |on |via ))"
)
_SPOKEN = re.compile(rf"(?:大概|差不多|一共|总共|是|就|约)?({CHINESE}{{2,8}})(?:左右|吧|的|了|,|。)*")
_HINT = re.compile(r"[¥元块圆万蚊]|rmb|cny|yuan|kuai|buck|人民币")
_TIMES = {"万": 10_000, "千": 1_000, "k": 1_000, "百": 100}

_FIGURES = re.compile(rf"\d|{CHINESE}{{2}}")
_LONGEST_SPOKEN = 12

#: Said right before a sum: it is not what is owed.
_ASIDE = re.compile(
    r"(?:手续费|运费|邮费|快递费|违约金|扣了?|扣除|扣掉|减|优惠|券|红包|只退了?|才退了?|少退?了?|差了?|短了?|保证金|押金|交|先付|满|赔偿?|补偿?|fee(?: of)?|deduct(?:ed|ing)?|coupon|only (?:got|refunded|returned)|kept|charge[ds]?|short (?:by|of)|less(?: by)?|missing)\D{0,6}$"
)
_ASIDE_AFTER = re.compile(
    r"(?:的|块|元)?\s?(?:手续费|运费|邮费|快递费|违约金|优惠|券|红包|保证金|(?:handling|service|shipping) fee|fee|coupon|(?:too )?(?:short|less)\b)"
)
_OWED = re.compile(
    r"(?:退款|退我|退|应退|要退|付了?|支付了?|花了?|买了?|金额是?|一共|总共|实付|paid|refund of|spent|total(?: of)?|cost)\D{0,6}$"
)


def amount_in(text: str, *, is_asked: bool = False) -> str | None:
    """The sum that the refund is about; None where there is none, or several and no telling which."""
    if is_asked:
        bare = re.fullmatch(r"(?:大概|一共|总共|about|around|是)?\s?(.+?)\s?(?:左右)?[.。!]?", text)
        value = decimal_number(bare[1]) if bare else None
        if value is not None and Decimal(0) < value < Decimal(10**8):
            return _written(value)
    text = _MIXED.sub(_in_figures, text)
    if not _HINT.search(text):
        return _without_unit(text)
    found = [(match, value) for match in _SUM.finditer(text) if (value := _value(match))]
    owed = [(match, value) for match, value in found if not _is_aside(match)] or (
        found if len(found) == 1 and not _is_aside(found[0][0]) else []
    )
    named = [value for match, value in owed if _OWED.search(text, max(0, match.start() - 24), match.start())]
    values = set(named[:1] or (value for _, value in owed))
    if not found:
        return _without_unit(text)
    return _written(values.pop()) if len(values) == 1 else None


def _without_unit(text: str) -> str | None:
    """花了99.9, 金额是299; 三百五 as the whole message."""
    found = _PAID.search(text) if _FIGURES.search(text) else None
    spoken = None if found else _SPOKEN.fullmatch(text) if len(text) <= _LONGEST_SPOKEN else None
    number = found[1] if found else spoken[1] if spoken and re.search("[百千]", spoken[1]) else None
    value = decimal_number(number) if number and not re.search("[一二两三四五六七八九]{2}", number) else None
    return _written(value) if value else None


def _in_figures(match: re.Match[str]) -> str:
    first, unit, second, next_unit, third, _last = match.groups()
    scale = _TIMES[unit]
    lower = _TIMES[next_unit] if next_unit else scale // 10
    return str(int(first) * scale + int(second) * lower + int(third or 0) * (lower // 10))


def _is_aside(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 16) : match.start()]
    return _ASIDE.search(before) is not None or _ASIDE_AFTER.match(match.string, match.end()) is not None


def _value(match: re.Match[str]) -> Decimal | None:
    symbol, symbol_times, figure, times, tenth, chinese, chinese_tenth, myriads, myriad, english = match.groups()
    if chinese:
        value = _chinese_sum(chinese)
        return None if value is None else value + _tenths(chinese_tenth)
    if english:
        number = whole_number(english.replace("-", " ").strip())
        return Decimal(number) if number else None
    value = decimal_number(symbol or figure or myriads)
    scale = _TIMES.get(symbol_times or times or myriad or "", 1)
    return None if not value else value * scale + (_tenths(tenth) if scale == 1 else 0)


def _chinese_sum(text: str) -> Decimal | None:
    # 两三百 is no one sum.
    if re.search("[一二两三四五六七八九]{2}", text):
        return None
    high, myriad, low = text.rpartition("万")
    if not myriad:
        number = whole_number(low)
    else:
        # 一万二 is 12,000; 一万零二百 is 10,200.
        rest = (whole_number(low) or 0) * (1000 if len(low) == 1 and low not in "零十百千" else 1) if low else 0
        number = (whole_number(high) or 1) * 10_000 + rest
    return Decimal(number) if number else None


def _tenths(sign: str | None) -> Decimal:
    if not sign:
        return Decimal(0)
    return Decimal(5 if sign == "半" else whole_number(sign) or 0) / 10


def _written(value: Decimal) -> str:
    whole = int(value)
    return str(whole) if value == whole else format(value, "f")
