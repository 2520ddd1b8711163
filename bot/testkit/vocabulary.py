"""Every id that a script may name, so that a misspelt one is an error and not a test that cannot fail."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dialogs.acts import Act, Cause, Ground, Signal
from dialogs.catalog import Catalog
from dialogs.ownership import Owner
from dialogs.slots import VALUES, Slot
from dialogs.states import Phase, all_states

LOCALES = ("zh_Hans", "zh_Hant", "en")


class Names(StrEnum):
    """A kind of id, in the words of a message."""

    REPLY = "reply"
    CHOICE = "choice"
    STATE = "state"
    PHASE = "phase"
    OWNER = "owner"
    LOCALE = "locale"
    ACT = "act"
    SIGNAL = "signal"
    SLOT = "fact"
    GROUND = "ground"
    CAUSE = "cause"
    VARIANT = "variant"
    RUNG = "rung"
    DRAFT = "draft"
    EVIDENCE = "kind of evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The known ids of each kind, and the values of those slots that have few."""

    names: Mapping[Names, frozenset[str]]
    values: Mapping[str, frozenset[str]]

    def known(self, kind: Names) -> frozenset[str]:
        return self.names[kind]

    @classmethod
    def of(cls, catalog: Catalog, *, replies: Iterable[str] = (), choices: Iterable[str] = ()) -> "Vocabulary":
        """What a catalog declares; `replies` and `choices` are ids that come from elsewhere."""
        return cls(
            names={
                **_FIXED,
                Names.REPLY: frozenset({*catalog.says, *replies}),
                Names.CHOICE: frozenset({*catalog.choices, *choices}),
                Names.STATE: frozenset(all_states(catalog)),
                Names.VARIANT: frozenset(catalog.variants),
                Names.RUNG: frozenset(catalog.rungs),
                Names.DRAFT: frozenset(id_ for id_, rung in catalog.rungs.items() if rung.draft is not None),
                Names.EVIDENCE: frozenset(each.evidence for each in catalog.choices.values() if each.evidence),
            },
            values={str(slot): _ids(values) for slot, values in VALUES.items()},
        )


def _ids(enum: type[StrEnum]) -> frozenset[str]:
    return frozenset(str(member) for member in enum)


_FIXED = {
    Names.PHASE: _ids(Phase),
    Names.OWNER: _ids(Owner),
    Names.LOCALE: frozenset(LOCALES),
    Names.ACT: _ids(Act),
    Names.SIGNAL: _ids(Signal),
    Names.SLOT: _ids(Slot),
    Names.GROUND: _ids(Ground),
    Names.CAUSE: _ids(Cause),
}
