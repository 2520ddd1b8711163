"""The one figure of an English account that nothing explains but money: "she wants to transfer 430 to me"."""

import re

from dialogs.understanding.heard import Heard

#: Without any of these nobody speaks of a purchase.
_OF_MONEY = re.compile(
    r"refund|alipay|wechat|union ?pay|pa(?:id|y|ying)\b|bought|order|sold|seller|shop|store|merchant|money|charg|cost|price"
    r"|spent|deposit|transfer|deduct|ow(?:e|es|ed) me|balance|wallet|\bcard\b|subscri|ticket|coupon|points|voucher|dispute"
)
#: No hotline, no year, no answer of a web server, no day written with a dot (11.11).
_NO_FIGURE = (
    r"(?!12315|12345|12363|12378|95017|20[12]\d\b|(?:40[134]|50[234])\b)"
    r"(?!(?:[12]?\d|3[01])\.(?:0?\d|1[0-2])(?!\d)|(?:0?\d|1[0-2])\.(?:[0-2]?\d|3[01])(?!\d))"
)
#: Behind money stands no thing that is counted, but a small word or the end of a clause.
_FIGURE = re.compile(
    rf"(?<![\w.,:/#+*$&@'-]){_NO_FIGURE}"
    r"(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{2,6}(?:\.\d{1,2})?|\d\.\d{1,2})(?![\w:/%\u2103-]|\.\d|,\d)"
    r"(?= (?:and|but|for|from|off|out|on|in|to|onto|into|via|by|with|through|straight|because|cause|cos|since|that|which"
    r"|is|was|are|were|has|had|have|total|each|all|altogether|privately|back|so|then|they|he|she|i(?:'m|'ve|'d|'ll)?|it|who|when|while"
    r"|though|should|never|not|still|now|here|there|gone|down|over|short|plus|or|without|instead|rather|again|already"
    r"|too|upfront|only|left|yet|after|before|if|my|the|just|lol|please|pls)\b|[,;!?)\"']|\.(?!\d)|$)"
)
#: Right before it: what else a number may be.
_NO_SUM = re.compile(
    r"(?:\b(?:sizes?|iphone|ios|ipad|android|windows|mate|pro|note|mi|rooms?|gate|seat|row|floor|flat|apt|unit|building"
    r"|bus|line|lane|platform|versions?|v|models?|types?|errors?|codes?|status|http|fail\w*|numbers?|nos?\.?|nr\.?|id|ref\w*"
    r"|order|case|days?|weeks?|page|step|level|at|around|by|until|till|since|before|after|nov\w*|oct\w*|sep\w*|dec\w*"
    r"|aug\w*|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|top|rank\w*|call(?:ed)?|dial\w*|rang|press\w*|aged?|am|is|i'm"
    r"|turn\w*|channel|chapter|lesson|part|the|and|or|to|minus|plus|over|under|than|times|about|within|first|last|next"
    r"|every|per|up|(?:end|start|begin)(?:n?ing|s)?(?: in| with| by| from)?|digits|x)|[#+:=]) ?$"
)
#: Money for certain, however small it is and whatever else is told.
_SUM_BEFORE = re.compile(
    r"\b(?:paid|pay|paying|cost(?:s|ing)?(?: me)?|spent|order of|deposit of|refund of|sum of|price (?:was|is|of)"
    r"|total (?:was|is|of|came to|comes to)|amount (?:was|is|of)|transfer(?:red|ring)?(?: of| me)?|sen[dt](?:ing)?(?: me)?"
    r"|lost|owes? me|i'm out|splashed out|forked (?:out|over)|billed(?: me)?|got (?:it|them) for|(?:bought|sold)(?: it| them)? for|that's|it's only|it was only|worth|bill (?:is|was|of)|the full|the whole|a lousy|a mere) $"
)
_ANY_FIGURE = re.compile(r"\d\d|\d\.\d")
_REACH = 20


def leftover_sum(text: Heard) -> re.Match[str] | None:
    """The figure, as group 1; None where there is none, or several that differ."""
    if not (text.is_latin and _ANY_FIGURE.search(text)):
        return None
    found = {match[1]: match for match in _FIGURE.finditer(text) if _is_sum(match)}
    return next(iter(found.values())) if len(found) == 1 else None


def _is_sum(match: re.Match[str]) -> bool:
    text, start = match.string, max(0, match.start(1) - _REACH)
    if _SUM_BEFORE.search(text, start, match.start(1)):
        return True
    is_small = len(match[1]) == 2
    return not is_small and not _NO_SUM.search(text, start, match.start(1)) and _OF_MONEY.search(text) is not None
