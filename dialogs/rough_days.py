"""A time that is no one day takes back a day that is not in it, and answers where that is enough ("longer ago")."""

from dataclasses import replace
from datetime import date

from dialogs.acts import Act
from dialogs.catalog import Facts, Question
from dialogs.slots import Slot
from dialogs.turn import Turn


def read(turn: Turn) -> None:
    """Makes the message tell what follows from the times in it, and nothing that it leaves open."""
    said = turn.utterance
    slots, withdrawn = dict(said.slots), dict(said.withdrawn)
    for slot, (first, last) in said.roughly.items():
        known = turn.session.case.facts.get(slot, "")
        if known and not first <= known[: len(first)] <= last:
            withdrawn[slot] = known
        if not known or slot in withdrawn:
            slots |= _longer_ago(turn, slot, date.fromisoformat(last))
    if slots != said.slots or withdrawn != said.withdrawn:
        act = Act.INFORM if said.act is Act.UNKNOWN else said.act
        turn.hear(replace(said, act=act, slots=slots, withdrawn=withdrawn))


def _longer_ago(turn: Turn, slot: Slot, last: date) -> Facts:
    """What the choice "longer ago" tells, where each of the days is longer ago than all that are on offer."""
    question = turn.catalog.questions.get(slot)
    farthest = _farthest(question) if question is not None else 0
    if question is None or not farthest or (turn.now.date() - last).days <= farthest:
        return {}
    rough = [choice.facts for choice in question.choices if choice.id == f"{slot}.longer_ago"]
    return rough[0] if rough else {}


def _farthest(question: Question) -> int:
    return max((choice.days_ago or 0 for choice in question.choices), default=0)
