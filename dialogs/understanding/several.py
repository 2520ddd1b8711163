"""Two refunds in one message: where the account of the second begins."""

import re

_SECOND = re.compile(
    r"(?:另外|还有|再有|另)(?:还有)?的?一(?:单|笔|件|张订单|个(?:订单|退款|店|小程序|商家|卖家|东西|商品|单子))"
    r"|第二(?:单|笔|件|张订单|个(?:订单|退款|店|商家|单子))"
    r"|\b(?:and )?(?:another|the other|a second|the second|my other|my second|a different)"
    r" (?:order|refund|purchase|shop|seller|merchant|store|item|case|one)\b"
)
#: Less than this tells nothing of a refund.
_LEAST = 6


def halves_of(normal: str) -> tuple[str, str] | None:
    """The two accounts of a normalised text, or None where it names no second order, refund or shop."""
    mark = _SECOND.search(normal, _LEAST)
    if mark is None or len(normal) - mark.end() < _LEAST:
        return None
    return normal[: mark.start()], normal[mark.start() :]
