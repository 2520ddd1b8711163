"""A message that is nothing but a value which sets another right: "no, Wednesday", 改成11月18号, "not 300, 280"."""

import re
from collections.abc import Mapping

from dialogs.slots import EVENT_SLOTS, SLOTS, VALUES, Channel, Slot
from dialogs.understanding.amounts import amount_in
from dialogs.understanding.calendar import Today
from dialogs.understanding.dates import days_in
from dialogs.understanding.durations import bare_days
from dialogs.understanding.gate import gate_of
from dialogs.understanding.heard import Heard, heard
from dialogs.understanding.named import Named
from dialogs.understanding.phrases import Phrases, Spoken, bare
from dialogs.understanding.questions import is_asked as asks_about
from dialogs.values import value

#: The value that the words have in each slot that they could be of.
Values = Mapping[Slot, str]

#: No such message is longer, in English and in Chinese.
_LONGEST, _LONGEST_ZH = 50, 26
#: Nor one that gives another reason.
_LONGEST_REASON = 60
#: These say that something was wrong, those that what follows is it, others stand around either.
_WRONG_ZH = (
    r"不对|不是的|不不不?|(?:我)?(?:刚才|刚刚|前面|之前|上面)?(?:说|讲|选|点|填|打|搞|弄|记|写|看|输)?错了?|等一?等|等一?下|且慢|慢着|[哦噢啊]不(?=[,。 ])"
    r"|更正(?:一下)?|纠正(?:一下)?|我(?:是|想|要)(?:说|讲)|我的意思是|我指的?是|应该是|其实是?|实际上?是?|准确(?:地|来)?说|确切(?:地|来)?说|(?:请|帮我|麻烦|要|想)*(?:修?改|换|更正)(?:一下)?(?:成|为|到|做)|改一?下"
)
_WRONG_EN = (
    r"\b(?:no|nope|nah|not (?:that|right|quite|correct)|wrong|incorrect|that(?:'s| is| was) (?:wrong|not right)|sorry|my (?:mistake|bad)|i (?:misspoke|mistyped|was wrong)|oops|typo|wait|hang on|hold on|hold up|scratch that|actually"
    r"|correction|i mean(?:t)?(?: to (?:say|write|type))?|make (?:it|that)|(?:please )?(?:change|correct|set|update|edit)(?: (?:it|that|this|the date|the day))? (?:to|from)|(?:it|that) should(?: have| 've)? ?(?:be|been)|should(?: have)? be(?:en)?|instead|rather)\b"
)
_WRONG = f"{_WRONG_ZH}|{_WRONG_EN}"
_NOT_ZH = r"不是在?|并不是|并非"
_NOT = rf"{_NOT_ZH}|\b(?:it )?(?:is|was)?(?:n't| ?not)\b(?: on| by| with)?"
_AROUND = (
    r"把|将|从|日期|那天|时间(?=改|换|不对|错|应该|是)|还是|而是|才对|才是|就是|用(?!卡)|[是为在的了吧啊哦噢呀哈嗯呃哎唉诶]|那个|不好意思|抱歉|对不起|"
    r"\b(?:it|that|this)(?:'s| is| was)?\b|\b(?:but|is|was|on|by|with|via|using|from|oh|ah|um|uh|hm+|well|so|ok|okay|please|to|my|an?|(?:the |my )?date|the day(?= (?:is|was|should|to)\b)|the(?! day))\b"
)
_MARKS = re.compile(
    rf"(?P<wrong>{_WRONG})|(?P<not>{_NOT})|(?P<around>{_AROUND})|(?P<edge>[。;!?:]+|,(?!\d{{3}})|\.(?!\d)|—+|-{{2,}})"
)
#: Cheap looks: without one of these nothing is set right. English has them as words too short for a gate.
_GATE_ZH = frozenset(
    [
        "错",
        "不对",
        "不是",
        "不不",
        "等等",
        "等一",
        "等下",
        "且慢",
        "慢着",
        "哦不",
        "噢不",
        "啊不",
        "更正",
        "纠正",
        "是说",
        "想说",
        "要说",
        "是讲",
        "想讲",
        "要讲",
        "意思",
        "我指",
        "应该",
        "其实",
        "实际",
        "准确",
        "确切",
        "改成",
        "改为",
        "改到",
        "改做",
        "换成",
        "换为",
        "换到",
        "换做",
        "正成",
        "正为",
        "正到",
        "正做",
        "下成",
        "下为",
        "下到",
        "下做",
        "改下",
        "改一",
        "并不",
        "并非",
    ]
)
_LOOK_EN = re.compile(rf"{_WRONG_EN}|\b(?:not|change|correct|set|update|edit)\b|n't\b")
_FIGURE = re.compile(
    r"(?:¥|rmb|cny|人民币)?\s?[\d零〇一二两三四五六七八九十百千万,.]+\s?(?:元|块钱?|块|yuan|rmb|kuai|cny)?(?:整)?"
)
#: Around the name of a way to pay.
_PAYING = re.compile(r"付款?|支付|账户|my |pay$")
#: What the seller said, and that it was another thing than was told.
_OF_A_REASON = re.compile(
    r"理由|原因|因为|借口|由于|说|\b(?:reasons?|because|excuse|says?|said|saying|claim\w*|told)\b"
)
_NOW_ELSE = r"改|换|变|\bchang\w+|\b(?:correct(?:ion)?|edit|really|in fact|now)\b|原来是|后来|现在又?说|又说"
_OTHERWISE = re.compile(f"{_WRONG}|{_NOW_ELSE}")
_REASON_GATE, _OTHERWISE_GATE = gate_of(_OF_A_REASON), gate_of(re.compile(_NOW_ELSE))
_NOT_THIS = re.compile(
    r"(?:不是|并非|而非|没有?(?:说|讲|提)|\bnot|n't)[^,。;!?]{0,3}(?:因为|说|because|that)?[^,。;!?]{0,8}$"
)
#: Two values, of which the first is what it was.
_FROM = re.compile(r"[从把将]|\bfrom\b")
#: Around a bare value.
_UNSURE = re.compile(
    r"应该|大概|好像|可能|^就?[是用]|[的吧啊呢了哦嗯]+$|那天|付(?:的|款)?的?$"
    r"|\b(?:it was|i think|on|about|around|probably|maybe|by|with|from|my|the|a)\b"
)
#: What a plain number may be a slip for is said with its unit, or it is a choice's.
_LEAST = 10


@value(frozen=True, slots=True)
class SetRight:
    """What is right, and what it stands in place of, where that was said."""

    now: Values
    instead_of: Values


def may_set_right(normal: Heard) -> bool:
    """A cheap look: without it nothing is set right, by its name or without."""
    return len(normal) <= (_LONGEST if normal.isascii() else _LONGEST_ZH) and _says_wrong(normal)


def set_right_in(normal: str, phrases: Phrases, today: Today, *, in_chinese: bool = False) -> SetRight | None:
    """The value, where the message is nothing else; the slot that it is of is for the talk to know."""
    told, denied, is_wrong = pieces_of(normal)
    if len(told) == 2 and is_wrong and not denied and _FROM.search(normal):
        denied, told = told[:1], told[1:]
    if len(told) != 1 or len(denied) > 1 or not (is_wrong or denied):
        return None
    right = values_of(heard(told[0]), phrases, today, in_chinese=in_chinese, is_plain=not denied)
    wrong = values_of(heard(denied[0]), phrases, today, in_chinese=in_chinese) if denied else {}
    if not right or (denied and not wrong.keys() & right.keys()):
        return None
    return SetRight(right, wrong)


def bare_value_in(spoken: Spoken, phrases: Phrases, today: Today, *, in_chinese: bool = False) -> Values:
    """A day, a way to pay or an answer to whatever question that the message is, but for how sure somebody is of it; nothing where it is more."""
    if len(spoken.normal) > (_LONGEST if spoken.normal.isascii() else _LONGEST_ZH):
        return {}
    words = heard(_UNSURE.sub("", spoken.normal).strip(" ,。;!?."))
    return _day(words, today, in_chinese=in_chinese) or {**_choices(words, phrases), **_way(words, phrases)}


def _choices(words: str, phrases: Phrases) -> Values:
    """The answers that the words are, by the slot of their question."""
    ids = (*phrases.labels.get(bare(words), ()), *phrases.synonyms.get(bare(words), ()))
    told = [(SLOTS[name], named) for name, _, named in (id_.partition(".") for id_ in ids) if name in SLOTS]
    return {slot: named for slot, named in told if slot in VALUES and named in set(VALUES[slot])}


def _says_wrong(normal: Heard) -> bool:
    return normal.may_hold(_GATE_ZH) or (normal.is_latin and _LOOK_EN.search(normal) is not None)


def reason_in(named: Named, *, is_asked: bool = False) -> Values:
    """
    The reason of a refusal that a short message puts in place of another, or gives where one is asked for.

    That there was a refusal need not be said in it: for that it goes with what was told before.
    """
    normal = named.text
    if len(normal) > _LONGEST_REASON or not (is_asked or _gives_another(normal)):
        return {}
    said = named.by(Slot.REFUSAL_REASON)
    reasons = {one.value for one in said if not asks_about(normal, one) and not _NOT_THIS.search(normal[: one.start])}
    return {Slot.REFUSAL_REASON: reasons.pop()} if len(reasons) == 1 else {}


def _gives_another(normal: Heard) -> bool:
    if not normal.may_hold(_REASON_GATE) or not (_says_wrong(normal) or normal.may_hold(_OTHERWISE_GATE)):
        return False
    return _OF_A_REASON.search(normal) is not None and _OTHERWISE.search(normal) is not None


def pieces_of(normal: str) -> tuple[list[str], list[str], bool]:
    """What stands between the marks: told and denied; and whether anything was called wrong."""
    told: list[str] = []
    denied: list[str] = []
    is_denied, is_wrong, at = False, False, 0
    for mark in (*_MARKS.finditer(normal), None):
        piece = normal[at : mark.start() if mark else len(normal)].strip()
        if piece:
            (denied if is_denied else told).append(piece)
            is_denied = False
        if mark:
            at, kind = mark.end(), mark.lastgroup
            is_denied, is_wrong = is_denied or kind == "not", is_wrong or kind == "wrong"
    return told, denied, is_wrong


def values_of(words: Heard, phrases: Phrases, today: Today, *, in_chinese: bool, is_plain: bool = False) -> Values:
    """By slot; nothing where the words are more than one value. `is_plain` leaves out what may be a choice's number."""
    if _FIGURE.fullmatch(words):
        number = _number(words)
        if number and not (is_plain and words.isdigit() and int(words) < _LEAST):
            return number
    return _day(words, today, in_chinese=in_chinese) or _way(words, phrases)


def _number(words: Heard) -> dict[Slot, str]:
    amount, days = amount_in(words, is_asked=True), bare_days(words)
    found = {Slot.AMOUNT: amount} if isinstance(amount, str) else {}
    return {**found, Slot.DAYS_WAITING: str(days)} if days is not None and words.isdigit() else found


def _day(words: Heard, today: Today, *, in_chinese: bool) -> Values:
    days = days_in(words, today, in_chinese=in_chinese)
    written = days[0].written(today.zone) if len(days) == 1 and days[0].end - days[0].start >= len(words) else None
    return dict.fromkeys(EVENT_SLOTS, written) if written else {}


def _way(words: Heard, phrases: Phrases) -> Values:
    """A way to pay or to be paid, and the card or wallet behind it."""
    named = Named(words, phrases)
    found: dict[Slot, str] = {}
    for subject, slots in (("channel", (Slot.PAID_WITH, Slot.REFUNDED_TO)), (Slot.FUNDED_BY, (Slot.FUNDED_BY,))):
        said = named.by(subject)
        if len(said) == 1 and not _PAYING.sub("", words[: said[0].start] + words[said[0].end :]).strip():
            found |= {slot: said[0].value for slot in slots if said[0].value in _possible(slot)}
    return found


def _possible(slot: Slot) -> frozenset[str]:
    only_back = {Channel.COUPON, Channel.TRANSFER} if slot is Slot.PAID_WITH else set()
    return frozenset(VALUES[slot]) - only_back
