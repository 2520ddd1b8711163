"""Advice that no longer applies: said, with the answer that overturned it."""

from dialogs.acts import Cause
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
    turn.say(
        MOVED_ON if _has_gone_on(previous, overturning) else WITHDRAWN, old=Term(turn.catalog.causes[previous.cause])
    )
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


def _has_gone_on(previous: Variant, overturning: tuple[Slot, str] | None) -> bool:
    """What a desk has answered since refutes nothing; another desk than the one that was told first does."""
    slot = overturning[0] if overturning is not None else None
    is_first_desk = slot is Slot.COMPLAINED_TO and previous.cause is not Cause.APPEAL_FAILED
    return is_first_desk or slot in {Slot.OFFICE_ANSWER, Slot.ACCEPTED_ON}
