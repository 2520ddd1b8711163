"""A time limit is over, or the seller says so."""

from dialogs.acts import Cause, Ground
from dialogs.catalog import Facts, Weight
from dialogs.refunds.causes.shape import CAME, NO_GOODS, ORDINARY, Answers, only, seen, variant
from dialogs.refunds.errors import OVER_A_YEAR, indicating
from dialogs.refunds.figures import law, mini_program, wechat_pay
from dialogs.refunds.ladder import ESCALATION, PUBLIC, REFUSED_IN_SHOP, seller_demands, seller_returns, shop
from dialogs.replies import N_
from dialogs.slots import Age, Delivery, GoodsKind, GoodsState, MerchantResponse, RefusalReason, Situation, Slot, Window

NAME = N_("A time limit is over")

_SITUATION: Answers = seen(Situation.SELLER_REFUSED)
_RESPONSE: Answers = {
    MerchantResponse.NONE: Weight.RULES_OUT,
    MerchantResponse.REFUSED: Weight.STRONGLY_FOR,
    MerchantResponse.AGREED: Weight.RULES_OUT,
}
_REFUSED: Facts = {Slot.MERCHANT_RESPONSE: MerchantResponse.REFUSED}
_REASON: Answers = only(RefusalReason, RefusalReason.TIME_LIMIT)
_WITHIN_A_YEAR: Answers = {Age.OVER_365_DAYS: Weight.RULES_OUT}

VARIANTS = (
    variant(
        Cause.MISSED_DEADLINE,
        "return_right_open",
        explanation=N_(
            "The seller says that it is too late, but a shop's rule cannot shorten the law's time. For ordinary goods the "
            "right to return without a reason still runs."
        ),
        situation=_SITUATION,
        indications={
            **ORDINARY,
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.DELIVERY: CAME,
            Slot.REFUSAL_REASON: _REASON,
            Slot.RETURN_WINDOW: only(Window, Window.OPEN),
            Slot.AGE: _WITHIN_A_YEAR,
            Slot.GOODS_STATE: {GoodsState.DAMAGED: Weight.AGAINST, GoodsState.USED: Weight.AGAINST},
            Slot.GOODS_KIND: {
                GoodsKind.ORDINARY: Weight.STRONGLY_FOR,
                **{kind: Weight.STRONGLY_AGAINST for kind in GoodsKind if kind is not GoodsKind.ORDINARY},
                **NO_GOODS,
            },
        },
        implies=_REFUSED,
        # The notice ends sooner than a new claim is answered.
        ladder=(shop.SHOP_STEP_IN, seller_returns.SEND_RETURN_NOTICE, shop.SHOP_NEW_CLAIM, *ESCALATION),
        sources=(law.RETURN_RIGHT, mini_program.SHOP_APPEAL),
    ),
    variant(
        Cause.MISSED_DEADLINE,
        "return_right_over",
        prior=1.5,
        explanation=N_(
            "The time to return without a reason seems to be over. A refund then takes the seller's consent, a longer promise "
            "of the shop, or a fault."
        ),
        situation=_SITUATION,
        indications={
            **ORDINARY,
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.DELIVERY: CAME,
            Slot.REFUSAL_REASON: _REASON,
            Slot.RETURN_WINDOW: only(Window, Window.OVER),
            Slot.AGE: _WITHIN_A_YEAR,
            Slot.GOODS_STATE: {GoodsState.DAMAGED: Weight.RULES_OUT},
        },
        grounds={Ground.GOODS_DAMAGED: Weight.AGAINST, Ground.NOT_AS_DESCRIBED: Weight.AGAINST},
        implies={**_REFUSED, Slot.RETURN_WINDOW: Window.OVER},
        ladder=(*REFUSED_IN_SHOP, seller_demands.ASK_GOODWILL, *ESCALATION),
        sources=(law.RETURN_RIGHT,),
    ),
    variant(
        Cause.MISSED_DEADLINE,
        "faulty_goods",
        prior=0.3,
        explanation=N_(
            "The seller says that it is too late, but for faulty goods other times apply than for a return without a reason."
        ),
        situation=_SITUATION,
        indications={
            **ORDINARY,
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.DELIVERY: CAME,
            Slot.REFUSAL_REASON: _REASON,
            Slot.RETURN_WINDOW: {Window.OVER: Weight.FOR},
            Slot.AGE: _WITHIN_A_YEAR,
            Slot.GOODS_STATE: only(GoodsState, GoodsState.DAMAGED),
        },
        grounds={Ground.GOODS_DAMAGED: Weight.STRONGLY_FOR, Ground.NOT_AS_DESCRIBED: Weight.STRONGLY_FOR},
        implies=_REFUSED,
        ladder=(shop.SHOP_STEP_IN, shop.SHOP_GUARANTEE, shop.SHOP_NEW_CLAIM, seller_returns.CITE_FAULT, *ESCALATION),
        sources=(law.FAULT_RETURN, mini_program.SHOP_APPEAL),
    ),
    variant(
        Cause.MISSED_DEADLINE,
        "over_a_year",
        prior=0.4,
        explanation=N_(
            "WeChat Pay cannot refund a payment that is older than %(refund_window)s. That does not end your claim "
            "against the seller; the money has to come another way."
        ),
        situation=seen(Situation.SELLER_REFUSED, Situation.SYSTEM_ERROR),
        indications={
            Slot.MERCHANT_RESPONSE: {MerchantResponse.NONE: Weight.AGAINST},
            Slot.DELIVERY: {Delivery.MARKED_DELIVERED: Weight.STRONGLY_AGAINST},
            Slot.REFUSAL_REASON: _REASON,
            # The deposit of a flat is often as old, and may come back by transfer anyway.
            Slot.GOODS_KIND: {GoodsKind.DEPOSIT: Weight.RULES_OUT},
            Slot.RETURN_WINDOW: {Window.OPEN: Weight.RULES_OUT},
            Slot.AGE: {Age.OVER_365_DAYS: Weight.STRONGLY_FOR, Age.WITHIN_365_DAYS: Weight.RULES_OUT},
            Slot.ERROR_CODE: indicating(OVER_A_YEAR),
        },
        implies={Slot.AGE: Age.OVER_365_DAYS},
        ladder=(seller_demands.AGREE_ON_TRANSFER, *PUBLIC),
        sources=(wechat_pay.REFUND_WINDOW, law.TIME_BAR),
    ),
)
