"""Asking the seller for what only the seller can see, or redo: number, status, account, a second try."""

from dialogs.catalog import Part
from dialogs.refunds.drafts import wants
from dialogs.refunds.drafts.shape import message
from dialogs.refunds.figures import advice, rules
from dialogs.refunds.ladder import evidence
from dialogs.refunds.ladder.shape import NOT_WECHAT_PAY, clock, rung
from dialogs.replies import N_
from dialogs.slots import RefundStatus, Slot

_ANSWER = clock(
    "seller_answer", advice.SELLER_ANSWER, Slot.SELLER_CONTACTED_ON, ends=N_("the seller should have answered")
)

ASK_REFUND_NUMBER = rung(
    "ask_refund_number",
    title=N_("Ask the seller for the refund number"),
    action=N_(
        "Ask the seller in the order chat for three things: the WeChat Pay refund number, the day the refund was "
        "started, and its status. A refund that was really started has such a number; it begins with "
        "%(refund_no_head)s or %(refund_no_other_head)s."
    ),
    outlook=N_(
        "Give the seller %(seller_answer)s. No number means that the refund has probably not been started; "
        "then complain on the bill."
    ),
    rests_on=(rules.REFUND_STATES,),
    clock=_ANSWER,
    unless=NOT_WECHAT_PAY,
    evidence=(evidence.STATUS, evidence.CHAT, evidence.BILL),
    draft=message(
        "这笔退款我还没有收到。",
        demand=("请告知这笔%(amount)s退款的微信支付退款单号、发起日期和目前状态；还没有发起的，请原路退回。"),
        rule="微信支付的退款发起后都有退款单号。",
        wants=wants.THE_NUMBER,
        within=advice.SELLER_ANSWER,
        tells=(Part.STATUS,),
    ),
)

ASK_NEW_REFUND = rung(
    "ask_new_refund",
    title=N_("Ask the seller to top up and refund anew"),
    action=N_(
        "Tell the seller in the order chat: the refund failed because the merchant account was short. The seller "
        "must put money into it and refund again. If the old refund is closed, it needs a new refund number; if it "
        "was turned down at once (NOT_ENOUGH), the same number is used again. Ask for the number."
    ),
    outlook=N_("You need not wait for long: give the seller %(seller_answer)s, then complain on the bill."),
    rests_on=(rules.REFUND_STATES, rules.REFUND_NUMBERS),
    clock=_ANSWER,
    evidence=(evidence.STATUS, evidence.ERROR, evidence.CHAT),
    draft=message(
        "这笔退款因商户账户余额不足没有成功。",
        demand=(
            "请充值后重新发起退款（已关闭的退款需使用新的退款单号），将%(amount)s原路退回，并告诉我退款单号和发起日期。"
        ),
        rule=("商户账户资金不足、超过%(refund_closes)s没有完成的退款会被关闭，需要商户重新发起。"),
        wants=wants.A_NEW_REFUND,
        within=advice.SELLER_ANSWER,
        must_tell=(Part.STATUS,),
    ),
)

ASK_RECEIVING_ACCOUNT = rung(
    "ask_receiving_account",
    title=N_("Ask the seller which account got it"),
    action=N_(
        "Ask the seller to read out two fields of the finished refund: the receiving account (退款入账账户) and the "
        "time of success. Then look in exactly that account."
    ),
    outlook=N_("Give the seller %(seller_answer)s. With date, amount and account, the bank can trace it."),
    is_search=True,
    rests_on=(rules.REFUND_STATES,),
    clock=_ANSWER,
    unless=NOT_WECHAT_PAY,
    evidence=(evidence.STATUS, evidence.STATEMENT),
    draft=message(
        "这笔退款我没有查到入账。",
        demand="请在商户平台查看并告诉我这笔%(amount)s退款的入账账户、退款成功时间和微信支付退款单号。",
        rule="退款成功后，商户可以查到入账账户和成功时间。",
        wants=wants.THE_ACCOUNT,
        within=advice.SELLER_ANSWER,
    ),
)

GIVE_OTHER_CARD = rung(
    "give_other_card",
    title=N_("Let the seller send it to another card"),
    action=N_(
        "Look in your WeChat wallet first: a refund to a dead card usually goes there. If it is not there, ask the "
        "seller to use 异常退款, and name a debit card of your own for it (%(abnormal_banks)s banks can be used, no "
        "credit cards): only on the official order page, never in a chat."
    ),
    outlook=N_(
        "The money is parked with WeChat Pay, not lost. If the seller does nothing, complain on the bill or "
        "call WeChat Pay."
    ),
    rests_on=(rules.DEAD_CARD,),
    clock=_ANSWER,
    needs={Slot.REFUND_STATUS: frozenset({RefundStatus.ABNORMAL})},
    unless=NOT_WECHAT_PAY,
    evidence=(evidence.STATUS, evidence.STATEMENT),
    draft=message(
        "这笔退款因原银行卡不可用没有退成功。",
        demand=("请在商户平台使用“异常退款”，将%(amount)s退到我在官方订单页面提供的本人储蓄卡，并告诉我处理时间。"),
        rule="退款异常的，商户可以把款退到用户本人的其他储蓄卡。",
        wants=wants.ANOTHER_CARD,
        within=advice.SELLER_ANSWER,
        tells=(Part.STATUS,),
    ),
    meets_staff=True,
)

ASK_ITEMISED = rung(
    "ask_itemised",
    title=N_("Ask for the sum, item by item"),
    action=N_(
        "Ask the seller how the amount was worked out. Two reasons that may be right: with a coupon only your paid "
        "share comes back, and in WeChat Shops freight is not refunded once part of the order was shipped. Ask for "
        "the ground of any other deduction."
    ),
    outlook=N_("Give the seller %(seller_answer)s. If the sum does not add up, complain about the difference."),
    rests_on=(rules.COUPON_SHARE, rules.SHOP_FREIGHT),
    clock=_ANSWER,
    evidence=(evidence.ORDER_PAGE, evidence.BILL, evidence.CLAIM),
    draft=message(
        "这笔订单退回的金额比我实付的少。",
        demand=("我实付%(amount)s，请逐项说明退款是怎样计算的（商品、优惠、运费、扣款），没有依据的扣款请补退。"),
        rule="使用优惠券的订单，全额退款退回的是实际支付的金额。",
        wants=wants.THE_SUM,
        within=advice.SELLER_ANSWER,
        tells=(Part.STATUS,),
    ),
)

ASK_RETRY = rung(
    "ask_retry",
    title=N_("Ask the seller to try again"),
    action=N_(
        "Only the seller can repeat the refund, not you. Ask the seller to send it again with the same refund number, "
        "so that it is not paid twice, and to tell you the exact error text if it fails again."
    ),
    outlook=N_(
        "Such a fault can pass. If nothing has moved after %(outage_patience)s, I would no longer put it down to the "
        "system: complain on the bill."
    ),
    rests_on=(rules.ERROR_CODES, rules.REFUND_NUMBERS),
    clock=clock(
        "ask_retry", advice.OUTAGE_PATIENCE, Slot.SELLER_CONTACTED_ON, ends=N_("the seller should have tried again")
    ),
    evidence=(evidence.ERROR, evidence.STATUS, evidence.CHAT),
    draft=message(
        "退款时系统报错，没有成功。",
        demand="请用原退款单号重新提交，将%(amount)s原路退回；再失败的，请把完整的错误提示发给我。",
        rule="退款失败后，应由商户用同一退款单号重试。",
        wants=wants.ANOTHER_TRY,
        within=advice.OUTAGE_PATIENCE,
        tells=(Part.STATUS,),
    ),
)

GIVE_ORDER_NUMBER = rung(
    "give_order_number",
    title=N_("Give the seller the right number"),
    action=N_(
        "Open the bill of this payment and copy both numbers, 交易单号 and 商户单号. Check that the name of the payee "
        "is this seller, then send both numbers in the order chat and ask for the refund again."
    ),
    outlook=N_("If the payee on the bill is another company, your request must go to that one."),
    rests_on=(rules.ERROR_CODES,),
    clock=_ANSWER,
    evidence=(evidence.BILL, evidence.ORDER_PAGE, evidence.ERROR),
    draft=message(
        "退款时提示订单不存在。账单上的两个单号：%(bill_numbers)s。",
        demand="请按这两个单号核对后将%(amount)s原路退回，并告诉我退款单号。",
        rule="提示订单不存在的，应核对单号后重新提交。",
        wants=wants.A_NEW_REFUND,
        within=advice.SELLER_ANSWER,
    ),
)

HAVE_SELLER_FIX_SETUP = rung(
    "have_seller_fix_setup",
    title=N_("Let the seller fix its set-up"),
    action=N_(
        "The error names something that only the seller can clear up with WeChat Pay, such as a missing refund right. Ask "
        "the seller to have its developer, its service provider or WeChat Pay see to it, or to refund in the WeChat Pay "
        "merchant platform."
    ),
    outlook=N_("A fault in the seller's system does not end the seller's duty to pay you back."),
    rests_on=(rules.ERROR_CODES,),
    clock=_ANSWER,
    evidence=(evidence.ERROR, evidence.CHAT, evidence.BILL),
    draft=message(
        "退款时系统报错，需要贵店处理。",
        demand=(
            "请联系技术人员、服务商或微信支付解决，或直接在微信支付商户平台将%(amount)s原路退回，并告诉我退款单号。"
        ),
        rule="这类报错需要商户一方处理，买家无法操作。",
        wants=wants.A_NEW_REFUND,
        within=advice.SELLER_ANSWER,
        must_tell=(Part.STATUS,),
    ),
)
