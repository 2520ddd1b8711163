"""What `refundbot mutate` prints: a line for each kind of mutant, and those that nobody noticed."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from bot.testkit.mutation.score import Line
from bot.testkit.mutation.trying import Tried

#: So many survivors are printed; `--survivors` writes all of them.
_PRINTED = 30
_COLUMNS = ("in all", "tried", "killed", "survived", "no difference", "not started", "score")


def print_report(console: Console, lines: Sequence[Line], left: Sequence[Tried], seconds: float) -> None:
    console.print(_table(lines))
    for each in left[:_PRINTED]:
        console.print(f"survived: {each.mutant} ({_why(each)})", markup=False)
    if len(left) > _PRINTED:
        console.print(f"and {len(left) - _PRINTED} more survived; --survivors FILE writes all of them")
    whole = lines[-1]
    console.print(f"{whole.killed} of {whole.killed + whole.survived} mutants noticed in {seconds:.0f} s")


def _table(lines: Sequence[Line]) -> Table:
    table = Table("", box=None)
    for column in _COLUMNS:
        table.add_column(column, justify="right")
    for line in lines:
        counts = (line.universe, line.tried, line.killed, line.survived, line.equivalent, line.refused)
        table.add_row(line.name, *map(str, counts), _score(line))
    return table


def _score(line: Line) -> str:
    """Of none a share would say that all is well."""
    return f"{line.score:.1%}" if line.killed + line.survived else "-"


def _why(tried: Tried) -> str:
    if not tried.scripts:
        return "no script touches it"
    return f"{tried.scripts} script{' holds' if tried.scripts == 1 else 's hold'} all the same"
