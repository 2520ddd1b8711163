"""A bare value sets an answer right ("no, Wednesday"), or is one: of which question, and what is asked if two fit."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dialogs.acts import Act
from dialogs.diagnosis import telling_slots
from dialogs.slots import SLOTS, MerchantResponse, Situation, Slot
from dialogs.speaking import answers
from dialogs.states import Phase
from dialogs.turn import Turn


def read(turn: Turn) -> None:
    """
    Makes the message say what it sets right, where that is certain, and remembers what it may be for where it is not.

    It goes to what was told last of all that it could be; what stood in its place was said by name goes before.
    """
    said, pending = turn.utterance, turn.session.righting
    turn.session.righting = {}
    if said.is_removal:
        _take_out(turn)
    elif said.act is Act.SHOW_CASE and said.topic in pending:
        _set_right(turn, SLOTS[said.topic], pending[said.topic])
    elif Slot.REFUSAL_REASON in said.set_right:
        _take_reason(turn, said.set_right[Slot.REFUSAL_REASON])
    elif said.set_right:
        meant = _meant(turn)
        if len(meant) == 1:
            _set_right(turn, meant[0], said.set_right[meant[0]])
        turn.session.righting = {str(slot): said.set_right[slot] for slot in meant} if len(meant) > 1 else {}
        if not meant and not said.instead_of:
            _take_open(turn, said.set_right)
    elif said.could_be:
        _take_open(turn, said.could_be)


def is_open(turn: Turn) -> bool:
    """Whether the message sets right one of several answers."""
    return bool(turn.session.righting)


def _take_out(turn: Turn) -> None:
    """The answer that is named; where there is none, the wish is answered as one to change it."""
    slot, facts = answers.meant(turn), turn.session.case.facts
    if slot is not None and slot in facts:
        taken = {slot: facts[slot]}
        turn.hear(replace(turn.utterance, act=Act.INFORM, topic=None, withdrawn=taken, is_correction=True))


def _set_right(turn: Turn, slot: Slot, value: str) -> None:
    turn.hear(
        replace(
            turn.utterance, act=Act.INFORM, slots={slot: value}, topic=None, choice=None, causes={}, is_correction=True
        )
    )


def _take_open(turn: Turn, could_be: Mapping[Slot, str]) -> None:
    """A value that only one question still open asks for answers that one, whichever is on the table."""
    if turn.phase is not Phase.ASKING or turn.session.case.candidates or _is_asked(turn):
        return
    telling = telling_slots(turn.catalog, turn.facts, turn.told, turn.grounds, turn.closed)
    fitting = telling & could_be.keys()
    if len(fitting) == 1:
        (slot,) = fitting
        turn.hear(replace(turn.utterance, act=Act.INFORM, slots={slot: could_be[slot]}))


def _take_reason(turn: Turn, reason: str) -> None:
    """Another reason of the refusal that was told: the words that give it tell what it is about now."""
    facts, said = turn.session.case.facts, turn.utterance
    is_refused = (
        facts.get(Slot.MERCHANT_RESPONSE) == MerchantResponse.REFUSED
        or facts.get(Slot.SITUATION) == Situation.SELLER_REFUSED
    )
    if is_refused and facts.get(Slot.REFUSAL_REASON) != reason:
        slots = {**said.slots, Slot.REFUSAL_REASON: reason}
        turn.hear(replace(said, act=Act.INFORM, slots=slots, topic=None, is_question=False, is_correction=True))


def _meant(turn: Turn) -> list[Slot]:
    """The answers that it may be for, of those that were told in one breath."""
    said, facts = turn.utterance, turn.session.case.facts
    known = [slot for slot, value in said.set_right.items() if facts.get(slot, value) != value]
    named = [slot for slot in known if facts[slot] == said.instead_of.get(slot)]
    if named:
        return named
    latest = next((told for told in _told_lately(turn) if told.intersection(known)), frozenset(known))
    return [slot for slot in known if slot in latest and not (_is_asked(turn) and slot not in _told_just_now(turn))]


def _is_asked(turn: Turn) -> bool:
    """Whether the question on the table asks for such a value: then it is its answer, unless one was told just now."""
    return turn.phase is Phase.ASKING and SLOTS[turn.topic] in turn.utterance.set_right


def _told_just_now(turn: Turn) -> frozenset[Slot]:
    return next(_told_lately(turn), frozenset())


def _told_lately(turn: Turn) -> Iterator[frozenset[Slot]]:
    """What each of the last steps told, the latest first."""
    for _, changed in reversed(turn.session.case.history):
        yield frozenset(SLOTS[slot] for slot in changed.get("facts", {}) if slot in SLOTS)
