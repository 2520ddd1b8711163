"""What was read and is not taken: said with the user's own words, before anything is asked again."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from dialogs.acts import Act
from dialogs.doubts import Doubt, DoubtKind
from dialogs.replies import N_, Day, Money, Param, Say
from dialogs.speaking.asking import present_question
from dialogs.states import Phase, phase_of
from dialogs.turn import Turn

IMPOSSIBLE_DAY = Say(
    id="doubt.impossible_day",
    text=N_('There is no such day as "%(words)s", so I have not noted it. Please check the date.'),
)
FUTURE_DAY = Say(
    id="doubt.future_day",
    text=N_(
        'I read "%(words)s" as %(day)s. That day is yet to come, so I have not noted that anything happened on it.'
    ),
)
FUTURE_TIME = Say(
    id="doubt.future_time",
    text=N_('"%(words)s" is yet to come, so I have not noted that anything happened then.'),
)
LONG_PAST_DAY = Say(
    id="doubt.long_past_day",
    text=N_('I read "%(words)s" as %(day)s. That is so long ago that I have not noted it. Please check the year.'),
)
UNCLEAR_DAY = Say(
    id="doubt.unclear_day",
    text=N_('"%(words)s" can be two different days, so I have noted neither. Please write the month as a word.'),
)
NUMBER_FOR_DAY = Say(
    id="doubt.number_for_day",
    text=N_('I read "%(words)s" as a number, not as a date.'),
)
NEGATIVE_NUMBER = Say(
    id="doubt.negative_number",
    text=N_('I read "%(words)s" as a number below zero, so I have not taken it as an answer.'),
)
NEGATIVE_AMOUNT = Say(
    id="doubt.negative_amount",
    text=N_(
        'I read "%(words)s" as an amount below zero and have not noted it. If you mean %(amount)s, please write it without the minus.'
    ),
)
ZERO_AMOUNT = Say(
    id="doubt.zero_amount",
    text=N_('I read "%(words)s" as an amount of %(amount)s and have not noted it. Please check the amount.'),
)
TOO_LARGE_AMOUNT = Say(
    id="doubt.too_large_amount",
    text=N_(
        'I read "%(words)s" as %(amount)s. That is more than I expect for a refund, so I have not noted it. Please check the amount.'
    ),
)
UNREADABLE_AMOUNT = Say(
    id="doubt.unreadable_amount",
    text=N_('I cannot tell which amount "%(words)s" is, so I have not noted it. Please write it without commas.'),
)

_BY_KIND: Mapping[DoubtKind, Say] = {
    DoubtKind.IMPOSSIBLE_DAY: IMPOSSIBLE_DAY,
    DoubtKind.FUTURE_DAY: FUTURE_DAY,
    DoubtKind.LONG_PAST_DAY: LONG_PAST_DAY,
    DoubtKind.UNCLEAR_DAY: UNCLEAR_DAY,
    DoubtKind.NUMBER_FOR_DAY: NUMBER_FOR_DAY,
    DoubtKind.NEGATIVE_NUMBER: NEGATIVE_NUMBER,
    DoubtKind.NEGATIVE_AMOUNT: NEGATIVE_AMOUNT,
    DoubtKind.ZERO_AMOUNT: ZERO_AMOUNT,
    DoubtKind.TOO_LARGE_AMOUNT: TOO_LARGE_AMOUNT,
    DoubtKind.UNREADABLE_AMOUNT: UNREADABLE_AMOUNT,
}
_AMOUNTS = frozenset((DoubtKind.NEGATIVE_AMOUNT, DoubtKind.ZERO_AMOUNT, DoubtKind.TOO_LARGE_AMOUNT))
_ACTS = frozenset((Act.INFORM, Act.UNKNOWN))


def name_doubts(turn: Turn) -> None:
    """What we read and why we do not take it, each once."""
    for doubt in dict.fromkeys(turn.utterance.doubts):
        turn.say_filled(_say_of(doubt, turn.now.date()), _params_of(doubt))


def is_all_there_is(turn: Turn) -> bool:
    """Whether the message holds doubts and nothing that leads on."""
    said = turn.utterance
    return bool(said.doubts) and said.act in _ACTS and turn.outcome is None and not turn.tells_something


def give_example(turn: Turn) -> None:
    """How an answer may read, where a question is on the table."""
    if phase_of(turn.was) is Phase.ASKING:
        turn.say(present_question(turn).example)


def _say_of(doubt: Doubt, today: date) -> Say:
    """Of "tonight" only the hour is yet to come, and "next month" is no one day."""
    is_no_coming_day = doubt.kind is DoubtKind.FUTURE_DAY and doubt.read_as in {"", today.isoformat()}
    return FUTURE_TIME if is_no_coming_day else _BY_KIND[doubt.kind]


def _params_of(doubt: Doubt) -> dict[str, Param]:
    params: dict[str, Param] = {"words": doubt.words}
    if doubt.read_as and doubt.kind in _AMOUNTS:
        params["amount"] = Money(Decimal(doubt.read_as))
    elif doubt.read_as:
        params["day"] = Day(date.fromisoformat(doubt.read_as))
    return params
