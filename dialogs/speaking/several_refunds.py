"""Which of several refunds is talked about: which there are, which one is on the table, and which one is settled."""

from dialogs.case import Case
from dialogs.replies import N_, Param, Say, Term
from dialogs.several import close, place_of, waiting
from dialogs.speaking import choices
from dialogs.things import CaseNamed
from dialogs.turn import Turn

NO_SUCH = Say(id="two_refunds.no_such", text=N_("I know of no such refund of yours. These you have told me of:"))
ONE = Say(id="two_refunds.one", text=N_("Case %(number)d: %(thing)s"), tight=True)
THIS_ONE = Say(id="two_refunds.this_one", text=N_("That is the one we are at: case %(number)d, %(thing)s."))
OTHER_SOLVED = Say(
    id="two_refunds.other_solved",
    text=N_(
        "Good to hear. I am closing case %(number)d, %(thing)s, and we stay with case %(present)d, %(present_thing)s."
    ),
)
WHICH_CAME = Say(
    id="two_refunds.which_came",
    text=N_(
        "I know of no refund for this: %(named)s. We are at case %(number)d, %(thing)s. Is it the money for that one that "
        "has come?"
    ),
)
NOT_NAMED = N_("not named")


def called(case: Case) -> Param:
    """What the refund is about, in the user's own word."""
    return case.called or Term(NOT_NAMED)


def no_such_refund(turn: Turn) -> None:
    """The refunds that there are, the present one first."""
    turn.say(NO_SUCH)
    for case in (turn.session.case, *waiting(turn)):
        turn.say(ONE, number=case.number, thing=called(case))


def this_refund(turn: Turn) -> None:
    turn.say(THIS_ONE, number=turn.session.case.number, thing=called(turn.session.case))


def solve_other(turn: Turn) -> None:
    """The money for a refund that waited has come: that one is closed, and the present one stays."""
    present, thing = turn.session.case, turn.utterance.thing
    place = place_of(turn, CaseNamed(thing=thing))
    assert place is not None, "only a refund that waits is closed beside the present one"
    closed = close(turn, place)
    turn.say(
        OTHER_SOLVED,
        number=closed.number,
        thing=called(closed),
        present=present.number,
        present_thing=called(present),
    )


def ask_which_came(turn: Turn) -> None:
    """No refund is about what was named: it may be the present one all the same."""
    case, thing = turn.session.case, turn.utterance.thing
    assert thing is not None, "only of a thing that was named it is asked"
    turn.say(
        WHICH_CAME,
        named=thing.word,
        number=case.number,
        thing=called(case),
        choices=(choices.ARRIVED.id, choices.BACK.id),
    )
