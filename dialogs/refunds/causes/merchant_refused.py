"""The seller says no, without a reason that holds."""

from dialogs.acts import Cause, Ground
from dialogs.catalog import Facts, Weight
from dialogs.refunds.causes.shape import CAME, ORDINARY, Answers, only, seen, variant
from dialogs.refunds.figures import law, mini_program, rules, wechat_pay
from dialogs.refunds.ladder import ESCALATION, PUBLIC, REFUSED_IN_SHOP, seller_demands, seller_returns, shop
from dialogs.refunds.ladder.wechat import BILL_COMPLAINT
from dialogs.replies import N_
from dialogs.slots import (
    Delivery,
    GoodsKind,
    GoodsState,
    MerchantResponse,
    RefusalReason,
    ShopType,
    Situation,
    Slot,
    Window,
)

NAME = N_("The seller refuses")

_SITUATION: Answers = seen(Situation.SELLER_REFUSED)
_RESPONSE: Answers = {
    MerchantResponse.NONE: Weight.RULES_OUT,
    MerchantResponse.REFUSED: Weight.STRONGLY_FOR,
    MerchantResponse.AGREED: Weight.RULES_OUT,
}
_REFUSED: Facts = {Slot.MERCHANT_RESPONSE: MerchantResponse.REFUSED}
_REFUSED_IN_SHOP: Facts = {**_REFUSED, Slot.SHOP_TYPE: ShopType.CHANNELS_SHOP}
_REASON: Answers = only(RefusalReason, RefusalReason.NO_VALID_REASON)
_SHIPPED: Answers = {Delivery.NOT_SHIPPED: Weight.RULES_OUT, **CAME}
_FAULTY: Answers = {
    GoodsState.DAMAGED: Weight.STRONGLY_FOR,
    GoodsState.UNOPENED: Weight.AGAINST,
    GoodsState.OPENED: Weight.AGAINST,
    GoodsState.USED: Weight.AGAINST,
}

VARIANTS = (
    variant(
        Cause.MERCHANT_REFUSED,
        "own_shop",
        prior=2.0,
        explanation=N_(
            "The seller refuses, but its word is not the last one: WeChat and, if need be, 12315 can look at it."
        ),
        situation=_SITUATION,
        indications={
            **ORDINARY,
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.REFUSAL_REASON: _REASON,
            Slot.SHOP_TYPE: only(ShopType, ShopType.MINI_PROGRAM),
            Slot.DELIVERY: _SHIPPED,
            Slot.GOODS_STATE: {GoodsState.DAMAGED: Weight.AGAINST},
        },
        grounds={Ground.GOODS_DAMAGED: Weight.AGAINST, Ground.NOT_AS_DESCRIBED: Weight.AGAINST},
        implies={**_REFUSED, Slot.SELLER_TIME: Window.OVER},
        ladder=(seller_demands.WRITE_DEMAND, *ESCALATION),
        sources=(wechat_pay.BILL_REPLY, wechat_pay.BILL_FINISH, mini_program.COMPLAINT_STAGE),
    ),
    variant(
        Cause.MERCHANT_REFUSED,
        "wechat_shop",
        explanation=N_(
            "The seller in the WeChat Shop refuses. You now have a short time to ask the platform to step in; do "
            "that rather than argue on."
        ),
        situation=_SITUATION,
        indications={
            **ORDINARY,
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.REFUSAL_REASON: _REASON,
            Slot.DELIVERY: CAME,
            Slot.SHOP_TYPE: only(ShopType, ShopType.CHANNELS_SHOP),
            Slot.APPEAL_WINDOW: {Window.OPEN: Weight.FOR, Window.OVER: Weight.RULES_OUT},
        },
        implies=_REFUSED_IN_SHOP,
        ladder=(shop.SHOP_STEP_IN, BILL_COMPLAINT, *PUBLIC),
        sources=(mini_program.SHOP_APPEAL,),
    ),
    variant(
        Cause.MERCHANT_REFUSED,
        "wechat_shop_too_late",
        prior=0.3,
        explanation=N_(
            "The seller in the WeChat Shop refused, and the time to ask the platform to step in on that claim is "
            "over. A new claim may still be possible."
        ),
        situation=_SITUATION,
        indications={
            **ORDINARY,
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.REFUSAL_REASON: _REASON,
            Slot.DELIVERY: CAME,
            Slot.SHOP_TYPE: only(ShopType, ShopType.CHANNELS_SHOP),
            Slot.APPEAL_WINDOW: {Window.OPEN: Weight.RULES_OUT, Window.OVER: Weight.STRONGLY_FOR},
        },
        implies={**_REFUSED_IN_SHOP, Slot.APPEAL_WINDOW: Window.OVER},
        ladder=(shop.SHOP_NEW_CLAIM, BILL_COMPLAINT, *PUBLIC),
        sources=(mini_program.SHOP_APPEAL, mini_program.SHOP_ATTEMPTS),
    ),
    variant(
        Cause.MERCHANT_REFUSED,
        "faulty_goods",
        explanation=N_(
            "The goods are faulty or not what was promised. Then the rules for faulty goods apply, not those for a "
            "return without a reason."
        ),
        situation=_SITUATION,
        indications={
            **ORDINARY,
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.REFUSAL_REASON: _REASON,
            Slot.GOODS_STATE: _FAULTY,
            Slot.DELIVERY: _SHIPPED,
        },
        grounds={Ground.GOODS_DAMAGED: Weight.STRONGLY_FOR, Ground.NOT_AS_DESCRIBED: Weight.STRONGLY_FOR},
        implies=_REFUSED,
        ladder=(shop.SHOP_STEP_IN, shop.SHOP_GUARANTEE, shop.SHOP_NEW_CLAIM, seller_returns.CITE_FAULT, *ESCALATION),
        sources=(law.FAULT_RETURN, mini_program.SHOP_APPEAL),
    ),
    variant(
        Cause.MERCHANT_REFUSED,
        "never_came",
        # For those who tell of it, or pick it.
        prior=0.03,
        explanation=N_(
            "The seller refuses, but what is shown as delivered never came. Whatever reason it gives, the seller "
            "bears the risk of transport, and in a dispute it has to show its records."
        ),
        situation=_SITUATION,
        indications={
            **ORDINARY,
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.DELIVERY: only(Delivery, Delivery.MARKED_DELIVERED),
        },
        grounds={Ground.NOT_SHIPPED: Weight.RULES_OUT},
        implies={**_REFUSED, Slot.SELLER_TIME: Window.OVER},
        ladder=(*REFUSED_IN_SHOP, seller_demands.CLAIM_NEVER_CAME, *ESCALATION),
        sources=(rules.TRANSIT_RISK, rules.TRADE_RECORDS, mini_program.SHOP_APPEAL),
    ),
    variant(
        Cause.MERCHANT_REFUSED,
        "not_shipped",
        explanation=N_(
            "The seller has shipped nothing and still refuses. Without goods there is nothing to return. If the time "
            "to ship is over, you can set a last date and, if that passes too, end the contract."
        ),
        situation=_SITUATION,
        indications={
            **ORDINARY,
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.REFUSAL_REASON: _REASON,
            Slot.DELIVERY: only(Delivery, Delivery.NOT_SHIPPED),
        },
        grounds={Ground.NOT_SHIPPED: Weight.STRONGLY_FOR},
        implies={**_REFUSED, Slot.SELLER_TIME: Window.OVER},
        ladder=(*REFUSED_IN_SHOP, seller_demands.CLAIM_UNSHIPPED, *ESCALATION),
        sources=(mini_program.SHIPPING, mini_program.SHOP_APPEAL),
    ),
    variant(
        Cause.MERCHANT_REFUSED,
        "deposit",
        # For those who tell of it.
        prior=0.005,
        explanation=N_(
            "The company keeps your deposit. It may be owed for damage or rent, and then the company has to say for "
            "what; without that it is due once you gave back what you rented."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.DELIVERY: CAME,
            Slot.GOODS_KIND: only(GoodsKind, GoodsKind.DEPOSIT),
        },
        implies=_REFUSED,
        ladder=(seller_demands.CLAIM_DEPOSIT, *ESCALATION),
        sources=(rules.DEPOSITS,),
    ),
)
