"""What `refundbot repair` prints: the grid, the acts, the refusals with their share, and every failure in full."""

from collections.abc import Iterator

from bot.testkit.repair.grid import LEGEND, grid, numbered
from bot.testkit.repair.matrix import MOST_REFUSED, Cell, Matrix, Verdict


def report(matrix: Matrix) -> str:
    """The whole report."""
    parts = (_whole(matrix), _legend(), _acts(matrix), _places(matrix), _refusals(matrix), _failures(matrix))
    return "\n\n".join(part for part in (*parts, summary(matrix)) if part)


def summary(matrix: Matrix) -> str:
    """One line."""
    total = len(matrix.cells)
    return (
        f"{total} cells: {len(matrix.failures)} failed, {sum(matrix.refusals.values())} refused "
        f"({matrix.refused:.1%}, at most {MOST_REFUSED:.0%})"
    )


def _whole(matrix: Matrix) -> str:
    return grid(matrix)


def _legend() -> str:
    return "\n".join(f"  {symbol}  {meaning}" for symbol, meaning in LEGEND.items())


def _acts(matrix: Matrix) -> str:
    return "\n".join(
        f"{number:4}  {act:26} {counts[Verdict.DONE]:4} done {counts[Verdict.REFUSED]:4} refused "
        f"{counts[Verdict.FAILED]:4} failed"
        for number, act, counts in numbered(matrix)
    )


def _places(matrix: Matrix) -> str:
    names = [place.name for place in matrix.places if place.is_set]
    return f"No way found, so the session is set: {', '.join(names)}" if names else ""


def _refusals(matrix: Matrix) -> str:
    total = len(matrix.cells)
    return "\n".join(
        f"refused  {id_:26} {count:4} cells  {count / total:.1%}" for id_, count in matrix.refusals.items()
    )


def _failures(matrix: Matrix) -> str:
    return "\n".join(line for cell in matrix.failures for line in failure(cell))


def failure(cell: Cell) -> Iterator[str]:
    """Every wording of a cell that failed."""
    for each in cell.tried:
        if each.verdict is Verdict.FAILED:
            yield f"failed   {cell.repair} in {cell.place.name} ({cell.locale}): {each.why}"
            answered = ", ".join(each.ids) or "nothing"
            yield f'           sent "{each.sent}", taken for {each.act or "nothing"}, answered: {answered}'
