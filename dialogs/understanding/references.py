"""Numbers that name an order, a payment or a refund, and error codes: found first, then cut out of the text."""

import re

from dialogs.slots import Slot
from dialogs.understanding.gate import Gate, gate_of
from dialogs.understanding.heard import Heard
from dialogs.values import value

#: Stands where a number was cut out; no pattern reads it as a figure.
HOLE = "\u25a1"

_LONG = re.compile(r"(?<![a-z0-9])(?=[a-z\d-]*\d{8})[a-z]{0,6}\d[\d-]{10,34}\d(?![a-z0-9])")
#: A shop's own number, told apart by the name in front: "order no. AX-993-1", 退款编号RF-20261118-03.
_LABELLED = re.compile(
    r"(?:(?P<refund>退[款刷](?:单号?|编号|流水号?|号码?|申请号|冧[把巴])|\brefund (?:number|no\b\.?|num\b\.?|id\b|ref(?:erence)?\b\.?|slip)(?: (?:number|no\b\.?))?|(?<=, )refund(?= [a-z]+[\d-])|\brefund(?= ?#?\d{8}))"
    r"|(?:订单|交易|商户|商家|支付|流水)?(?:单号|(?<![误示回障])编号)|订单号码?|订单|\b(?:order|transaction)(?: ?[( ](?:number|no\b\.?|num\b\.?|id\b|ref(?:erence)?\b\.?))?)"
    r"(?: ?(?:是|为|倒是?有?|is|was|:|#|\.|-(?= )|\?|[ \"'“(]|hang on|it's|of|单|[打写填报说]错了?|(?<=错|了)[,。]|正确的?(?:应该)?是?|写着?|显示|填的?|应该是|才是|改成|更正为))*"
    r"(?P<number>(?=[a-z/-]{0,8}\d)[a-z0-9](?:[a-z0-9]|[-/](?=[a-z0-9])){3,39})(?![a-z0-9/-]|\.\d| ?(?:元|块|yuan|rmb|kuai|cny|天|days?\b))"
)
_LABELS = gate_of(re.compile("款单|退刷|款编|款流|款号|款申|款冧|订单|单号|编号|refund|order|transaction"))
#: "WX-99120034 is the order number".
_LABEL_BEHIND = re.compile(
    r"(?<![\w/-])(?P<number>(?=[a-z/-]{0,8}\d)[a-z0-9](?:[a-z0-9]|[-/](?=[a-z0-9])){4,39})"
    r"(?= is (?:the|my) (?:order|(?P<refund>refund)|transaction)(?: (?:number|no|id|ref\w*))| ?(?:就?是|为)(?:我的?)?(?:订单号?|(?P<refund_zh>退款(?:单号?|编号))))"
)
#: So many figures has the shortest of them; the second where nothing else shows it ("order 5512098").
_FEWEST, _FEWEST_BARE = 3, 6
#: So far before a bare "number" stands what it is the number of.
_NEAR = 10
_BARE_LABELS = ("order", "订单", "transaction")
_DAY = re.compile(r"20\d\d[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}/\d{1,2}(?:/\d{2,4})?")
#: As long as WeChat Pay's own, which have no dashes.
_WECHAT_LONG = 16
#: As WeChat Pay's refund interface writes them (facts F1.17), both versions; Chinese may stand right beside them.
_ERROR = re.compile(
    r"(?<![a-z0-9_])(not_?enough|user_account_abnormal|resource_not_exists|order_?not_?exist|invalid_request|trade_overdue"
    r"|param_error|frequency_limited|system_?error|no_auth|mch_not_exists|mchid_not_exist|sign_?error|request_blocked)(?![a-z0-9_])"
)
#: ERR-2047.
_TOKEN = re.compile(r"(?<![a-z0-9_])(err(?:or)?[-_]\d{2,6}|e[-_]\d{3,5})(?!\w)")
#: Nothing that is counted.
_NO_COUNT = r"(?![\w元块天次个年月号日%]|[.-]\d| ?(?:yuan|rmb|times|days|hours|attempts|items))"
#: A word for an error and the code behind it.
_NUMBERED_ERROR = re.compile(
    r"(?:错误码|错误代码|错误编号|错误号|提示码|返回码|报错码?|错误|代码|error ?code|error number|return code|err_?code|err(?:or)? ?no\.?|error|err|code)"
    rf"\s?(?:是|为|is|:|=|#)*\s?(-?\d{{3,10}}|-\d{{1,2}}|\d{{1,3}}-\d{{2,5}}|[a-z]{{1,5}}[-_]?\d{{2,6}}){_NO_COUNT}"
    rf"|(?:err_?code|error ?code|error:|错误码)\s?(?:是|为|is|:|=)*\s?(\d{{2}}){_NO_COUNT}"
    rf"|(?:fail\w*|失败|异常|出错)\s?(?::|,)\s?(-?\d{{3,10}}){_NO_COUNT}"
    rf"|(?:报|弹|跳|出|显示|提示|写着)(?:了|出|出来|来)*(?:一?个)?\s?([a-z]{{1,5}}[-_]?\d{{3,6}}){_NO_COUNT}"
    r"|(?<![a-z0-9])([a-z]{1,4}\d{3,5})的?(?:错误)?(?:代码|码|错误)"
)
#: A name that only a program gives, where something shows it; people's own names may hold an underscore too.
_NAME = re.compile(r"(?<![a-z0-9_@])(?!wx|id_|v_)[a-z][a-z0-9]{1,20}(?:_[a-z0-9]{1,20}){1,4}(?![a-z0-9_])")
_SHOWN = re.compile(
    r"提示|报|显示|弹|跳|写着?|出现|退不|失败|繁忙|error|fail|pops?|screen|says|shows?|code|busy|keeps|got "
)
#: Nobody is called so.
_FAULT = re.compile(r"err|fail|invalid|abnormal|exist|limit|time_?out|denied|exception|not_")
#: A number in brackets behind what a program says; a bare one that "pops up"; the three figures of the web.
_SHOWN_ERROR = re.compile(
    r"(?:says?|shows?|shown|提示|显示|报)[^\w-]{1,3}(?:错误)?([a-z]{1,4}-?\d{3,6}|\d{5}|-\d{1,6})(?![\d元块天.])|(?:status|http) ([45]\d\d)\b|(?:fail\w*|busy|error|exception|time-?out|timed out)\s?\((-?\d{3,6})\)|(?:失败|异常|错误|繁忙|超时|出错|忙)\s?[\[(]([a-z]*_?-?\d{2,6})[\])]"
    r"|(?:出来|弹出|跳出|提示|显示|报)(?:一?个|了|的|出)*\s?(?!123[146][58]|12378|95017)([45]\d\d|\d{5})(?![\d元块天.年月号])|(?:白屏|黑屏|打不开|white screen|blank page)[, ]{1,2}([45]\d\d)(?!\d)"
    r"|(?:就|又|总是|老是|直接|一直|最后|结果|变成|出现|然后)([45]0\d)(?=[,。;!?了]|$)|\b(?:with|then)(?: an?)? ([45]0\d)\b(?! ?(?:yuan|rmb|kuai|days?|items?|points))|(?:throws?|gives?(?: me)?|returns?|get|got|getting|shows?)(?: an?| the)? ([45]0\d)\b(?! ?(?:yuan|rmb|kuai|days?|items?|points))"
    r"|(?:页面|网页|\bpage) ?([45]0\d)(?!\d)|\((\d{4,6})\) ?\w* ?(?:fail|error|失败|错误|异常)"
    r"|(?<![\d.])([45]\d\d|\d{5,8}) (?:error|pops? up|keeps? (?:popping|showing|coming))|(?<![\d.])([45]\d\d)(?:错误|报错)"
)


#: What such a name is written with, else than with a low line: "notenough", "ordernotexist", "systemerror", "signerror".
_ERROR_GATE = frozenset(("_", "ote", "tex", "yst", "gne"))
_TOKEN_GATE = frozenset("-_")
#: No number of an order has fewer in a row, but for the parts between dashes.
_FIGURES_OF_NUMBER = re.compile(r"\d\d(?:\d|[-/]\d\d)")
_NUMBERED_GATE, _SHOWN_GATE = gate_of(_NUMBERED_ERROR), gate_of(_SHOWN_ERROR)
#: No code has fewer.
_FIGURES = re.compile(r"[\d-]\d")
#: Of what is shown without a word for it: three figures of the web, five of anything, or what stands right behind a sign.
_FIGURES_OF_CODE = re.compile(r"\d(?:(?<=[a-z_\[(-]\d)|(?<=[45])\d\d|\d{4})")
#: No long number has fewer in a row.
_FIGURES_OF_LONG = re.compile(r"\d\d{7}")


@value(frozen=True, slots=True)
class References:
    slots: dict[Slot, str]
    #: The text without them.
    rest: str


def references_in(text: Heard) -> References:
    """Order, payment (28 digits from 4200) and refund numbers (from 50 or 52), error codes."""
    if not (text.is_latin or text.has_figures):
        return References({}, text)
    slots: dict[Slot, str] = {}
    _find_error(text, slots)

    def cut(number: re.Match[str]) -> str:
        slot = _slot_of(number, text)
        if slot:
            slots.setdefault(slot, _written(number[0]))
        return HOLE

    def cut_labelled(found: re.Match[str]) -> str:
        if not _is_number(found):
            return found[0]
        slot = Slot.REFUND_NO if _is_of_refund(found) else Slot.ORDER_NO
        slots.setdefault(slot, _written(found["number"]))
        return found[0][: found.start("number") - found.start()] + HOLE

    if not (text.has_figures and _FIGURES_OF_NUMBER.search(text)):
        return References(slots, text)
    rest = _LABELLED.sub(cut_labelled, _without_heads(text, slots)) if text.may_hold(_LABELS) else text
    return References(slots, _LONG.sub(cut, rest) if _FIGURES_OF_LONG.search(rest) else rest)


def _without_heads(text: str, slots: dict[Slot, str]) -> str:
    """With numbers cut out that are named behind them."""

    def cut(found: re.Match[str]) -> str:
        if sum(map(str.isdigit, found["number"])) < _FEWEST_BARE or is_phone(found["number"]):
            return found[0]
        slot = Slot.REFUND_NO if found["refund"] or found["refund_zh"] else Slot.ORDER_NO
        slots.setdefault(slot, _written(found["number"]))
        return HOLE

    return _LABEL_BEHIND.sub(cut, text)


def _is_number(found: re.Match[str]) -> bool:
    number, label = found["number"], found[0][: found.start("number") - found.start()].strip(" :#")
    is_plain = label in _BARE_LABELS and number.isdigit()
    fewest = _FEWEST_BARE if is_plain else _FEWEST
    return sum(map(str.isdigit, number)) >= fewest and not _DAY.fullmatch(number) and not is_phone(number)


def _is_of_refund(found: re.Match[str]) -> bool:
    """By its label, by what stands before a bare one, or as WeChat Pay's own, which tell themselves."""
    number = found["number"]
    if found["refund"] or (number.isdigit() and len(number) >= 26 and number.startswith(("50", "52"))):
        return True
    is_bare = found[0].startswith(("单号", "编号"))
    return is_bare and "退款" in found.string[max(0, found.start() - _NEAR) : found.start()]


def _written(number: str) -> str:
    bare = number.replace("-", "")
    return bare if bare.isdigit() and len(bare) >= _WECHAT_LONG else number.upper()


def _slot_of(number: re.Match[str], text: Heard) -> Slot | None:
    digits = re.sub(r"\D", "", number[0])
    before = text[max(0, number.start() - 20) : number.start()]
    if re.search(
        r"退款[^订]{0,4}号[^\d,。订]{0,6}(?:是|为)?\W{0,2}$|refund (?:number|no\.?|id|reference)\W{0,2}(?:is)?\W{0,2}$",
        before,
    ):
        return Slot.REFUND_NO
    if len(digits) >= 26 and digits.startswith(("50", "52")):
        return Slot.REFUND_NO
    is_named = re.search(r"单号|编号|order|transaction", before)
    if (16 <= len(digits) <= 28 and not is_phone(digits)) or (is_named and len(digits) >= 8):
        return Slot.ORDER_NO
    return None


def is_phone(digits: str) -> bool:
    return len(digits) == 11 and digits[0] == "1"


def _find_error(text: Heard, slots: dict[Slot, str]) -> None:
    code = _error_in(text)
    if code:
        slots[Slot.ERROR_CODE] = code.upper()


def _error_in(text: Heard) -> str | None:
    if text.is_latin and text.may_hold(_ERROR_GATE) and (named := _ERROR.search(text)):
        return named[1]
    has_figures = text.has_figures and _FIGURES.search(text) is not None
    if has_figures and (numbered := _numbered(text)):
        return numbered[numbered.lastindex or 0]
    if "_" in text and (name := _NAME.search(text)) and (_SHOWN.search(text) or _FAULT.search(name[0])):
        return name[0]
    shown = _behind(_SHOWN_GATE, _SHOWN_ERROR, text) if has_figures and _FIGURES_OF_CODE.search(text) else None
    return shown[shown.lastindex or 0] if shown else None


def _numbered(text: Heard) -> re.Match[str] | None:
    return _behind(_TOKEN_GATE, _TOKEN, text) or _behind(_NUMBERED_GATE, _NUMBERED_ERROR, text)


def _behind(gate: Gate, pattern: re.Pattern[str], text: Heard) -> re.Match[str] | None:
    return pattern.search(text) if text.may_hold(gate) else None
