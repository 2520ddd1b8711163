"""What a draft may leave open: a mark in its own language, and what it is called on the page before."""

from collections.abc import Mapping
from dataclasses import dataclass

from dialogs.replies import N_, Msgid
from dialogs.slots import Slot


@dataclass(frozen=True, slots=True)
class Gap:
    """Marked so plainly that nobody sends it by mistake."""

    mark: str
    name: Msgid


#: Nothing that we ask for tells these; only the user can.
GAPS: Mapping[str, Gap] = {
    "reason": Gap("【退款原因】", N_("why you want the refund")),
    "fault": Gap("【具体问题，如破损部位】", N_("what exactly is wrong with the goods")),
    "mismatch": Gap("【具体不符之处】", N_("what differs from the description")),
    "goods_seen": Gap("【如：未拆封；已拆封未使用】", N_("the state of the goods")),
    "shown": Gap("【页面显示的状态或报错】", N_("the status or error that is shown")),
    "sellers_reason": Gap("【对方给的理由】", N_("the seller's reason")),
    "sellers_answer": Gap("【商家的答复，没有就写“没有答复”】", N_("the seller's answer")),
    "back_so_far": Gap("【已退金额】", N_("how much came back")),
    "bill_numbers": Gap("【交易单号、商户单号】", N_("both numbers on the bill")),
    "waybill": Gap("【运单号】", N_("the waybill number")),
    "sent_to": Gap("【收件地址】", N_("the address that you sent it to")),
    "settlement": Gap("【您希望的方案，如退还部分货款或换货】", N_("the settlement that you would accept")),
    "childs_story": Gap("【付款的经过】", N_("how the child came to pay")),
    "rejection": Gap("【对方的理由和您的回应】", N_("their reason and your answer to it")),
    "new_proof": Gap("【新的证据】", N_("your new proof")),
    "payee": Gap("【账单上的商户全称】", N_("the seller's registered name, from the bill")),
    "goods_name": Gap("【商品名称】", N_("what you bought")),
}

#: A gap in place of a fact that is not known.
OF_FACTS: Mapping[Slot, Gap] = {
    Slot.ORDER_NO: Gap("【订单号】", N_("the order number")),
    Slot.REFUND_NO: Gap("【退款单号】", N_("the refund number")),
    Slot.AMOUNT: Gap("【金额】", N_("the amount")),
    Slot.CHILDS_AGE: Gap("【年龄】", N_("the child's age")),
    Slot.PAID_ON: Gap("【日期】", N_("the day you paid")),
    Slot.RECEIVED_ON: Gap("【日期】", N_("the day you got the goods")),
    Slot.APPLIED_ON: Gap("【日期】", N_("the day you applied")),
    Slot.SELLER_CONTACTED_ON: Gap("【日期】", N_("the day you wrote to the seller")),
    Slot.REFUSED_ON: Gap("【日期】", N_("the day they refused")),
    Slot.SENT_BACK_ON: Gap("【日期】", N_("the day you sent it back")),
    Slot.RETURNED_ON: Gap("【日期】", N_("the day the seller got it back")),
    Slot.REFUND_STARTED_ON: Gap("【日期】", N_("the day the refund was started")),
    Slot.COMPLAINT_FILED_ON: Gap("【日期】", N_("the day you complained")),
}

#: What a draft's texts may name beside figures, slots and gaps.
SELLER = "seller"
BY_DAY = "by_day"
NAMES = frozenset({*GAPS, SELLER, BY_DAY})


def gap_of(name: str) -> Gap:
    """The gap with that name: one of `GAPS`, or a slot whose value is not known."""
    return GAPS[name] if name in GAPS else OF_FACTS[Slot(name)]
