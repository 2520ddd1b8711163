"""The matrix as a grid of characters: a line for each place, a column for each act."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from bot.testkit.repair.matrix import Cell, Matrix, Verdict

#: What a square says: its locales together, the worst first.
LEGEND: Mapping[str, str] = {
    ".": "done in every locale",
    "r": "refused politely, for a reason that is listed below",
    "F": "failed in some locale",
}
_SYMBOLS = {Verdict.DONE: ".", Verdict.REFUSED: "r", Verdict.FAILED: "F"}
_WORST_FIRST = (Verdict.FAILED, Verdict.REFUSED, Verdict.DONE)


def grid(matrix: Matrix) -> str:
    """Places by acts; the acts by their numbers (`numbered`), and behind each line its cells by what became of them."""
    squares = _squares(matrix)
    width = max(len(place.name) for place in matrix.places)
    count = len(matrix.repairs)
    head = [_ruler(width, count, 10), _ruler(width, count, 1) + "  done refused failed"]
    lines = (
        f"{place.name:{width}} " + "".join(_symbol(squares[place.name, repair.id]) for repair in matrix.repairs)
        + _counts(cell for repair in matrix.repairs for cell in squares[place.name, repair.id])
        for place in matrix.places
    )  # fmt: skip
    return "\n".join((*head, *lines, " " * (width + 1 + count) + _counts(matrix.cells)))


def numbered(matrix: Matrix) -> Iterator[tuple[int, str, Mapping[Verdict, int]]]:
    """Each act with its number in the grid, and its cells by what became of them."""
    for number, repair in enumerate(matrix.repairs, 1):
        yield number, repair.id, Counter(cell.verdict for cell in matrix.cells if cell.repair == repair.id)


def _ruler(width: int, count: int, place: int) -> str:
    return " " * (width + 1) + "".join(str(number // place % 10) for number in range(1, count + 1))


def _squares(matrix: Matrix) -> dict[tuple[str, str], list[Cell]]:
    squares: dict[tuple[str, str], list[Cell]] = {}
    for cell in matrix.cells:
        squares.setdefault((cell.place.name, cell.repair), []).append(cell)
    return squares


def _symbol(cells: list[Cell]) -> str:
    verdicts = {cell.verdict for cell in cells}
    return next(_SYMBOLS[verdict] for verdict in _WORST_FIRST if verdict in verdicts)


def _counts(cells: Iterable[Cell]) -> str:
    found = Counter(cell.verdict for cell in cells)
    return f"  {found[Verdict.DONE]:4} {found[Verdict.REFUSED]:7} {found[Verdict.FAILED]:6}"
