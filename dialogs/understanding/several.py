"""Two refunds in one message: where the account of the second begins."""

import re

from dialogs.understanding.gate import gate_of
from dialogs.understanding.heard import Heard
from dialogs.understanding.tongues import in_both, tongue_of

_SECOND = in_both(
    zh=(
        r"(?:另外|还有|再有|另)(?:还有)?的?一(?:单|笔|件|张订单|个(?:订单|退款|店|小程序|商家|卖家|东西|商品|单子))"
        r"|第二(?:单|笔|件|张订单|个(?:订单|退款|店|商家|单子|是|事))|(?<=[,;。 ])另(?:外)?一个(?=是)"
    ),
    en=(
        r"\b(?:and )?(?:another|the other|a second|the second|my other|my second|a different)"
        r" (?:order|refund|purchase|shop|seller|merchant|store|item|case|one)\b"
        r"|(?<=[.;,!] )(?:and )?second (?:one|order|refund|problem|thing|case)\b"
    ),
)
#: "一笔是…，一笔是…": the second of the two begins the second account.
_ONE_OF_TWO = re.compile(r"(?<![第另同每这那哪统])一(?:(?P<unit>笔|单)的?|(?P<thing>个|件|样)的?(?=是|在))")
#: Behind "two orders" a thing need not be said to be one.
_ONE_ANNOUNCED = re.compile(r"(?<![第另同每这那哪统])一[个件样单笔](?![月天星小多])")
_TWO = re.compile(
    r"(?:两|2|二)(?:笔|单|个|件|样)(?:的)?(?:退款|订单|单子|事|问题|东西)?|\b(?:two|2|both) (?:things|refunds|orders|problems|issues|cases|purchases)\b"
)
#: Cheap looks: without one of these no second account is named and none announced, and side by side stand two of "one".
_SECOND_GATE = gate_of(*_SECOND.values())
_TWO_GATE = gate_of(_TWO)
_ONE = "一"
_AND = re.compile(r"(?:[,;.] ?)?\b(?:and|also|plus|second(?:ly)?|the other(?: one)?)\b|[;；]|2[).、]")
#: Less than this tells nothing of a refund; behind 一单…, 一单… four signs do.
_LEAST, _LEAST_BESIDE = 6, 4
#: "I also have another refund": so far in at the latest does a text of another refund name it.
_LATEST_BEGIN = 28


def halves_of(normal: Heard) -> tuple[str, str] | None:
    """The two accounts of a normalised text, or None where it names no second order, refund or shop."""
    named = _SECOND[tongue_of(normal)].search(normal, _LEAST) if normal.may_hold(_SECOND_GATE) else None
    mark = named or _second_of_two(normal)
    if mark is None or len(normal) - mark.end() < (_LEAST if named else _LEAST_BESIDE):
        return None
    return normal[: mark.start()], normal[mark.start() :]


def begins_another(normal: Heard) -> bool:
    """Whether a normalised text begins by naming another order, refund or shop, and goes on to tell of it."""
    named = _SECOND[tongue_of(normal)].search(normal, 0, _LATEST_BEGIN) if normal.may_hold(_SECOND_GATE) else None
    return named is not None and len(normal) - named.end() >= _LEAST


def _second_of_two(normal: Heard) -> re.Match[str] | None:
    """Where the second one begins of two that were announced, or told side by side."""
    ones = list(_ONE_OF_TWO.finditer(normal)) if normal.count(_ONE) > 1 else []
    if len(ones) == 2 and ones[1].start() - ones[0].end() >= _LEAST // 2:
        return ones[1]
    two = _TWO.search(normal) if normal.may_hold(_TWO_GATE) else None
    if two is None:
        return None
    announced = list(_ONE_ANNOUNCED.finditer(normal, two.end()))
    return announced[1] if len(announced) == 2 else _AND.search(normal, two.end() + _LEAST)
