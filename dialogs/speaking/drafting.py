"""Filling the words that a user sends: with what is known, and with marked gaps for the rest."""

import re

from dialogs.replies import Param, Say
from dialogs.slots import EVENT_SLOTS, VALUES, Slot
from dialogs.turn import Turn

#: A gap, in the draft's own language: drafts go to mainland desks and are never translated.
_GAPS = {
    Slot.ORDER_NO: "【订单号】",
    Slot.REFUND_NO: "【退款单号】",
    Slot.AMOUNT: "【金额】",
    Slot.PAID_ON: "【付款日期】",
    Slot.RECEIVED_ON: "【签收日期】",
    Slot.APPLIED_ON: "【申请日期】",
    Slot.REFUSED_ON: "【被拒日期】",
    Slot.REFUND_STARTED_ON: "【退款发起日期】",
    Slot.SELLER_CONTACTED_ON: "【联系商家的日期】",
    Slot.COMPLAINT_FILED_ON: "【投诉日期】",
    Slot.SENT_BACK_ON: "【寄回日期】",
    Slot.RETURNED_ON: "【商家签收退货的日期】",
}
_PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def gaps_filled(turn: Turn, draft: Say) -> dict[str, Param]:
    """A value for each of the draft's placeholders that names a slot; figures are left to the renderer."""
    names = dict.fromkeys(_PLACEHOLDER.findall(draft.text))
    return {name: _filled(turn, Slot(name)) for name in names if name in set(Slot)}


def _filled(turn: Turn, slot: Slot) -> Param:
    value = turn.facts.get(slot)
    if value is None or slot in VALUES:
        return _GAPS.get(slot, "【请填写】")
    if slot in EVENT_SLOTS:
        return _in_chinese(value)
    return f"{value}元" if slot is Slot.AMOUNT else value


def _in_chinese(when: str) -> str:
    year, month, day = when[:10].split("-")
    return f"{int(year)}年{int(month)}月{int(day)}日{when[10:16].replace('T', ' ')}"
