"""What was read in a message and not taken, and why: no fact, but to be said."""

from enum import StrEnum

from dialogs.values import value

#: Of the user's own words no more is quoted.
LONGEST_QUOTE = 40


class DoubtKind(StrEnum):
    """Why something that was read is not taken as a fact."""

    #: 30 February, the 32nd.
    IMPOSSIBLE_DAY = "impossible_day"
    #: A day that is yet to come, where one was told on which something happened.
    FUTURE_DAY = "future_day"
    #: Longer ago than any refund: the year is wrong.
    LONG_PAST_DAY = "long_past_day"
    #: `11/12`: two days, and no telling which.
    UNCLEAR_DAY = "unclear_day"
    #: An order number, or any other, where a date was asked.
    NUMBER_FOR_DAY = "number_for_day"
    NEGATIVE_NUMBER = "negative_number"
    NEGATIVE_AMOUNT = "negative_amount"
    ZERO_AMOUNT = "zero_amount"
    TOO_LARGE_AMOUNT = "too_large_amount"
    #: `1,29元`: separators where no amount has them.
    UNREADABLE_AMOUNT = "unreadable_amount"


@value(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One such thing."""

    kind: DoubtKind
    #: The user's own words.
    words: str
    #: What we take them for: a day as `2026-12-01`, an amount as a decimal string; empty where that is not certain.
    read_as: str = ""
