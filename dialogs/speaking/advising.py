"""Saying what it is, what to do now, until when; taking a step, climbing to the next, and closing."""

from datetime import UTC, datetime

from dialogs.catalog import Clock, Draft, Rung, Unit, Variant
from dialogs.climbing import MADE_BY_A_STEP, open_steps, wait_for_step
from dialogs.deadlines import Deadline, asked_by, deadline, is_over_roughly, parse_when
from dialogs.refunds import safety
from dialogs.replies import N_, Day, Moment, Quantity, Say, Term
from dialogs.slots import Slot
from dialogs.speaking import choices, proving
from dialogs.speaking.facts_in_words import topic_of
from dialogs.speaking.proving import say_what_was_not_known
from dialogs.speaking.sourcing import behind_step, overdue
from dialogs.speaking.withdrawing import withdraw
from dialogs.states import Phase
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
CLOCK_KEPT = Say(
    id="clock.kept",
    text=N_(
        "You gave notice on %(asked)s, and that was in time: the limit was %(at)s. Name that day, for it is what counts."
    ),
)
CLOCK_UNSURE = Say(
    id="clock.unsure",
    text=N_("The official holiday calendar does not reach that far yet, so take this date as an estimate."),
)
PAST_REVIEW = Say(
    id="advice.past_review",
    text=N_(
        "What I say here was last checked on %(checked)s and may have changed since. Look it up again; what WeChat shows you now wins."
    ),
)
WHAT_NEXT = Say(id="advice.what_next", text=N_("What would you like next?"))
DID_IT_HELP = Say(id="follow_up.did_it_help", text=N_('Has the step "%(step)s" helped?'))
NOTED = Say(id="follow_up.noted", text=N_('Noted: you have taken the step "%(step)s".'))
WAIT_UNTIL = Say(
    id="follow_up.wait_until",
    text=N_("Give it until %(at)s. If nothing has come by then, write to me here and I will show you the next step."),
)
WAIT_WHY = Say(id="follow_up.wait_why", text=N_("The time for this step is %(figure)s, and it still runs."))
WAIT_OPEN = Say(
    id="follow_up.wait_open", text=N_("Write to me here as soon as you hear anything, or when you hear nothing.")
)
DUE = Say(id="follow_up.due", text=N_('The time for the step "%(step)s" is over (%(at)s).'))
NEXT_STEP = Say(id="advice.next_step", text=N_("Then this is the next step: %(step)s."))
IF_NOT = Say(id="follow_up.if_not", text=N_("If nothing comes of it, the next step is: %(step)s."))
SOLVED = Say(
    id="closed.solved",
    text=N_(
        "I am glad to hear that the money has come. I am closing this problem now. If something else is wrong, just "
        "write."
    ),
)
USED_UP = Say(
    id="advice.used_up",
    text=N_(
        "You have been through every step that I know of for this. A person should look at it now: a lawyer or a legal-aid office near you. Tap below to see whom else you can ask."
    ),
)
STILL_HOLDS = Say(id="advice.still_holds", text=N_("Thank you, noted. My advice stays the same: %(step)s."))
NO_PROMISE = Say(
    id="advice.no_promise",
    text=N_(
        "To that I have no certain answer: I do not see your order, and nobody can promise how it ends. What you can do now is this:"
    ),
)
WHAT_CAME = Say(id="follow_up.what_came", text=N_("Good to hear. Is it the money that has come?"))
TOO_EARLY = Say(
    id="follow_up.too_early",
    text=N_(
        'The time for the step "%(step)s" is not over yet: it runs until %(at)s. Shall I go on to the next step all the same?'
    ),
)

#: From this share on a cause is likelier than all others together.
MORE_THAN_ALL_OTHERS = 0.5


def has_rung(turn: Turn) -> bool:
    """Whether a step is on the table: the last one, once it was of no use, is none any more."""
    return turn.rung is not None and not is_used_up(turn)


def show_again(turn: Turn) -> None:
    """The step on the table once more, after going back or a warning; none, once all were taken."""
    show_rung(turn, None if is_used_up(turn) else turn.rung or first_rung(turn))


def is_used_up(turn: Turn) -> bool:
    """Whether the last step has been taken, and no other one is open."""
    if turn.variant is None or turn.phase is not Phase.ADVISING:
        return False
    return (turn.rung is None or is_taken(turn, turn.rung)) and first_rung(turn) is None


def promise_nothing(turn: Turn) -> None:
    """The honest answer to a question about how it will end; of an error code, what it means and whose move it is."""
    known = turn.variant if Slot.ERROR_CODE in turn.facts else None
    turn.say(known.explanation if known is not None else NO_PROMISE)


def first_rung(turn: Turn) -> Rung | None:
    """The first step of the concluded variant's ladder that may be taken, given the facts."""
    return next(iter(open_rungs(turn)), None)


def open_rungs(turn: Turn) -> tuple[Rung, ...]:
    """The rungs that neither the facts nor the steps taken rule out, lowest first."""
    assert turn.variant is not None, "advice needs a conclusion"
    return rungs_of(turn, turn.variant)


def rungs_of(turn: Turn, variant: Variant) -> tuple[Rung, ...]:
    """The same of a variant that need not be concluded."""
    taken = frozenset(str(rung) for rung, _ in turn.session.case.steps)
    return open_steps(variant, turn.facts, taken, turn.now, turn.knowledge.workdays)


def likely_variant(turn: Turn) -> Variant | None:
    """That of the cause that what was told makes likelier than all others together, where one is."""
    likeliest = turn.likeliest
    share = sum([each.probability for each in turn.ranking if each.cause is likeliest.cause])
    return None if turn.session.case.is_empty or share <= MORE_THAN_ALL_OTHERS else likeliest


def advise(turn: Turn) -> None:
    """The conclusion, what to do now, by when; whatever it replaces is said first."""
    previous = turn.variant
    if previous is not None and previous.id != turn.likeliest.id:
        withdraw(turn)
    turn.session.case.variant = turn.likeliest.id
    turn.say(turn.likeliest.explanation)
    rung = first_rung(turn)
    if rung is None:
        use_up(turn)
        return
    _say_rung(turn, rung)
    say_what_was_not_known(turn)
    offer(turn)


def show_rung(turn: Turn, rung: Rung | None) -> None:
    """A step: what to do, the dates, what to expect, and what can be asked about it."""
    if rung is None:
        use_up(turn)
        return
    _say_rung(turn, rung)
    offer(turn)


def _say_rung(turn: Turn, rung: Rung) -> None:
    turn.session.case.rung = rung.id
    turn.say(rung.action)
    if rung.lists_evidence:
        proving.say_list(turn, rung)
    if rung.meets_staff:
        turn.say(safety.NO_FEE_NO_CODE)
    if rung.clock is not None:
        say_clock(turn, rung.clock)
    turn.say(rung.outlook)
    soften(turn, rung)


def soften(turn: Turn, rung: Rung) -> None:
    """Says once for the step that what it rests on is past its review, dates worked out from it included."""
    stale = overdue(behind_step(turn.catalog, rung), turn.now.date())
    if stale:
        turn.say(PAST_REVIEW, checked=Day(min(figure.checked for figure in stale)))


def offer(turn: Turn) -> None:
    """What can be asked or done about the advice on the table."""
    if is_used_up(turn):
        turn.say(WHAT_NEXT, choices=_left(turn))
        return
    rung = turn.rung
    words = (
        (choices.DRAFT.id,) if rung is not None and rung.draft is not None and not _is_written(turn, rung.draft) else ()
    )
    done = choices.WAITING.id if rung is not None and rung.is_wait else choices.DONE.id
    turn.say(
        WHAT_NEXT,
        choices=(done, *words, choices.AFTERWARDS.id, choices.REASONS.id, *other_case(turn), choices.HUMAN.id),
    )


def _is_written(turn: Turn, draft: Draft) -> bool:
    """Whether this very page comes with the words: other tones stand beside them then."""
    return any(reply.id == draft.statement.id for reply in turn.replies)


def other_case(turn: Turn) -> tuple[str, ...]:
    """The way to a refund that waits its turn, where one does."""
    return (choices.OTHER_CASE.id,) if turn.session.others else ()


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


def say_dated(turn: Turn, due: Deadline, clock: Clock) -> None:
    """A deadline on the user's own dates."""
    assert due.starts is not None, "an undated clock has no date to say"
    assert clock.ends_with is not None, "a clock with a date says what ends"
    ends = Term(clock.ends_with.text)
    start, at = Day(parse_when(turn.facts[due.starts]).day), Moment(due.latest)
    if due.latest <= turn.now and _is_kept(turn, due, clock):
        turn.say(CLOCK_KEPT, asked=Day(parse_when(turn.facts[Slot.APPLIED_ON]).day), at=at)
    elif due.latest <= turn.now:
        turn.say(CLOCK_CLOSED if clock.closes else CLOCK_OVER, start=start, at=at)
    elif due.earliest == due.latest:
        turn.say(CLOCK_UNTIL, start=start, at=at, ends=ends)
    else:
        say = CLOCK_RANGE if clock.figure.unit is Unit.HOURS else CLOCK_BETWEEN
        turn.say(say, start=start, earliest=Moment(due.earliest), at=at, ends=ends)
    if not due.certain:
        turn.say(CLOCK_UNSURE)


def _is_kept(turn: Turn, due: Deadline, clock: Clock) -> bool:
    """Whether it is the time to give notice of a return, and that was given within it."""
    return clock.closes and due.starts is Slot.RECEIVED_ON and asked_by(due, turn.facts)


def take_step(turn: Turn) -> None:
    """The step on the table was taken: its clock starts."""
    rung = turn.rung
    assert rung is not None, "following up needs a step on the table"
    turn.session.case.steps.append([rung.id, turn.timestamp])
    if not rung.is_wait:
        turn.say(NOTED, step=Term(rung.title))
    start_clock(turn, rung)
    if turn.utterance.is_question:
        _name_next_step(turn)
    ask_whether_it_helped(turn)


def _name_next_step(turn: Turn) -> None:
    """The answer to "and if they don't answer?" beside the word that the step was taken."""
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


def is_too_early(turn: Turn) -> bool:
    """Whether the clock of the step still runs, and that has not just been said."""
    is_said = any(said[0] == TOO_EARLY.id for said in turn.session.said)
    return bool(turn.session.case.due) and not is_said and turn.utterance.choice != choices.NEXT_ALL_THE_SAME.id


def is_time_over(turn: Turn) -> bool:
    """Whether the step was taken so long ago that there is nothing more to wait for."""
    rung = turn.rung
    if rung is None or rung.clock is None or rung.clock.closes:
        return False
    return is_taken(turn, rung) and not turn.session.case.due


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


def climb(turn: Turn) -> None:
    """The step on the table did not help: the next one that may be taken."""
    leave_present_rung(turn)
    rung = first_rung(turn)
    if rung is not None:
        turn.say(NEXT_STEP, step=Term(rung.title))
    show_rung(turn, rung)


def is_taken(turn: Turn, rung: Rung) -> bool:
    return any(step[0] == rung.id for step in turn.session.case.steps)


def leave_present_rung(turn: Turn) -> None:
    """The step counts as tried, and the day of its complaint is not that of the next one."""
    case = turn.session.case
    case.due = []
    case.facts.pop(Slot.COMPLAINT_FILED_ON, None)
    turn.reconsider()
    if turn.rung is not None and not is_taken(turn, turn.rung):
        case.steps.append([case.rung, turn.timestamp])


def resume(turn: Turn) -> None:
    """Below an answer: what can be done about the advice, or the whole of it where it is news."""
    if not turn.has_moved_on:
        offer(turn)
        return
    assert turn.variant is not None, "advice needs a conclusion"
    turn.say(turn.variant.explanation)
    show_rung(turn, turn.rung)


def use_up(turn: Turn) -> None:
    turn.say(USED_UP, choices=_left(turn))


def _left(turn: Turn) -> tuple[str, ...]:
    """What can be tapped when no step is left."""
    return (*other_case(turn), choices.HUMAN.id, choices.REASONS.id, choices.RESTART.id)


def solve(turn: Turn) -> None:
    turn.session.case.due = []
    turn.say(SOLVED, choices=(*other_case(turn), choices.RESTART.id))


def confirm_advice(turn: Turn) -> None:
    """Something new was told that changes no more than a date."""
    rung, open_now = turn.rung, first_rung(turn)
    is_running = rung is not None and is_taken(turn, rung)
    if rung is not None and open_now is not None and not is_running and open_now.id != rung.id:
        # What was told has shut this step, or opened one that comes before it.
        turn.say(NEXT_STEP, step=Term(open_now.title))
        show_rung(turn, open_now)
        return
    if rung is not None:
        turn.say(STILL_HOLDS, step=Term(rung.title))
        say_clock_anew(turn, rung, is_running=is_running)
    (ask_whether_it_helped if is_running else offer)(turn)


def say_clock_anew(turn: Turn, rung: Rung, *, is_running: bool) -> None:
    """A date that the step's clock counts from was told: when it runs out now."""
    if rung.clock is None or not turn.utterance.slots.keys() & set(rung.clock.starts):
        return
    if is_running:
        start_clock(turn, rung)
    else:
        say_clock(turn, rung.clock)


def moment_of(turn: Turn, timestamp: int) -> Moment:
    return Moment(datetime.fromtimestamp(timestamp, UTC).astimezone(turn.now.tzinfo))
