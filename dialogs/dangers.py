"""What robs people who wait for a refund, as their words show it. The ids are those of the patterns in `locales/`."""

from enum import StrEnum


class Trap(StrEnum):
    """A demand or a question that wants one plain answer before anything else."""

    CONFIRM_FIRST = "confirm_first"
    REVIEW_FIRST = "review_first"
    ELSEWHERE = "elsewhere"
    WITHDRAW_FIRST = "withdraw_first"
    CARD_NUMBER = "card_number"
    AVOIDING = "avoiding"


class Theft(StrEnum):
    """What somebody who may have been robbed speaks of."""

    #: A code given away, money moved, getting it back.
    LOSS = "loss"
    #: "And then?", "what now?": of the theft only while that is what is on the table.
    NEXT = "next"
