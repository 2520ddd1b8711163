"""What there is to reach: everything that the machine and the catalog have, by kind and name."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from bot.building import LOCALES, the_catalog
from bot.testkit.coverage import condition_names, move_names, reply_names
from bot.testkit.repair.all_repairs import ALL_REPAIRS
from dialogs.acts import Cause
from dialogs.moves import Table
from dialogs.values import value


class Kind(StrEnum):
    """What an element is an element of."""

    STATE = "state"
    #: A row of the table of moves, in each phase that it leads out of.
    MOVE = "move"
    #: The same in each state, as the machine holds it: counted, but no floor is set for it.
    MOVE_BY_STATE = "move by state"
    CONDITION = "condition"
    QUESTION = "question"
    CHOICE = "choice"
    CAUSE = "cause"
    VARIANT = "variant"
    RUNG = "rung"
    REPLY = "reply"
    REPAIR = "repair"
    HANDOFF = "handoff"


#: These are reached by the repair matrix alone, which tries every act in every state.
BY_MATRIX = frozenset({Kind.REPAIR, Kind.HANDOFF})


@value(frozen=True, slots=True, kw_only=True)
class Element:
    """One thing to reach. Its name is for people, and stays while the thing itself stays."""

    kind: Kind
    name: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


@cache
def universe() -> frozenset[Element]:
    """Everything that the machine and the catalog have."""
    return frozenset(Element(kind=kind, name=name) for kind, name in _all())


def of(kind: Kind) -> frozenset[Element]:
    """All of one kind."""
    return frozenset(element for element in universe() if element.kind is kind)


def repair_name(repair: str, state: str) -> str:
    return f"{repair} in {state}"


def _all() -> Iterator[tuple[Kind, str]]:
    catalog = the_catalog()
    table = Table(catalog)
    yield from ((Kind.STATE, state) for state in table.states)
    yield from ((Kind.MOVE, name) for name in move_names.every(table))
    yield from ((Kind.MOVE_BY_STATE, name) for name in move_names.every_by_state(table))
    yield from ((Kind.CONDITION, name) for name in condition_names.every(table, catalog))
    yield from ((Kind.QUESTION, str(slot)) for slot in catalog.questions)
    yield from ((Kind.CHOICE, choice) for choice in catalog.choices)
    yield from ((Kind.CAUSE, str(cause)) for cause in Cause)
    yield from ((Kind.VARIANT, variant) for variant in catalog.variants)
    yield from ((Kind.RUNG, rung) for rung in catalog.rungs)
    yield from ((Kind.REPLY, name) for name in reply_names.every(catalog, LOCALES))
    yield from ((Kind.REPAIR, repair_name(repair.id, state)) for repair in ALL_REPAIRS for state in table.states)
    yield from ((Kind.HANDOFF, state) for state in table.states)
