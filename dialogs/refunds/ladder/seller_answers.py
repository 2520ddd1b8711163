"""Asking the seller for what only the seller can see, or redo: number, status, account, a second try."""

from dialogs.refunds.figures.advice import OUTAGE_PATIENCE, SELLER_ANSWER
from dialogs.refunds.ladder import evidence
from dialogs.refunds.ladder.shape import clock, rung
from dialogs.replies import N_
from dialogs.slots import Slot

_ANSWER = clock("seller_answer", SELLER_ANSWER, Slot.SELLER_CONTACTED_ON, ends=N_("the seller should have answered"))

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
    clock=_ANSWER,
    evidence=(evidence.STATUS, evidence.CHAT, evidence.BILL),
    draft=(
        "您好，订单号%(order_no)s，金额%(amount)s。这笔退款我还没有收到。"
        "请回复：微信支付退款单号、退款发起日期、目前的退款状态。如尚未发起，请尽快原路退回。谢谢。"
    ),
)

ASK_NEW_REFUND = rung(
    "ask_new_refund",
    title=N_("Ask the seller to top up and refund anew"),
    action=N_(
        "Tell the seller in the order chat: the refund failed because the merchant account was short. The seller must "
        "put money into it and start a new refund with a new refund number. Ask for that number."
    ),
    outlook=N_("You need not wait for long: give the seller %(seller_answer)s, then complain on the bill."),
    clock=_ANSWER,
    evidence=(evidence.STATUS, evidence.ERROR, evidence.CHAT),
    draft=(
        "您好，订单号%(order_no)s，金额%(amount)s。这笔退款没有成功，显示：【请填写状态或报错】，通常是商户账户余额不足。"
        "请先充值，再重新发起一笔退款（已关闭的退款需使用新的退款单号），并把退款单号和发起日期告诉我。谢谢。"
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
    clock=_ANSWER,
    evidence=(evidence.STATUS, evidence.STATEMENT),
    draft=(
        "您好，订单号%(order_no)s，金额%(amount)s。这笔退款我没有查到入账。"
        "请在商户平台查看并告诉我：退款入账账户、退款成功时间、微信支付退款单号。谢谢。"
    ),
)

GIVE_OTHER_CARD = rung(
    "give_other_card",
    title=N_("Let the seller send it to another card"),
    action=N_(
        "Look in your WeChat wallet first: a refund to a dead card usually goes there. If it is not there, ask the "
        "seller to use 异常退款 and give a debit card in your own name (%(abnormal_banks)s banks can be used, no "
        "credit cards), only on the official order page, never in a chat."
    ),
    outlook=N_("The money is parked with WeChat Pay, not lost. If the seller does nothing, call WeChat Pay."),
    clock=_ANSWER,
    evidence=(evidence.STATUS, evidence.STATEMENT),
    draft=(
        "您好，订单号%(order_no)s，金额%(amount)s。这笔退款因原银行卡不可用显示“退款异常”。"
        "请在商户平台使用“异常退款”处理，我会在官方订单页面提供本人名下的储蓄卡。请告知处理时间。谢谢。"
    ),
    meets_staff=True,
)

ASK_ITEMISED = rung(
    "ask_itemised",
    title=N_("Ask for the sum, item by item"),
    action=N_(
        "Ask the seller how the amount was worked out. Two common reasons: with a coupon only your paid share comes "
        "back, and in WeChat Shops freight is kept once part of the order was shipped. Anything else must be explained."
    ),
    outlook=N_("Give the seller %(seller_answer)s. If the sum does not add up, complain about the difference."),
    clock=_ANSWER,
    evidence=(evidence.ORDER_PAGE, evidence.BILL, evidence.CLAIM),
    draft=(
        "您好，订单号%(order_no)s。我实付%(amount)s，实际退回的金额较少。"
        "请逐项说明退款金额的计算方法（商品、优惠、运费、扣款），没有依据的扣款请补退。谢谢。"
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
        "Such faults mostly pass. If nothing has moved after %(outage_patience)s, it is no longer a matter of the "
        "system: complain on the bill."
    ),
    clock=clock("ask_retry", OUTAGE_PATIENCE, Slot.SELLER_CONTACTED_ON, ends=N_("the seller should have tried again")),
    evidence=(evidence.ERROR, evidence.STATUS, evidence.CHAT),
    draft=(
        "您好，订单号%(order_no)s，金额%(amount)s。退款时系统报错，没有成功。"
        "请用原退款单号重新提交退款；若仍失败，请把完整的错误提示发给我。谢谢。"
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
    clock=_ANSWER,
    evidence=(evidence.BILL, evidence.ORDER_PAGE, evidence.ERROR),
    draft=(
        "您好，贵店退款时提示订单不存在。账单上的交易单号和商户单号见截图，金额%(amount)s。"
        "请按这两个单号核对后重新退款，并告诉我退款单号。谢谢。"
    ),
)

HAVE_SELLER_FIX_SETUP = rung(
    "have_seller_fix_setup",
    title=N_("Let the seller mend the set-up"),
    action=N_(
        "The error names something that only the seller can clear up with WeChat Pay, such as a missing refund right. Ask "
        "the seller to have its developer, its service provider or WeChat Pay see to it, or to refund in the WeChat Pay "
        "merchant platform."
    ),
    outlook=N_("A fault in the seller's system does not end the seller's duty to pay you back."),
    clock=_ANSWER,
    evidence=(evidence.ERROR, evidence.CHAT, evidence.BILL),
    draft=(
        "您好，订单号%(order_no)s，金额%(amount)s。退款报错：【请填写报错】，需要由贵店处理。"
        "请联系技术人员、服务商或微信支付解决，或直接在微信支付商户平台原路退款，并告诉我退款单号。谢谢。"
    ),
)
