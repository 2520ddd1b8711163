"""How a case can end, in the eyes of staff. The values go to the desk and into its audit."""

from enum import StrEnum


class Outcome(StrEnum):
    """What staff choose when they close a case."""

    REFUNDED = "refunded"
    ADVISED = "advised"
    PASSED_ON = "passed_on"
    NO_ANSWER = "no_answer"
    NOT_OURS = "not_ours"
