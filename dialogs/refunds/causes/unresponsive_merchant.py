"""The seller does not answer, or does nothing."""

from dialogs.acts import Cause, Ground
from dialogs.catalog import Weight
from dialogs.refunds.causes.shape import CAME, ORDINARY, Answers, only, seen, variant
from dialogs.refunds.figures import law, mini_program, rules, wechat_pay
from dialogs.refunds.ladder import ESCALATION, SHOP_ESCALATION, seller_demands, seller_returns, shop
from dialogs.refunds.ladder.public import BREACH_REPORT, DELAY_COMPLAINT, SMALL_CLAIMS
from dialogs.refunds.ladder.wechat import BILL_COMPLAINT
from dialogs.replies import N_
from dialogs.slots import Delivery, GoodsKind, MerchantResponse, Parcel, Payer, ShopType, Situation, Slot

NAME = N_("The seller does not respond")

_SITUATION: Answers = seen(Situation.SELLER_SILENT)
_RESPONSE: Answers = {
    MerchantResponse.NONE: Weight.FOR,
    MerchantResponse.REFUSED: Weight.RULES_OUT,
    MerchantResponse.AGREED: Weight.AGAINST,
}
_NOT_SENT_BACK: Answers = {Delivery.RETURNED: Weight.RULES_OUT, Delivery.NOT_SHIPPED: Weight.AGAINST, **CAME}

VARIANTS = (
    variant(
        Cause.UNRESPONSIVE_MERCHANT,
        "own_shop",
        prior=2.0,
        explanation=N_(
            "The seller is not responding. You need not wait for a yes: once you have asked in writing, WeChat's "
            "complaints set the seller a time to answer."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            **ORDINARY,
            Slot.SHOP_TYPE: only(ShopType, ShopType.MINI_PROGRAM),
            Slot.DELIVERY: _NOT_SENT_BACK,
        },
        grounds={Ground.NOT_SHIPPED: Weight.AGAINST},
        ladder=(seller_demands.WRITE_DEMAND, *ESCALATION),
        sources=(wechat_pay.BILL_REPLY, wechat_pay.BILL_FINISH, mini_program.COMPLAINT_STAGE),
    ),
    variant(
        Cause.UNRESPONSIVE_MERCHANT,
        "wechat_shop",
        explanation=N_(
            "The seller is not responding. In a WeChat Shop silence works for you once a claim is open: a "
            "refund-only claim goes through by itself when its countdown ends."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            **ORDINARY,
            Slot.SHOP_TYPE: only(ShopType, ShopType.CHANNELS_SHOP),
            Slot.DELIVERY: {Delivery.RETURNED: Weight.RULES_OUT, **CAME},
        },
        implies={Slot.SHOP_TYPE: ShopType.CHANNELS_SHOP},
        ladder=(shop.SHOP_WAIT, *SHOP_ESCALATION),
        sources=(mini_program.SHOP_REPLY, mini_program.SHOP_ATTEMPTS),
    ),
    variant(
        Cause.UNRESPONSIVE_MERCHANT,
        "not_shipped",
        explanation=N_(
            "Nothing was shipped and the seller is not responding. Then you can claim the money alone; there is "
            "nothing to send back."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            **ORDINARY,
            Slot.SHOP_TYPE: only(ShopType, ShopType.MINI_PROGRAM),
            Slot.DELIVERY: only(Delivery, Delivery.NOT_SHIPPED),
        },
        grounds={Ground.NOT_SHIPPED: Weight.STRONGLY_FOR},
        ladder=(seller_demands.CLAIM_UNSHIPPED, *ESCALATION),
        sources=(mini_program.SHIPPING,),
    ),
    variant(
        Cause.UNRESPONSIVE_MERCHANT,
        "never_came",
        # For those who tell of it, or pick it.
        prior=0.03,
        explanation=N_(
            "What is shown as delivered never came, and the seller is not responding. The seller bears the risk "
            "of transport: you can claim the money alone, and ask who signed for it."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.DELIVERY: only(Delivery, Delivery.MARKED_DELIVERED),
        },
        grounds={Ground.NOT_SHIPPED: Weight.RULES_OUT},
        ladder=(shop.SHOP_STEP_IN, seller_demands.CLAIM_NEVER_CAME, shop.SHOP_WAIT, *ESCALATION),
        sources=(rules.TRANSIT_RISK, rules.TRADE_RECORDS),
    ),
    variant(
        Cause.UNRESPONSIVE_MERCHANT,
        "goods_sent_back",
        explanation=N_(
            "You have sent the goods back and the seller does not pay. For a return without a reason the law counts "
            "the seller's time to pay from the day the parcel reached it."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            **ORDINARY,
            Slot.DELIVERY: only(Delivery, Delivery.RETURNED),
            Slot.PARCEL: {Parcel.PAST_DELAY: Weight.AGAINST},
        },
        ladder=(seller_returns.PRESS_FOR_RETURNED_GOODS, *ESCALATION),
        sources=(law.PAYBACK, mini_program.SHOP_PARCEL_CHECK, law.DELIBERATE_DELAY),
    ),
    variant(
        Cause.UNRESPONSIVE_MERCHANT,
        "delay_is_deliberate",
        prior=0.5,
        explanation=N_(
            "The seller has had the goods for longer than %(deliberate_delay)s without paying. Without a good reason "
            "that counts as deliberate delay, and the market regulator can fine the seller for it."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            **ORDINARY,
            Slot.DELIVERY: only(Delivery, Delivery.RETURNED),
            Slot.PARCEL: only(Parcel, Parcel.PAST_DELAY),
        },
        implies={Slot.DELIVERY: Delivery.RETURNED, Slot.PARCEL: Parcel.PAST_DELAY},
        ladder=(DELAY_COMPLAINT, BILL_COMPLAINT, BREACH_REPORT, SMALL_CLAIMS),
        sources=(law.DELIBERATE_DELAY, law.PAYBACK),
    ),
    variant(
        Cause.UNRESPONSIVE_MERCHANT,
        "prepaid",
        # Nobody is asked for the kind here: for those who tell it.
        prior=0.03,
        explanation=N_(
            "You paid ahead, and the seller does not respond. For prepaid cards and courses the Supreme People's Court has "
            "rules of its own on when you can ask for the principal back. Do not wait for an answer."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.DELIVERY: CAME,
            Slot.PAYER: {Payer.CHILD: Weight.RULES_OUT},
            Slot.GOODS_KIND: only(GoodsKind, GoodsKind.PREPAID),
        },
        ladder=(seller_demands.CLAIM_PREPAID, *ESCALATION),
        sources=(law.PREPAID_RETURN,),
    ),
    variant(
        Cause.UNRESPONSIVE_MERCHANT,
        "deposit",
        # As above.
        prior=0.03,
        explanation=N_(
            "It is a deposit, and nothing comes back. There are no goods in this: what counts is that you gave back what "
            "you rented, and on which day. Put that in writing."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.DELIVERY: CAME,
            Slot.GOODS_KIND: only(GoodsKind, GoodsKind.DEPOSIT),
        },
        ladder=(seller_demands.CLAIM_DEPOSIT, *ESCALATION),
        sources=(rules.DEPOSITS, wechat_pay.BILL_REPLY),
    ),
    variant(
        Cause.UNRESPONSIVE_MERCHANT,
        "child_paid",
        # As above.
        prior=0.03,
        explanation=N_(
            "A child paid, and nobody responds. You need not wait for an answer: without your consent the purchase may be "
            "void, and you claim as the guardian."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.DELIVERY: CAME,
            Slot.PAYER: only(Payer, Payer.CHILD),
            Slot.GOODS_KIND: {GoodsKind.DEPOSIT: Weight.RULES_OUT},
        },
        ladder=(seller_demands.CLAIM_AS_GUARDIAN, *ESCALATION),
        sources=(law.CHILD_AGE, rules.MINI_GAMES),
    ),
)
