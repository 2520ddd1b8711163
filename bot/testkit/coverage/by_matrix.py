"""What the repair matrix reaches: every act and every hand-off, in every state."""

from collections.abc import Iterable, Iterator, Mapping

from bot.testkit.coverage.elements import Element, Kind, repair_name
from bot.testkit.repair.matrix import Cell, Matrix, Verdict

#: The act that calls a person where the operator has a desk.
HANDED_OFF = "talk_to_human, at a desk"


def reached_by(matrix: Matrix) -> Mapping[Element, tuple[str, ...]]:
    """An act is covered in a state when no cell of it failed there, in any locale that was tried."""
    squares: dict[tuple[str, str], list[Cell]] = {}
    for cell in matrix.cells:
        squares.setdefault((cell.repair, cell.place.state), []).append(cell)
    return {
        element: (f"repair matrix: {repair} in {state}",)
        for (repair, state), cells in squares.items()
        if not _has_failed(cells)
        for element in _elements(repair, state)
    }


def _has_failed(cells: Iterable[Cell]) -> bool:
    return any(cell.verdict is Verdict.FAILED for cell in cells)


def _elements(repair: str, state: str) -> Iterator[Element]:
    yield Element(kind=Kind.REPAIR, name=repair_name(repair, state))
    if repair == HANDED_OFF:
        yield Element(kind=Kind.HANDOFF, name=state)
