"""What a choice says: one that was picked, or the one that a plain yes or no stands for."""

from dialogs.acts import CAUSES, Act, Signal
from dialogs.catalog import Choice
from dialogs.replies import Msgid
from dialogs.slots import VALUES, Slot
from dialogs.understanding.choosing import Choosing
from dialogs.understanding.phrases import Phrases
from dialogs.utterance import Expected, Utterance

# Bound once: a member costs 1,000 instructions each time that it is named by its class.
_AFFIRM, _DENY = Act.AFFIRM, Act.DENY
_NO_SIGNAL: frozenset[Signal] = frozenset()
_ACTS = {act.value: act for act in Act}
_SLOTS = {slot.value: slot for slot in VALUES}


def of_choice(
    picked: Choosing, phrases: Phrases, shown: str | None, signals: frozenset[Signal] = _NO_SIGNAL
) -> Utterance:
    """What a choice says: as the catalog declares it, else as its id reads; one that is stale says only what it is."""
    name = picked.choice or ""
    choice = phrases.choices.get(name) or _as_id_reads(name)
    if picked.is_stale:
        return Utterance(act=choice.act, locale=shown, signals=signals, choice=name, stale=True, topic=choice.topic)
    return Utterance(
        act=choice.act,
        slots=dict(choice.facts),
        causes={choice.cause: 1.0} if choice.cause else {},
        grounds=(choice.ground,) if choice.ground else (),
        locale=shown,
        signals=signals,
        choice=name,
        topic=choice.topic,
    )


def _as_id_reads(name: str) -> Choice:
    kind, _, value = name.partition(".")
    act = _ACTS.get(value) if kind == "act" else None
    cause = CAUSES.get(value) if kind == "cause" else None
    return Choice(id=name, label=Msgid(""), act=act or Act.INFORM, facts=_facts_of_id(kind, value), cause=cause)


def _facts_of_id(kind: str, value: str) -> dict[Slot, str]:
    slot = _SLOTS.get(kind)
    return {slot: value} if slot is not None and value in set(VALUES[slot]) else {}


def choice_of_yes_no(act: Act, phrases: Phrases, expected: Expected) -> str | None:
    """The one choice on offer that a plain yes or no stands for."""
    if act is not _AFFIRM and act is not _DENY:
        return None
    known = [phrases.choices[choice] for choice in expected.choices if choice in phrases.choices]
    meant = [choice.id for choice in known if (choice.is_yes if act is _AFFIRM else choice.is_no)]
    return meant[0] if len(meant) == 1 else None
