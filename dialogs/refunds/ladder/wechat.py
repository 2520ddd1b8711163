"""Complaints inside WeChat about a shop's own Mini Program: on the bill, in the Mini Program, the platform's step-in."""

from dialogs.refunds.figures.mini_program import COMPLAINT_STAGE, STEP_IN_EVIDENCE
from dialogs.refunds.figures.wechat_pay import BILL_FINISH
from dialogs.refunds.ladder import evidence
from dialogs.refunds.ladder.shape import NOT_WECHAT_PAY, clock, rung
from dialogs.replies import N_
from dialogs.slots import ComplainedTo, ShopType, Slot

BILL_COMPLAINT = rung(
    "bill_complaint",
    title=N_("Complain on the WeChat Pay bill"),
    action=N_(
        "Open 我 → 服务 → 钱包 → 账单, tap the payment, then 对订单有疑惑 → 投诉商家. Choose the type, write what happened, "
        "add pictures and your phone number. Menu names differ a little by version."
    ),
    outlook=N_(
        "The merchant must reply within %(bill_reply)s and finish within %(bill_finish)s. If it does not, WeChat Pay may "
        "take the money from the merchant and return it. Rejected? Tap 继续投诉."
    ),
    clock=clock(
        "bill_complaint",
        BILL_FINISH,
        Slot.COMPLAINT_FILED_ON,
        ends=N_("the merchant must have finished your complaint"),
    ),
    unless=NOT_WECHAT_PAY,
    evidence=(*evidence.ORDER, evidence.CLAIM),
    draft=(
        "订单号%(order_no)s，付款金额%(amount)s，付款日期%(paid_on)s。我已向商家要求退款，商家至今没有退回。"
        "沟通记录和订单截图见附件。诉求：将%(amount)s原路退回。"
    ),
)

CONTINUE_COMPLAINT = rung(
    "continue_complaint",
    title=N_("Continue the complaint"),
    action=N_(
        "Open the complaint on the bill again and tap 继续投诉. Answer the merchant's reason point by point and add what "
        "was missing: dates, amounts, the refund number, screenshots. A merchant's yes is not a refund: it must still start one."
    ),
    outlook=N_("The merchant again has %(bill_reply)s to reply. Repeated complaints count against it."),
    clock=clock("continue_complaint", BILL_FINISH, ends=N_("the merchant must have finished your complaint")),
    unless=NOT_WECHAT_PAY,
    evidence=(evidence.DECISION, *evidence.ORDER),
    draft=(
        "订单号%(order_no)s，金额%(amount)s。商家驳回投诉的理由不成立：【请填写对方理由和您的回应】。"
        "补充证据见附件。诉求不变：原路退回%(amount)s。"
    ),
)

MINI_PROGRAM_COMPLAINT = rung(
    "mini_program_complaint",
    title=N_("Complain in the Mini Program"),
    action=N_(
        "Open the Mini Program, tap ··· at the top right, then 反馈与投诉 or 投诉, and choose the trade kind. Add order, amount, "
        "chat and photos. An ordinary feedback goes only to the developer, so choose the trade kind."
    ),
    outlook=N_(
        "The developer has %(complaint_stage)s at each stage. Silence goes to the platform, which then holds the developer "
        "liable and may pay first."
    ),
    clock=clock(
        "mini_program_complaint",
        COMPLAINT_STAGE,
        Slot.COMPLAINT_FILED_ON,
        ends=N_("the developer must have dealt with this stage"),
    ),
    unless={Slot.SHOP_TYPE: frozenset({ShopType.CHANNELS_SHOP})},
    evidence=(*evidence.ORDER, evidence.CLAIM, evidence.PHOTOS),
    draft=(
        "订单号%(order_no)s，付款金额%(amount)s，付款日期%(paid_on)s。我要求退款，原因：【请填写原因】。"
        "已联系商家，没有解决。证据：订单、聊天记录、照片。诉求：原路退回%(amount)s。"
    ),
)

MINI_PROGRAM_STEP_IN = rung(
    "mini_program_step_in",
    title=N_("Ask the platform to step in"),
    action=N_(
        "When the complaint is not solved, ask for 平台介入 there. There is one such request for an order, so collect "
        "everything first: order, chat, delivery, photos, refund proof, each with its date."
    ),
    outlook=N_(
        "If the platform asks for proof, you have %(step_in_evidence)s. Miss it, and the complaint is given up. How long the "
        "decision takes is not published."
    ),
    clock=clock("mini_program_step_in", STEP_IN_EVIDENCE, ends=N_("proof that was asked for must be in"), closes=True),
    unless={
        Slot.SHOP_TYPE: frozenset({ShopType.CHANNELS_SHOP}),
        Slot.COMPLAINED_TO: frozenset({ComplainedTo.MINI_PROGRAM}),
    },
    evidence=(*evidence.ORDER, evidence.CLAIM, evidence.PHOTOS, evidence.WAYBILL),
    draft=(
        "申请平台介入。订单号%(order_no)s，金额%(amount)s。经过：付款%(paid_on)s；联系商家%(seller_contacted_on)s；"
        "商家答复：【请填写】。证据按时间排列见附件。诉求：原路退回%(amount)s。"
    ),
)
