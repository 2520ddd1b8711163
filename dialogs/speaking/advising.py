"""Saying what it is and what to do now; climbing to the next step, and closing."""

from dialogs.catalog import Draft, Rung, Variant
from dialogs.climbing import first_rung, is_taken, is_used_up, leave_present_rung
from dialogs.refunds import safety
from dialogs.replies import N_, Day, Say, Term
from dialogs.slots import Slot
from dialogs.speaking import choices, holding, proving
from dialogs.speaking.clocks import say_clock
from dialogs.speaking.following_up import ask_whether_it_helped, start_clock
from dialogs.speaking.proving import say_what_was_not_known
from dialogs.speaking.sourcing import behind_step, overdue
from dialogs.speaking.withdrawing import withdraw
from dialogs.turn import Turn

PAST_REVIEW = Say(
    id="advice.past_review",
    text=N_(
        "What I say here was last checked on %(checked)s and may have changed since. Look it up again; what WeChat shows you now wins."
    ),
)
WHAT_NEXT = Say(id="advice.what_next", text=N_("What would you like next?"))
NEXT_STEP = Say(id="advice.next_step", text=N_("Then this is the next step: %(step)s."))
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
NO_PROMISE = Say(
    id="advice.no_promise",
    text=N_(
        "To that I have no certain answer: I do not see your order, and nobody can promise how it ends. What you can do now is this:"
    ),
)

#: From this share on a cause is likelier than all others together.
MORE_THAN_ALL_OTHERS = 0.5


def show_again(turn: Turn) -> None:
    """The step on the table once more, after going back or a warning; none, once all were taken."""
    show_rung(turn, None if is_used_up(turn) else turn.rung or first_rung(turn))


def promise_nothing(turn: Turn) -> None:
    """The honest answer to a question about how it will end; of an error code, what it means and whose move it is."""
    known = turn.variant if Slot.ERROR_CODE in turn.facts else None
    turn.say(known.explanation if known is not None else NO_PROMISE)


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


def climb(turn: Turn) -> None:
    """The step on the table did not help: the next one that may be taken."""
    leave_present_rung(turn)
    rung = first_rung(turn)
    if rung is not None:
        turn.say(NEXT_STEP, step=Term(rung.title))
    show_rung(turn, rung)


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
        holding.say_that_it_holds(turn, rung)
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
