"""A step was taken: until when it is waited for, and whether it has helped."""

from dialogs.acts import Act
from dialogs.catalog import Rung
from dialogs.climbing import first_rung, wait_for_step
from dialogs.deadlines import Deadline, is_over_roughly
from dialogs.replies import N_, Moment, Quantity, Say, Term
from dialogs.slots import Slot
from dialogs.speaking import choices
from dialogs.speaking.clocks import WAIT_UNTIL, moment_of
from dialogs.turn import Turn

DID_IT_HELP = Say(id="follow_up.did_it_help", text=N_('Has the step "%(step)s" helped?'))
NOTED = Say(id="follow_up.noted", text=N_('Noted: you have taken the step "%(step)s".'))
WAIT_WHY = Say(id="follow_up.wait_why", text=N_("The time for this step is %(figure)s, and it still runs."))
WAIT_OPEN = Say(
    id="follow_up.wait_open", text=N_("Write to me here as soon as you hear anything, or when you hear nothing.")
)
DUE = Say(id="follow_up.due", text=N_('The time for the step "%(step)s" is over (%(at)s).'))
IF_NOT = Say(id="follow_up.if_not", text=N_("If nothing comes of it, the next step is: %(step)s."))
WHAT_CAME = Say(id="follow_up.what_came", text=N_("Good to hear. Is it the money that has come?"))
IS_IT_THERE = Say(
    id="follow_up.is_it_there", text=N_("Good to hear. Has the money reached you, in your wallet or on your card?")
)
TOO_EARLY = Say(
    id="follow_up.too_early",
    text=N_(
        'The time for the step "%(step)s" is not over yet: it runs until %(at)s. Shall I go on to the next step all the same?'
    ),
)


def take_step(turn: Turn) -> None:
    """The step on the table was taken: its clock starts."""
    rung = turn.rung
    assert rung is not None, "following up needs a step on the table"
    turn.session.case.steps.append([rung.id, turn.timestamp])
    if not rung.is_wait:
        turn.say(NOTED, step=Term(rung.title))
    start_clock(turn, rung)
    said = turn.utterance
    if said.is_question or turn.outcome is not None or said.act is not Act.REPORT_PROGRESS:
        _name_next_step(turn)
    ask_whether_it_helped(turn)


def _name_next_step(turn: Turn) -> None:
    """The answer to "and if they don't answer?", and to news that nothing is there yet."""
    later = first_rung(turn)
    if later is not None:
        turn.say(IF_NOT, step=Term(later.title))


def start_clock(turn: Turn, rung: Rung) -> None:
    turn.session.case.due = []
    if rung.clock is None or rung.clock.closes or is_over_roughly(rung.clock, turn.facts):
        turn.say(WAIT_OPEN)
        return
    told = frozenset(turn.utterance.slots)
    due = wait_for_step(rung.clock, turn.facts, turn.now, turn.knowledge.workdays, just_told=told)
    if due.latest <= turn.now:
        _say_there_is_no_wait(turn, rung, due, told)
        return
    turn.session.case.due = [[rung.id, int(due.latest.timestamp())]]
    turn.say(WAIT_UNTIL, at=Moment(due.latest))


def _say_there_is_no_wait(turn: Turn, rung: Rung, due: Deadline, told: frozenset[Slot]) -> None:
    """Taken so long ago that its time is over; or, with no day told, its clock had run out before it was taken."""
    if due.starts in told:
        say_due(turn, rung.id, int(due.latest.timestamp()))
    else:
        turn.say(WAIT_OPEN)


def ask_whether_it_helped(turn: Turn) -> None:
    assert turn.rung is not None, "following up needs a step on the table"
    turn.say(
        DID_IT_HELP,
        step=Term(turn.rung.title),
        choices=(choices.ARRIVED.id, choices.STILL_WAITING.id, choices.FAILED.id, choices.HUMAN.id),
    )


def say_when_due(turn: Turn) -> None:
    """Still waiting: until when, and why."""
    due = turn.session.case.due
    if due:
        turn.say(WAIT_UNTIL, at=moment_of(turn, due[0][1]))
        _say_why(turn)
    else:
        turn.say(WAIT_OPEN)
    ask_whether_it_helped(turn)


def _say_why(turn: Turn) -> None:
    if turn.rung is not None and turn.rung.clock is not None:
        turn.say(WAIT_WHY, figure=Quantity(turn.rung.clock.figure.id))


def ask_what_came(turn: Turn) -> None:
    """Goods are on their way as well: which of the two is it?"""
    turn.say(WHAT_CAME, choices=(choices.ARRIVED.id, choices.NOT_MONEY.id))


def ask_whether_it_is_there(turn: Turn) -> None:
    """The seller has refunded, or says so."""
    turn.say(IS_IT_THERE, choices=(choices.IS_THERE.id, choices.NOT_THERE.id, choices.HUMAN.id))


def is_too_early(turn: Turn) -> bool:
    """Whether the clock of the step still runs, and that has not just been said."""
    is_said = any(said[0] == TOO_EARLY.id for said in turn.session.said)
    return bool(turn.session.case.due) and not is_said and turn.utterance.choice != choices.NEXT_ALL_THE_SAME.id


def say_too_early(turn: Turn) -> None:
    """Once: whoever still finds it of no use goes on."""
    assert turn.rung is not None, "following up needs a step on the table"
    turn.say(
        TOO_EARLY,
        step=Term(turn.rung.title),
        at=moment_of(turn, turn.session.case.due[0][1]),
        choices=(choices.NEXT_ALL_THE_SAME.id, choices.STILL_WAITING.id, choices.HUMAN.id),
    )


def say_due(turn: Turn, rung: str, at: int) -> None:
    """A clock has run out."""
    if rung in turn.catalog.rungs:
        turn.say(DUE, step=Term(turn.catalog.rungs[rung].title), at=moment_of(turn, at))
