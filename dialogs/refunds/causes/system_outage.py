"""A system turned the refund down: WeChat's for the moment, the seller's set-up, or the user's own account."""

from dialogs.acts import Cause
from dialogs.catalog import Weight
from dialogs.refunds.causes.shape import Answers, seen, variant
from dialogs.refunds.errors import SELLER_SETUP, TEMPORARY, TOO_OFTEN, USER_ACCOUNT, WRONG_ORDER, indicating
from dialogs.refunds.figures import advice, rules, wechat_pay
from dialogs.refunds.ladder import ESCALATION, PAYMENT_ESCALATION, PUBLIC, own_moves, public, seller_answers, wechat
from dialogs.replies import N_
from dialogs.slots import MerchantResponse, Situation, Slot

NAME = N_("A system error stops the refund")

_SITUATION: Answers = seen(Situation.SYSTEM_ERROR)
_RESPONSE: Answers = {MerchantResponse.REFUSED: Weight.AGAINST}

VARIANTS = (
    variant(
        Cause.SYSTEM_OUTAGE,
        "temporary",
        prior=3.0,
        explanation=N_(
            "It looks like a temporary fault at WeChat Pay or in the shop's system. The refund has probably not been "
            "made yet; the seller has to send it again."
        ),
        situation=_SITUATION,
        indications={Slot.MERCHANT_RESPONSE: _RESPONSE, Slot.ERROR_CODE: indicating(TEMPORARY | TOO_OFTEN)},
        ladder=(seller_answers.ASK_RETRY, *PAYMENT_ESCALATION),
        sources=(advice.OUTAGE_PATIENCE,),
    ),
    variant(
        Cause.SYSTEM_OUTAGE,
        "user_account",
        prior=0.7,
        explanation=N_(
            "The error says that something is wrong with your own WeChat Pay account, for example because it was "
            "closed. Try to restore it first; then ask the seller to refund again."
        ),
        situation=_SITUATION,
        indications={Slot.MERCHANT_RESPONSE: _RESPONSE, Slot.ERROR_CODE: indicating(USER_ACCOUNT)},
        # The account is the user's own to mend; then it is the seller's turn, where WeChat Pay was paid by.
        ladder=(
            own_moves.RESTORE_ACCOUNT,
            own_moves.ASK_PAYMENT_COMPANY,
            seller_answers.ASK_RETRY,
            wechat.BILL_COMPLAINT,
            own_moves.CALL_WECHAT_PAY,
            public.PAYMENT_AUTHORITY,
            *PUBLIC,
        ),
        sources=(wechat_pay.WECHAT_PAY_LINE,),
    ),
    variant(
        Cause.SYSTEM_OUTAGE,
        "wrong_order",
        prior=0.7,
        explanation=N_(
            "The system cannot find the payment. Perhaps the order number is wrong, or the payment went to a "
            "different merchant from the one you asked."
        ),
        situation=_SITUATION,
        indications={Slot.MERCHANT_RESPONSE: _RESPONSE, Slot.ERROR_CODE: indicating(WRONG_ORDER)},
        # No fault of the payment company's, so not to its supervisor.
        ladder=(
            seller_answers.GIVE_ORDER_NUMBER,
            own_moves.ASK_PAYMENT_COMPANY,
            wechat.BILL_COMPLAINT,
            own_moves.CALL_WECHAT_PAY,
            *PUBLIC,
        ),
        sources=(rules.ERROR_CODES,),
    ),
    variant(
        Cause.SYSTEM_OUTAGE,
        "seller_setup",
        prior=0.7,
        explanation=N_(
            "The error lies between the seller and WeChat Pay: the seller's own set-up, or a block. You cannot fix "
            "it, and it does not end the seller's duty to refund."
        ),
        situation=_SITUATION,
        indications={Slot.MERCHANT_RESPONSE: _RESPONSE, Slot.ERROR_CODE: indicating(SELLER_SETUP)},
        ladder=(seller_answers.HAVE_SELLER_FIX_SETUP, *ESCALATION),
        sources=(rules.ERROR_CODES,),
    ),
)
