"""One refund problem: what is known of it, what was concluded, and which steps were taken."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, fields
from itertools import compress
from operator import attrgetter, ne
from typing import Any, Self

from dialogs.acts import CAUSES, GROUNDS
from dialogs.slots import SLOTS, VALUES

#: How many steps back a user can go.
UNDO_DEPTH = 10


@dataclass(slots=True, kw_only=True)
class Case:
    """A refund problem. Everything in it is JSON: strings, numbers, lists and mappings."""

    number: int = 1
    #: Unix seconds.
    opened_at: int = 0
    #: Slot -> value.
    facts: dict[str, str] = field(default_factory=dict)
    grounds: list[str] = field(default_factory=list)
    #: What was bought: its name in the phrases, and the user's own word for it.
    thing: str = ""
    called: str = ""
    #: Cause -> how likely the user's own words make it, in tenths; 1.0 when it was picked by name.
    told: dict[str, float] = field(default_factory=dict)
    #: Causes that the account may mean: `clarifying` offers them, until one is picked.
    candidates: list[str] = field(default_factory=list)
    #: Slots that the user does not know or does not want to tell.
    closed: list[str] = field(default_factory=list)
    #: The concluded variant's id, and the rung that is on the table.
    variant: str = ""
    rung: str = ""
    #: Rungs taken, with the unix second of each.
    steps: list[list[Any]] = field(default_factory=list)
    #: What falls due: name and unix second.
    due: list[list[Any]] = field(default_factory=list)
    #: For which reasons a person was offered without being asked for, each once.
    handing: list[str] = field(default_factory=list)
    #: What the user can show: kinds of proof, in the order they came.
    evidence: list[str] = field(default_factory=list)
    #: The way back, a step each: the state it began in, and what it changed, as that was before.
    history: list[list[Any]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Only what differs from a fresh case: an empty one costs no bytes."""
        members = _members(self)
        return dict(compress(zip(_NAMES, members, strict=True), map(ne, members, _FRESH)))

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """A stored case; whatever this release does not know in it is dropped."""
        case = cls(**{_KNOWN[name]: value for name, value in stored.items() if name in _KNOWN})
        case.facts = {slot: value for slot, value in case.facts.items() if is_known(slot, value)}
        case.told = {cause: share for cause, share in case.told.items() if cause in CAUSES and 0 < share <= 1}
        case.candidates = _known_of(case.candidates, CAUSES)
        case.closed = _known_of(case.closed, SLOTS)
        case.grounds = _known_of(case.grounds, GROUNDS)
        return case

    def snapshot(self) -> dict[str, Any]:
        """What a step may change and "go back" restores."""
        return {
            "facts": dict(self.facts),
            "told": dict(self.told),
            "candidates": list(self.candidates),
            "grounds": list(self.grounds),
            "closed": list(self.closed),
            "variant": self.variant,
            "rung": self.rung,
            "steps": list(self.steps),
            "due": list(self.due),
        }

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was told of it."""
        return not (self.facts or self.told or self.closed or self.grounds)

    def remember(self, state: str, before: Mapping[str, Any], *, has_moved: bool = True) -> None:
        """Keeps the way back to `before`, when anything changed since."""
        changed = {name: value for name, value in before.items() if value != getattr(self, name)}
        if not changed and not has_moved:
            return
        if "facts" in changed:
            changed["facts"] = _difference(before["facts"], self.facts)
        self.history.append([state, changed])
        del self.history[:-UNDO_DEPTH]

    def step_back(self) -> str:
        """Undoes the last step and gives the state it began in, or "" when there is none."""
        if not self.history:
            return ""
        state, changed = self.history.pop()
        for name, value in changed.items():
            setattr(self, name, _restored(self.facts, value) if name == "facts" else value)
        return str(state)


def is_known(slot: str, value: str) -> bool:
    """Whether this release has the slot, and the value where the slot has only some."""
    return slot in SLOTS and (slot not in _VALUES or value in _VALUES[slot])


def _known_of(stored: list[str], known: Container[str]) -> list[str]:
    return [each for each in stored if each in known] if stored else stored


_NAMES = tuple(each.name for each in fields(Case))
#: By our own names: see `dialogs.session`.
_KNOWN = {name: name for name in _NAMES}
_members = attrgetter(*_NAMES)
_FRESH = _members(Case())
_VALUES = {str(slot): frozenset(str(value) for value in kind) for slot, kind in VALUES.items()}


def _difference(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str | None]:
    slots = sorted(set(before) | set(now))
    return {slot: before.get(slot) for slot in slots if before.get(slot) != now.get(slot)}


def _restored(facts: Mapping[str, str], difference: Mapping[str, str | None]) -> dict[str, str]:
    merged = {**facts, **difference}
    return {slot: value for slot, value in merged.items() if value is not None}
