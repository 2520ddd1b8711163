"""What users can do without anyone's leave: wait for a date, look in the right place, mend their own account."""

from dialogs.refunds.figures.advice import CARD_CHASE, CREDIT_CHASE, WALLET_CHASE
from dialogs.refunds.ladder import evidence
from dialogs.refunds.ladder.shape import NOT_WECHAT_PAY, clock, rung
from dialogs.replies import N_
from dialogs.slots import Channel, FundedBy, Slot

_ARRIVED = N_("the money should be there")

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
    clock=clock("wait_for_wallet", WALLET_CHASE, Slot.REFUND_STARTED_ON, ends=_ARRIVED),
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
    outlook=N_("If nothing has come by then, ask the seller for the refund number and status. The money is not lost."),
    clock=clock("wait_for_card", CARD_CHASE, Slot.REFUND_STARTED_ON, ends=_ARRIVED),
    is_wait=True,
    evidence=(evidence.STATUS, evidence.STATEMENT),
)

WAIT_FOR_CREDIT_CARD = rung(
    "wait_for_credit_card",
    title=N_("Wait for the credit card"),
    action=N_(
        "WeChat Pay names %(card_arrival)s for cards, from the day the refund was started. Credit cards can take longer "
        "to post; one large bank names this: %(credit_card_posting)s. The money may simply lower your bill."
    ),
    outlook=N_(
        "I would wait %(credit_chase)s before chasing it. Look at posted and unposted entries on the card's bill."
    ),
    clock=clock("wait_for_credit_card", CREDIT_CHASE, Slot.REFUND_STARTED_ON, ends=_ARRIVED),
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
    evidence=(evidence.STATUS, evidence.BILL),
)

SEARCH_ACCOUNTS = rung(
    "search_accounts",
    title=N_("Search the account that paid"),
    action=N_(
        "A refund goes to the account that paid. Look there for the exact amount since the refund date: wallet (零钱), "
        "零钱通, or the card that paid, on a credit card also among unposted entries. If that card was cancelled, look "
        "in the wallet."
    ),
    outlook=N_("Done means that WeChat Pay has paid it out; a card may show it later (%(card_arrival)s)."),
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
        "Note the day, and what you were told. WeChat Pay can see the payment; the shop's duty stays the shop's."
    ),
    unless=NOT_WECHAT_PAY,
    evidence=(evidence.BILL, evidence.STATUS),
    meets_staff=True,
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
    unless=NOT_WECHAT_PAY,
    evidence=(evidence.ERROR, evidence.BILL),
    draft=(
        "您好，订单号%(order_no)s，金额%(amount)s。退款因我的微信支付账户状态异常未成功，账户现已恢复。"
        "请重新退款，并告诉我退款单号。谢谢。"
    ),
    meets_staff=True,
)

FIND_ENTRY = rung(
    "find_entry",
    title=N_("Open the order and apply there"),
    action=N_(
        "Open 我 → 购物订单与卡包 → 小程序购物订单, or the order page in the Mini Program, choose the order and tap the refund "
        "or after-sale entry (申请退款). Give reason and amount. Apply first; you need no consent before."
    ),
    outlook=N_("No entry at all? Then ask in the order chat in writing; if that fails, complain on the bill."),
    evidence=(evidence.ORDER_PAGE, evidence.BILL),
    draft=(
        "您好，订单号%(order_no)s，金额%(amount)s。我要求退款，原因：【请填写原因】。"
        "请告知在哪里申请，或直接原路退款，并把退款单号发给我。谢谢。"
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
    outlook=N_("Times differ by company and bank. The seller's duty to pay you back stays the same."),
    needs={Slot.PAID_WITH: NOT_WECHAT_PAY[Slot.PAID_WITH] | {Channel.BANK_CARD}},
    # Whoever names the account behind a WeChat payment paid by WeChat Pay.
    unless={Slot.FUNDED_BY: frozenset(FundedBy)},
    evidence=(evidence.STATEMENT, evidence.CHAT),
    meets_staff=True,
)
