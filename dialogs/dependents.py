"""Which answers only make sense beside another: they fall with it when it changes."""

from collections.abc import Iterator, Mapping

from dialogs.slots import Channel, Delivery, MerchantResponse, OfficeAnswer, Payer, Situation, Slot

#: Slot -> the answer that it follows from, and the values of that with which it still goes together.
#: What is true of the goods, the shop and the payment whatever went wrong follows from nothing.
FOLLOWS_FROM: Mapping[Slot, tuple[Slot, frozenset[str]]] = {
    Slot.REFUSAL_REASON: (Slot.SITUATION, frozenset({Situation.SELLER_REFUSED})),
    Slot.REFUND_STATUS: (Slot.SITUATION, frozenset({Situation.NOT_ARRIVED})),
    Slot.REFUND_STARTED_ON: (Slot.SITUATION, frozenset({Situation.NOT_ARRIVED, Situation.OTHER_CHANNEL})),
    Slot.WAITED: (Slot.SITUATION, frozenset({Situation.NOT_ARRIVED})),
    Slot.ERROR_CODE: (Slot.SITUATION, frozenset({Situation.SYSTEM_ERROR})),
    Slot.COMPLAINED_TO: (Slot.SITUATION, frozenset({Situation.COMPLAINT_LOST})),
    Slot.ACCEPTED_ON: (Slot.OFFICE_ANSWER, frozenset({OfficeAnswer.ACCEPTED, OfficeAnswer.ENDED})),
    Slot.MEDIATION_TIME: (Slot.OFFICE_ANSWER, frozenset({OfficeAnswer.ACCEPTED, OfficeAnswer.ENDED})),
    Slot.REFUNDED_TO: (Slot.SITUATION, frozenset({Situation.OTHER_CHANNEL, Situation.NOT_ARRIVED})),
    Slot.APPLIED: (Slot.SITUATION, frozenset({Situation.CANNOT_FIND_HOW, Situation.NOT_APPLIED})),
    Slot.REFUSED_ON: (Slot.MERCHANT_RESPONSE, frozenset({MerchantResponse.REFUSED})),
    Slot.FUNDED_BY: (Slot.PAID_WITH, frozenset({Channel.WECHAT_PAY, Channel.BANK_CARD, Channel.BALANCE})),
    Slot.CHILDS_AGE: (Slot.PAYER, frozenset({Payer.CHILD})),
    Slot.BALANCE_OF: (Slot.REFUNDED_TO, frozenset({Channel.BALANCE})),
    Slot.SENT_BACK_ON: (Slot.DELIVERY, frozenset({Delivery.RETURNED})),
    Slot.RETURNED_ON: (Slot.DELIVERY, frozenset({Delivery.RETURNED})),
    Slot.PARCEL: (Slot.DELIVERY, frozenset({Delivery.RETURNED})),
}


#: Of these an answer that was told in one breath with its base is true, and says nothing of the refund: the card behind
#: a payment by Alipay is Alipay's to pay back to.
_SAYS_NOTHING_BESIDE: Mapping[Slot, frozenset[tuple[Slot, str]]] = {
    Slot.FUNDED_BY: frozenset((Slot.PAID_WITH, each) for each in (Channel.ALIPAY, Channel.UNIONPAY, Channel.OTHER)),
}


def counting(facts: Mapping[Slot, str]) -> dict[Slot, str]:
    """The facts without the answers that say nothing beside another."""
    if _SAYS_NOTHING_BESIDE.keys().isdisjoint(facts):
        return {**facts}
    known = facts.items()
    return {slot: value for slot, value in known if not _SAYS_NOTHING_BESIDE.get(slot, frozenset()) & known}


def fallen(changed: Mapping[Slot, str]) -> Iterator[Slot]:
    """The slots whose answers no longer hold once those in `changed` have their new values."""
    for slot, (base, fitting) in FOLLOWS_FROM.items():
        if base in changed and changed[base] not in fitting:
            yield slot
