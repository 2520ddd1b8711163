"""How a POST ended, for the log."""

from enum import StrEnum

from bot.answers import UNANSWERED, Unanswered

__all__ = ["UNANSWERED", "Outcome", "Unanswered"]


class Outcome(StrEnum):
    """One word a POST."""

    #: The turn was taken and this is its answer.
    TAKEN = "taken"
    #: The turn was taken before, by another POST or worker.
    REPEATED = "repeated"
    #: Nothing to say: the reply has expired, or the user was erased.
    GONE = "gone"
    #: Left to the next POST.
    UNANSWERED = "unanswered"
    STILL_WORKING = "still_working"
    UNAVAILABLE = "unavailable"
    #: Something raised; nothing was committed.
    FAILED = "failed"
