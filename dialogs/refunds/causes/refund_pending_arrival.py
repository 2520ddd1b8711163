"""The seller agreed or says that it has paid, and the money is not there."""

from dialogs.acts import Cause
from dialogs.catalog import Weight
from dialogs.refunds.causes.shape import Answers, only, seen, variant
from dialogs.refunds.errors import NO_FUNDS, indicating
from dialogs.refunds.figures import advice, rules, wechat_pay
from dialogs.refunds.ladder import (
    CARD_ESCALATION,
    MONEY_ESCALATION,
    PAYMENT_ESCALATION,
    own_moves,
    seller_answers,
)
from dialogs.replies import N_
from dialogs.slots import FundedBy, MerchantResponse, RefundStatus, Situation, Slot, Waited

NAME = N_("The refund was made but has not arrived")

_SITUATION: Answers = seen(Situation.NOT_ARRIVED)
_RESPONSE: Answers = {
    MerchantResponse.NONE: Weight.AGAINST,
    MerchantResponse.REFUSED: Weight.RULES_OUT,
    MerchantResponse.AGREED: Weight.STRONGLY_FOR,
}
_UNDER_WAY: Answers = {
    RefundStatus.PROCESSING: Weight.FOR,
    RefundStatus.APPROVED: Weight.RULES_OUT,
    RefundStatus.UNDER_REVIEW: Weight.RULES_OUT,
    RefundStatus.CLOSED: Weight.RULES_OUT,
    RefundStatus.ABNORMAL: Weight.RULES_OUT,
    RefundStatus.PARTIAL: Weight.RULES_OUT,
}
_WITHIN: Answers = {
    Waited.WITHIN_ARRIVAL: Weight.STRONGLY_FOR,
    Waited.PAST_ARRIVAL: Weight.RULES_OUT,
    Waited.PAST_BANK: Weight.RULES_OUT,
}

VARIANTS = (
    variant(
        Cause.REFUND_PENDING_ARRIVAL,
        "card_on_its_way",
        prior=1.5,
        explanation=N_(
            "A refund goes back to the account that paid: if that was a bank card that still works, to that card and "
            "not to your WeChat wallet. There it usually takes %(card_arrival)s from the day the refund was started."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.REFUND_STATUS: _UNDER_WAY,
            Slot.FUNDED_BY: only(FundedBy, FundedBy.DEBIT_CARD),
            Slot.WAITED: _WITHIN,
        },
        ladder=(own_moves.WAIT_FOR_CARD, seller_answers.ASK_REFUND_NUMBER, *CARD_ESCALATION),
        sources=(wechat_pay.CARD_ARRIVAL, advice.CARD_CHASE),
    ),
    variant(
        Cause.REFUND_PENDING_ARRIVAL,
        "credit_card_on_its_way",
        explanation=N_(
            "A refund goes back to the account that paid. On a credit card it can take longer to be posted, and it "
            "may simply lower the bill instead of showing as a payment."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.REFUND_STATUS: _UNDER_WAY,
            Slot.FUNDED_BY: only(FundedBy, FundedBy.CREDIT_CARD),
            Slot.WAITED: _WITHIN,
        },
        ladder=(own_moves.WAIT_FOR_CREDIT_CARD, seller_answers.ASK_REFUND_NUMBER, *CARD_ESCALATION),
        sources=(wechat_pay.CARD_ARRIVAL, wechat_pay.CREDIT_CARD_POSTING, advice.CREDIT_CHASE),
    ),
    variant(
        Cause.REFUND_PENDING_ARRIVAL,
        "family_card",
        prior=0.2,
        explanation=N_(
            "A family card (亲属卡) paid. I have found no published rule on where such a refund goes, or how long it "
            "takes. Ask the person who gave you the card to look as well, and the seller which account got it."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.REFUND_STATUS: _UNDER_WAY,
            Slot.FUNDED_BY: only(FundedBy, FundedBy.FAMILY_CARD),
        },
        ladder=(seller_answers.ASK_REFUND_NUMBER, seller_answers.ASK_RECEIVING_ACCOUNT, *PAYMENT_ESCALATION),
        sources=(rules.REFUND_STATES,),
    ),
    variant(
        Cause.REFUND_PENDING_ARRIVAL,
        "wallet_on_its_way",
        prior=0.5,
        explanation=N_("The refund goes to your WeChat wallet. That is quick once it was really started."),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.REFUND_STATUS: {**_UNDER_WAY, RefundStatus.SUCCESS: Weight.RULES_OUT},
            Slot.FUNDED_BY: only(FundedBy, FundedBy.WALLET),
            Slot.WAITED: _WITHIN,
        },
        ladder=(own_moves.WAIT_FOR_WALLET, seller_answers.ASK_REFUND_NUMBER, *PAYMENT_ESCALATION),
        sources=(wechat_pay.WALLET_ARRIVAL, advice.WALLET_CHASE),
    ),
    variant(
        Cause.REFUND_PENDING_ARRIVAL,
        "overdue",
        prior=1.5,
        explanation=N_(
            "If the usual time is over, perhaps the refund was not really started then, or it is stuck because the seller's account is "
            "short; such a stuck refund is closed after %(refund_closes)s."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.REFUND_STATUS: {**_UNDER_WAY, RefundStatus.SUCCESS: Weight.RULES_OUT},
            # Of that account no time is known that could be over.
            Slot.FUNDED_BY: {FundedBy.FAMILY_CARD: Weight.STRONGLY_AGAINST},
            Slot.WAITED: {
                Waited.WITHIN_ARRIVAL: Weight.RULES_OUT,
                Waited.PAST_ARRIVAL: Weight.STRONGLY_FOR,
                Waited.PAST_BANK: Weight.STRONGLY_FOR,
            },
        },
        ladder=(own_moves.CHECK_STATUS, seller_answers.ASK_REFUND_NUMBER, *PAYMENT_ESCALATION),
        sources=(wechat_pay.WALLET_ARRIVAL, wechat_pay.CARD_ARRIVAL, wechat_pay.REFUND_CLOSES),
    ),
    variant(
        Cause.REFUND_PENDING_ARRIVAL,
        "not_started",
        explanation=N_(
            "Approved or under review is not yet a refund. In a shop's own Mini Program the seller still has to "
            "start it at WeChat Pay. A refund that waits for the seller's own approval is rejected automatically "
            "after %(merchant_approval)s."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.REFUND_STATUS: only(RefundStatus, RefundStatus.APPROVED, RefundStatus.UNDER_REVIEW),
        },
        ladder=(seller_answers.ASK_REFUND_NUMBER, *MONEY_ESCALATION),
        sources=(wechat_pay.MERCHANT_APPROVAL,),
    ),
    variant(
        Cause.REFUND_PENDING_ARRIVAL,
        "shown_as_done",
        explanation=N_(
            "If the WeChat bill shows it as refunded, WeChat Pay has paid it out. Then the money went to a different "
            "account from the one you looked in, or your bank has not posted it yet. If only the shop says so, look "
            "at the bill first."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.REFUND_STATUS: only(RefundStatus, RefundStatus.SUCCESS),
            Slot.WAITED: {Waited.WITHIN_ARRIVAL: Weight.AGAINST},
        },
        ladder=(
            own_moves.SEARCH_ACCOUNTS,
            seller_answers.ASK_RECEIVING_ACCOUNT,
            own_moves.ASK_BANK,
            own_moves.CALL_WECHAT_PAY,
            *MONEY_ESCALATION,
        ),
        sources=(wechat_pay.CARD_ARRIVAL,),
    ),
    variant(
        Cause.REFUND_PENDING_ARRIVAL,
        "seller_out_of_funds",
        prior=0.7,
        explanation=N_(
            "The seller's account did not have the money, so the refund was not made. The seller must top it up and "
            "refund again; a refund that WeChat Pay has closed needs a new one."
        ),
        situation=seen(Situation.NOT_ARRIVED, Situation.SYSTEM_ERROR),
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.REFUND_STATUS: only(RefundStatus, RefundStatus.CLOSED),
            Slot.ERROR_CODE: indicating(NO_FUNDS),
        },
        ladder=(seller_answers.ASK_NEW_REFUND, *MONEY_ESCALATION),
        sources=(wechat_pay.REFUND_CLOSES,),
    ),
    variant(
        Cause.REFUND_PENDING_ARRIVAL,
        "card_dead",
        prior=0.7,
        explanation=N_(
            "The card that paid does not take the money. WeChat Pay then tries your wallet; only if that fails too is the refund "
            "abnormal, and the money is parked with WeChat Pay."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.REFUND_STATUS: only(RefundStatus, RefundStatus.ABNORMAL),
        },
        ladder=(seller_answers.GIVE_OTHER_CARD, *PAYMENT_ESCALATION),
        sources=(rules.DEAD_CARD, wechat_pay.ABNORMAL_BANKS),
    ),
    variant(
        Cause.REFUND_PENDING_ARRIVAL,
        "less_than_expected",
        prior=0.5,
        explanation=N_(
            "Less came than you expected. That can be right: with a coupon only the share that you really paid comes back, and "
            "freight has its own rules."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.REFUND_STATUS: only(RefundStatus, RefundStatus.PARTIAL),
        },
        ladder=(seller_answers.ASK_ITEMISED, *MONEY_ESCALATION),
        sources=(rules.COUPON_SHARE, rules.SHOP_FREIGHT),
    ),
)
