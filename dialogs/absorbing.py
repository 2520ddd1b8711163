"""Taking in what a message tells: facts, corrections, what is not known, the words about the cause."""

from collections.abc import Mapping
from datetime import timedelta

from dialogs.acts import Act, Cause, Ground
from dialogs.diagnosis import BY_GROUND, OUTDATED
from dialogs.routing import rivals
from dialogs.slots import Slot
from dialogs.states import Phase
from dialogs.turn import POINTS, Turn

#: From which probability on the user's own words are a new account, whatever they said before.
POINTS_STRONGLY = 0.6
#: Less than this is not remembered of the words.
FAINT = 0.1

#: Answers that tell nothing.
_DECLINING = frozenset({Act.DONT_KNOW, Act.SKIP, Act.DENY})


def absorb(turn: Turn) -> dict[Slot, str]:
    """Changes the case by what was told. Gives what was changed: slot -> the old value."""
    changed = _take_facts(turn)
    _take_back(turn)
    _take_words(turn)
    _close_question(turn)
    turn.reconsider()
    return changed


def _take_facts(turn: Turn) -> dict[Slot, str]:
    case = turn.session.case
    told: dict[Slot, str] = {slot: value for slot, value in _told(turn).items() if slot is not Slot.OUTCOME}
    changed: dict[Slot, str] = {
        slot: case.facts[slot] for slot, value in told.items() if case.facts.get(slot, value) != value
    }
    if Slot.SITUATION in changed:
        # What they see is another thing than they first said: so were the first words about it.
        case.told = {}
    case.facts.update({str(slot): str(value) for slot, value in told.items()})
    case.closed = [slot for slot in case.closed if slot not in told]
    case.grounds = [ground for ground in case.grounds if not _is_disproved(ground, told)]
    _bring_situation_up_to_date(case.facts)
    return changed


def _is_disproved(ground: str, told: Mapping[Slot, str]) -> bool:
    """Goods that came, or are on their way, were shipped; and those called unopened or used now are not at fault."""
    slot, value = BY_GROUND[Ground(ground)]
    return told.get(slot, value) != value


def _bring_situation_up_to_date(facts: dict[str, str]) -> None:
    """What the seller has done since replaces what the user saw first."""
    seen = (facts.get(Slot.SITUATION, ""), facts.get(Slot.MERCHANT_RESPONSE, ""))
    if seen in OUTDATED:
        facts[Slot.SITUATION] = str(OUTDATED[seen])


def _told(turn: Turn) -> Mapping[Slot, str]:
    """What the words say and what the picked choice means; a relative day is resolved against today."""
    choice = turn.chosen
    if choice is None:
        return turn.utterance.slots
    told = {**choice.facts, **turn.utterance.slots}
    if choice.days_ago is not None and turn.phase is Phase.ASKING:
        told.setdefault(Slot(turn.topic), (turn.now.date() - timedelta(days=choice.days_ago)).isoformat())
    return told


def _take_back(turn: Turn) -> None:
    facts = turn.session.case.facts
    for slot, value in turn.utterance.withdrawn.items():
        if facts.get(slot) == value and slot not in turn.utterance.slots:
            del facts[slot]


def _take_words(turn: Turn) -> None:
    """What the words point to. A clear new account replaces an earlier one; a vague one only adds to nothing."""
    case = turn.session.case
    named = turn.chosen.ground if turn.chosen is not None else None
    grounds = (*turn.utterance.grounds, *((named,) if named is not None else ()))
    case.grounds = list(dict.fromkeys((*case.grounds, *(str(ground) for ground in grounds))))
    picked = turn.chosen.cause if turn.chosen is not None else None
    if picked is not None:
        case.told, turn.session.candidates = {str(picked): 1.0}, []
        return
    if turn.utterance.act is Act.REPORT:
        turn.session.candidates = rivals(turn)
    pointed = _pointed(turn.utterance.causes)
    clearest = max(turn.utterance.causes.values(), default=0.0)
    if pointed and (clearest >= POINTS_STRONGLY or (not case.told and clearest >= POINTS)):
        case.told = pointed


def _pointed(causes: Mapping[Cause, float]) -> dict[str, float]:
    """What the words make likely, in tenths: finer than that they were not read, and equal words cost one reckoning."""
    return {str(cause): round(share, 1) for cause, share in causes.items() if share >= FAINT}


def _close_question(turn: Turn) -> None:
    """
    Neither an answer that fills another slot, nor "don't know", "skip" or "none of these" is asked for again.
    """
    case, declines = turn.session.case, turn.utterance.act in _DECLINING
    if turn.phase is Phase.CLARIFYING and declines:
        turn.session.candidates = []
    if turn.phase is not Phase.ASKING or turn.topic in case.facts or turn.topic in case.closed:
        return
    if declines or (turn.chosen is not None and turn.chosen.id.partition(".")[0] == turn.topic):
        case.closed.append(turn.topic)
