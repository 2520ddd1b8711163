"""
What no conversation can reach, each with the reason why it is there all the same.

Whatever a script reaches must not stand here: `refundbot coverage` fails and names the line to take out.
"""

from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import cache

from bot.testkit.coverage.elements import Element, Kind

_NET = "Every act has a row in every state, so that no message can be without an answer; "
_ADVICE_ONLY = _NET + "routing fires this one while advice is on the table (`dialogs.routing._by_phase`)."
_OUT_OF_WARNING = _NET + "out of a warning routing leads by `_out_of_warning`, before this one."
_DECIDED = _NET + "a wish that waits for a yes is decided by `Steering._decide` before."
_CONFIRMED = _NET + "beside advice a confirmation comes first (`restarting.is_to_be_confirmed`)."
_SAID = _NET + "but in a fresh conversation something has always been said that can be repeated."
_FIRST = "`return_to(idle)` ends a wish or resumes what was stopped; a step back to the start asks the first question."
_NO_ASIDE = "Nobody goes back into a warning or a confirmation: what it stood in front of is remembered in its place."
_SHUT = (
    "A net below the ladder: what concludes a variant that has this step rules the value out. None of 74,000 random "
    "combinations of facts, causes and grounds met it."
)
_OTHERS = "Only the sending worker, or a desk that knows who is online, leads there; scripts have neither."

#: By kind, by pattern of names (`*` is anything, `[*]` a star).
UNREACHABLE: Mapping[Kind, Mapping[str, str]] = {
    Kind.MOVE: {
        "inform: asking.[*] -> stays": _ADVICE_ONLY,
        "inform: clarifying -> stays": _ADVICE_ONLY,
        "inform: confirming -> stays": _ADVICE_ONLY,
        "inform: idle -> *": _ADVICE_ONLY,
        "inform: warning -> stays": _ADVICE_ONLY,
        "skip: asking.[*] -> stays": _ADVICE_ONLY,
        "skip: clarifying -> stays": _ADVICE_ONLY,
        "skip: closed -> stays": _ADVICE_ONLY,
        "skip: confirming -> stays": _ADVICE_ONLY,
        "skip: idle -> *": _ADVICE_ONLY,
        "skip: warning -> stays": _ADVICE_ONLY,
        "unknown: warning -> stays*": _OUT_OF_WARNING,
        "unknown: idle -> asking.situation [[]is_second_miss]": "The first miss leads to the first question.",
        "more: idle -> asking.situation": _NET + "without a page it goes on with the talk (`routing._goes_on`).",
        "more: idle -> stays [[]is_paused]": _NET + "without a page it goes on with the talk (`routing._goes_on`).",
        "more: warning -> stays": _NET + "without a page it goes on with the talk (`routing._goes_on`).",
        "cancel: confirming -> idle": _DECIDED,
        "cancel: warning -> idle": _OUT_OF_WARNING,
        "nothing_to_undo: confirming -> stays": _DECIDED,
        "nothing_to_undo: warning -> stays": _OUT_OF_WARNING,
        "which_answer: warning -> stays": _NET + "no answer is opened before a warning (`reopening.is_wanted`).",
        "answer_in_writing: warning -> stays": _NET + "no answer is opened before a warning (`reopening.is_wanted`).",
        "what_now: warning -> stays": _NET + "a warning answers that itself (`dialogs.warned`).",
        "clarify: clarifying -> clarifying": _NET + "it is clarified once (`routing.onward`).",
        "clarify: advising.[*] -> clarifying": _NET + "beside advice nothing is clarified (`routing._after_news`).",
        "clarify: following_up.[*] -> clarifying": _NET + "beside advice nothing is clarified (`routing._after_news`).",
        "restart: advising.[*] -> asking.situation": _CONFIRMED,
        "restart: following_up.[*] -> asking.situation": _CONFIRMED,
        "confirm_restart: closed -> confirming": _NET + "a closed case is left without a question.",
        "repeat: idle -> stays [[]is_paused]": _SAID,
        "return.[*]: advising.[*] -> warning": _NO_ASIDE,
        "return.[*]: asking.[*] -> warning": _NO_ASIDE,
        "return.[*]: clarifying -> warning": _NO_ASIDE,
        "return.[*]: closed -> warning": _NO_ASIDE,
        "return.[*]: following_up.[*] -> warning": _NO_ASIDE,
        "return.[*]: idle -> warning": _NO_ASIDE,
        "return.[*]: advising.[*] -> confirming": _NO_ASIDE,
        "return.[*]: asking.[*] -> confirming": _NO_ASIDE,
        "return.[*]: clarifying -> confirming": _NO_ASIDE,
        "return.[*]: closed -> confirming": _NO_ASIDE,
        "return.[*]: following_up.[*] -> confirming": _NO_ASIDE,
        "return.[*]: idle -> confirming": _NO_ASIDE,
        "return.[*]: confirming -> warning": _NO_ASIDE,
        "return.[*]: warning -> confirming": _NO_ASIDE,
        "return.[*]: advising.[*] -> idle": _FIRST,
        "return.[*]: asking.[*] -> idle": _FIRST,
        "return.[*]: clarifying -> idle": _FIRST,
        "return.[*]: closed -> idle": _FIRST,
        "return.[*]: following_up.[*] -> idle": _FIRST,
    },
    Kind.CONDITION: {
        "inform when is_paused = *": _ADVICE_ONLY,
        "skip when is_paused = *": _ADVICE_ONLY,
        "more when is_paused = *": _NET + "without a page it goes on with the talk (`routing._goes_on`).",
        "repeat when is_paused = yes": _SAID,
        "rung apply_before_arrival unless delivery in not_shipped|nothing_to_send|received|returned = yes": _SHUT,
        "rung cite_return_right unless goods_kind in custom|digital|fresh|prepaid|ticket = yes": _SHUT,
        "rung cite_return_right unless goods_state in used = yes": _SHUT,
        "rung claim_as_guardian unless payer in self = yes": _SHUT,
        "rung claim_prepaid unless goods_kind in custom|digital|fresh|ordinary|ticket = yes": _SHUT,
        "rung claim_unshipped unless delivery in on_the_way|received|returned = yes": _SHUT,
        "rung delay_complaint closed_by consumer_authority|small_claims = yes": _SHUT,
        "rung delay_complaint needs parcel in past_delay = no": _SHUT,
        "rung press_for_returned_goods unless delivery in not_shipped|nothing_to_send|on_the_way|received = yes": _SHUT,
        "rung report_sent_back unless delivery in not_shipped|nothing_to_send|on_the_way|received = yes": _SHUT,
        "rung shop_wait unless merchant_response in refused = yes": _SHUT,
        "rung wait_for_card unless funded_by in credit_card|family_card|wallet = yes": _SHUT,
        "rung wait_for_card unless refund_status in abnormal|approved|closed|partial|under_review = yes": _SHUT,
        "rung wait_for_credit_card unless funded_by in debit_card|family_card|wallet = yes": _SHUT,
        "rung wait_for_credit_card unless refund_status in abnormal|approved|closed|partial|under_review = yes": _SHUT,
        "rung wait_for_wallet unless funded_by in credit_card|debit_card|family_card = yes": _SHUT,
        "rung wait_for_wallet unless refund_status in abnormal|approved|closed|partial|under_review = yes": _SHUT,
        "rung wait_for_wallet unless waited in past_arrival|past_bank = yes": _SHUT,
    },
    Kind.CHOICE: {
        "act.show_case.seller_time": "Worked out from dates and never told, so it is on no list of answers.",
    },
    Kind.REPLY: {
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
