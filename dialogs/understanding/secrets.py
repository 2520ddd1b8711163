"""What nobody should send and nobody may keep: codes, passwords, card and identity numbers."""

import re

MASK = "***"

_LABELLED = re.compile(
    r"""(?:验证码|驗證碼|校验码|动态码|動態碼|短信码|支付密码|支付密碼|密码|密碼|安全码|cvv2?|cvc|otp|pin|pass ?code|password|
    passwd|pwd|(?:verification|security|sms)\s+code|(?<!error\s)(?<!err\s)(?<!qr\s)(?<!status\s)\bcode)
    (?P<between>\s*(?:是|為|为|is|was|:|：|=|，|,)?\s*)
    (?P<secret>[0-9０-９](?:[\s-]?[0-9０-９]){3,7}(?![0-9０-９])|(?<=[:：=是为為])[^\s，。,]{4,32}|(?<=is\s)(?=\S*\d)\S{4,32}|(?<=[:=]\s)\S{4,32})""",
    re.IGNORECASE | re.VERBOSE,
)
#: Cheap looks: no secret without one of these, none by its name without a name.
_SIGN = re.compile("[0-9０-９码碼CcOoPp]")
#: Both cases are written out, with the letters that `re` takes for the same: a search that ignores case does not pass
#: over what no name begins with.
_NAME = re.compile(
    "[码碼CcOoPp](?:(?<=[码碼])|(?<=[Cc])(?:[Vv][VvCc]|[Oo][Dd][Ee])|(?<=[Oo])[Tt][Pp]|(?<=[Pp])(?:[Iiıİ][Nn]|[Aa][Ssſ][Ssſ]|[Ww][Dd]))"
)
_FIGURE = re.compile("[0-9０-９]")
_RUN = re.compile(r"(?<![0-9A-Za-z])[0-9０-９](?:[ -]?[0-9０-９]){11,29}[Xx]?(?![0-9])")
_ORDER_BEFORE = re.compile(
    r"(?:单号|單號|订单|訂單|退款单|退款單|编号|編號|流水|(?:order|transaction|refund)(?: (?:id|ref(?:erence)?|slip|code))?|no\.?|number)\W{0,3}(?:是|為|为|is)?\W{0,3}$",
    re.IGNORECASE,
)
_CARD_BEFORE = re.compile(
    r"(?:卡号|卡號|银行卡|銀行卡|信用卡|储蓄卡|card(?: number| no\.?)?)\W{0,3}(?:是|為|为|is)?\W{0,3}$", re.IGNORECASE
)
_IDENTITY_BEFORE = re.compile(
    r"(?:身份证|身分證|身份證|证件)(?:号码?|號碼?|件号)?\W{0,3}(?:是|為|为|is)?\W{0,3}$"
    r"|\b(?:(?<!order )(?<!refund )(?<!payment )(?<!transaction )id|identity|national id|passport)(?: card)?(?: number| no\.?)?\W{0,3}(?:is)?\W{0,3}$",
    re.IGNORECASE,
)
_IDENTITY = re.compile(r"[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]")
_IDENTITY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def masked(text: str) -> str:
    """The text with every secret in it replaced: what may be stored, logged and passed on."""
    if not _SIGN.search(text):
        return text
    text = _LABELLED.sub(_covered, text) if _NAME.search(text) else text
    return _RUN.sub(lambda run: MASK if _is_secret(run) else run[0], text) if _FIGURE.search(text) else text


def without_labels(covered: str) -> str:
    """
    A normalised text without the names of what was covered in it: a card number says nothing of how one paid.

    The cover itself stays.
    """
    return _NAMED.sub(MASK[0], covered) if MASK[0] in covered else covered


def is_nothing_else(rest: str) -> bool:
    """Whether a text without the labels holds covers and nothing that could be read."""
    return MASK[0] in rest and _COVERS.fullmatch(rest) is not None


def _covered(labelled: re.Match[str]) -> str:
    """What a program fails with is a code of its own."""
    if _OF_A_PROGRAM.search(labelled.string, max(0, labelled.start() - 16), labelled.start()):
        return labelled[0]
    return labelled[0][: labelled.start("secret") - labelled.start()] + MASK


def _is_secret(run: re.Match[str]) -> bool:
    digits = re.sub(r"[ -]", "", run[0]).translate(_HALF_WIDTH).upper()
    before = run.string[max(0, run.start() - 16) : run.start()]
    if _is_identity(digits) or (15 <= len(digits) <= 18 and _IDENTITY_BEFORE.search(before)):
        return True
    if _CARD_BEFORE.search(before):
        return 12 <= len(digits) <= 19
    return _is_card(digits) and not _ORDER_BEFORE.search(before)


#: A normalised text repeats no sign: of the cover one is left.
_NAMED = re.compile(
    r"(?:\b(?:my|the|his|her)\b |我的?|的)?(?:(?:银行|信用|储蓄|借记)?卡号?|身份证号?码?|证件号?码?|支付密码|验证码|密码"
    r"|\b(?:(?:bank|credit|debit) )?card(?: number| no\.?)?|\b(?:id|identity)(?: card)?(?: number)?|\bpassword|\bcode)"
    r"[ :=,]*(?:是|为|is|was)?[ :=,]*\*"
)
_COVERS = re.compile(r"(?:[\W_]|\b(?:and|is|my|the)\b|我的?|和|是|还有)*")
#: "Fails with code 40163".
_OF_A_PROGRAM = re.compile(r"\b(?:fail(?:s|ed)?|error) with (?:the |an? )?$", re.IGNORECASE)
_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


def _is_identity(digits: str) -> bool:
    if not _IDENTITY.fullmatch(digits):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, _IDENTITY_WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == digits[17]


def _is_card(digits: str) -> bool:
    """13 to 19 digits of a card network with a right check digit; orders begin with a year, payments with 4200."""
    if not (13 <= len(digits) <= 19 and digits.isdigit() and digits[0] in "3456") or digits.startswith("4200"):
        return False
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0
