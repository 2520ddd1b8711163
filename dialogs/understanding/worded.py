"""Slots whose value wording alone names: what a page shows, what the seller answered, where was complained."""

import re
from collections.abc import Mapping

from dialogs.slots import ComplainedTo, Delivery, GoodsState, MerchantResponse, OfficeAnswer, Slot
from dialogs.understanding.events import is_verdict
from dialogs.understanding.facts import WORDED, Facts
from dialogs.understanding.gate import gate_of
from dialogs.understanding.heard import Heard
from dialogs.understanding.named import Named
from dialogs.understanding.questions import is_asked
from dialogs.understanding.refusing import Refusing, refusing
from dialogs.understanding.seeking import Before
from dialogs.understanding.wording import Said

#: Bound once: a member named by its class costs a thousand instructions.
_MERCHANT_RESPONSE, _REFUSAL_REASON = Slot.MERCHANT_RESPONSE, Slot.REFUSAL_REASON
_COMPLAINED_TO, _OFFICE_ANSWER, _ERROR_CODE = Slot.COMPLAINED_TO, Slot.OFFICE_ANSWER, Slot.ERROR_CODE
_REFUSED, _SILENT = MerchantResponse.REFUSED.value, MerchantResponse.NONE.value
_TO_SELLER, _TO_MINI_PROGRAM = ComplainedTo.MINI_PROGRAM_SELLER.value, ComplainedTo.MINI_PROGRAM.value
_NOT = Before(
    r"(?:不是在?|并非|不算|没有?用|没用|没有?(?:说|讲|要求|提|想|要)(?:是|过|我)*要?|(?:不想|不要|没想)要?|\bnot(?: an?| the| by| with| via)?|n't(?: an?| the)?|(?:not|n't|\bnever) (?:want|wanted|ask|asked|ask(?:ed|ing)|say|said|mention(?:ed)?)(?: that)?(?: for| it was| it is| it's| anything about)?(?: an?| the)?|never(?: in| from| with| by| on)?(?: my| the| a)?) ?$"
)
_NOT_REACH = 24
#: What a question is about is not said to be so.
_NEVER_FROM_QUESTIONS = frozenset((
    Slot.COMPLAINED_TO, Slot.OFFICE_ANSWER, Slot.REFUND_STATUS, Slot.DELIVERY, Slot.APPLIED, Slot.MERCHANT_RESPONSE,
))  # fmt: skip
#: Only who was refused misses a reason.
_NO_REASON_GIVEN = re.compile(
    r"(?:没|没有|不给|不说|没给|没说|没写)(?:任何|我|什么|一个|个|明确)*(?:理由|原因|说法)"
    r"|(?:no|without(?: any| a)?|give(?: me)? (?:a|any)) (?:reason|explanation)s?(?! return| refund)"
)
_NO_REASON_GATE = gate_of(_NO_REASON_GIVEN)
_SELLER = re.compile(r"商家|卖家|店|商户|老板|对方|客服|\b(?:seller|shop|store|merchant|vendor)s?\b")
#: "Never opened, and they say I opened it" stays unopened; what broke was opened and used on the way. "There are no goods,
#: nothing was shipped" is said of what is never sent. A complaint that
#: was turned down for want of papers was turned down for that.
_OUTWEIGHED_BY: Mapping[str, frozenset[str]] = {
    GoodsState.UNOPENED: frozenset((GoodsState.OPENED.value, GoodsState.USED.value)),
    GoodsState.USED: frozenset((GoodsState.OPENED.value,)),
    GoodsState.DAMAGED: frozenset((GoodsState.UNOPENED.value, GoodsState.OPENED.value, GoodsState.USED.value)),
    Delivery.NOTHING_TO_SEND: frozenset((Delivery.NOT_SHIPPED.value,)),
    OfficeAnswer.INCOMPLETE: frozenset((OfficeAnswer.ENDED.value,)),
    OfficeAnswer.ELSEWHERE: frozenset((OfficeAnswer.ENDED.value,)),
}
_IN_A_MINI_PROGRAM = frozenset((ComplainedTo.MINI_PROGRAM.value, ComplainedTo.MINI_PROGRAM_SELLER.value))
#: The platform of a WeChat Shop is not that of a Mini Program.
_SHOP_WORDS = re.compile(r"小店|视频号|\bchannels\b|wechat (?:store|shop)")


def fill_worded(facts: Facts, said: Named) -> None:
    """Fills every slot whose value wording names, and takes back what wording denies."""
    subjects, slots = said.subjects, facts.slots
    for slot in filter(subjects.__contains__, WORDED):
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
    if value == _REFUSED and slot is _MERCHANT_RESPONSE:
        _fill_refusal(facts, one)
    elif slot is not _MERCHANT_RESPONSE and _is_denied(one, facts.rest):
        facts.withdrawn[slot] = value
    else:
        facts.slots[slot] = value


def _fill_refusal(facts: Facts, one: Said) -> None:
    if is_verdict(one, facts.rest):
        return
    found = refusing(one, facts.rest)
    if found is Refusing.TOLD:
        facts.slots[_MERCHANT_RESPONSE] = _REFUSED
    elif found is Refusing.DENIED:
        facts.withdrawn[_MERCHANT_RESPONSE] = _REFUSED


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
    return _NOT.search(text, max(0, one.start - _NOT_REACH), one.start) is not None


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
