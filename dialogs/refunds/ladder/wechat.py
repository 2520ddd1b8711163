"""Complaints inside WeChat about a shop's own Mini Program: on the bill, in the Mini Program, the platform's step-in."""

from dialogs.catalog import Addressee, Clock, Part
from dialogs.refunds.drafts import wants
from dialogs.refunds.drafts.shape import form
from dialogs.refunds.figures import mini_program, rules, wechat_pay
from dialogs.refunds.ladder import evidence
from dialogs.refunds.ladder.shape import NOT_WECHAT_PAY, clock, rung
from dialogs.replies import N_
from dialogs.slots import ComplainedTo, ShopType, Slot

#: A WeChat Shop has its own path; and what the platform has decided it does not take again for the same order.
_NOT_THERE_OR_DECIDED = {
    Slot.SHOP_TYPE: frozenset({ShopType.CHANNELS_SHOP}),
    Slot.COMPLAINED_TO: frozenset({ComplainedTo.MINI_PROGRAM}),
}
#: Nor is a complaint made twice.
_NOT_THERE_OR_MADE = {
    **_NOT_THERE_OR_DECIDED,
    Slot.COMPLAINED_TO: frozenset({ComplainedTo.MINI_PROGRAM, ComplainedTo.MINI_PROGRAM_SELLER}),
}

BILL_COMPLAINT = rung(
    "bill_complaint",
    title=N_("Complain on the WeChat Pay bill"),
    action=N_(
        "Open 我 → 服务 → 钱包 → 账单, tap the payment, then 对订单有疑惑 → 投诉商家. Choose the type, write what happened, "
        "add pictures and your phone number. Menu names differ a little by version."
    ),
    outlook=N_(
        "The seller must reply within %(bill_reply)s and finish within %(bill_finish)s. If it does not, WeChat Pay "
        "may take the money from the seller and return it. Rejected? Tap 继续投诉."
    ),
    desk=ComplainedTo.WECHAT_PAY,
    rests_on=(rules.BILL_PATH, rules.BILL_OVERDUE),
    clock=clock(
        "bill_complaint",
        wechat_pay.BILL_FINISH,
        Slot.COMPLAINT_FILED_ON,
        ends=N_("the seller must have finished your complaint"),
    ),
    unless={**NOT_WECHAT_PAY, Slot.COMPLAINED_TO: frozenset({ComplainedTo.WECHAT_PAY})},
    evidence=(*evidence.ORDER, evidence.CLAIM),
    draft=form(
        Addressee.BILL,
        "我已向商家要求退款，至今没有解决。",
        demand="诉求：将%(amount)s原路退回。",
        wants=wants.THE_MONEY,
    ),
)

CONTINUE_COMPLAINT = rung(
    "continue_complaint",
    title=N_("Continue the complaint"),
    action=N_(
        "Open the complaint on the bill again and tap 继续投诉. Answer the seller's reason point by point and add what "
        "was missing: dates, amounts, the refund number, screenshots. A yes from the seller is not a refund: it must "
        "still start one."
    ),
    outlook=N_(
        "The rules give the seller %(bill_reply)s to reply to a bill complaint; I know of no other time for "
        "one that is continued. Repeated complaints count against the seller."
    ),
    desk=ComplainedTo.WECHAT_PAY,
    rests_on=(rules.BILL_REJECTED,),
    clock=Clock(figure=wechat_pay.BILL_FINISH),
    unless=NOT_WECHAT_PAY,
    evidence=(evidence.DECISION, *evidence.ORDER),
    draft=form(
        Addressee.BILL,
        "继续投诉。商家驳回投诉的理由不成立：%(rejection)s。",
        demand="诉求不变：将%(amount)s原路退回。",
        wants=wants.THE_MONEY,
        tells=(Part.REASON, Part.STATUS),
        must_tell=(),
        days=(Slot.PAID_ON,),
    ),
)

MINI_PROGRAM_COMPLAINT = rung(
    "mini_program_complaint",
    title=N_("Complain in the Mini Program"),
    action=N_(
        "Open the Mini Program, tap ··· at the top right, then 反馈与投诉 or 投诉, and choose the kind for trades: ordinary "
        "feedback goes only to the developer. Add order, amount, chat and photos. Menu names differ a little by "
        "version."
    ),
    outlook=N_(
        "The seller has %(complaint_stage)s at each stage. If it does nothing, the platform takes over, holds the "
        "seller liable and may pay first."
    ),
    desk=ComplainedTo.MINI_PROGRAM_SELLER,
    rests_on=(rules.TRADE_PATH, mini_program.COMPLAINT_STAGE),
    clock=clock(
        "mini_program_complaint",
        mini_program.COMPLAINT_STAGE,
        Slot.COMPLAINT_FILED_ON,
        ends=N_("the seller must have dealt with this stage"),
    ),
    unless=_NOT_THERE_OR_MADE,
    closed_by=("mini_program_step_in",),
    evidence=(*evidence.ORDER, evidence.CLAIM, evidence.PHOTOS),
    draft=form(
        Addressee.MINI_PROGRAM,
        "我已联系商家要求退款，没有解决。",
        demand="诉求：将%(amount)s原路退回。",
        wants=wants.THE_MONEY,
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
        "If the platform asks for proof, you have %(step_in_evidence)s. Miss that, and the complaint counts as given "
        "up and cannot be made again for this order. How long the decision takes is not published."
    ),
    # No clock: its hours run from the day on which the platform asks for proof, which the outlook says.
    desk=ComplainedTo.MINI_PROGRAM,
    rests_on=(rules.STEP_IN_ONCE, mini_program.STEP_IN_EVIDENCE),
    unless=_NOT_THERE_OR_DECIDED,
    # One for an order; missed or decided, it cannot be had again.
    closed_by=("mini_program_step_in",),
    evidence=(*evidence.ORDER, evidence.CLAIM, evidence.PHOTOS, evidence.WAYBILL),
    draft=form(
        Addressee.MINI_PROGRAM,
        "申请平台介入。",
        demand="诉求：将%(amount)s原路退回。",
        wants=wants.THE_MONEY,
    ),
)
