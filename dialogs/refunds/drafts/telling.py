"""What drafts tell of a case: the goods, why a refund is owed, what became of it, and what was answered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dialogs.acts import Ground
from dialogs.catalog import Facts, Needs, Part
from dialogs.conditions import holds
from dialogs.refunds.drafts.shape import piece
from dialogs.replies import N_, Msgid, Say
from dialogs.slots import (
    BalanceOf,
    Channel,
    ComplainedTo,
    Delivery,
    GoodsState,
    MerchantResponse,
    Payer,
    RefundStatus,
    RefusalReason,
    Situation,
    Slot,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A sentence, and when it is so."""

    say: Say
    #: What it says, for the page before; nothing for a gap.
    gist: Msgid | None = None
    needs: Needs = field(default_factory=dict)
    ground: Ground | None = None


def _says(slot: Slot, *values: str) -> Needs:
    return {slot: frozenset(values)}


def _tell(
    id: str,  # noqa: A002 - it is one
    text: str,
    gist: Msgid | None = None,
    needs: Needs | None = None,
    ground: Ground | None = None,
) -> Telling:
    return Telling(say=piece(f"draft.{id}", text), gist=gist, needs=needs or {}, ground=ground)


_UNOPENED, _OPENED, _USED = (_says(Slot.GOODS_STATE, state) for state in list(GoodsState)[:3])
_REFUSED = _says(Slot.MERCHANT_RESPONSE, MerchantResponse.REFUSED)
_DAMAGED_GIST = N_("the goods are damaged or faulty")
_NOT_SHIPPED_GIST = N_("nothing was shipped")
_REFUSED_GIST = N_("the seller refuses")
_SILENT_GIST = N_("the seller does not answer")

#: Of each part the first that is so is told; a part can have several lines.
GOODS = (
    _tell("goods.unopened", "商品未拆封。", N_("the goods are unopened"), _UNOPENED),
    _tell("goods.opened", "商品已拆封。", N_("the goods have been opened"), _OPENED),
    _tell("goods.used", "商品已使用过。", N_("the goods have been used"), _USED),
)
REASON = (
    _tell(
        "reason.child",
        "原因：该笔付款由未成年人操作。",
        N_("a child made the payment"),
        _says(Slot.PAYER, Payer.CHILD),
    ),
    _tell("reason.not_shipped", "原因：付款后至今没有发货。", _NOT_SHIPPED_GIST, ground=Ground.NOT_SHIPPED),
    _tell(
        "reason.not_as_described",
        "原因：收到的商品与页面描述不符（%(mismatch)s）。",
        N_("the goods are not as described"),
        ground=Ground.NOT_AS_DESCRIBED,
    ),
    _tell(
        "reason.damaged", "原因：收到的商品破损或有质量问题（%(fault)s）。", _DAMAGED_GIST, ground=Ground.GOODS_DAMAGED
    ),
    _tell(
        "reason.faulty",
        "原因：收到的商品破损或有质量问题（%(fault)s）。",
        _DAMAGED_GIST,
        _says(Slot.GOODS_STATE, GoodsState.DAMAGED),
    ),
    _tell(
        "reason.never_shipped",
        "原因：付款后至今没有发货。",
        _NOT_SHIPPED_GIST,
        _says(Slot.DELIVERY, Delivery.NOT_SHIPPED),
    ),
    _tell(
        "reason.never_came",
        "原因：物流显示已签收，但我没有收到商品。",
        N_("it is shown as delivered, and you got nothing"),
        _says(Slot.DELIVERY, Delivery.MARKED_DELIVERED),
    ),
    _tell("reason.sent_back", "商品已寄回。", N_("you sent the goods back"), _says(Slot.DELIVERY, Delivery.RETURNED)),
    _tell(
        "reason.on_the_way",
        "包裹还在运输途中。",
        N_("the parcel is still on its way"),
        _says(Slot.DELIVERY, Delivery.ON_THE_WAY),
    ),
)
#: Whoever tells one of these needs no other reason: what is wrong is the refund itself.
STATUS = (
    _tell(
        "status.closed",
        "退款状态显示“退款关闭”，钱没有退回。",
        N_("the refund was closed"),
        _says(Slot.REFUND_STATUS, RefundStatus.CLOSED),
    ),
    _tell(
        "status.abnormal",
        "退款状态显示“退款异常”，钱没有退回。",
        N_("the refund is shown as abnormal"),
        _says(Slot.REFUND_STATUS, RefundStatus.ABNORMAL),
    ),
    _tell(
        "status.processing",
        "退款状态显示“退款处理中”，钱还没有到账。",
        N_("the refund is shown as in progress"),
        _says(Slot.REFUND_STATUS, RefundStatus.PROCESSING),
    ),
    _tell(
        "status.success",
        "退款状态显示“退款成功”，但我没有查到入账。",
        N_("it is shown as refunded, but you found no money"),
        _says(Slot.REFUND_STATUS, RefundStatus.SUCCESS),
    ),
    _tell(
        "status.approved",
        "页面显示退款已同意，但钱没有到账。",
        N_("the refund is approved, but no money came"),
        _says(Slot.REFUND_STATUS, RefundStatus.APPROVED),
    ),
    _tell(
        "status.under_review",
        "退款申请仍显示待审核。",
        N_("the request is still under review"),
        _says(Slot.REFUND_STATUS, RefundStatus.UNDER_REVIEW),
    ),
    _tell(
        "status.partial",
        "实际只退回了一部分，已退%(back_so_far)s。",
        N_("only part of the money came back"),
        _says(Slot.REFUND_STATUS, RefundStatus.PARTIAL),
    ),
)
ERROR = (_tell("error.code", "退款时的报错：%(error_code)s。", N_("the error that is shown"), _says(Slot.ERROR_CODE)),)
_OTHER_WAY = N_("the refund does not come by the way you paid")
OTHER_WAY = (
    _tell(
        "way.shop_credit",
        "%(seller)s给的是店铺余额，不是按原支付方式退款。",
        _OTHER_WAY,
        {**_says(Slot.REFUNDED_TO, Channel.BALANCE), **_says(Slot.BALANCE_OF, BalanceOf.SHOP)},
    ),
    _tell(
        "way.coupon",
        "%(seller)s给的是优惠券或积分，不是按原支付方式退款。",
        _OTHER_WAY,
        _says(Slot.REFUNDED_TO, Channel.COUPON),
    ),
    _tell(
        "way.transfer",
        "%(seller)s给的退款方式是转账或红包，不是按原支付方式退款。",
        _OTHER_WAY,
        _says(Slot.REFUNDED_TO, Channel.TRANSFER),
    ),
    _tell(
        "way.alipay",
        "%(seller)s给的退款方式是支付宝，不是微信支付原路退款。",
        _OTHER_WAY,
        {**_says(Slot.REFUNDED_TO, Channel.ALIPAY), **_says(Slot.PAID_WITH, Channel.WECHAT_PAY)},
    ),
)
ANSWER = (
    _tell(
        "answer.refused_by_conditions",
        "%(seller)s以不符合退款条件为由拒绝退款。",
        N_("the seller refuses, saying that it does not qualify"),
        {**_REFUSED, **_says(Slot.REFUSAL_REASON, RefusalReason.CONDITIONS)},
    ),
    _tell(
        "answer.refused_as_late",
        "%(seller)s以超过期限为由拒绝退款。",
        N_("the seller refuses, saying that it is too late"),
        {**_REFUSED, **_says(Slot.REFUSAL_REASON, RefusalReason.TIME_LIMIT)},
    ),
    _tell(
        "answer.refused_without_reason",
        "%(seller)s拒绝退款，没有给出有效的理由。",
        N_("the seller refuses without a valid reason"),
        {**_REFUSED, **_says(Slot.REFUSAL_REASON, RefusalReason.NO_VALID_REASON)},
    ),
    _tell("answer.refused", "%(seller)s拒绝退款。", _REFUSED_GIST, _REFUSED),
    _tell(
        "answer.none",
        "对我的退款要求，%(seller)s至今没有答复。",
        _SILENT_GIST,
        _says(Slot.MERCHANT_RESPONSE, MerchantResponse.NONE),
    ),
    _tell(
        "answer.agreed",
        "%(seller)s已同意退款，但钱至今没有退回。",
        N_("the seller agreed, but no money came"),
        _says(Slot.MERCHANT_RESPONSE, MerchantResponse.AGREED),
    ),
    _tell(
        "answer.seen_refused",
        "%(seller)s拒绝退款。",
        _REFUSED_GIST,
        _says(Slot.SITUATION, Situation.SELLER_REFUSED),
    ),
    _tell(
        "answer.seen_silent",
        "对我的退款要求，%(seller)s至今没有答复。",
        _SILENT_GIST,
        _says(Slot.SITUATION, Situation.SELLER_SILENT),
    ),
)
EARLIER = (
    _tell(
        "earlier.bill",
        "此前已通过微信支付账单投诉，没有解决。",
        N_("the complaint on the bill did not help"),
        _says(Slot.COMPLAINED_TO, ComplainedTo.WECHAT_PAY),
    ),
    _tell(
        "earlier.mini_program",
        "此前已在小程序内投诉，没有解决。",
        N_("the complaint in the Mini Program did not help"),
        _says(Slot.COMPLAINED_TO, ComplainedTo.MINI_PROGRAM, ComplainedTo.MINI_PROGRAM_SELLER),
    ),
    _tell(
        "earlier.shop",
        "此前已申请微信小店平台处理，没有解决。",
        N_("the shop platform did not help"),
        _says(Slot.COMPLAINED_TO, ComplainedTo.CHANNELS_SHOP),
    ),
)
#: Taken with us, and it did not help: so much is known without an answer of the seller.
ASKED_IN_VAIN = _tell("answer.asked_in_vain", "已联系%(seller)s，没有解决。", N_("you asked the seller in vain"))
#: A desk asks for the reason; the seller knows its own.
_REFUSED_WHY = _tell("answer.why", "拒绝的理由：%(sellers_reason)s。")
_GAVE_NO_REASON = frozenset({"draft.answer.refused", "draft.answer.seen_refused"})

_LINES: Mapping[Part, tuple[tuple[Telling, ...], ...]] = {
    Part.GOODS: (GOODS,),
    Part.REASON: (REASON,),
    Part.STATUS: (STATUS, ERROR, OTHER_WAY),
    Part.ANSWER: (ANSWER,),
    Part.EARLIER: (EARLIER,),
}
_GAPS: Mapping[Part, Telling] = {
    Part.GOODS: _tell("goods.gap", "商品状态：%(goods_seen)s。"),
    Part.REASON: _tell("reason.gap", "原因：%(reason)s。"),
    Part.STATUS: _tell("status.gap", "显示：%(shown)s。"),
    Part.ANSWER: _tell("answer.gap", "商家的答复：%(sellers_answer)s。"),
}

ALL_SAYS: tuple[Say, ...] = (
    *(telling.say for lines in _LINES.values() for line in lines for telling in line),
    *(telling.say for telling in _GAPS.values()),
    ASKED_IN_VAIN.say,
    _REFUSED_WHY.say,
)


def told(part: Part, facts: Facts, grounds: Iterable[Ground]) -> tuple[Telling, ...]:
    """What is known of a part, a sentence for each of its lines."""
    owed = {*grounds}
    lines = (next((each for each in line if _is_so(each, facts, owed)), None) for line in _LINES[part])
    return tuple(telling for telling in lines if telling is not None)


def gap_of(part: Part) -> tuple[Telling, ...]:
    """What stands in for a part of which nothing is known."""
    return (_GAPS[part],) if part in _GAPS else ()


def with_gaps(tellings: tuple[Telling, ...]) -> tuple[Telling, ...]:
    """The same, with a gap for what a desk asks beyond them."""
    is_open = any(telling.say.id in _GAVE_NO_REASON for telling in tellings)
    return (*tellings, _REFUSED_WHY) if is_open else tellings


def _is_so(telling: Telling, facts: Facts, grounds: set[Ground]) -> bool:
    if telling.ground is not None:
        return telling.ground in grounds
    return holds(telling.needs, facts)
