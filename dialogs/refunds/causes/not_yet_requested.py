"""Nothing was asked for so far: how to do it well, in time."""

from dialogs.acts import Cause, Ground
from dialogs.catalog import Weight
from dialogs.refunds.causes.shape import CAME, NO_GOODS, Answers, only, seen, variant
from dialogs.refunds.figures import law, mini_program, rules
from dialogs.refunds.ladder import ESCALATION, own_moves, seller_demands, seller_returns, shop
from dialogs.replies import N_
from dialogs.slots import Applied, Delivery, GoodsKind, GoodsState, MerchantResponse, Payer, Situation, Slot, Window

NAME = N_("The refund has not been asked for yet")

_SITUATION: Answers = seen(Situation.NOT_APPLIED)
_APPLIED: Answers = {Applied.YES: Weight.RULES_OUT, Applied.NOT_YET: Weight.STRONGLY_FOR}
_RESPONSE: Answers = {
    MerchantResponse.NONE: Weight.AGAINST,
    MerchantResponse.REFUSED: Weight.RULES_OUT,
    MerchantResponse.AGREED: Weight.AGAINST,
}
_SPECIAL: Answers = {Payer.CHILD: Weight.RULES_OUT}
#: Kinds that have no return without a reason: no time of it is over, and a fault is not what it is about until it is told.
_EXCLUDED = (GoodsKind.CUSTOM, GoodsKind.FRESH, GoodsKind.DIGITAL)
_RETURN = (seller_returns.SEND_RETURN_NOTICE, shop.SHOP_WAIT, shop.SHOP_STEP_IN, *ESCALATION)
_FAULTY = {Ground.GOODS_DAMAGED: Weight.AGAINST, Ground.NOT_AS_DESCRIBED: Weight.AGAINST}

VARIANTS = (
    variant(
        Cause.NOT_YET_REQUESTED,
        "return_without_reason",
        prior=1.5,
        explanation=N_(
            "You have not asked yet. Goods bought online can go back without a reason within %(return_right)s, apart from those "
            "that the law excludes. The notice in time is what counts, so do it now."
        ),
        situation=_SITUATION,
        indications={
            Slot.APPLIED: _APPLIED,
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.PAYER: _SPECIAL,
            Slot.DELIVERY: {
                Delivery.NOT_SHIPPED: Weight.RULES_OUT,
                Delivery.NOTHING_TO_SEND: Weight.RULES_OUT,
                Delivery.ON_THE_WAY: Weight.RULES_OUT,
                **CAME,
                Delivery.RETURNED: Weight.RULES_OUT,
                Delivery.RECEIVED: Weight.FOR,
            },
            Slot.RETURN_WINDOW: only(Window, Window.OPEN),
            Slot.GOODS_STATE: {GoodsState.DAMAGED: Weight.RULES_OUT, GoodsState.USED: Weight.RULES_OUT},
            Slot.GOODS_KIND: {
                GoodsKind.ORDINARY: Weight.FOR,
                **{kind: Weight.RULES_OUT for kind in GoodsKind if kind is not GoodsKind.ORDINARY},
            },
        },
        grounds={**_FAULTY, Ground.NOT_SHIPPED: Weight.RULES_OUT},
        ladder=_RETURN,
        sources=(law.RETURN_RIGHT, law.PAYBACK),
    ),
    variant(
        Cause.NOT_YET_REQUESTED,
        "used_goods",
        # For those who call them used.
        prior=0.05,
        explanation=N_(
            "You have not asked yet. The right to return without a reason needs intact goods: opened only to check them, they "
            "still are; really used, they are not. Then a settlement is left, or a fault."
        ),
        situation=_SITUATION,
        indications={
            Slot.APPLIED: _APPLIED,
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.PAYER: _SPECIAL,
            Slot.DELIVERY: {
                Delivery.NOT_SHIPPED: Weight.RULES_OUT,
                Delivery.NOTHING_TO_SEND: Weight.RULES_OUT,
                Delivery.ON_THE_WAY: Weight.RULES_OUT,
                **CAME,
                Delivery.RETURNED: Weight.RULES_OUT,
            },
            Slot.RETURN_WINDOW: {Window.OVER: Weight.AGAINST},
            Slot.GOODS_STATE: only(GoodsState, GoodsState.USED),
            Slot.GOODS_KIND: {kind: Weight.RULES_OUT for kind in GoodsKind if kind is not GoodsKind.ORDINARY},
        },
        grounds={**_FAULTY, Ground.NOT_SHIPPED: Weight.RULES_OUT},
        # The notice has a last day, and who only tried them may call them used: the same steps, so not worth a question.
        ladder=_RETURN,
        sources=(law.RETURN_RIGHT, rules.INTACT),
    ),
    variant(
        Cause.NOT_YET_REQUESTED,
        "excluded_goods",
        # For those who tell what they bought.
        prior=0.25,
        explanation=N_(
            "Custom-made and perishable goods, and digital goods once opened or downloaded, cannot be returned "
            "without a reason. Others are excluded only if they are unfit for it by their nature and you confirmed "
            "that when buying. So that is what to look at."
        ),
        situation=_SITUATION,
        indications={
            Slot.APPLIED: _APPLIED,
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.PAYER: _SPECIAL,
            Slot.DELIVERY: {
                **dict.fromkeys((Delivery.NOT_SHIPPED, Delivery.ON_THE_WAY, Delivery.RETURNED), Weight.RULES_OUT),
                **CAME,
                Delivery.NOTHING_TO_SEND: Weight.AGAINST,
            },
            Slot.GOODS_STATE: {GoodsState.DAMAGED: Weight.RULES_OUT},
            Slot.GOODS_KIND: only(GoodsKind, *_EXCLUDED),
        },
        grounds={**_FAULTY, Ground.NOT_SHIPPED: Weight.RULES_OUT},
        ladder=(shop.SHOP_STEP_IN, seller_demands.WRITE_DEMAND, shop.SHOP_WAIT, *ESCALATION),
        sources=(law.RETURN_RIGHT,),
    ),
    variant(
        Cause.NOT_YET_REQUESTED,
        "faulty_goods",
        explanation=N_(
            "You have not asked yet, and the goods are faulty or not what was promised. Take photos first, then claim; the seller "
            "pays the return freight."
        ),
        situation=_SITUATION,
        indications={
            Slot.APPLIED: _APPLIED,
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.PAYER: _SPECIAL,
            Slot.DELIVERY: {
                Delivery.NOT_SHIPPED: Weight.RULES_OUT,
                Delivery.ON_THE_WAY: Weight.RULES_OUT,
                **CAME,
                Delivery.RETURNED: Weight.AGAINST,
                Delivery.NOTHING_TO_SEND: Weight.AGAINST,
            },
            Slot.GOODS_STATE: only(GoodsState, GoodsState.DAMAGED),
            Slot.GOODS_KIND: {**dict.fromkeys(_EXCLUDED, Weight.AGAINST), **NO_GOODS},
        },
        grounds={Ground.GOODS_DAMAGED: Weight.STRONGLY_FOR, Ground.NOT_AS_DESCRIBED: Weight.STRONGLY_FOR},
        ladder=(shop.SHOP_CLAIM, shop.SHOP_GUARANTEE, seller_returns.CITE_FAULT, shop.SHOP_STEP_IN, *ESCALATION),
        sources=(law.FAULT_RETURN,),
    ),
    variant(
        Cause.NOT_YET_REQUESTED,
        "not_shipped",
        explanation=N_(
            "You have not asked yet, and nothing was shipped. Then there is nothing to send back: claim the money "
            "alone, and do not confirm receipt."
        ),
        situation=_SITUATION,
        indications={
            Slot.APPLIED: _APPLIED,
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.PAYER: _SPECIAL,
            Slot.DELIVERY: only(Delivery, Delivery.NOT_SHIPPED),
            Slot.GOODS_KIND: NO_GOODS,
        },
        grounds={Ground.NOT_SHIPPED: Weight.STRONGLY_FOR},
        ladder=(shop.SHOP_STEP_IN, seller_demands.CLAIM_UNSHIPPED, shop.SHOP_WAIT, *ESCALATION),
        sources=(mini_program.SHIPPING,),
    ),
    variant(
        Cause.NOT_YET_REQUESTED,
        "on_the_way",
        prior=0.5,
        explanation=N_(
            "You have not asked yet, and the goods are still on their way. You need not wait for them to ask; only the return "
            "itself has to wait for the parcel."
        ),
        situation=_SITUATION,
        indications={
            Slot.APPLIED: _APPLIED,
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.PAYER: _SPECIAL,
            Slot.DELIVERY: only(Delivery, Delivery.ON_THE_WAY),
            Slot.RETURN_WINDOW: {Window.OVER: Weight.RULES_OUT},
            Slot.GOODS_KIND: NO_GOODS,
        },
        grounds={Ground.NOT_SHIPPED: Weight.RULES_OUT},
        ladder=(shop.SHOP_STEP_IN, seller_returns.APPLY_BEFORE_ARRIVAL, shop.SHOP_WAIT, *ESCALATION),
        sources=(law.RETURN_RIGHT,),
    ),
    variant(
        Cause.NOT_YET_REQUESTED,
        "never_came",
        # For those who tell of it, or pick it.
        prior=0.03,
        explanation=N_(
            "You have not asked yet, and what is shown as delivered never came. The seller bears the risk of "
            "transport, so claim the money, or the goods once more, and ask who signed for it."
        ),
        situation=_SITUATION,
        indications={
            Slot.APPLIED: _APPLIED,
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.PAYER: _SPECIAL,
            Slot.DELIVERY: only(Delivery, Delivery.MARKED_DELIVERED),
            Slot.GOODS_KIND: NO_GOODS,
        },
        grounds={Ground.NOT_SHIPPED: Weight.RULES_OUT},
        ladder=(shop.SHOP_STEP_IN, seller_demands.CLAIM_NEVER_CAME, shop.SHOP_WAIT, *ESCALATION),
        sources=(rules.TRANSIT_RISK, rules.TRADE_RECORDS),
    ),
    variant(
        Cause.NOT_YET_REQUESTED,
        "sent_back_unasked",
        prior=0.5,
        explanation=N_(
            "You have sent the goods back but not asked for the refund yet. The parcel alone starts nothing that you could "
            "rely on: apply today, and say which parcel is yours."
        ),
        situation=_SITUATION,
        indications={
            Slot.APPLIED: _APPLIED,
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.PAYER: _SPECIAL,
            Slot.DELIVERY: only(Delivery, Delivery.RETURNED),
            Slot.GOODS_KIND: NO_GOODS,
        },
        grounds={Ground.NOT_SHIPPED: Weight.RULES_OUT},
        ladder=(seller_returns.REPORT_SENT_BACK, seller_returns.PRESS_FOR_RETURNED_GOODS, *ESCALATION),
        sources=(law.RETURN_RIGHT, law.PAYBACK, mini_program.SHOP_WAYBILL, mini_program.SHOP_PARCEL_CHECK),
    ),
    variant(
        Cause.NOT_YET_REQUESTED,
        "late",
        prior=0.7,
        explanation=N_(
            "You have not asked yet, and the time to return without a reason is probably over. Ask all the same, today: shops may "
            "promise longer, and a fault has other rules."
        ),
        situation=_SITUATION,
        indications={
            Slot.APPLIED: _APPLIED,
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.PAYER: _SPECIAL,
            Slot.DELIVERY: {
                Delivery.NOT_SHIPPED: Weight.RULES_OUT,
                Delivery.ON_THE_WAY: Weight.RULES_OUT,
                **CAME,
                Delivery.RETURNED: Weight.RULES_OUT,
                Delivery.NOTHING_TO_SEND: Weight.AGAINST,
            },
            Slot.RETURN_WINDOW: only(Window, Window.OVER),
            # Used goods are past a return whatever day it is: here the day has to be told. A ticket has no such time.
            Slot.GOODS_STATE: {GoodsState.DAMAGED: Weight.RULES_OUT, GoodsState.USED: Weight.STRONGLY_AGAINST},
            Slot.GOODS_KIND: {
                **dict.fromkeys((*_EXCLUDED, GoodsKind.TICKET), Weight.RULES_OUT),
                **NO_GOODS,
            },
        },
        grounds={**_FAULTY, Ground.NOT_SHIPPED: Weight.RULES_OUT},
        ladder=(seller_demands.WRITE_DEMAND, seller_demands.ASK_GOODWILL, *ESCALATION),
        sources=(law.RETURN_RIGHT,),
    ),
    variant(
        Cause.NOT_YET_REQUESTED,
        "service_or_digital",
        prior=0.7,
        explanation=N_(
            "You have not asked yet. For a service, a ticket or digital goods the terms of the order count, and whether it was used "
            "or delivered as promised. Apply before it is used."
        ),
        situation=_SITUATION,
        indications={
            Slot.APPLIED: _APPLIED,
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.PAYER: _SPECIAL,
            Slot.DELIVERY: {
                Delivery.NOTHING_TO_SEND: Weight.STRONGLY_FOR,
                Delivery.RECEIVED: Weight.AGAINST,
                Delivery.NOT_SHIPPED: Weight.AGAINST,
                Delivery.ON_THE_WAY: Weight.RULES_OUT,
                **CAME,
                Delivery.RETURNED: Weight.RULES_OUT,
            },
            Slot.GOODS_KIND: {
                GoodsKind.TICKET: Weight.STRONGLY_FOR,
                GoodsKind.DIGITAL: Weight.STRONGLY_FOR,
                GoodsKind.ORDINARY: Weight.AGAINST,
                **NO_GOODS,
            },
        },
        ladder=(own_moves.FIND_ENTRY, seller_demands.WRITE_DEMAND, *ESCALATION),
        sources=(rules.AS_PROMISED,),
    ),
    variant(
        Cause.NOT_YET_REQUESTED,
        "prepaid",
        prior=0.4,
        explanation=N_(
            "It is a prepaid card or course. For %(prepaid_return)s after paying you can ask for the principal back, "
            "with one exception; later it takes a reason that the law accepts."
        ),
        situation=_SITUATION,
        indications={
            Slot.APPLIED: _APPLIED,
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.PAYER: _SPECIAL,
            Slot.DELIVERY: {Delivery.NOTHING_TO_SEND: Weight.FOR, Delivery.RETURNED: Weight.RULES_OUT, **CAME},
            Slot.GOODS_KIND: only(GoodsKind, GoodsKind.PREPAID),
        },
        ladder=(seller_demands.CLAIM_PREPAID, *ESCALATION),
        sources=(law.PREPAID_RETURN,),
    ),
    variant(
        Cause.NOT_YET_REQUESTED,
        "deposit",
        # For those who tell of it.
        prior=0.01,
        explanation=N_(
            "It is a deposit, so there are no goods to send back: once what you rented is returned it is due. Ask for it in "
            "writing, so that the day is on record."
        ),
        situation=_SITUATION,
        indications={
            Slot.APPLIED: _APPLIED,
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.DELIVERY: CAME,
            Slot.GOODS_KIND: only(GoodsKind, GoodsKind.DEPOSIT),
        },
        ladder=(seller_demands.CLAIM_DEPOSIT, *ESCALATION),
        sources=(rules.DEPOSITS,),
    ),
    variant(
        Cause.NOT_YET_REQUESTED,
        "child_paid",
        prior=0.3,
        explanation=N_(
            "If a child paid without your consent, the purchase may be void, and you claim as the guardian. For "
            "WeChat mini-games there is usually a path of its own."
        ),
        situation=_SITUATION,
        indications={
            Slot.APPLIED: _APPLIED,
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.PAYER: only(Payer, Payer.CHILD),
            Slot.DELIVERY: {Delivery.MARKED_DELIVERED: Weight.AGAINST},
            Slot.GOODS_KIND: {GoodsKind.ORDINARY: Weight.AGAINST, GoodsKind.DEPOSIT: Weight.RULES_OUT},
        },
        ladder=(seller_demands.CLAIM_AS_GUARDIAN, *ESCALATION),
        sources=(law.CHILD_AGE, rules.MINI_GAMES),
    ),
)
