"""How a rung is declared: its texts get their ids from it."""

from collections.abc import Mapping

from dialogs.catalog import Clock, Evidence, Figure, Needs, Rung
from dialogs.refunds.drafts.shape import Wording, drafted
from dialogs.replies import Msgid, Say
from dialogs.slots import Channel, Delivery, RefundStatus, Slot, Stated, Waited

NOTHING: Mapping[Slot, frozenset[str]] = {}

#: Steps that go through WeChat Pay make no sense for a payment that did not. A bank card may have paid inside WeChat.
#: Money handed over privately is no order of WeChat Pay's either.
NOT_WECHAT_PAY: Needs = {
    Slot.PAID_WITH: frozenset({Channel.ALIPAY, Channel.UNIONPAY, Channel.OTHER}),
    Slot.PAID_PRIVATELY: frozenset({Stated.YES}),
}

#: What speaks against a mere wait: the refund was not made, or failed, or its time is over.
NOT_ON_ITS_WAY: Needs = {
    Slot.REFUND_STATUS: frozenset(RefundStatus) - {RefundStatus.PROCESSING, RefundStatus.SUCCESS},
    Slot.WAITED: frozenset({Waited.PAST_ARRIVAL, Waited.PAST_BANK}),
}


def goods_elsewhere(*places: Delivery) -> Needs:
    """The goods are known to be in none of these places."""
    return {Slot.DELIVERY: frozenset(Delivery) - {*places}}


def clock(id: str, figure: Figure, *starts: Slot, ends: Msgid, closes: bool = False) -> Clock:  # noqa: A002 - it is one
    """
    A clock that counts from dates of the user's own; `ends` is a clause that follows "by then" and a colon.

    With `closes` it is a right that ends.
    """
    return Clock(figure=figure, starts=starts, ends_with=Say(id=f"{id}.ends", text=ends), closes=closes)


def rung(
    id: str,  # noqa: A002 - it is one
    *,
    title: Msgid,
    action: Msgid,
    outlook: Msgid,
    rests_on: tuple[Figure, ...],
    clock: Clock | None = None,
    needs: Needs = NOTHING,
    unless: Needs = NOTHING,
    closed_by: tuple[str, ...] = (),
    evidence: tuple[Evidence, ...] = (),
    draft: Wording | None = None,
    meets_staff: bool = False,
    gives_numbers: bool = False,
    is_wait: bool = False,
    is_search: bool = False,
    leads_on: bool = False,
    desk: str = "",
    lists_evidence: bool = False,
) -> Rung:
    """A rung; the words of its draft are Simplified Chinese and stay so in every language."""
    return Rung(
        id=id,
        title=title,
        action=Say(id=f"{id}.action", text=action, gives_numbers=gives_numbers),
        outlook=Say(id=f"{id}.outlook", text=outlook),
        clock=clock,
        needs=needs,
        unless=unless,
        closed_by=frozenset(closed_by),
        evidence=evidence,
        rests_on=rests_on,
        draft=None if draft is None else drafted(id, draft),
        meets_staff=meets_staff,
        is_wait=is_wait,
        is_search=is_search,
        leads_on=leads_on,
        desk=desk,
        lists_evidence=lists_evidence,
    )
