"""Offices outside WeChat: the market regulator or the consumer association, the central bank, the court."""

from dialogs.catalog import Addressee, Clock, Part
from dialogs.refunds import errors
from dialogs.refunds.drafts import wants
from dialogs.refunds.drafts.shape import Wording, form
from dialogs.refunds.figures import law, public, rules
from dialogs.refunds.ladder import evidence
from dialogs.refunds.ladder.shape import clock, rung
from dialogs.replies import N_
from dialogs.slots import ComplainedTo, OfficeAnswer, Parcel, RefundStatus, Slot, Stated, Window

#: Whoever mediates, or judges, is the only one: a second complaint about the same money is refused.
_ONE_MEDIATOR = ("consumer_authority", "delay_complaint", "small_claims")
#: Here the seller has not paid, or cannot: no fault of the payment company.
_SELLERS_FAULT = {
    Slot.REFUND_STATUS: frozenset(
        {RefundStatus.APPROVED, RefundStatus.UNDER_REVIEW, RefundStatus.CLOSED, RefundStatus.PARTIAL}
    ),
    Slot.ERROR_CODE: errors.NO_FUNDS | errors.WRONG_ORDER | errors.SELLER_SETUP | errors.OVER_A_YEAR,
}


def _complaint(before: str = "") -> Wording:
    """The complaint to an office that mediates; `before` is what it is to know of an earlier one."""
    return form(
        Addressee.REGULATOR,
        f"{before}被投诉人：%(payee)s。我通过微信在该商家购买了%(goods_name)s。",
        demand="诉求：由商家退还%(amount)s（能原路退回的，原路退回）。",
        wants=wants.THE_MONEY,
    )


CONSUMER_AUTHORITY = rung(
    "consumer_authority",
    title=N_("Complain to 12315 or the consumer association"),
    action=N_(
        "Choose one of the two, not both: a second one is refused. You can call 12315, or use %(consumer_site)s or "
        "the 12315 Mini Program in WeChat, under your real name. Have these ready: your phone number and address, "
        "the seller's registered name (on the bill) and address, the facts with proof, and a clear demand."
    ),
    outlook=N_(
        "It is decided within %(consumer_decision)s whether your complaint is taken; mediation ends %(mediation)s after that at "
        "the latest. It is mediation, not a ruling."
    ),
    desk=ComplainedTo.REGULATOR,
    rests_on=(rules.ONE_MEDIATOR, rules.COMPLAINT_CONTENTS),
    clock=Clock(figure=public.CONSUMER_DECISION),
    unless={Slot.COMPLAINED_TO: frozenset({ComplainedTo.REGULATOR})},
    closed_by=_ONE_MEDIATOR,
    evidence=(evidence.IDENTITY, evidence.SELLER_NAME, *evidence.ORDER),
    draft=_complaint(),
    meets_staff=True,
    gives_numbers=True,
)

COMPLETE_PAPERS = rung(
    "complete_papers",
    title=N_("Complete the papers and file again"),
    action=N_(
        "Ask the office what exactly is missing, and file again at the same one, by %(consumer_site)s, the 12315 Mini "
        "Program in WeChat or the telephone. It takes a complaint with your real name, telephone and address, the "
        "seller's registered name and address, what happened with proof, and a clear demand."
    ),
    outlook=N_("It is decided within %(consumer_decision)s whether it is taken this time."),
    desk=ComplainedTo.REGULATOR,
    rests_on=(rules.REFUSED_COMPLAINTS, rules.COMPLAINT_CONTENTS),
    clock=Clock(figure=public.CONSUMER_DECISION),
    needs={Slot.OFFICE_ANSWER: frozenset({OfficeAnswer.INCOMPLETE})},
    evidence=(evidence.IDENTITY, evidence.SELLER_NAME, *evidence.ORDER, evidence.CLAIM),
    lists_evidence=True,
    draft=_complaint(before="此前的投诉因材料不全未获受理，现补齐材料再次投诉。"),
    meets_staff=True,
)

FILE_ELSEWHERE = rung(
    "file_elsewhere",
    title=N_("File it at the office in charge"),
    action=N_(
        "Ask the office that turned it away which one is in charge, and file there: that is the one where the seller "
        "really does business or, for a shop inside a platform, the one at the platform's seat. On %(consumer_site)s or "
        "in the 12315 Mini Program choose the seller's district; the papers stay the same."
    ),
    outlook=N_("It is decided within %(consumer_decision)s whether it is taken there."),
    rests_on=(rules.REFUSED_COMPLAINTS, rules.RIGHT_OFFICE),
    clock=Clock(figure=public.CONSUMER_DECISION),
    desk=ComplainedTo.REGULATOR,
    needs={Slot.OFFICE_ANSWER: frozenset({OfficeAnswer.ELSEWHERE})},
    evidence=(evidence.IDENTITY, evidence.SELLER_NAME, *evidence.ORDER, evidence.DECISION),
    draft=_complaint(before="此前向其他部门投诉，被告知不属于其管辖，现向贵单位投诉。"),
    meets_staff=True,
)

MEDIATION = rung(
    "mediation",
    title=N_("Wait for the mediation"),
    action=N_(
        "Stay within reach by telephone, and hand in what the office asks for. A deal is only what you agree to: have "
        "the sum and the day of payment written down. Do not complain to another office about the same money "
        "meanwhile, it would be refused."
    ),
    outlook=N_(
        "Without a deal the mediation ends %(mediation)s after the complaint was accepted at the latest. Then the court is "
        "open to you."
    ),
    rests_on=(public.MEDIATION, rules.ONE_MEDIATOR),
    clock=clock(
        "mediation", public.MEDIATION, Slot.ACCEPTED_ON, ends=N_("the mediation is over, with or without a deal")
    ),
    needs={Slot.OFFICE_ANSWER: frozenset({OfficeAnswer.ACCEPTED})},
    unless={Slot.MEDIATION_TIME: frozenset({Window.OVER})},
    is_wait=True,
    meets_staff=True,
    evidence=(evidence.CHAT, *evidence.ORDER[:2], evidence.CLAIM),
)

DELAY_COMPLAINT = rung(
    "delay_complaint",
    title=N_("Complain to 12315 about the delay"),
    action=N_(
        "Not paying for more than %(deliberate_delay)s after the goods came back, without a good reason, counts as "
        "deliberate delay. Complain to 12315 (投诉) about your money, under your real name, and add the delivery "
        "record."
    ),
    outlook=N_(
        "The complaint is about your money. The breach itself can be reported apart from it (举报): one does not stop "
        "the other."
    ),
    desk=ComplainedTo.REGULATOR,
    rests_on=(law.DELIBERATE_DELAY, rules.TWO_TRACKS, rules.COMPLAINT_CONTENTS),
    clock=clock("delay_complaint", law.DELIBERATE_DELAY, Slot.RETURNED_ON, ends=N_("it counts as deliberate delay")),
    unless={Slot.COMPLAINED_TO: frozenset({ComplainedTo.REGULATOR})},
    needs={Slot.PARCEL: frozenset({Parcel.PAST_DELAY})},
    closed_by=_ONE_MEDIATOR,
    evidence=(evidence.IDENTITY, evidence.SELLER_NAME, evidence.WAYBILL, *evidence.ORDER),
    draft=form(
        Addressee.REGULATOR,
        "被投诉人：%(payee)s。我已退货，商家签收退货后没有退款。",
        demand="诉求：由商家将%(amount)s原路退回。",
        wants=wants.THE_MONEY,
        tells=(Part.ANSWER, Part.EARLIER),
        must_tell=(Part.ANSWER,),
        days=(Slot.PAID_ON, Slot.SENT_BACK_ON, Slot.RETURNED_ON),
    ),
    meets_staff=True,
)

#: No mediation: it closes nothing, and nothing closes it.
BREACH_REPORT = rung(
    "breach_report",
    title=N_("Report the breach"),
    action=N_(
        "A report (举报) is about a breach of the law and not about your money, so write it apart from any complaint. "
        "On %(consumer_site)s or in the 12315 Mini Program choose 举报, and say what happened and when, with proof. "
        "Breaches are, for example, not paying for more than %(deliberate_delay)s after the goods came back without "
        "a good reason, or refusing a return only because it was opened."
    ),
    outlook=N_(
        "Mediation that failed does not stop it. It brings you no money by itself, but the seller can be fined."
    ),
    rests_on=(rules.TWO_TRACKS, law.DELIBERATE_DELAY),
    evidence=(evidence.IDENTITY, evidence.SELLER_NAME, evidence.WAYBILL, *evidence.ORDER, evidence.DECISION),
    draft=form(
        Addressee.REGULATOR,
        "举报对象：%(payee)s。我通过微信在该商家购买了%(goods_name)s。",
        demand="涉及金额%(amount)s。请依法查处，并告知是否立案。",
        wants=wants.AN_INQUIRY,
        must_tell=(Part.REASON,),
    ),
    meets_staff=True,
)

PAYMENT_AUTHORITY = rung(
    "payment_authority",
    title=N_("Complain about the payment side"),
    action=N_(
        "Only if the payment company, not the seller, is at fault: complain to that company first and keep its answer. Then call "
        "the People's Bank of China on %(payment_line)s. It does not decide quarrels with a seller."
    ),
    outlook=N_("Have the transaction number, the refund number and the company's answer ready."),
    rests_on=(public.PAYMENT_LINE,),
    # What was handed over privately is between the two: no payment company owes a refund of it.
    unless={**_SELLERS_FAULT, Slot.PAID_PRIVATELY: frozenset({Stated.YES})},
    evidence=(evidence.NO_REPLY, evidence.BILL, evidence.STATUS),
    meets_staff=True,
    gives_numbers=True,
)

SMALL_CLAIMS = rung(
    "small_claims",
    title=N_("Go to the small claims court"),
    action=N_(
        "For clear money claims up to %(court_share)s of your province's average yearly wage there is one instance "
        "only, and its judgment is final. For goods sent by post, sue where you received them; for what was "
        "delivered online, where you live, unless another court was agreed on. File online at 人民法院在线服务; you need the "
        "seller's registered name."
    ),
    outlook=N_(
        "Up to %(court_fee_upto)s the fee in the simplified procedure is %(court_fee)s. The time bar is %(time_bar)s. It is not "
        "for a seller whose whereabouts nobody knows."
    ),
    rests_on=(rules.SMALL_CLAIM, rules.COURT_VENUE, rules.COURT_ONLINE),
    closed_by=("small_claims",),
    evidence=(evidence.IDENTITY, evidence.SELLER_NAME, *evidence.ORDER, evidence.DECISION),
)
