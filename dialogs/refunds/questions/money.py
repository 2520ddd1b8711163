"""The money's way: what was paid with, where the refund goes, what its status says."""

from dialogs.catalog import Choice
from dialogs.refunds.questions.shape import answer, question, when_seen
from dialogs.replies import N_, Msgid
from dialogs.slots import BalanceOf, Channel, FundedBy, RefundStatus, Situation, Slot, Stated


def _balance(name: str, label: Msgid, whose: BalanceOf) -> Choice:
    return Choice(
        id=f"refunded_to.{name}",
        label=label,
        facts={Slot.REFUNDED_TO: Channel.BALANCE, Slot.BALANCE_OF: whose},
    )


PAID_WITH = question(
    Slot.PAID_WITH,
    topic=N_("Paid with"),
    prompt=N_("What did you pay with?"),
    why=N_("A refund goes back the way the payment came, and complaint paths depend on it."),
    example=N_("For example: With WeChat Pay, from my bank card."),
    choices=(
        answer(Slot.PAID_WITH, Channel.WECHAT_PAY, N_("WeChat Pay")),
        answer(Slot.PAID_WITH, Channel.ALIPAY, N_("Alipay")),
        answer(Slot.PAID_WITH, Channel.UNIONPAY, N_("UnionPay")),
        answer(Slot.PAID_WITH, Channel.BANK_CARD, N_("Bank card directly")),
        Choice(
            id="paid_with.wallet",
            label=N_("WeChat wallet"),
            facts={Slot.PAID_WITH: Channel.WECHAT_PAY, Slot.FUNDED_BY: FundedBy.WALLET},
        ),
        answer(Slot.PAID_WITH, Channel.BALANCE, N_("Credit in the shop")),
        answer(Slot.PAID_WITH, Channel.OTHER, N_("Something else")),
    ),
    asked_when=(when_seen(Situation.OTHER_CHANNEL),),
)

REFUNDED_TO = question(
    Slot.REFUNDED_TO,
    topic=N_("Paid back to"),
    prompt=N_("Where does the seller say the money goes, or went?"),
    why=N_("A private transfer, shop credit and the card that paid are three different cases."),
    example=N_("For example: They want to send it by Alipay."),
    choices=(
        answer(Slot.REFUNDED_TO, Channel.TRANSFER, N_("A transfer or red packet")),
        answer(Slot.REFUNDED_TO, Channel.ALIPAY, N_("To my Alipay")),
        answer(Slot.REFUNDED_TO, Channel.BANK_CARD, N_("To a bank card")),
        answer(Slot.REFUNDED_TO, Channel.COUPON, N_("A coupon or points")),
        _balance("shop_credit", N_("Credit in the shop"), BalanceOf.SHOP),
        _balance("wallet", N_("To my WeChat wallet"), BalanceOf.WECHAT_WALLET),
        answer(Slot.REFUNDED_TO, Channel.WECHAT_PAY, N_("To WeChat Pay")),
    ),
    asked_when=(when_seen(Situation.OTHER_CHANNEL),),
)

FUNDED_BY = question(
    Slot.FUNDED_BY,
    topic=N_("Paid from"),
    prompt=N_("Which account paid in WeChat: the wallet, or a card?"),
    why=N_("The refund goes back there, and a card takes longer than the wallet."),
    example=N_("For example: From my debit card."),
    choices=(
        answer(Slot.FUNDED_BY, FundedBy.WALLET, N_("WeChat wallet")),
        answer(Slot.FUNDED_BY, FundedBy.DEBIT_CARD, N_("Debit card")),
        answer(Slot.FUNDED_BY, FundedBy.CREDIT_CARD, N_("Credit card")),
        answer(Slot.FUNDED_BY, FundedBy.FAMILY_CARD, N_("Family card")),
    ),
    asked_when=(when_seen(Situation.NOT_ARRIVED),),
    # Another company's payment, or no money at all: no account in WeChat stands behind it.
    unless=(
        {Slot.PAID_WITH: frozenset({Channel.ALIPAY, Channel.UNIONPAY, Channel.BALANCE, Channel.OTHER})},
        {Slot.REFUNDED_TO: frozenset({Channel.COUPON})},
        {Slot.BALANCE_OF: frozenset({BalanceOf.SHOP})},
        {Slot.PAID_PRIVATELY: frozenset({Stated.YES})},
    ),
)

REFUND_STATUS = question(
    Slot.REFUND_STATUS,
    topic=N_("Status shown"),
    prompt=N_(
        "What status does the refund show? The surest place is the payment's page under 我 → 服务 → 钱包 → 账单."
    ),
    why=N_("The status tells whether the money is on its way, was never sent, or came back."),
    example=N_("For example: It says refund in progress."),
    choices=(
        answer(Slot.REFUND_STATUS, RefundStatus.PROCESSING, N_("In progress")),
        answer(Slot.REFUND_STATUS, RefundStatus.SUCCESS, N_("Refunded")),
        answer(Slot.REFUND_STATUS, RefundStatus.APPROVED, N_("Only the shop says yes")),
        answer(Slot.REFUND_STATUS, RefundStatus.UNDER_REVIEW, N_("Under review")),
        answer(Slot.REFUND_STATUS, RefundStatus.CLOSED, N_("Refund closed")),
        answer(Slot.REFUND_STATUS, RefundStatus.ABNORMAL, N_("Abnormal")),
        answer(Slot.REFUND_STATUS, RefundStatus.PARTIAL, N_("Only a part came")),
    ),
    effort=1.5,
    asked_when=(when_seen(Situation.NOT_ARRIVED),),
)


def _error(code: str, label: Msgid) -> Choice:
    return Choice(id=f"error_code.{code.lower()}", label=label, facts={Slot.ERROR_CODE: code})


ERROR_CODE = question(
    Slot.ERROR_CODE,
    topic=N_("Error text"),
    prompt=N_("What does the error say? Ask the seller for the exact text or code if you do not have it."),
    why=N_("The text tells whose move it is: yours, the seller's, or just waiting."),
    example=N_("For example: Insufficient balance, or the code that the seller sent."),
    choices=(
        _error("SYSTEM_ERROR", N_("System busy")),
        _error("NOT_ENOUGH", N_("Seller short of money")),
        _error("USER_ACCOUNT_ABNORMAL", N_("My account abnormal")),
        _error("RESOURCE_NOT_EXISTS", N_("Order not found")),
        _error("TRADE_OVERDUE", N_("Too long ago")),
        _error("NO_AUTH", N_("Seller has no right")),
    ),
    effort=1.5,
    asked_when=(when_seen(Situation.SYSTEM_ERROR),),
)
