"""Taking in what a message tells: facts, corrections, what is not known, the words about the cause."""

from collections.abc import Mapping, Set

from dialogs.absorbing.facts import take_facts
from dialogs.absorbing.words import is_open_to_doubt, pointed, take_words
from dialogs.changes import Changes
from dialogs.routing import DECLINING, rivals, still_possible
from dialogs.slots import SLOTS, Slot
from dialogs.states import Phase
from dialogs.turn import Turn
from dialogs.utterance import WHATEVER

__all__ = ["absorb", "pointed"]


def absorb(turn: Turn) -> Changes:
    """Changes the case by what was told, and gives what that did to earlier answers."""
    before = dict(turn.session.case.facts)
    _take_thing(turn)
    changed = take_facts(turn)
    withdrawn = _take_back(turn)
    is_account = take_words(turn)
    withdrawn |= _close_question(turn)
    turn.reconsider()
    if is_account:
        turn.session.case.candidates = rivals(turn) if is_open_to_doubt(turn) else []
    elif turn.session.case.candidates and turn.utterance.slots:
        _drop_candidates(turn)
    return Changes(changed, withdrawn, _gone(before, turn.session.case.facts.keys() | withdrawn.keys()))


def _drop_candidates(turn: Turn) -> None:
    """Of the causes that are named those that what is told now rules out; the only one left is the one."""
    case = turn.session.case
    left = still_possible(turn)
    if len(left) == 1:
        case.told = {left[0]: 1.0}
        turn.reconsider()
    case.candidates = left if len(left) > 1 else []


def _gone(before: Mapping[str, str], accounted_for: Set[str]) -> dict[Slot, str]:
    if before.keys() <= accounted_for:
        return {}
    return {SLOTS[slot]: value for slot, value in before.items() if slot not in accounted_for}


def _take_thing(turn: Turn) -> None:
    """The first that is named is what the refund is about."""
    case, thing = turn.session.case, turn.utterance.thing
    if thing is not None and not case.thing:
        case.thing, case.called = thing.id, thing.word


def _take_back(turn: Turn) -> dict[Slot, str]:
    """Takes out what the user says is not so, and gives it."""
    facts, said = turn.session.case.facts, turn.utterance
    taken = {
        slot: facts[slot]
        for slot, value in said.withdrawn.items()
        if slot in facts and value in (facts[slot], WHATEVER) and slot not in said.slots
    }
    for slot in taken:
        del facts[slot]
    return taken


def _close_question(turn: Turn) -> dict[Slot, str]:
    """
    Neither an answer that fills another slot, nor "don't know", "skip" or "none of these" is asked for again.

    Whoever finds none of the causes named to fit was misread: the words count no more, and what they see is asked.
    Whoever opened an answer again and no longer knows takes it back: that is given.
    """
    case, declines = turn.session.case, turn.utterance.act in DECLINING
    if turn.phase is Phase.CLARIFYING and declines:
        case.candidates, case.told = [], {}
    if turn.phase is not Phase.ASKING:
        return {}
    taken = _drop_declined(turn) if declines else {}
    picked = turn.chosen is not None and turn.chosen.id.partition(".")[0] == turn.topic
    if turn.topic not in case.closed and (declines or (picked and turn.topic not in case.facts)):
        case.closed.append(turn.topic)
    return taken


def _drop_declined(turn: Turn) -> dict[Slot, str]:
    """The answer that was opened, or what was roughly told in its place."""
    facts, question = turn.session.case.facts, turn.catalog.questions[SLOTS[turn.topic]]
    known = [slot for slot in (question.slot, question.settles) if slot is not None and slot in facts]
    return {slot: facts.pop(slot) for slot in known}
