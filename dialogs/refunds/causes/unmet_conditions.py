"""The refusal cites the kind or state of the goods, a promotion, or the order's state."""

from dialogs.acts import Cause, Ground
from dialogs.catalog import Facts, Weight
from dialogs.refunds.causes.shape import CAME, NO_GOODS, WITH_A_FAULT, Answers, only, seen, variant
from dialogs.refunds.figures import law, mini_program, rules
from dialogs.refunds.ladder import ESCALATION, REFUSED_IN_SHOP, seller_demands, seller_returns, shop
from dialogs.replies import N_
from dialogs.slots import (
    Delivery,
    GoodsKind,
    GoodsState,
    MerchantResponse,
    Payer,
    RefusalReason,
    Situation,
    Slot,
    Window,
)

NAME = N_("The seller says the conditions are not met")

_SITUATION: Answers = seen(Situation.SELLER_REFUSED)
_RESPONSE: Answers = {
    MerchantResponse.NONE: Weight.RULES_OUT,
    MerchantResponse.REFUSED: Weight.STRONGLY_FOR,
    MerchantResponse.AGREED: Weight.RULES_OUT,
}
_REFUSED: Facts = {Slot.MERCHANT_RESPONSE: MerchantResponse.REFUSED}
_REASON: Answers = only(RefusalReason, RefusalReason.CONDITIONS)
#: For a prepaid card and a child's payment the reason that the seller gives decides nothing.
_ANY_REASON: Answers = {RefusalReason.CONDITIONS: Weight.FOR}
_EXCLUDED = (GoodsKind.CUSTOM, GoodsKind.FRESH, GoodsKind.DIGITAL)
_FAULTY = {Ground.GOODS_DAMAGED: Weight.AGAINST, Ground.NOT_AS_DESCRIBED: Weight.AGAINST}

VARIANTS = (
    variant(
        Cause.UNMET_CONDITIONS,
        "ordinary_goods",
        prior=2.0,
        explanation=N_(
            "The seller says that your order does not qualify. For ordinary goods bought online that need not hold: a "
            "promotion or an opened parcel alone does not end your right to return."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.DELIVERY: CAME,
            Slot.REFUSAL_REASON: _REASON,
            Slot.GOODS_KIND: only(GoodsKind, GoodsKind.ORDINARY),
            Slot.PAYER: {Payer.CHILD: Weight.RULES_OUT},
            Slot.GOODS_STATE: {GoodsState.USED: Weight.RULES_OUT, GoodsState.DAMAGED: Weight.RULES_OUT},
            Slot.RETURN_WINDOW: {Window.OVER: Weight.RULES_OUT},
        },
        grounds=_FAULTY,
        implies=_REFUSED,
        ladder=(*REFUSED_IN_SHOP, seller_returns.CITE_RETURN_RIGHT, *ESCALATION),
        sources=(law.RETURN_RIGHT, law.DELIBERATE_DELAY, mini_program.SHOP_APPEAL),
    ),
    variant(
        Cause.UNMET_CONDITIONS,
        "ordinary_goods_late",
        # Not worth a question of its own: it is for those who told when the goods came.
        prior=0.05,
        explanation=N_(
            "The seller says that your order does not qualify. Whether or not that holds, the time to return without a reason "
            "seems to be over. What is left is a longer promise of the shop, a settlement, or a fault."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.DELIVERY: CAME,
            Slot.REFUSAL_REASON: _REASON,
            Slot.GOODS_KIND: only(GoodsKind, GoodsKind.ORDINARY),
            Slot.PAYER: {Payer.CHILD: Weight.RULES_OUT},
            Slot.GOODS_STATE: {GoodsState.USED: Weight.RULES_OUT, GoodsState.DAMAGED: Weight.RULES_OUT},
            Slot.RETURN_WINDOW: only(Window, Window.OVER),
        },
        grounds=_FAULTY,
        implies={**_REFUSED, Slot.RETURN_WINDOW: Window.OVER},
        ladder=(*REFUSED_IN_SHOP, seller_demands.ASK_GOODWILL, *ESCALATION),
        sources=(law.RETURN_RIGHT, mini_program.SHOP_APPEAL),
    ),
    variant(
        Cause.UNMET_CONDITIONS,
        "excluded_goods",
        explanation=N_(
            "Custom-made and perishable goods, and digital goods once opened or downloaded, cannot be returned "
            "without a reason. Others are excluded only if they are unfit for it by their nature and you confirmed "
            "that when buying. So that is what to look at."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.DELIVERY: CAME,
            Slot.REFUSAL_REASON: _REASON,
            Slot.GOODS_KIND: only(GoodsKind, *_EXCLUDED),
            Slot.PAYER: {Payer.CHILD: Weight.RULES_OUT},
            Slot.GOODS_STATE: {GoodsState.DAMAGED: Weight.RULES_OUT},
        },
        grounds=_FAULTY,
        implies=_REFUSED,
        ladder=(*REFUSED_IN_SHOP, seller_returns.ASK_EXCLUSION_PROOF, *ESCALATION),
        sources=(law.RETURN_RIGHT, mini_program.SHOP_APPEAL),
    ),
    variant(
        Cause.UNMET_CONDITIONS,
        "booking",
        # For those who tell what they bought.
        prior=0.05,
        explanation=N_(
            "The seller points to its terms. For a ticket, a booking or a service what counts is what these said when you "
            "ordered, and whether it was given as promised: if the seller itself cancelled or changed it, terms on your "
            "cancelling decide nothing."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.DELIVERY: CAME,
            Slot.REFUSAL_REASON: _REASON,
            Slot.GOODS_KIND: only(GoodsKind, GoodsKind.TICKET),
            Slot.PAYER: {Payer.CHILD: Weight.RULES_OUT},
            Slot.GOODS_STATE: {GoodsState.DAMAGED: Weight.RULES_OUT},
        },
        grounds=_FAULTY,
        implies=_REFUSED,
        ladder=(*REFUSED_IN_SHOP, seller_demands.ASK_TERMS, *ESCALATION),
        sources=(rules.AS_PROMISED, mini_program.SHOP_APPEAL),
    ),
    variant(
        Cause.UNMET_CONDITIONS,
        "used_goods",
        prior=0.7,
        explanation=N_(
            "Goods that were really used are no longer intact, and the right to return without a reason needs intact goods. What "
            "is left is a settlement, or a fault."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.DELIVERY: CAME,
            Slot.REFUSAL_REASON: _REASON,
            Slot.GOODS_KIND: {
                **dict.fromkeys(_EXCLUDED, Weight.AGAINST),
                **NO_GOODS,
                GoodsKind.TICKET: Weight.RULES_OUT,
            },
            Slot.PAYER: {Payer.CHILD: Weight.RULES_OUT},
            Slot.GOODS_STATE: only(GoodsState, GoodsState.USED),
        },
        grounds=_FAULTY,
        implies=_REFUSED,
        ladder=(*REFUSED_IN_SHOP, seller_demands.ASK_GOODWILL, *ESCALATION),
        sources=(law.RETURN_RIGHT, mini_program.SHOP_APPEAL),
    ),
    variant(
        Cause.UNMET_CONDITIONS,
        "faulty_all_the_same",
        prior=0.7,
        explanation=N_(
            "The seller points to conditions, but a fault changes the rules: you can claim for faulty goods even if "
            "they are custom-made, fresh or opened."
        ),
        situation=_SITUATION,
        indications={
            **WITH_A_FAULT,
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.DELIVERY: CAME,
            Slot.REFUSAL_REASON: _REASON,
            Slot.GOODS_STATE: only(GoodsState, GoodsState.DAMAGED),
        },
        grounds={Ground.GOODS_DAMAGED: Weight.STRONGLY_FOR, Ground.NOT_AS_DESCRIBED: Weight.STRONGLY_FOR},
        implies=_REFUSED,
        ladder=(shop.SHOP_STEP_IN, shop.SHOP_GUARANTEE, shop.SHOP_NEW_CLAIM, seller_returns.CITE_FAULT, *ESCALATION),
        sources=(law.FAULT_RETURN, mini_program.SHOP_APPEAL),
    ),
    variant(
        Cause.UNMET_CONDITIONS,
        "prepaid",
        prior=0.4,
        explanation=N_(
            "The seller refuses by its own terms. For prepaid cards and courses the Supreme People's Court has rules "
            "of its own on when you can ask for the principal back."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.REFUSAL_REASON: _ANY_REASON,
            Slot.DELIVERY: CAME,
            Slot.GOODS_KIND: only(GoodsKind, GoodsKind.PREPAID),
            Slot.GOODS_STATE: {GoodsState.DAMAGED: Weight.AGAINST},
            Slot.PAYER: {Payer.CHILD: Weight.RULES_OUT},
        },
        implies=_REFUSED,
        ladder=(seller_demands.CLAIM_PREPAID, *REFUSED_IN_SHOP, *ESCALATION),
        sources=(law.PREPAID_RETURN, mini_program.SHOP_APPEAL),
    ),
    variant(
        Cause.UNMET_CONDITIONS,
        "child_paid",
        prior=0.2,
        explanation=N_(
            "If a child paid without your consent, the shop's conditions do not decide: the purchase may be void, and you claim as "
            "the guardian."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.REFUSAL_REASON: _ANY_REASON,
            Slot.PAYER: only(Payer, Payer.CHILD),
            Slot.DELIVERY: {Delivery.MARKED_DELIVERED: Weight.STRONGLY_AGAINST},
            Slot.GOODS_KIND: {
                **dict.fromkeys((GoodsKind.CUSTOM, GoodsKind.FRESH), Weight.AGAINST),
                GoodsKind.DEPOSIT: Weight.RULES_OUT,
            },
        },
        implies=_REFUSED,
        ladder=(*REFUSED_IN_SHOP, seller_demands.CLAIM_AS_GUARDIAN, *ESCALATION),
        sources=(law.CHILD_AGE, mini_program.SHOP_APPEAL),
    ),
    variant(
        Cause.UNMET_CONDITIONS,
        "not_shipped",
        prior=0.7,
        explanation=N_(
            "The seller points to conditions for returns, but nothing was shipped, so there is nothing to return. If "
            "the time to ship is over, you can set a last date and, if that passes too, end the contract."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.REFUSAL_REASON: _REASON,
            Slot.DELIVERY: only(Delivery, Delivery.NOT_SHIPPED),
            Slot.GOODS_KIND: {**NO_GOODS, GoodsKind.CUSTOM: Weight.AGAINST},
            Slot.GOODS_STATE: {GoodsState.USED: Weight.RULES_OUT, GoodsState.DAMAGED: Weight.RULES_OUT},
            Slot.PAYER: {Payer.CHILD: Weight.RULES_OUT},
        },
        grounds={Ground.NOT_SHIPPED: Weight.STRONGLY_FOR},
        implies=_REFUSED,
        ladder=(*REFUSED_IN_SHOP, seller_demands.CLAIM_UNSHIPPED, *ESCALATION),
        sources=(mini_program.SHIPPING, mini_program.SHOP_APPEAL),
    ),
)
