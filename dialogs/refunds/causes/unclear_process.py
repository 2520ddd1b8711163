"""The user cannot find where to ask, or where to see what became of it."""

from dialogs.acts import Cause
from dialogs.catalog import Weight
from dialogs.refunds.causes.shape import UNTOLD, Answers, only, seen, variant
from dialogs.refunds.figures import mini_program, public, rules, wechat_pay
from dialogs.refunds.ladder import (
    ESCALATION,
    MONEY_ESCALATION,
    SHOP_ESCALATION,
    own_moves,
    seller_answers,
    seller_demands,
    shop,
)
from dialogs.refunds.ladder.public import BREACH_REPORT, MEDIATION, SMALL_CLAIMS
from dialogs.replies import N_
from dialogs.slots import Applied, Delivery, MerchantResponse, OfficeAnswer, ShopType, Situation, Slot

NAME = N_("It is unclear where or how to get the refund")

_SITUATION: Answers = seen(Situation.CANNOT_FIND_HOW)
_RESPONSE: Answers = {MerchantResponse.REFUSED: Weight.AGAINST}
#: What is wrong there is the parcel, before it is the way.
_DELIVERY: Answers = {Delivery.MARKED_DELIVERED: Weight.AGAINST}

VARIANTS = (
    variant(
        Cause.UNCLEAR_PROCESS,
        "where_to_apply",
        prior=1.5,
        explanation=N_(
            "It can be hard to find in the shop, but the order itself can be opened in WeChat. You apply "
            "there; you need no yes from the seller first."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: {**_RESPONSE, MerchantResponse.AGREED: Weight.AGAINST},
            Slot.DELIVERY: _DELIVERY,
            Slot.APPLIED: only(Applied, Applied.NOT_YET),
            Slot.SHOP_TYPE: {ShopType.CHANNELS_SHOP: Weight.RULES_OUT},
        },
        ladder=(own_moves.FIND_ENTRY, seller_demands.WRITE_DEMAND, *ESCALATION),
        sources=(wechat_pay.BILL_REPLY,),
    ),
    variant(
        Cause.UNCLEAR_PROCESS,
        "where_to_apply_in_wechat_shop",
        explanation=N_(
            "In a WeChat Shop the claim is made on the order page, and its countdown and answers are shown there too."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: {**_RESPONSE, MerchantResponse.AGREED: Weight.AGAINST},
            Slot.DELIVERY: _DELIVERY,
            Slot.APPLIED: only(Applied, Applied.NOT_YET),
            Slot.SHOP_TYPE: only(ShopType, ShopType.CHANNELS_SHOP),
        },
        implies={Slot.SHOP_TYPE: ShopType.CHANNELS_SHOP},
        ladder=(shop.SHOP_CLAIM, *SHOP_ESCALATION),
        sources=(mini_program.SHOP_REPLY, mini_program.SHOP_ATTEMPTS),
    ),
    variant(
        Cause.UNCLEAR_PROCESS,
        "no_word_on_progress",
        prior=2.0,
        explanation=N_(
            "The shop does not show how far your refund is. You can see that yourself: the WeChat bill shows whether a refund was "
            "really made."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.DELIVERY: _DELIVERY,
            Slot.APPLIED: only(Applied, Applied.YES),
        },
        ladder=(own_moves.CHECK_STATUS, seller_answers.ASK_REFUND_NUMBER, *MONEY_ESCALATION),
        sources=(wechat_pay.WALLET_ARRIVAL, wechat_pay.CARD_ARRIVAL),
    ),
    variant(
        Cause.UNCLEAR_PROCESS,
        "mediation",
        prior=UNTOLD,
        explanation=N_(
            "12315 or the consumer association has accepted your complaint and mediates between you and the seller. "
            "That is under way, and has not failed."
        ),
        situation={},
        decided_by={Slot.OFFICE_ANSWER: frozenset({OfficeAnswer.ACCEPTED})},
        ladder=(MEDIATION, SMALL_CLAIMS, BREACH_REPORT),
        sources=(public.MEDIATION, rules.ONE_MEDIATOR),
    ),
)
