"""Whom a step turns to, as a story's author would put it: stories do not know our names for steps."""

from dialogs.catalog import Rung

_SELLER = "seller"
_BY_RUNG = {
    "ask_bank": "bank",
    "call_wechat_pay": "bank",
    "ask_payment_company": "bank",
    "payment_authority": "authority",
    "consumer_authority": "authority",
    "delay_complaint": "authority",
    "breach_report": "authority",
    "small_claims": "court",
    "bill_complaint": "bill_complaint",
    "continue_complaint": "bill_complaint",
    "mini_program_complaint": "platform",
    "mini_program_step_in": "platform",
    "shop_step_in": "platform",
    "shop_guarantee": "platform",
    "shop_claim": "platform",
    "shop_new_claim": "platform",
    "ask_review": "platform",
    "check_status": "own_check",
    "search_accounts": "own_check",
    "restore_account": "own_check",
    "find_entry": "own_check",
}


def desk_of(rung: Rung) -> str:
    """`seller`, `bill_complaint`, `platform`, `bank`, `authority`, `court`, `own_check` or `wait`."""
    return "wait" if rung.is_wait else _BY_RUNG.get(rung.id, _SELLER)
