"""Which date belongs to which event: by the verb that stands with it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dialogs.doubts import LONGEST_QUOTE, Doubt, DoubtKind
from dialogs.slots import EVENT_SLOTS, Slot
from dialogs.understanding.calendar import Today, When
from dialogs.understanding.gate import gate_of
from dialogs.understanding.heard import Heard
from dialogs.understanding.seeking import Before, Headed
from dialogs.understanding.wording import Said

#: Bound once: a member named by its class costs a thousand instructions.
_REFUSED_ON, _APPLIED_ON, _COMPLAINT_FILED_ON = Slot.REFUSED_ON, Slot.APPLIED_ON, Slot.COMPLAINT_FILED_ON
_RECEIVED_ON, _SENT_BACK_ON, _RETURNED_ON = Slot.RECEIVED_ON, Slot.SENT_BACK_ON, Slot.RETURNED_ON
_SLOTS = {slot.value: slot for slot in EVENT_SLOTS}
_EVENTS = frozenset(EVENT_SLOTS)

_CLAUSE_END = Headed(
    r"(?<=[\u3400-\u9fff]) (?=\d{1,2}(?:月\d{1,2}[号日]?|[号日])(?![,。;!? \d号日]|$))|[。;!?\n]|,(?!\d{3})|\.(?!\d)|然后|后来|结果|但是|之后| and then | then | but | (?:al)?though | whereas | and (?=[a-z]+ed\b|paid |bought |sent |came |wrote |i |they |he |she |it |the |was |were |got |at \d)"
)


#: Words of what is planned, promised or asked: a day behind them is no day of an event.
_PLAN = re.compile(
    r"说(?!错|的是)|答应|承诺|保证|同意|会|将|[想需]?要(?!求)|才|等|预计|最[晚迟]|[之以]前|打算|准备|计划|再|可以|能|应该|如果|到时|约|定在|安排|让|叫|吗|怎么"
    r"|\b(?:will|would|should|shall|may|might|can|could|promis\w+|agreed?|sa(?:y|ys|id)|going to|to|until|by|expect\w*|for|if|when|is|are|plan\w*|'ll|wait\w*|need|supposed)\b"
)
#: A verb of what is over.
_OVER = re.compile(r"[了的过]|ed\b|\b(?:paid|bought|sent|got|came|wrote|spoke|said)\b")
#: So far before a day do words of a plan go with it.
_PLAN_REACH = 24
#: "应该是", "I think it was": no more stands before a day that is an answer, and next to nothing behind it.
_BEFORE_ANSWER, _BEHIND_ANSWER = 16, 3


#: A clause that tells what somebody said, the saying following: 今天他说鞋底脏了, 拒收.
_SAYS = re.compile(
    r"[说讲写道话]|一句|松口|回[了的我]|覆我|告诉|答复|回复|\b(?:sa(?:y|ys|id)|told|tell|repl(?:y|ied)|answer(?:ed)?|response|wrote|notified|pushed)\b"
)
#: How far a term has run is no day: 过了七日.
_TERM_BEFORE = Before(
    r"(?:[超过满]|过了|超过|超出|不到|截止到?|(?:到期|有效期)[日至到是]*)\s?$"
    r"|\b(?:expired?|end(?:s|ed)|ran out|lapsed|valid)(?: already)?(?: until| till)?(?: on)?(?: the)? $"
)
_TERM_REACH = 20
_DECIDED = re.compile(r"[就才]?(?:平台)?(?:判|裁决|裁定)")
_DECIDED_ON = Before(
    r"(?:decided|ruled|(?:decision|verdict|ruling) (?:came|was made|is))(?: against (?:me|us)| for \w+)?(?: on)? $"
)
#: What a desk decides is not what a seller refuses.
_CASE = re.compile(r"投诉|检举|平台判|客诉|申诉|举报|介入|仲裁|12315|complain|appeal|dispute|escalat|intervention")
_OF_SELLER = re.compile(
    r"商家|卖家|店|客服|老板|[他她]|对方|申请|退款|拒收|seller|shop|store|merchant|they|\bs?he\b|agent|request|refund"
)
#: Whoever is named right before the verb is who decided.
_DESK = re.compile(
    r"12315|市监|消协|平台(?:判|说|裁|认定)|\b(?:platform|tencent) (?:wrote|says?|said|ruled|decided|told)"
)
_CASE_GATE = gate_of(_CASE)
_CASE_REACH = 80
_ENDS_SENTENCE = re.compile(r"[。!?]")
#: Handing in by itself does not say what.
_HANDED_IN = re.compile(r"(?:提交|递|交|报|提了|发)(?:上去|上|交|了|的)*$")
_REQUEST = re.compile("申请|退款|退货|售后|退费")
_HANDED_REACH = 24
#: 平台介入是礼拜一申请的.
_APPLIED_FOR = re.compile(r"申请[的了]?")
#: Said of goods by whoever gets them.
_SIGNED = re.compile("签收|签的?|妥投|送达|送到|收到|到(?:的|了)?|(?:it )?(?:arrived|was delivered|got there|came)")
_AT_SELLERS = re.compile("(?:退货|退件|退回去的|寄回去的)[^,。;!?]{0,8}(?:仓|商家|卖家|店)")
_BY_US = re.compile(r"我(?!寄|退)|\b(?:i|we)\b")
_BY_US_REACH = 12
#: The answer that was told before: 昨天回的.
_ANSWERED = re.compile(r"(?:才|就)?(?:回|回复|覆|答复|通知|告知)(?:我|的|了)")
#: Of several times one: 第一次是11月8号, "the first on 8 November".
#: 拒绝退款, 商家原话, 昨天回的: a clause without a verb may stand between.
_CLAUSES_BACK = 2
_COUNT_BEFORE = re.compile(
    r"(?:第一次|最早|最后一次|上一次|最近(?:的?一次)?|首次|头一[次回]|就|那)是?在?|(?:most recently|the (?:first|last|latest|most recent)(?: time| one)?(?: was)?)(?: on)? ?|dated |: $"
)


#: "They said no. That was on 3 November": of what was told before.
_POINTS_BACK = re.compile(
    r" ?(?:(?:and |but )?(?:all )?(?:that|this|which|it)(?:'s| was| is| happened)|dated|back)(?: all)?(?: back)?(?: on)? ?"
)
#: "A cake for the 20th", "Wednesday's showing": the day of what was bought, and of no event.
_BOUGHT_FOR = Before(r"(?<!signed )(?<!sign )(?<!paid )(?<!asked )(?<!waiting )\bfor (?:the )?$")
_POSSESSED = re.compile(r"'s (?!order|purchase|payment|refund|delivery|parcel|request|complaint|message|reply|answer)")
#: A day that is said not to be the one, and words after which the right one comes.
_BOUND = re.compile("[之以]?前(?![天日晚年]|一[天日])")
_DENIED = Before(r"(?:不是|并非)(?:在)?\s?$|\bnot (?:on )?$")
_CORRECTED = re.compile(
    r"(?:不对|不是|噢不|哦不|更正|说错|记错|写错|其实是|应该是)[^。;!?]{0,6}$|\b(?:no|sorry|wait|i mean|actually|correction)\b[^.;!?]{0,8}$"
)
_CORRECTION = 12
#: What these do on a day is no answer to when we did something ourselves: 客服今天才回我, "they told me today".
_DONE_BY_OTHERS = re.compile(
    r"(?<![跟和对向找给问])(?:商家|卖家|店家|商户|客服|老板|对方|[他她]们?|人家|平台|系统|银行|快递|12315)[^,。;!?]{0,8}(?:说|讲|回(?!去|家)|答|改口|松口|联系我|告诉|通知|表示|来电|打电话|发消息|处理|审核|发货|寄出|同意|批)"
    r"|\b(?:seller|shop|store|merchant|vendor|owner|they|he|she|platform|bank|courier|support|customer service)\b[^,.;!?]{0,16}\b(?:sa(?:y|ys|id)|told|tells?|repl(?:y|ied)|answer(?:ed|s)?|wrote|call(?:ed|s)|respond(?:ed|s)?|agreed?|promised|shipped|sent|process(?:ed|es))\b"
)
#: Asked when they did something, their doing is the answer.
_OF_OURS = frozenset((Slot.PAID_ON, _RECEIVED_ON, _APPLIED_ON, _SENT_BACK_ON, _COMPLAINT_FILED_ON))


@dataclass(slots=True)
class Events:
    """The days on which things happened, and those on which they cannot have."""

    slots: dict[Slot, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)


def events_in(
    text: Heard,
    days: list[When],
    verbs: Iterable[Said],
    asked: Slot | None,
    today: Today,
    answers: Iterable[Said] = (),
) -> Events:
    """
    Each day goes to the nearest verb of its clause; in an empty clause to the next one's; a bare day to what was asked.

    Where it finds no verb it goes to one of `answers` in the same way. A verb or an answer that is no event keeps its day.
    """
    edges = _edges(text) if days else []
    verbs = list(verbs)
    spoken = [_of_return(_handed_in(verb, text), verbs, text, asked) for verb in _of_sellers(verbs, text, edges)]
    answered = _of_sellers(answers, text, edges)
    events, doubted = Events(), []
    for day in days:
        if (day.day is None and day.doubt is None) or _is_of_no_event(day, text):
            continue
        if asked not in _EVENTS and _is_of_decision(day, text):
            continue
        verb = _verb_of(day, days, spoken, edges, text) or _verb_of(day, days, answered, edges, text)
        slot = _SLOTS.get(verb.value) if verb else _asked_on(day, asked, edges, text)
        if not slot or (day.is_faint and asked not in _EVENTS and not _is_next_to_verb(day, spoken)):
            continue
        if day.doubt is None:
            if slot not in events.slots or _CORRECTED.search(text, max(0, day.start - _CORRECTION), day.start):
                events.slots[slot] = day.written(today.zone) or ""
        elif not _is_plan(day, verb, text, edges, is_asked=slot == asked):
            doubted.append((slot, day))
    events.doubts = [_doubt(day, text) for slot, day in doubted if slot not in events.slots]
    return events


def _asked_on(day: When, asked: Slot | None, edges: list[tuple[int, int]], text: str) -> Slot | None:
    """The event that a day answers without a verb of its own: none where the clause tells what others did on it."""
    if asked not in _EVENTS or (asked in _OF_OURS and _DONE_BY_OTHERS.search(text, *_clause_around(day, edges))):
        return None
    return asked


def _of_sellers(verbs: Iterable[Said], text: Heard, edges: list[tuple[int, int]]) -> list[Said]:
    """Without the refusals that a desk has spoken."""
    return [verb for verb in verbs if not (verb.value == _REFUSED_ON and is_verdict(verb, text, edges))]


def _is_of_decision(day: When, text: str) -> bool:
    """ "They ruled two days ago": what a desk decided has no day in the talk, and that of the complaint is another."""
    is_before = _DECIDED_ON.search(text, max(0, day.start - _TERM_REACH), day.start)
    return is_before is not None or _DECIDED.match(text, day.end) is not None


def _is_of_no_event(day: When, text: str) -> bool:
    """A term, a bound, a day that is denied, or the day of what was bought."""
    if _TERM_BEFORE.search(text, max(0, day.start - _TERM_REACH), day.start) or _BOUND.match(text, day.end):
        return True
    return _DENIED.search(text, max(0, day.start - 8), day.start) is not None or _is_of_things(day, text)


def _is_of_things(day: When, text: str) -> bool:
    before = _BOUGHT_FOR.search(text, max(0, day.start - 8), day.start)
    return before is not None or _POSSESSED.match(text, day.end) is not None


def _is_plan(day: When, verb: Said | None, text: str, edges: list[tuple[int, int]], *, is_asked: bool) -> bool:
    """A day yet to come on which something is to happen, as against one on which it is said to have happened."""
    if day.doubt is not DoubtKind.FUTURE_DAY:
        return False
    start, end = _clause_around(day, edges)
    if verb is None and (day.start - start > _BEFORE_ANSWER or end - day.end > _BEHIND_ANSWER):
        return True
    if _PLAN.search(text, max(0, day.start - _PLAN_REACH), day.start) or _PLAN.search(text, day.end, end):
        return True
    named = text[day.start : day.end]
    if verb is None or is_asked or any(sign.isdigit() for sign in named):
        return False
    # 买了张后天的票: in Chinese the day of an event stands before its verb.
    return (verb.start < day.end and not named.isascii()) or not _OVER.search(text, verb.start, verb.end + 1)


def _doubt(day: When, text: str) -> Doubt:
    assert day.doubt is not None, "only days in doubt are doubted"
    words = text[day.start : day.end].strip(" ,")[:LONGEST_QUOTE]
    return Doubt(kind=day.doubt, words=words, read_as=day.named.isoformat() if day.named else "")


def _edges(text: str) -> list[tuple[int, int]]:
    """Where clauses end and the next begin."""
    return [*[edge.span() for edge in _CLAUSE_END.findall(text)], (len(text), len(text))]


def _verb_of(day: When, days: list[When], verbs: list[Said], edges: list[tuple[int, int]], text: str) -> Said | None:
    start, end = _clause_around(day, edges)
    rivals = [other for other in days if other is not day and start <= other.start < end]
    mine = [verb for verb in verbs if start <= verb.start < end]
    if rivals:
        mine = [verb for verb in mine if not any(_distance(verb, other) < _distance(verb, day) for other in rivals)]
    if mine:
        return min(mine, key=lambda verb: _distance(verb, day))
    if _POINTS_BACK.fullmatch(text, start, day.start):
        return _verb_of_last_clause(start, verbs, days, edges)
    if _is_whole_clause(day, start, end, text):
        return _verb_beside(start, end, verbs, days, edges, text)
    if rivals or not _SAYS.search(text, start, end):
        return None
    said = _verb_of_next_clause(end, verbs, days, edges, clauses=2)
    return said or (_verb_of_last_clause(start, verbs, days, edges) if _ANSWERED.match(text, day.end) else None)


def _verb_beside(
    start: int, end: int, verbs: list[Said], days: list[When], edges: list[tuple[int, int]], text: str
) -> Said | None:
    """A day that is a clause by itself goes with the next, but at the end of a sentence with the last one."""
    behind = _verb_of_last_clause(start, verbs, days, edges) if _ENDS_SENTENCE.match(text, end) else None
    ahead = behind or _verb_of_next_clause(end, verbs, days, edges) or _verb_of_last_clause(start, verbs, days, edges)
    return ahead or _verb_of_next_clause(end, verbs, days, edges, clauses=2)


def is_verdict(verb: Said, text: Heard, edges: list[tuple[int, int]] | None = None) -> bool:
    """Of a complaint told before, with no word of the seller beside it."""
    if not text.may_hold(_CASE_GATE) or not _CASE.search(text, max(0, verb.start - _CASE_REACH), verb.start):
        return False
    start, end = _clause_around(When(verb.start, verb.end, None), edges or _edges(text))
    if _DESK.search(text, start, verb.start):
        return True
    return not _OF_SELLER.search(text, start, end)


def _handed_in(verb: Said, text: str) -> Said:
    """12315 昨天递上去了: what is handed in is the complaint just told of, where no refund is named beside it."""
    if verb.value != _APPLIED_ON:
        return verb
    is_for = _APPLIED_FOR.fullmatch(text, verb.start, verb.end)
    if not (is_for or _HANDED_IN.match(text, verb.start, verb.end)):
        return verb
    before = text[max(0, verb.start - _HANDED_REACH) : verb.start]
    case = max((found.end() for found in _CASE.finditer(before)), default=None)
    if case is None or _REQUEST.search(before, case) or (is_for and _CLAUSE_END.search(before, case)):
        return verb
    return replace(verb, value=_COMPLAINT_FILED_ON.value)


def _of_return(verb: Said, verbs: list[Said], text: str, asked: Slot | None) -> Said:
    """12号寄出, 15号签收: what was sent back is signed for by the seller; so is what is asked after, but by us."""
    if verb.value != _RECEIVED_ON or not _SIGNED.fullmatch(text, verb.start, verb.end):
        return verb
    before = [other for other in verbs if other.start < verb.start]
    if asked is _RETURNED_ON and not _BY_US.search(text, max(0, verb.start - _BY_US_REACH), verb.start):
        return replace(verb, value=_RETURNED_ON.value)
    is_sent = bool(before) and before[-1].value in (_SENT_BACK_ON, _RETURNED_ON)
    if not is_sent and not _AT_SELLERS.search(text, max(0, verb.start - _HANDED_REACH), verb.start):
        return verb
    return replace(verb, value=_RETURNED_ON.value)


def _clause_around(day: When, edges: list[tuple[int, int]]) -> tuple[int, int]:
    start = 0
    for before, after in edges:
        if before >= day.end:
            return start, before
        if after <= day.start:
            start = after
    return start, edges[-1][0]


def _distance(verb: Said, day: When) -> int:
    """Chinese puts the day before the verb, so a verb behind the day is nearer than one as far before it."""
    return 2 * (verb.start - day.end) if verb.start >= day.end else 2 * (day.start - verb.end) + 3


def _is_whole_clause(day: When, start: int, end: int, text: str) -> bool:
    count = _COUNT_BEFORE.search(text, start, day.start)
    return end - (count.end() if count else start) <= day.end - day.start + 4


def _verb_of_next_clause(
    end: int, verbs: list[Said], days: list[When], edges: list[tuple[int, int]], clauses: int = 1
) -> Said | None:
    """The first verb of the next `clauses`, unless a day of their own has it."""
    limits = [before for before, _ in edges if before > end][:clauses]
    limit = limits[-1] if limits else end
    if any(end <= day.start < limit for day in days if day.day):
        return None
    return next((verb for verb in verbs if end <= verb.start < limit), None)


def _verb_of_last_clause(start: int, verbs: list[Said], days: list[When], edges: list[tuple[int, int]]) -> Said | None:
    """The last verb of the clauses before, unless a day of their own has it: 已退到卡上, 20号的事."""
    for _ in range(_CLAUSES_BACK):
        end = max((before for before, after in edges if after == start), default=0)
        begin = max((after for _, after in edges if after <= end and after < start), default=0)
        if start == 0 or any(begin <= day.start < end for day in days if day.day):
            return None
        verb = next((verb for verb in reversed(verbs) if begin <= verb.start < end), None)
        if verb:
            return verb
        start = begin
    return None


def _is_next_to_verb(day: When, verbs: list[Said]) -> bool:
    return any(0 <= verb.start - day.end <= 2 or 0 <= day.start - verb.end <= 2 for verb in verbs)
