"""What users can do without anyone's leave: wait for a date, look in the right place, mend their own account."""

from dialogs.catalog import Addressee, Needs, Part
from dialogs.refunds import errors
from dialogs.refunds.drafts import wants
from dialogs.refunds.drafts.shape import form, message
from dialogs.refunds.figures import advice, rules, wechat_pay
from dialogs.refunds.ladder import evidence
from dialogs.refunds.ladder.shape import NOT_ON_ITS_WAY, NOT_WECHAT_PAY, clock, rung
from dialogs.replies import N_
from dialogs.slots import Channel, ComplainedTo, FundedBy, RefundStatus, Slot

_ARRIVED = N_("the money should be there")


def _waits_for(*accounts: FundedBy) -> Needs:
    """What stands in the way of waiting for money to come to one of these accounts in WeChat."""
    return {**NOT_WECHAT_PAY, **NOT_ON_ITS_WAY, Slot.FUNDED_BY: frozenset(FundedBy) - {*accounts}}


WAIT_FOR_WALLET = rung(
    "wait_for_wallet",
    title=N_("Wait a little for the wallet"),
    action=N_(
        "Refunds to the WeChat wallet usually take up to %(wallet_arrival)s. Look for the message 退款到账通知 and in "
        "我 → 服务 → 钱包 → 账单. There is nothing that you need to do or pay."
    ),
    outlook=N_(
        "If it is not there after %(wallet_chase)s, the refund has probably not been started, or is stuck at the seller."
    ),
    rests_on=(wechat_pay.WALLET_ARRIVAL, rules.WHERE_TO_LOOK),
    clock=clock("wait_for_wallet", advice.WALLET_CHASE, Slot.REFUND_STARTED_ON, ends=_ARRIVED),
    unless=_waits_for(FundedBy.WALLET),
    is_wait=True,
    evidence=(evidence.STATUS, evidence.BILL),
)

WAIT_FOR_CARD = rung(
    "wait_for_card",
    title=N_("Wait for the bank card"),
    action=N_(
        "Refunds to a bank card usually take %(card_arrival)s from the day the refund was started, not from the day you "
        "asked. Weekends and holidays do not count. There is nothing that you need to do or pay."
    ),
    outlook=N_(
        "If nothing has come by then, ask the seller for the refund number and status. A delay does not mean "
        "that the money is lost."
    ),
    rests_on=(wechat_pay.CARD_ARRIVAL,),
    clock=clock("wait_for_card", advice.CARD_CHASE, Slot.REFUND_STARTED_ON, ends=_ARRIVED),
    unless=_waits_for(FundedBy.DEBIT_CARD),
    is_wait=True,
    evidence=(evidence.STATUS, evidence.STATEMENT),
)

WAIT_FOR_CREDIT_CARD = rung(
    "wait_for_credit_card",
    title=N_("Wait for the credit card"),
    action=N_(
        "WeChat Pay says that a card usually takes %(card_arrival)s from the day the refund was started. Credit "
        "cards can take longer to post; one large bank says: %(credit_card_posting)s. The money may simply lower "
        "your bill."
    ),
    outlook=N_("I would wait %(credit_chase)s before chasing it. Look at billed entries and at those not billed yet."),
    rests_on=(wechat_pay.CARD_ARRIVAL, wechat_pay.CREDIT_CARD_POSTING),
    clock=clock("wait_for_credit_card", advice.CREDIT_CHASE, Slot.REFUND_STARTED_ON, ends=_ARRIVED),
    unless=_waits_for(FundedBy.CREDIT_CARD),
    is_wait=True,
    evidence=(evidence.STATUS, evidence.STATEMENT),
)

CHECK_STATUS = rung(
    "check_status",
    title=N_("Look up the refund's real status"),
    action=N_(
        "In WeChat open 我 → 服务 → 钱包 → 账单, tap the payment and see whether a refund is shown. The order itself is "
        "under 我 → 购物订单与卡包 → 小程序购物订单. Menu names differ a little by version. Trust the bill more than the shop's label."
    ),
    outlook=N_(
        "Tell me what it says: in progress, done, closed, abnormal or nothing at all. Each has its own next step."
    ),
    is_search=True,
    rests_on=(rules.WHERE_TO_LOOK, rules.REFUND_STATES),
    # Whoever has told a status of WeChat Pay's has looked; a yes or a review of the shop's says nothing of the bill.
    unless={
        **NOT_WECHAT_PAY,
        Slot.REFUND_STATUS: frozenset(RefundStatus) - {RefundStatus.APPROVED, RefundStatus.UNDER_REVIEW},
    },
    evidence=(evidence.STATUS, evidence.BILL),
)

SEARCH_ACCOUNTS = rung(
    "search_accounts",
    title=N_("Search the account that paid"),
    action=N_(
        "A refund goes to the account that paid. Look there for the exact amount since the refund date: wallet (零钱), "
        "零钱通, or the card that paid; on a credit card also among entries not billed yet. If that card was cancelled, "
        "look in the wallet."
    ),
    outlook=N_(
        "If the WeChat bill shows the refund as done, WeChat Pay has paid it out; a card may show it later "
        "(usually %(card_arrival)s)."
    ),
    is_search=True,
    rests_on=(rules.ORIGINAL_WAY, rules.DEAD_CARD, rules.REFUND_STATES),
    unless=NOT_WECHAT_PAY,
    evidence=(evidence.STATEMENT, evidence.STATUS),
)

ASK_BANK = rung(
    "ask_bank",
    title=N_("Ask the bank"),
    action=N_(
        "Call the number on the back of your card. Give the refund's date, amount and receiving account, and ask "
        "whether it came in or was sent back. Never tell anyone a code or password."
    ),
    outlook=N_("If the bank has nothing, ask WeChat Pay with the refund number."),
    is_search=True,
    rests_on=(rules.REFUND_STATES,),
    # Neither the wallet nor somebody else's card is a bank account of theirs to ask about.
    unless={
        Slot.FUNDED_BY: frozenset({FundedBy.WALLET, FundedBy.FAMILY_CARD}),
        Slot.COMPLAINED_TO: frozenset({ComplainedTo.BANK}),
    },
    evidence=(evidence.STATUS, evidence.STATEMENT),
    meets_staff=True,
)

CALL_WECHAT_PAY = rung(
    "call_wechat_pay",
    title=N_("Ask WeChat Pay"),
    action=N_(
        "Call WeChat Pay on %(wechat_pay_line)s, or open 我 → 服务 → 钱包 → 帮助中心. Give the transaction number and the "
        "refund number, and ask for the refund's status and receiving account."
    ),
    outlook=N_(
        "Note the day, and what you were told. WeChat Pay can see the payment; paying you back remains the shop's duty."
    ),
    is_search=True,
    rests_on=(wechat_pay.WECHAT_PAY_LINE, rules.PAYMENT_DUTY),
    unless=NOT_WECHAT_PAY,
    evidence=(evidence.BILL, evidence.STATUS),
    draft=form(
        Addressee.PAYMENT_COMPANY,
        "请协助查询一笔退款，退款单号%(refund_no)s。",
        demand="请告知这笔%(amount)s退款的状态和入账账户；没有成功的，请说明原因。",
        wants=wants.THE_STATUS,
        tells=(Part.STATUS,),
        must_tell=(),
        days=(Slot.PAID_ON,),
    ),
    meets_staff=True,
    gives_numbers=True,
)

RESTORE_ACCOUNT = rung(
    "restore_account",
    title=N_("Restore your WeChat Pay account"),
    action=N_(
        "The error says that your own WeChat Pay account is closed or restricted. Open 我 → 服务 → 钱包, turn WeChat Pay "
        "on again and finish the identity check there. Then ask the seller to refund again. If you cannot, call WeChat "
        "Pay on %(wechat_pay_line)s."
    ),
    outlook=N_("If the account cannot be restored, the seller can agree another way with you, in writing."),
    rests_on=(rules.CLOSED_ACCOUNT,),
    needs={Slot.ERROR_CODE: errors.USER_ACCOUNT},
    unless=NOT_WECHAT_PAY,
    evidence=(evidence.ERROR, evidence.BILL),
    draft=message(
        "上次退款因我的微信支付账户状态异常没有成功，账户现已恢复。",
        demand="请重新退款，将%(amount)s原路退回，并告诉我退款单号。",
        rule="通过微信支付付的款，退款按原路退回付款账户。",
        wants=wants.A_NEW_REFUND,
        within=advice.SELLER_ANSWER,
        tells=(Part.STATUS,),
    ),
    leads_on=True,
    meets_staff=True,
    gives_numbers=True,
)

FIND_ENTRY = rung(
    "find_entry",
    title=N_("Open the order and apply there"),
    action=N_(
        "Open 我 → 购物订单与卡包 → 小程序购物订单, or the order page in the Mini Program, choose the order and tap the refund or "
        "after-sale entry (申请退款). Give reason and amount. You need no consent from the seller first. Menu names "
        "differ a little by version."
    ),
    outlook=N_("No entry at all? Then ask in the order chat in writing; if that fails, complain on the bill."),
    rests_on=(rules.WHERE_TO_LOOK,),
    evidence=(evidence.ORDER_PAGE, evidence.BILL),
    draft=message(
        "我申请退款。",
        demand="请将%(amount)s原路退回；需要在页面申请的，请告诉我入口。",
        rule="依据《消费者权益保护法》第三十九条，消费争议可以协商解决，也可以向有关部门投诉。",
        wants=wants.THE_MONEY,
        tells=(Part.ANSWER,),
        must_tell=(Part.REASON,),
    ),
)

ASK_PAYMENT_COMPANY = rung(
    "ask_payment_company",
    title=N_("Ask the company that you paid with"),
    action=N_(
        "A refund comes by the way you paid. A payment that is not on your WeChat bill is not WeChat Pay's, and its bill "
        "complaint does not apply: open that payment in its own app, or call the number on your card, and ask for the "
        "refund's status there."
    ),
    outlook=N_("Times differ by company and bank. What the seller owes you does not depend on that."),
    is_search=True,
    rests_on=(rules.PRIVATE_TRANSFER, rules.PAYMENT_DUTY),
    needs={Slot.PAID_WITH: NOT_WECHAT_PAY[Slot.PAID_WITH] | {Channel.BANK_CARD}},
    # Whoever names the account behind a WeChat payment paid by WeChat Pay.
    unless={Slot.FUNDED_BY: frozenset(FundedBy)},
    evidence=(evidence.STATEMENT, evidence.CHAT),
    draft=form(
        Addressee.PAYMENT_COMPANY,
        "请协助查询一笔付款的退款。",
        demand="请告知这笔%(amount)s付款是否已发起退款，以及退款的状态和入账账户。",
        wants=wants.THE_STATUS,
        tells=(Part.STATUS,),
        must_tell=(),
        days=(Slot.PAID_ON,),
    ),
    meets_staff=True,
)
