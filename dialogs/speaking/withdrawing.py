"""Advice that no longer applies: said, with the answer that overturned it."""

from dialogs.catalog import Variant
from dialogs.conditions import closing_steps
from dialogs.diagnosis import reasons
from dialogs.replies import N_, Say, Term
from dialogs.slots import Slot
from dialogs.speaking.facts_in_words import answer_of, topic_of
from dialogs.turn import Turn

WITHDRAWN = Say(
    id="advice.withdrawn",
    text=N_('That changes my view: my earlier advice on "%(old)s" no longer applies.'),
)
MOVED_ON = Say(
    id="advice.moved_on",
    text=N_('That takes us beyond my earlier advice on "%(old)s".'),
)
#: They refute nothing: the matter has gone on since.
_NEWS_OF_LATER = frozenset({Slot.OFFICE_ANSWER, Slot.ACCEPTED_ON})
BECAUSE = Say(id="advice.withdrawn_because", text=N_("The reason: %(topic)s: %(answer)s"), tight=True)


def withdraw(turn: Turn) -> None:
    """
    Takes the concluded advice back and says why.

    For another cause one begins anew, but what can be done once for an order stays done.
    """
    case, previous = turn.session.case, turn.variant
    assert previous is not None, "only advice that was given can be withdrawn"
    case.steps = [step for step in case.steps if step[0] in closing_steps(turn.catalog)]
    case.due.clear()
    case.variant = case.rung = ""
    overturning = _overturning(turn, previous)
    has_gone_on = overturning is not None and overturning[0] in _NEWS_OF_LATER
    turn.say(MOVED_ON if has_gone_on else WITHDRAWN, old=Term(turn.catalog.causes[previous.cause]))
    if overturning is not None:
        slot, value = overturning
        turn.say(BECAUSE, topic=topic_of(turn.catalog, slot), answer=answer_of(turn.catalog, slot, value))


def _overturning(turn: Turn, previous: Variant) -> tuple[Slot, str] | None:
    """What speaks against the advice that was given, else for the new view; what was just told before all else."""
    against = reasons(turn.catalog, previous.id, turn.facts, turn.told, turn.grounds, turn.closed).speaks_against
    likeliest = reasons(turn.catalog, turn.likeliest.id, turn.facts, turn.told, turn.grounds, turn.closed)
    found = (*against, *likeliest.speaks_for)
    just_told = (each for each in found if each[0] in turn.utterance.slots)
    return next(just_told, next(iter(found), None))
