"""Coverage as it is shown in a terminal."""

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from bot.testkit.counts import several
from bot.testkit.coverage.declared import declared_in
from bot.testkit.coverage.elements import BY_MATRIX, Element, Kind
from bot.testkit.coverage.floors import Floors, percent
from bot.testkit.coverage.measuring import Coverage, Line

#: What a kind counts, in the words of the table.
COUNTED = {
    Kind.STATE: "states entered",
    Kind.MOVE: "moves made",
    Kind.MOVE_BY_STATE: "moves, out of each state",
    Kind.CONDITION: "conditions, both ways",
    Kind.QUESTION: "questions asked",
    Kind.CHOICE: "choices taken",
    Kind.CAUSE: "causes concluded",
    Kind.VARIANT: "variants concluded",
    Kind.RUNG: "steps advised",
    Kind.REPLY: "replies x locale",
    Kind.REPAIR: "repair acts x state",
    Kind.HANDOFF: "hand-offs x state",
}


def table(coverage: Coverage, floors: Floors) -> Table:
    """One line a kind: how much of it is reached, and how much must be."""
    drawn = Table("kind", "", box=None, pad_edge=False, header_style="bold")
    for head in ("covered", "of", "share", "floor", "set aside"):
        drawn.add_column(head, justify="right")
    for kind in Kind:
        if kind in BY_MATRIX and not coverage.has_matrix:
            drawn.add_row(str(kind), COUNTED[kind], *("",) * 5)
        else:
            drawn.add_row(str(kind), COUNTED[kind], *_cells(coverage.line(kind), floors))
    return drawn


def _cells(line: Line, floors: Floors) -> Iterator[Text]:
    floor = floors.get(line.kind)
    is_missed = floor is not None and line.share < floor
    yield Text(str(line.covered))
    yield Text(str(line.of))
    yield Text(percent(line.share), style="red" if is_missed else "green" if floor is not None else "")
    yield Text("" if floor is None else percent(floor))
    yield Text(str(line.set_aside or ""))


def notes(coverage: Coverage) -> Iterator[str]:
    """What else there is to know of the run."""
    drafts = len(coverage.drafts)
    yield f"{several(coverage.counted, 'script')} counted" + (
        f", {several(drafts, 'draft')} ran and {'does' if drafts == 1 else 'do'} not count" if drafts else ""
    )
    if not coverage.has_matrix:
        yield "repair acts and hand-offs are reached by the repair matrix: add --with-repair"


def gaps(coverage: Coverage, kind: Kind) -> Iterator[str]:
    """What is missing of a kind, a line each, with where it is declared."""
    names = coverage.gaps(kind)
    width = max((len(name) for name in names), default=0)
    for name in names:
        yield f"{name:{width}}  {declared_in(Element(kind=kind, name=name))}"
