"""Saying when the clock of a step runs out, on the user's own dates."""

from datetime import UTC, datetime

from dialogs.catalog import Clock, Rung, Unit
from dialogs.climbing import MADE_BY_A_STEP, is_taken
from dialogs.deadlines import Deadline, deadline, is_over_roughly, parse_when
from dialogs.replies import N_, Day, Moment, Quantity, Say, Term
from dialogs.speaking.facts_in_words import topic_of
from dialogs.turn import Turn

CLOCK_FROM_STEP = Say(
    id="clock.from_step",
    text=N_(
        "The clock is %(figure)s, counted from when you take this step. Tell me when you have, and I will work out your date."
    ),
)
CLOCK_FROM_EVENT = Say(
    id="clock.from_event",
    text=N_("The clock is %(figure)s, counted from: %(event)s. Tell me that day and I will work out your date."),
)
CLOCK_OVER_ROUGHLY = Say(
    id="clock.over_roughly",
    text=N_(
        "The clock is %(figure)s, counted from: %(event)s. By what you told me that time is over already, so you need not "
        "wait. Tell me that day and I will work out the date."
    ),
)
CLOCK_UNTIL = Say(id="clock.until", text=N_("Counted from %(start)s, by %(at)s: %(ends)s."))
CLOCK_RANGE = Say(
    id="clock.range",
    text=N_("Counted from %(start)s, between %(earliest)s and %(at)s (I know the day, not the hour): %(ends)s."),
)
CLOCK_BETWEEN = Say(id="clock.between", text=N_("Counted from %(start)s, between %(earliest)s and %(at)s: %(ends)s."))
CLOCK_OVER = Say(
    id="clock.over", text=N_("Counted from %(start)s, that time was over on %(at)s, so you need not wait any longer.")
)
CLOCK_CLOSED = Say(
    id="clock.closed",
    text=N_("Counted from %(start)s, this was possible until %(at)s. Try it all the same if the page still lets you."),
)
CLOCK_UNSURE = Say(
    id="clock.unsure",
    text=N_("The official holiday calendar does not reach that far yet, so take this date as an estimate."),
)
WAIT_UNTIL = Say(
    id="follow_up.wait_until",
    text=N_("Give it until %(at)s. If nothing has come by then, write to me here and I will show you the next step."),
)


def say_clock(turn: Turn, clock: Clock) -> None:
    """When the clock of a step runs out, on the user's own dates where they are known."""
    due = deadline(clock, turn.facts, turn.now, turn.knowledge.workdays)
    if due.starts is not None:
        say_dated(turn, due, clock)
    elif is_over_roughly(clock, turn.facts):
        event = topic_of(turn.catalog, clock.starts[0])
        turn.say(CLOCK_OVER_ROUGHLY, figure=Quantity(clock.figure.id), event=event)
    elif not clock.starts or clock.starts[0] in MADE_BY_A_STEP:
        turn.say(CLOCK_FROM_STEP, figure=Quantity(clock.figure.id))
    else:
        turn.say(CLOCK_FROM_EVENT, figure=Quantity(clock.figure.id), event=topic_of(turn.catalog, clock.starts[0]))


def say_dated(turn: Turn, due: Deadline, clock: Clock) -> None:
    """A deadline on the user's own dates."""
    assert due.starts is not None, "an undated clock has no date to say"
    assert clock.ends_with is not None, "a clock with a date says what ends"
    ends = Term(clock.ends_with.text)
    start, at = Day(parse_when(turn.facts[due.starts]).day), Moment(due.latest)
    if due.latest <= turn.now:
        turn.say(CLOCK_CLOSED if clock.closes else CLOCK_OVER, start=start, at=at)
    elif due.earliest == due.latest:
        turn.say(CLOCK_UNTIL, start=start, at=at, ends=ends)
    else:
        say = CLOCK_RANGE if clock.figure.unit is Unit.HOURS else CLOCK_BETWEEN
        turn.say(say, start=start, earliest=Moment(due.earliest), at=at, ends=ends)
    if not due.certain:
        turn.say(CLOCK_UNSURE)


def say_time_of_step(turn: Turn, rung: Rung) -> None:
    """When the clock of the step on the table runs out; of one that was taken, the time that was given then."""
    if rung.clock is None:
        return
    if not is_taken(turn, rung):
        say_clock(turn, rung.clock)
    elif turn.session.case.due:
        _say_time_given(turn, rung.clock, turn.session.case.due[0][1])


def _say_time_given(turn: Turn, clock: Clock, at: int) -> None:
    """With what it counts from, where that was told with the step."""
    due = deadline(clock, turn.facts, turn.now, turn.knowledge.workdays)
    if due.starts is not None and int(due.latest.timestamp()) == at:
        say_dated(turn, due, clock)
    else:
        turn.say(WAIT_UNTIL, at=moment_of(turn, at))


def moment_of(turn: Turn, timestamp: int) -> Moment:
    return Moment(datetime.fromtimestamp(timestamp, UTC).astimezone(turn.now.tzinfo))
