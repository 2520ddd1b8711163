"""
Triggers of the table of moves that are no acts.

Each is what a message means where one stands, or the step that the facts call for: `dialogs.routing` decides which.
"""

CLARIFY = "clarify"
CLIMB = "climb"
SOLVED = "solved"
STILL_WAITING = "still_waiting"
STEP_TAKEN = "step_taken"
STILL_HOLDS = "still_holds"
FOLLOWED = "followed"
MEDIA = "media"
STALE = "stale"
DUE = "due"
NOTHING_TO_UNDO = "nothing_to_undo"
STILL_WARNED = "still_warned"
NO_OTHER_REFUND = "no_other_refund"
CONTRADICTED = "contradicted"
DOUBTED = "doubted"
TICKED = "ticked"
TRAPPED = "trapped"
MATTER = "matter"
WHICH_ANSWER = "which_answer"
WHICH_IS_RIGHT = "which_is_right"
PRIVACY = "privacy"
OWN_TIME = "own_time"
COST = "cost"
FREIGHT = "freight"
ANSWER_IN_WRITING = "answer_in_writing"
CONFIRM_RESTART = "confirm_restart"
ASKED = "asked"
WHAT_NOW = "what_now"
WHAT_CAME = "what_came"
IS_IT_THERE = "is_it_there"
STEP_NAMED = "step_named"
TOO_EARLY = "too_early"
OTHER_SOLVED = "other_solved"
WHICH_CAME = "which_came"
WAITS_EARLY = "waits_early"
NO_SUCH_REFUND = "no_such_refund"
THIS_REFUND = "this_refund"


def ask_for(slot: str) -> str:
    return f"ask.{slot}"


def conclude(cause: str) -> str:
    return f"conclude.{cause}"


def return_to(state: str) -> str:
    return f"return.{state}"
