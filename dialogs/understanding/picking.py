"""What a choice says: one that was picked, or the one that a plain yes or no stands for."""

from collections.abc import Mapping

from dialogs.acts import Act, Cause, Signal
from dialogs.slots import VALUES, Slot
from dialogs.understanding.choosing import Choosing
from dialogs.understanding.phrases import Phrases
from dialogs.utterance import Expected, Utterance

_CAUSES = frozenset(Cause)
_NO_SIGNAL: frozenset[Signal] = frozenset()


def of_choice(
    picked: Choosing, phrases: Phrases, shown: str | None, signals: frozenset[Signal] = _NO_SIGNAL
) -> Utterance:
    """What a choice says: as the catalog declares it, else as its id reads."""
    name = picked.choice or ""
    declared = phrases.choices.get(name)
    kind, _, value = name.partition(".")
    act = declared.act if declared else Act(value) if kind == "act" and value in set(Act) else Act.INFORM
    slots: Mapping[Slot, str] = declared.facts if declared else _slot_of_id(kind, value)
    cause = declared.cause if declared else Cause(value) if kind == "cause" and value in _CAUSES else None
    return Utterance(
        act=act,
        slots={} if picked.is_stale else dict(slots),
        causes={cause: 1.0} if cause and not picked.is_stale else {},
        grounds=(declared.ground,) if declared and declared.ground and not picked.is_stale else (),
        locale=shown,
        signals=signals,
        choice=name,
        stale=picked.is_stale,
        topic=declared.topic if declared else None,
    )


def choice_of_yes_no(act: Act, phrases: Phrases, expected: Expected) -> str | None:
    """The one choice on offer that a plain yes or no stands for."""
    if act not in (Act.AFFIRM, Act.DENY):
        return None
    known = [phrases.choices[choice] for choice in expected.choices if choice in phrases.choices]
    meant = [choice.id for choice in known if (choice.is_yes if act is Act.AFFIRM else choice.is_no)]
    return meant[0] if len(meant) == 1 else None


def _slot_of_id(kind: str, value: str) -> dict[Slot, str]:
    if kind not in set(Slot) or Slot(kind) not in VALUES or value not in set(VALUES[Slot(kind)]):
        return {}
    return {Slot(kind): value}
