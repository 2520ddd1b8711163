"""What answers beside the advice rest on, by the id of the text: "says who?" is then answered for them too."""

from collections.abc import Mapping

from dialogs.catalog import Figure
from dialogs.refunds.figures import advice, law, mini_program, public, rules, wechat_pay
from dialogs.refunds.guidance import matters

CLAIMS: Mapping[str, tuple[Figure, ...]] = {
    **matters.CLAIMS,
    "ask.refusal_reason.why": (rules.RETURN_EXCLUSIONS, rules.INTACT),
    "ask.delivery.why": (mini_program.SHIPPING, law.RETURN_RIGHT, law.PAYBACK),
    "ask.goods_state.why": (law.FAULT_RETURN, rules.INTACT),
    "ask.goods_kind.why": (rules.RETURN_EXCLUSIONS,),
    "ask.received_on.why": (law.RETURN_RIGHT,),
    "ask.refused_on.why": (mini_program.SHOP_APPEAL,),
    "ask.returned_on.why": (law.PAYBACK,),
    "ask.applied_on.why": (mini_program.SHOP_REPLY,),
    "ask.complaint_filed_on.why": (wechat_pay.BILL_REPLY, wechat_pay.BILL_FINISH, mini_program.COMPLAINT_STAGE),
    "ask.accepted_on.why": (public.MEDIATION,),
    "ask.refund_started_on.why": (wechat_pay.WALLET_ARRIVAL, wechat_pay.CARD_ARRIVAL),
    "ask.seller_contacted_on.why": (advice.SELLER_ANSWER, advice.SELLER_DECISION),
    "ask.paid_on.why": (wechat_pay.REFUND_WINDOW,),
    **{
        f"own_time.{name}": (law.RETURN_RIGHT, mini_program.SHOP_APPEAL, wechat_pay.REFUND_WINDOW)
        for name in ("runs", "is_over", "in_time")
    },
    "own_time.not_the_end": (law.FAULT_RETURN,),
    "escalation.note": (rules.ONE_MEDIATOR,),
    "draft.model_complaint": (rules.COURT_ONLINE,),
    "tips.before.law": (rules.RETURN_EXCLUSIONS, rules.INTACT),
    "tips.before.inside": (rules.ORIGINAL_WAY,),
    "tips.trouble.early": (law.RETURN_RIGHT, rules.WRITTEN_RECORD),
    "tips.next_time.channel_mismatch": (rules.ORIGINAL_WAY, rules.PRIVATE_TRANSFER),
    "tips.next_time.missed_deadline": (law.RETURN_RIGHT,),
    "tips.next_time.unmet_conditions": (rules.RETURN_EXCLUSIONS, rules.INTACT),
    "tips.next_time.merchant_refused": (rules.INTACT,),
    "tips.next_time.unclear_process": (rules.WHERE_TO_LOOK,),
    "tips.next_time.appeal_failed": (rules.STEP_IN_ONCE,),
    "trap.confirm_first": (rules.ORIGINAL_WAY,),
    "trap.elsewhere": (rules.ORIGINAL_WAY, rules.WRITTEN_RECORD),
    "trap.withdraw_first": (rules.WRITTEN_RECORD, rules.PRIVATE_TRANSFER),
    "trap.card_number": (rules.ORIGINAL_WAY, rules.DEAD_CARD),
    "trap.avoiding.too_late": (public.POLICE_LINE, public.ANTI_FRAUD_LINE),
    "howto.start": (rules.REFUND_STATES, rules.BILL_REJECTED),
    "howto.proof": (rules.PROOF_OF_HANDLING,),
    "howto.stuck.number": (rules.REFUND_NUMBERS,),
    "howto.stuck.balance": (rules.SPLIT_ORDERS,),
    "howto.complaints.silence": (rules.BILL_OVERDUE, mini_program.COMPLAINT_STAGE, rules.SHOP_SILENCE),
    "howto.complaints.answer": (rules.BILL_REJECTED,),
    "howto.codes": (rules.ERROR_CODES,),
    **{
        f"howto.code.{name}": (rules.ERROR_CODES,)
        for name in ("no_funds", "order", "too_old", "rule", "too_often", "system", "parameters", "no_right", "setup")
    },
    "howto.code.user_account": (rules.ERROR_CODES, rules.CLOSED_ACCOUNT),
    "howto.code.blocked": (rules.BLOCKED_REQUESTS,),
}
