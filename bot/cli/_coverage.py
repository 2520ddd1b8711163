"""What `refundbot coverage` runs: the scripts, and the repair matrix where it is asked for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from bot.testkit.coverage.by_matrix import reached_by
from bot.testkit.coverage.measuring import Coverage, measure
from bot.testkit.script import Script


def measured(scripts: Sequence[Script], *, with_repair: bool) -> Coverage:
    """Everything run, with a line on standard error that counts where somebody looks on."""
    coverage = measure(_counted(scripts, "scripts"))
    if not with_repair:
        return coverage
    # Imported here: it takes a search to know every place.
    from bot.cli._repair_matrix import the_matrix

    matrix = reached_by(the_matrix())
    return replace(coverage, by={**coverage.by, **matrix}, has_matrix=True)


def _counted(scripts: Sequence[Script], what: str) -> Iterator[Script]:
    with progress(what) as shown:
        yield from shown.track(scripts, total=len(scripts), description=what)


def progress(_: str) -> Progress:
    """Gone when it is over, and never where nobody looks on."""
    errors = Console(stderr=True)
    columns: Iterable[TextColumn | BarColumn | TimeElapsedColumn] = (
        TextColumn("{task.completed}/{task.total} {task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
    )
    return Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal)
