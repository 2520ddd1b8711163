"""For those who mean to wait before there is anything to wait for: till when that makes sense, and what to write down."""

from dialogs.catalog import Clock
from dialogs.climbing import wait_for_step
from dialogs.refunds.figures import advice
from dialogs.replies import N_, Moment, Quantity, Say, Term
from dialogs.speaking import advising, choices, clocks
from dialogs.turn import Turn

BEFORE_CLAIM = Say(
    id="waiting.before_claim",
    text=N_(
        "All right. I would give the seller until %(at)s, which is %(figure)s, and no longer. Ask for the refund on the order "
        "page or in the order chat now, so that the day is on record. Write down what the seller promises and when, and "
        "keep the chat. If nothing has come by then, write to me here."
    ),
)
BEFORE_STEP = Say(
    id="waiting.before_step",
    text=N_(
        "All right, but waiting only helps once this step is taken: %(step)s. Until then write down what the seller promises "
        "and on which day, and keep the chat."
    ),
)

_FOR_THE_SELLER = Clock(figure=advice.SELLER_DECISION)


def give_seller_time(turn: Turn) -> None:
    """The question on the table stays there, and is not put again."""
    due = wait_for_step(_FOR_THE_SELLER, turn.facts, turn.now, turn.knowledge.workdays)
    turn.say(
        BEFORE_CLAIM,
        at=Moment(due.latest),
        figure=Quantity(advice.SELLER_DECISION.id),
        choices=(choices.BACK.id,),
    )


def name_what_comes_first(turn: Turn) -> None:
    """The step that the wait is for, and its time."""
    assert turn.rung is not None, "only a step that is advised comes first"
    turn.say(BEFORE_STEP, step=Term(turn.rung.title))
    if turn.rung.clock is not None:
        clocks.say_clock(turn, turn.rung.clock)
    advising.offer(turn)
