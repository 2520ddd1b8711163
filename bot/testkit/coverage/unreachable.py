"""
What no conversation can reach, each with the reason why it is there all the same.

Whatever a script reaches must not stand here: `refundbot coverage` fails and names the line to take out.
"""

from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import cache

from bot.testkit.coverage.elements import Element, Kind

_NET = "Every act has a row in every state, so that no message can be without an answer; "
_OUT_OF_WARNING = _NET + "out of a warning routing leads by `_out_of_warning`, before this one."
_DECIDED = _NET + "a wish that waits for a yes is decided by `Steering._decide` before."
_CONFIRMED = _NET + "beside advice a confirmation comes first (`restarting.is_to_be_confirmed`)."
_SHUT = (
    "A net below the ladder: what concludes a variant that has this step rules the value out. None of 74,000 random "
    "combinations of facts, causes and grounds met it."
)
_ANSWERED = "A net: only that answer of the office decides for the variant that has this step."
_TOLD_BEFORE = _NET + "what is set right was told before, so here the talk was stopped (`repair.is_paused`)."
_OTHERS = "Only the sending worker, or a desk that knows who is online, leads there; scripts have neither."

#: By kind, by pattern of names (`*` is anything, `[*]` a star).
UNREACHABLE: Mapping[Kind, Mapping[str, str]] = {
    Kind.MOVE: {
        "cancel: confirming -> idle": _DECIDED,
        "cancel: warning -> idle": _OUT_OF_WARNING,
        "which_answer: warning -> stays": _NET + "no answer is opened before a warning (`reopening.is_wanted`).",
        "what_now: warning -> stays": _NET + "a warning answers that itself (`dialogs.warned`).",
        "clarify: advising.[*] -> clarifying": _NET + "beside advice nothing is clarified (`routing._after_news`).",
        "clarify: following_up.[*] -> clarifying": _NET + "beside advice nothing is clarified (`routing._after_news`).",
        "restart: advising.[*] -> asking.situation": _CONFIRMED,
        "restart: following_up.[*] -> asking.situation": _CONFIRMED,
        "confirm_restart: closed -> confirming": _NET + "a closed case is left without a question.",
        "which_is_right: idle -> asking.situation": _TOLD_BEFORE,
    },
    Kind.CONDITION: {
        "rung apply_before_arrival unless delivery in * = yes": _SHUT,
        "rung cite_return_right unless goods_kind in custom|deposit|digital|fresh|prepaid|ticket = yes": _SHUT,
        "rung cite_return_right unless goods_state in used = yes": _SHUT,
        "rung claim_as_guardian unless payer in self = yes": _SHUT,
        "rung claim_never_came unless delivery in * = yes": _SHUT,
        "rung ask_terms unless goods_kind in custom|deposit|digital|fresh|ordinary|prepaid = yes": _SHUT,
        "rung claim_deposit unless goods_kind in custom|digital|fresh|ordinary|prepaid|ticket = yes": _SHUT,
        "rung claim_prepaid unless goods_kind in custom|deposit|digital|fresh|ordinary|ticket = yes": _SHUT,
        "rung claim_unshipped unless delivery in * = yes": _SHUT,
        "rung complete_papers needs office_answer in incomplete = no": _ANSWERED,
        "rung delay_complaint closed_by consumer_authority|small_claims = yes": _SHUT,
        "rung file_elsewhere needs office_answer in elsewhere = no": _ANSWERED,
        "rung mediation needs office_answer in accepted = no": _ANSWERED,
        "rung press_for_returned_goods unless delivery in * = yes": _SHUT,
        "rung report_sent_back unless delivery in * = yes": _SHUT,
        "rung send_return_notice unless delivery in * = yes": _SHUT,
        "rung shop_claim unless merchant_response in refused = yes": _SHUT,
        "rung shop_wait unless merchant_response in refused = yes": _SHUT,
        "rung wait_for_card unless funded_by in credit_card|family_card|wallet = yes": _SHUT,
        "rung wait_for_card unless refund_status in abnormal|approved|closed|partial|under_review = yes": _SHUT,
        "rung wait_for_credit_card unless funded_by in debit_card|family_card|wallet = yes": _SHUT,
        "rung wait_for_credit_card unless refund_status in abnormal|approved|closed|partial|under_review = yes": _SHUT,
        "rung wait_for_wallet unless funded_by in credit_card|debit_card|family_card = yes": _SHUT,
        "rung wait_for_wallet unless refund_status in abnormal|approved|closed|partial|under_review = yes": _SHUT,
        "rung wait_for_wallet unless waited in past_arrival|past_bank = yes": _SHUT,
        "which_is_right when is_paused = no": _TOLD_BEFORE,
    },
    Kind.CHOICE: {
        "act.show_case.seller_time": "Worked out from dates and never told, so it is on no list of answers.",
    },
    Kind.REPLY: {
        "delay_complaint.ends @ *": "A net: the step is open only once its time is over, and a later day withdraws it.",
        "repair.may_have @ *": _OTHERS,
        "staff.last_words @ *": _OTHERS,
        "staff.nobody_online @ *": _OTHERS,
        "staff.nobody_online_hours @ *": _OTHERS,
    },
}


@cache
def reason_for(element: Element) -> str:
    """Why it is out of reach; "" where nothing is declared."""
    declared = UNREACHABLE.get(element.kind, {})
    return next((reason for pattern, reason in declared.items() if matches(pattern, element.name)), "")


def matches(pattern: str, name: str) -> bool:
    """A star in a name is written `[*]`, as the file patterns of a shell do."""
    return fnmatchcase(name, pattern)
