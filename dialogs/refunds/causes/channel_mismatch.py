"""The refund is to go, or went, another way than the payment came."""

from dialogs.acts import Cause
from dialogs.catalog import Weight
from dialogs.refunds.causes.shape import Answers, seen, variant
from dialogs.refunds.figures import rules, wechat_pay
from dialogs.refunds.ladder import ESCALATION, PUBLIC, own_moves, seller_answers, seller_demands
from dialogs.refunds.ladder.wechat import MINI_PROGRAM_COMPLAINT
from dialogs.replies import N_
from dialogs.slots import BalanceOf, Channel, MerchantResponse, Situation, Slot

NAME = N_("The refund does not come the way you paid")

_SITUATION: Answers = seen(Situation.OTHER_CHANNEL)
_RESPONSE: Answers = {MerchantResponse.NONE: Weight.AGAINST, MerchantResponse.REFUSED: Weight.AGAINST}
_OUTSIDE = (Channel.ALIPAY, Channel.UNIONPAY, Channel.BANK_CARD, Channel.OTHER)

VARIANTS = (
    variant(
        Cause.CHANNEL_MISMATCH,
        "offered_another_way",
        prior=2.0,
        explanation=N_(
            "The seller wants to pay you back by a different way from the one you paid by. WeChat Pay's system does "
            "not do that: it would be a private transfer, and your order would stay unrefunded."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.PAID_WITH: {
                Channel.WECHAT_PAY: Weight.FOR,
                **dict.fromkeys((*_OUTSIDE, Channel.BALANCE), Weight.AGAINST),
            },
            Slot.REFUNDED_TO: {
                Channel.ALIPAY: Weight.FOR,
                Channel.TRANSFER: Weight.FOR,
                Channel.WECHAT_PAY: Weight.AGAINST,
                Channel.BALANCE: Weight.RULES_OUT,
                Channel.COUPON: Weight.RULES_OUT,
            },
        },
        # Where the way of the payment is shut, another one is right.
        ladder=(
            seller_demands.INSIST_ON_ORIGINAL_ROUTE,
            seller_answers.GIVE_OTHER_CARD,
            own_moves.RESTORE_ACCOUNT,
            seller_demands.AGREE_ON_TRANSFER,
            *ESCALATION,
        ),
        sources=(wechat_pay.REFUND_WINDOW,),
    ),
    variant(
        Cause.CHANNEL_MISMATCH,
        "paid_in_shop_credit",
        prior=0.7,
        explanation=N_(
            "The shop gave credit, points or a coupon instead of money. Unless you agreed to that, or paid with such "
            "credit yourself, your payment has not been refunded."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.REFUNDED_TO: {
                Channel.COUPON: Weight.STRONGLY_FOR,
                Channel.BALANCE: Weight.STRONGLY_FOR,
                Channel.ALIPAY: Weight.RULES_OUT,
                Channel.TRANSFER: Weight.RULES_OUT,
                Channel.BANK_CARD: Weight.RULES_OUT,
                Channel.WECHAT_PAY: Weight.RULES_OUT,
            },
            Slot.BALANCE_OF: {BalanceOf.WECHAT_WALLET: Weight.RULES_OUT},
            # Credit that paid and credit that comes back are one and the same way.
            Slot.PAID_WITH: {Channel.WECHAT_PAY: Weight.FOR, Channel.BALANCE: Weight.STRONGLY_AGAINST},
        },
        ladder=(seller_demands.WRITE_DEMAND, *ESCALATION),
        sources=(wechat_pay.BILL_REPLY,),
    ),
    variant(
        Cause.CHANNEL_MISMATCH,
        "went_to_the_paying_card",
        prior=0.7,
        explanation=N_(
            "A refund goes to the account that paid: paid by card in WeChat, back to that card; paid from the "
            "wallet, back to the wallet. So please look there first."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.REFUNDED_TO: {
                Channel.BANK_CARD: Weight.STRONGLY_FOR,
                Channel.WECHAT_PAY: Weight.STRONGLY_FOR,
                Channel.ALIPAY: Weight.RULES_OUT,
                Channel.TRANSFER: Weight.RULES_OUT,
                Channel.COUPON: Weight.RULES_OUT,
            },
            # To WeChat's wallet it went inside WeChat: by the way of the payment, or because the card was dead.
            Slot.BALANCE_OF: {BalanceOf.WECHAT_WALLET: Weight.STRONGLY_FOR, BalanceOf.SHOP: Weight.RULES_OUT},
            Slot.PAID_WITH: {
                **dict.fromkeys((Channel.ALIPAY, Channel.BALANCE), Weight.AGAINST),
                Channel.BANK_CARD: Weight.FOR,
            },
        },
        ladder=(
            own_moves.SEARCH_ACCOUNTS,
            seller_answers.ASK_RECEIVING_ACCOUNT,
            own_moves.ASK_BANK,
            own_moves.CALL_WECHAT_PAY,
            *ESCALATION,
        ),
        sources=(wechat_pay.CARD_ARRIVAL,),
    ),
    variant(
        Cause.CHANNEL_MISMATCH,
        "not_paid_by_wechat",
        prior=0.8,
        explanation=N_(
            "From what you told me, you did not pay by WeChat Pay, so the refund cannot come by it either. It comes by the way "
            "you paid, and that company's times apply."
        ),
        situation=_SITUATION,
        indications={
            Slot.MERCHANT_RESPONSE: _RESPONSE,
            Slot.PAID_WITH: {
                Channel.WECHAT_PAY: Weight.RULES_OUT,
                **dict.fromkeys(_OUTSIDE, Weight.STRONGLY_FOR),
                Channel.BALANCE: Weight.STRONGLY_FOR,
            },
            Slot.REFUNDED_TO: {Channel.COUPON: Weight.RULES_OUT, Channel.BALANCE: Weight.AGAINST},
        },
        ladder=(own_moves.ASK_PAYMENT_COMPANY, seller_demands.WRITE_DEMAND, MINI_PROGRAM_COMPLAINT, *PUBLIC),
        sources=(rules.ORIGINAL_WAY, rules.PAYMENT_DUTY),
    ),
)
