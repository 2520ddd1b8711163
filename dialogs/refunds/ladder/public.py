"""Offices outside WeChat: the market regulator or the consumer association, the central bank, the court."""

from dialogs.refunds.figures.law import DELIBERATE_DELAY
from dialogs.refunds.figures.public import CONSUMER_DECISION
from dialogs.refunds.ladder import evidence
from dialogs.refunds.ladder.shape import clock, rung
from dialogs.replies import N_
from dialogs.slots import ComplainedTo, Slot

CONSUMER_AUTHORITY = rung(
    "consumer_authority",
    title=N_("Complain to 12315 or the consumer association"),
    action=N_(
        "Choose one of the two, not both: a second one is refused. You can call 12315, or use %(consumer_site)s or the 12315 mini "
        "program in WeChat, under your real name. Have the seller's registered name (on the bill), the facts with proof, and a "
        "clear demand ready."
    ),
    outlook=N_(
        "It is decided within %(consumer_decision)s whether your complaint is taken; mediation ends %(mediation)s after that at "
        "the latest. It is mediation, not a ruling."
    ),
    clock=clock("consumer_authority", CONSUMER_DECISION, ends=N_("you should know whether your complaint is taken")),
    unless={Slot.COMPLAINED_TO: frozenset({ComplainedTo.REGULATOR})},
    evidence=(evidence.IDENTITY, evidence.SELLER_NAME, *evidence.ORDER),
    draft=(
        "被投诉人：【请填写账单上的商户全称】。事实：我于%(paid_on)s通过小程序购买【请填写商品】，订单号%(order_no)s，"
        "付款%(amount)s。%(seller_contacted_on)s起要求退款，商家【请填写答复】。诉求：退款%(amount)s。证据见附件。"
    ),
)

DELAY_REPORT = rung(
    "delay_report",
    title=N_("Report the delay to 12315"),
    action=N_(
        "More than %(deliberate_delay)s after the goods came back without payment and without a good reason counts as deliberate "
        "delay. Complain to 12315 about your money and, separately, report the breach (举报). Add the delivery record."
    ),
    outlook=N_("The complaint is about your money, the report about a fine. One does not stop the other."),
    clock=clock("delay_report", DELIBERATE_DELAY, Slot.RETURNED_ON, ends=N_("it counts as deliberate delay")),
    unless={Slot.COMPLAINED_TO: frozenset({ComplainedTo.REGULATOR})},
    evidence=(evidence.IDENTITY, evidence.SELLER_NAME, evidence.WAYBILL, *evidence.ORDER),
    draft=(
        "被投诉人：【请填写账单上的商户全称】。订单号%(order_no)s，金额%(amount)s。商品已寄回，商家签收日期%(returned_on)s，"
        "至今未退款。商家的说明：【请填写，没有就写“没有答复”】。诉求：退款%(amount)s。物流签收记录见附件。"
    ),
)

PAYMENT_AUTHORITY = rung(
    "payment_authority",
    title=N_("Complain about the payment side"),
    action=N_(
        "Only if the payment company, not the seller, is at fault: complain to that company first and keep its answer. Then call "
        "the People's Bank of China on %(payment_line)s. It does not decide quarrels with a seller."
    ),
    outlook=N_("Have the transaction number, the refund number and the company's answer ready."),
    evidence=(evidence.NO_REPLY, evidence.BILL, evidence.STATUS),
)

SMALL_CLAIMS = rung(
    "small_claims",
    title=N_("Go to the small claims court"),
    action=N_(
        "For clear money claims up to %(court_share)s of your province's average yearly wage there is one quick and final instance. "
        "For goods sent by post, sue where you received them, unless another court was agreed on. File online at 人民法院在线服务; you "
        "need the seller's registered name."
    ),
    outlook=N_(
        "Up to %(court_fee_upto)s the fee in the simplified procedure is %(court_fee)s. The time bar is %(time_bar)s."
    ),
    evidence=(evidence.IDENTITY, evidence.SELLER_NAME, *evidence.ORDER, evidence.DECISION),
)
