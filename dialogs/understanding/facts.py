"""The facts of a text: every slot that it fills, every one that it takes back."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from dialogs.acts import Ground, Signal
from dialogs.dangers import Theft, Trap
from dialogs.doubts import LONGEST_QUOTE, Doubt, DoubtKind
from dialogs.slots import (
    EVENT_SLOTS,
    Channel,
    ComplainedTo,
    Delivery,
    FundedBy,
    GoodsState,
    MerchantResponse,
    OfficeAnswer,
    Payer,
    RefundStatus,
    Slot,
    StepOutcome,
)
from dialogs.understanding.ages import childs_age_in
from dialogs.understanding.amounts import amount_in, denied_in
from dialogs.understanding.calendar import Today, When
from dialogs.understanding.channels import Ways, ways_in
from dialogs.understanding.dates import days_in
from dialogs.understanding.directions import is_missed
from dialogs.understanding.durations import bare_days
from dialogs.understanding.events import is_verdict
from dialogs.understanding.gate import gate_of
from dialogs.understanding.happened import fill_waits, happened_on
from dialogs.understanding.heard import Heard, heard
from dialogs.understanding.negatives import is_negative
from dialogs.understanding.phrases import Phrases, Spoken
from dialogs.understanding.progress import NO_PROGRESS, Progress, progress_in
from dialogs.understanding.questions import is_asked
from dialogs.understanding.references import references_in
from dialogs.understanding.secrets import without_labels
from dialogs.understanding.seeking import Before
from dialogs.understanding.wording import Said, said_in

#: Bound once: a member named by its class costs a thousand instructions.
_FUNDED_BY, _REFUNDED_TO, _AMOUNT = Slot.FUNDED_BY, Slot.REFUNDED_TO, Slot.AMOUNT
_MERCHANT_RESPONSE, _REFUSAL_REASON = Slot.MERCHANT_RESPONSE, Slot.REFUSAL_REASON
_COMPLAINED_TO, _OFFICE_ANSWER = Slot.COMPLAINED_TO, Slot.OFFICE_ANSWER
_OUTCOME, _ERROR_CODE, _PAYER = Slot.OUTCOME, Slot.ERROR_CODE, Slot.PAYER
_PAID_PRIVATELY, _DAYS_WAITING = Slot.PAID_PRIVATELY, Slot.DAYS_WAITING
_REFUSED_ON, _STARTED_ON = Slot.REFUSED_ON, Slot.REFUND_STARTED_ON
_REFUSED, _SILENT = MerchantResponse.REFUSED.value, MerchantResponse.NONE.value
_TO_SELLER, _TO_MINI_PROGRAM = ComplainedTo.MINI_PROGRAM_SELLER.value, ComplainedTo.MINI_PROGRAM.value
_BY_HAND, _A_CHILD, _ARRIVED = Channel.TRANSFER.value, Payer.CHILD.value, StepOutcome.ARRIVED
_GROUNDS = {ground.value: ground for ground in Ground}
_SIGNALS = {signal.value: signal for signal in Signal}
_TRAPS = {trap.value: trap for trap in Trap}
#: The one that weighs most first.
_THEFTS = tuple(Theft)
_NO_SIGNALS: frozenset[Signal] = frozenset()
_EVENTS = frozenset(EVENT_SLOTS)
#: Slots whose value is named by wording alone: the last one said holds.
_NAMED = (
    Slot.FUNDED_BY, Slot.REFUND_STATUS, Slot.GOODS_STATE, Slot.GOODS_KIND, Slot.SHOP_TYPE, Slot.MERCHANT_RESPONSE,
    Slot.REFUSAL_REASON, Slot.COMPLAINED_TO, Slot.OFFICE_ANSWER, Slot.DEMAND, Slot.DELIVERY, Slot.APPLIED, Slot.PAYER,
    Slot.PAID_IN_ORDER, Slot.PAID_PRIVATELY,
)  # fmt: skip
_NOT = Before(
    r"(?:不是在?|并非|不算|没有?用|没用|\bnot(?: an?| the| by| with| via)?|n't(?: an?| the)?|never(?: in| from| with| by| on)?(?: my| the| a)?) ?$"
)
#: What a question is about is not said to be so.
_NEVER_FROM_QUESTIONS = frozenset(
    (
        Slot.COMPLAINED_TO,
        Slot.OFFICE_ANSWER,
        Slot.REFUND_STATUS,
        Slot.DELIVERY,
        Slot.APPLIED,
        Slot.MERCHANT_RESPONSE,
    )
)
#: Only who was refused misses a reason.
_NO_REASON_GIVEN = re.compile(
    r"(?:没|没有|不给|不说|没给|没说|没写)(?:任何|我|什么|一个|个|明确)*(?:理由|原因|说法)"
    r"|(?:no|without(?: any| a)?|give(?: me)? (?:a|any)) (?:reason|explanation)s?(?! return| refund)"
)
_NO_REASON_GATE = gate_of(_NO_REASON_GIVEN)
_SELLER = re.compile(r"商家|卖家|店|商户|老板|对方|客服|\b(?:seller|shop|store|merchant|vendor)s?\b")
#: What came, where the money did not.
_NOT_THE_MONEY = frozenset((Channel.COUPON.value, Channel.TRANSFER.value, Channel.BALANCE.value, Channel.OTHER.value))
#: "Never opened, and they say I opened it" stays unopened; what broke was opened and used on the way. A complaint that
#: was turned down for want of papers was turned down for that.
_OUTWEIGHED_BY: Mapping[str, frozenset[str]] = {
    GoodsState.UNOPENED: frozenset((GoodsState.OPENED.value, GoodsState.USED.value)),
    GoodsState.USED: frozenset((GoodsState.OPENED.value,)),
    GoodsState.DAMAGED: frozenset((GoodsState.UNOPENED.value, GoodsState.OPENED.value, GoodsState.USED.value)),
    OfficeAnswer.INCOMPLETE: frozenset((OfficeAnswer.ENDED.value,)),
    OfficeAnswer.ELSEWHERE: frozenset((OfficeAnswer.ENDED.value,)),
}
_IN_A_MINI_PROGRAM = frozenset((ComplainedTo.MINI_PROGRAM.value, ComplainedTo.MINI_PROGRAM_SELLER.value))
#: The platform of a WeChat Shop is not that of a Mini Program.
_SHOP_WORDS = re.compile(r"小店|视频号|\bchannels\b|wechat (?:store|shop)")
#: Refused by these, nothing is said of the seller.
_BY_A_PROGRAM = re.compile(
    r"系统|页面|平台|自动|12315|投诉|申诉|介入|仲裁|\b(?:app|system|page|platform|automatic\w*|complaint|appeal|dispute|12315|bank)\b"
)
#: What it shows now is no news of the day.
_AS_BEFORE = re.compile(r"(?:还|仍|依然|依旧|现在|目前|打开|still|\bnow)[^,。;!?]{0,8}$")
#: So far before a status such words stand.
_BEFORE_STATUS = 16
#: With either of these on the page the refund has begun.
_BEGUN = frozenset((RefundStatus.PROCESSING.value, RefundStatus.SUCCESS.value))
_NOT_RECEIVED = re.compile(
    r"[没未]有?(?:收到|拿到|见到|看到)(?:货|东西|商品|包裹|快递)|(?:货|东西|商品|包裹|快递)(?:一直|还|都|迟迟)*[没未]有?(?:到|收到|送到|来)(?!账)"
    r"|(?:item|package|parcel|goods|order|it)[^,.;]{0,10} never (?:came|arrived)|never (?:arrived|delivered)"
    r"|(?:never|not|n't) (?:yet )?(?:received|got|get|receive) (?:it|(?:the|my) (?:item|goods|order|package|parcel))"
)


_NOTHING = Heard("")
#: Nobody changes it.
_NO_WAYS = Ways()


@dataclass(slots=True)
class Facts:
    """What was found."""

    slots: dict[Slot, str] = field(default_factory=dict)
    withdrawn: dict[Slot, str] = field(default_factory=dict)
    grounds: tuple[Ground, ...] = ()
    signals: frozenset[Signal] = _NO_SIGNALS
    trap: Trap | None = None
    theft: Theft | None = None
    progress: Progress = NO_PROGRESS
    #: The message is the answer to a question that was not put, and nothing else.
    is_answer: bool = False
    #: What was read and is in no slot, because it cannot be so.
    doubts: list[Doubt] = field(default_factory=list)
    #: The message is that, and nothing else.
    is_doubt: bool = False
    #: The message names a day, and nothing else.
    is_day: bool = False
    #: The text without order numbers, for whoever reads on, and what it names.
    rest: Heard = _NOTHING
    said: "Named | None" = None

    @property
    def is_not_received_only(self) -> bool:
        """Goods that did not come may be lost on the way: it is not said that they were never shipped."""
        is_unshipped = Ground.NOT_SHIPPED in self.grounds or self.slots.get(Slot.DELIVERY) == Delivery.NOT_SHIPPED
        return not is_unshipped and _NOT_RECEIVED.search(self.rest) is not None

    def features(self) -> list[str]:
        """The facts as the classifier sees them: the value where it is one of a few, else that there is one."""
        found: list[str] = []
        for slot, value in self.slots.items():
            if slot not in _TELLING:
                found.append(f"!{slot}")
            elif slot is not _OFFICE_ANSWER and not (slot is _OUTCOME and value in _OF_A_STEP):
                found.append(f"!{slot}:{value}")
        if self.progress.step:
            found.append(f"!{self.progress.step}")
        return [*found, *[f"!{ground}" for ground in self.grounds], *[f"!{signal}" for signal in self.signals]]


#: No longer is a message that gives a day and next to nothing else: in Chinese, in English.
_SHORT_MESSAGE = (24, 60)
#: A full stop, a particle or two: no more stands beside words that are a whole message.
_ORNAMENT = 3
#: What stands where a date was asked: a number that is the whole message, or one as long as an order's.
_NUMBER_ALONE = re.compile(r"(?:no\.? ?|#)?\d[\d .-]*号?[.。!]?")
_LONG_NUMBER = re.compile(r"[a-z]{0,6}\d[\d-]{6,34}\d")

#: What these tell depends on the step that is on the table: of the account itself they say nothing.
_OF_A_STEP = frozenset((StepOutcome.FOUND.value, StepOutcome.NOT_FOUND.value, StepOutcome.REJECTED.value))
_TELLING = frozenset((*_NAMED, Slot.PAID_WITH, Slot.REFUNDED_TO, Slot.OUTCOME))


class Named:
    """What a text names, by subject: looked for only when asked for, in the languages that it is written in."""

    def __init__(self, text: str, phrases: Phrases) -> None:
        self.text = said = heard(text)
        self.languages = [
            phrases.languages[code] for code, is_in in (("zh", said.is_han), ("en", said.is_latin)) if is_in
        ]
        self._found = [language.wordings.candidates(said) for language in self.languages]
        #: The subjects that may be named at all.
        self.subjects = frozenset().union(*self._found)

    def by(self, subject: str) -> list[Said]:
        """In the order of the text."""
        if subject not in self.subjects:
            return []
        found: list[Said] = []
        for patterns in self._found:
            if subject in patterns:
                found += said_in(self.text, patterns[subject])
        return sorted(found, key=lambda one: one.start) if len(self.languages) > 1 and len(found) > 1 else found


def facts_in(
    spoken: Spoken,
    phrases: Phrases,
    asked: Slot | None,
    today: Today,
    *,
    counted: Slot | None = None,
    in_chinese: bool = False,
) -> Facts:
    """Reads a message. `asked` is the slot that a bare value would fill, `counted` the one that a bare day would."""
    references = references_in(spoken.normal)
    rest = heard(without_labels(references.rest))
    facts = Facts(slots=references.slots, rest=rest)
    said = facts.said = Named(rest, phrases)
    _fill_named(facts, said)
    _fill_ways(facts, said, asked)
    days = _fill_time(facts, said, asked, counted if asked not in _EVENTS else None, today, in_chinese)
    _fill_progress(facts, said, days)
    _fill_answer(facts, spoken, phrases, asked)
    _fill_amount(facts, asked)
    age = childs_age_in(rest, is_of_a_child=facts.slots.get(_PAYER) == _A_CHILD)
    if age is not None:
        facts.slots[Slot.CHILDS_AGE] = age
    if "ground" in said.subjects:
        facts.grounds = tuple(dict.fromkeys([_GROUNDS[ground.value] for ground in said.by("ground")]))
    _fill_dangers(facts, said if rest is references.rest else Named(references.rest, phrases))
    _doubt_number(facts, spoken.normal, asked, days)
    if facts.doubts:
        facts.is_doubt = len(spoken.normal) <= len(facts.doubts[0].words) + _ORNAMENT
    facts.is_day = len(days) == 1 and len(spoken.normal) <= days[0].end - days[0].start + _ORNAMENT
    return facts


def _fill_dangers(facts: Facts, said: Named) -> None:
    """Here the name of what was covered counts: a card number may have gone to somebody else before."""
    if "signal" in said.subjects:
        facts.signals = frozenset([_SIGNALS[signal.value] for signal in said.by("signal")])
    if "trap" in said.subjects and (traps := said.by("trap")):
        facts.trap = _TRAPS[traps[0].value]
    if "theft" in said.subjects and (thefts := {theft.value for theft in said.by("theft")}):
        facts.theft = next(theft for theft in _THEFTS if theft.value in thefts)


def _fill_amount(facts: Facts, asked: Slot | None) -> None:
    amount = amount_in(facts.rest, is_asked=asked is _AMOUNT)
    if isinstance(amount, Doubt):
        facts.doubts.append(amount)
    elif amount:
        facts.slots[_AMOUNT] = amount
    denied = denied_in(facts.rest)
    if denied:
        facts.withdrawn[_AMOUNT] = denied


def _fill_named(facts: Facts, said: Named) -> None:
    subjects, slots = said.subjects, facts.slots
    for slot in filter(subjects.__contains__, _NAMED):
        if slot is _REFUSAL_REASON and not _is_refused(facts):
            continue
        for one in said.by(slot):
            _fill_one(facts, slot, one)
    if _COMPLAINED_TO in slots:
        _tell_shops_apart(facts)
    if _OFFICE_ANSWER in slots:
        _tell_offices_apart(facts)
    if _ERROR_CODE in subjects:
        for one in said.by(_ERROR_CODE):
            slots.setdefault(_ERROR_CODE, one.value)


def _fill_one(facts: Facts, slot: Slot, one: Said) -> None:
    if slot in _NEVER_FROM_QUESTIONS and is_asked(facts.rest, one):
        return
    value = one.value
    if slot in facts.slots and _is_less(value, facts.slots[slot]):
        return
    if value == _REFUSED and slot is _MERCHANT_RESPONSE and is_verdict(one, facts.rest):
        return
    if slot is not _MERCHANT_RESPONSE and _is_denied(one, facts.rest):
        facts.withdrawn[slot] = value
    else:
        facts.slots[slot] = value


def _is_less(value: str, known: str) -> bool:
    """Whether what was said before of the same stands beside it."""
    if value == _SILENT:
        # Silence after a refusal leaves it a refusal, and after a promise a promise.
        return True
    if value == _TO_SELLER and known == _TO_MINI_PROGRAM:
        # What the platform decided began as a complaint to the seller.
        return True
    return value in _OUTWEIGHED_BY.get(known, ())


def _is_denied(one: Said, text: Heard) -> bool:
    return _NOT.search(text, max(0, one.start - 12), one.start) is not None


def _is_refused(facts: Facts) -> bool:
    refused = facts.slots.get(_MERCHANT_RESPONSE) == _REFUSED
    return refused or (facts.rest.may_hold(_NO_REASON_GATE) and _NO_REASON_GIVEN.search(facts.rest) is not None)


def _tell_offices_apart(facts: Facts) -> None:
    if _is_answer_of_others(facts.slots):
        del facts.slots[_OFFICE_ANSWER]
    elif _SELLER.search(facts.rest) is None:
        # "They accepted it" is said of the office where no seller is named.
        facts.slots.pop(_MERCHANT_RESPONSE, None)


def _is_answer_of_others(slots: Mapping[Slot, str]) -> bool:
    """Another desk has the complaint; or no office is named, and it is the seller who refuses."""
    desk = slots.get(_COMPLAINED_TO)
    is_refused = slots.get(_MERCHANT_RESPONSE) == _REFUSED
    return desk != ComplainedTo.REGULATOR and (desk is not None or is_refused)


def _tell_shops_apart(facts: Facts) -> None:
    if facts.slots[_COMPLAINED_TO] in _IN_A_MINI_PROGRAM and _SHOP_WORDS.search(facts.rest):
        facts.slots[_COMPLAINED_TO] = ComplainedTo.CHANNELS_SHOP.value


def _fill_ways(facts: Facts, said: Named, asked: Slot | None) -> None:
    channels = _channels_in(facts.rest, said) if "channel" in said.subjects else []
    ways = ways_in(facts.rest, channels, asked) if channels else _NO_WAYS
    if channels:
        facts.slots.update(ways.slots)
        facts.withdrawn.update(ways.withdrawn)
    if asked is not _FUNDED_BY and (ways.source or _FUNDED_BY in facts.slots):
        _fill_source(facts, said, ways)


def _channels_in(text: Heard, said: Named) -> list[Said]:
    """Those that are not asked about. 私下转的钱 tells how it was paid, and not how it came back."""
    channels = [one for one in said.by("channel") if not is_asked(text, one) or is_missed(one, text)]
    by_hand = said.by(_PAID_PRIVATELY) if channels and _PAID_PRIVATELY in said.subjects else ()
    return [one for one in channels if one.value != _BY_HAND or not _overlaps(one, by_hand)] if by_hand else channels


def _overlaps(one: Said, others: Iterable[Said]) -> bool:
    return any(other.start < one.end and one.start < other.end for other in others)


def _fill_source(facts: Facts, said: Named, ways: Ways) -> None:
    """A card or wallet that money came back to says nothing of what it was paid with."""
    named = facts.slots.pop(_FUNDED_BY, None)
    if ways.source:
        facts.slots[_FUNDED_BY] = ways.source
    for one in said.by(_FUNDED_BY) if named else ():
        if one.value == FundedBy.FAMILY_CARD or _overlaps(one, ways.paid):
            facts.slots[_FUNDED_BY] = one.value


def _fill_progress(facts: Facts, said: Named, days: list[When]) -> None:
    outcomes, steps = said.by(_OUTCOME), said.by("step")
    if not outcomes and not steps:
        return

    def beside() -> list[Said]:
        return [*said.by("event"), *said.by(_COMPLAINED_TO), *(Said("", day.start, day.end) for day in days)]

    facts.progress = progress_in(facts.rest, outcomes, steps, beside, said.languages)
    outcome = facts.progress.outcome
    if _OFFICE_ANSWER in facts.slots and outcome is not _ARRIVED:
        # What an office has answered is news of its own, and no word of how a step went.
        facts.progress = NO_PROGRESS
        return
    if outcome is _ARRIVED and facts.slots.get(_REFUNDED_TO) in _NOT_THE_MONEY:
        facts.progress = NO_PROGRESS
    elif outcome:
        facts.slots[_OUTCOME] = outcome.value


def _fill_answer(facts: Facts, spoken: Spoken, phrases: Phrases, asked: Slot | None) -> None:
    answer = phrases.answers.get(spoken.bare) or phrases.answers.get(spoken.core)
    if answer and asked in (None, answer[0]):
        facts.slots[answer[0]] = answer[1]
        facts.is_answer = True


def _fill_time(
    facts: Facts, said: Named, asked: Slot | None, counted: Slot | None, today: Today, in_chinese: bool
) -> list[When]:
    days = days_in(facts.rest, today, in_chinese=in_chinese)
    if days:
        is_short = len(facts.rest) <= _SHORT_MESSAGE[facts.rest.isascii()]
        _fill_days(facts, said, counted if counted and is_short else asked, today, days)
    fill_waits(facts.slots, facts.rest, days, today)
    if asked is _DAYS_WAITING and _DAYS_WAITING not in facts.slots and not days:
        waited = bare_days(facts.rest)
        if waited is not None:
            facts.slots[_DAYS_WAITING] = str(waited)
    return days


def _fill_days(facts: Facts, said: Named, asked: Slot | None, today: Today, days: list[When]) -> None:
    verbs = said.by("event")
    events = happened_on(facts.rest, days, verbs, _answers_in(facts.rest, said), asked, today)
    facts.slots.update(events.slots)
    facts.doubts += events.doubts
    if _REFUSED_ON in events.slots and not _BY_A_PROGRAM.search(facts.rest):
        facts.slots.setdefault(_MERCHANT_RESPONSE, _REFUSED)
    if asked in _EVENTS and asked not in facts.slots and not verbs:
        certain = [written for day in days if (written := day.written(today.zone))]
        if len(certain) == 1:
            facts.slots[asked] = certain[0]


def _answers_in(text: Heard, said: Named) -> list[Said]:
    """What a seller answered and what a page shows, each as the event that it was on its day."""
    refusals = [replace(one, value=_REFUSED_ON.value) for one in said.by(_MERCHANT_RESPONSE) if one.value == _REFUSED]
    shown = [one for one in said.by(Slot.REFUND_STATUS) if one.value in _BEGUN and not is_asked(text, one)]
    begun = [one for one in shown if _AS_BEFORE.search(text, max(0, one.start - _BEFORE_STATUS), one.start) is None]
    return [*refusals, *(replace(one, value=_STARTED_ON.value) for one in begun)]


def _doubt_number(facts: Facts, normal: str, asked: Slot | None, days: list[When]) -> None:
    """A number below zero, and one that came in place of a date."""
    if facts.doubts:
        return
    if is_negative(normal):
        facts.doubts.append(Doubt(kind=DoubtKind.NEGATIVE_NUMBER, words=normal[:LONGEST_QUOTE]))
    elif asked in _EVENTS and asked not in facts.slots and not days:
        number = _NUMBER_ALONE.fullmatch(normal) or _LONG_NUMBER.search(normal)
        if number:
            facts.doubts.append(Doubt(kind=DoubtKind.NUMBER_FOR_DAY, words=number[0].strip()[:LONGEST_QUOTE]))
