"""Error codes that sellers see on a failed refund, by what they mean (both versions of WeChat Pay's interface)."""

from collections.abc import Mapping

from dialogs.catalog import Weight

TEMPORARY = frozenset({"SYSTEM_ERROR", "SYSTEMERROR"})
NO_FUNDS = frozenset({"NOT_ENOUGH", "NOTENOUGH"})
USER_ACCOUNT = frozenset({"USER_ACCOUNT_ABNORMAL"})
WRONG_ORDER = frozenset({"RESOURCE_NOT_EXISTS", "ORDERNOTEXIST"})
TOO_OFTEN = frozenset({"FREQUENCY_LIMITED"})
OVER_A_YEAR = frozenset({"TRADE_OVERDUE"})
NO_RIGHT = frozenset({"NO_AUTH"})
BAD_REQUEST = frozenset({"PARAM_ERROR"})
BAD_SETUP = frozenset({"MCH_NOT_EXISTS", "MCHID_NOT_EXIST", "SIGN_ERROR", "SIGNERROR"})
BLOCKED = frozenset({"REQUEST_BLOCKED"})
#: One and the same to a buyer: only the seller can clear it up.
SELLER_SETUP = NO_RIGHT | BAD_REQUEST | BAD_SETUP | BLOCKED
#: Breaks a business rule: which one, only the message's text says.
SOME_RULE = frozenset({"INVALID_REQUEST"})

_KNOWN = TEMPORARY | NO_FUNDS | USER_ACCOUNT | WRONG_ORDER | TOO_OFTEN | OVER_A_YEAR | SELLER_SETUP


def indicating(codes: frozenset[str]) -> Mapping[str, Weight]:
    """These codes speak strongly for it; another code that we know rules it out."""
    return {code: Weight.STRONGLY_FOR if code in codes else Weight.RULES_OUT for code in sorted(_KNOWN)}
