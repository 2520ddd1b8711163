"""Long work with a line that counts it, where somebody looks on."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress, TextColumn, TimeRemainingColumn

T = TypeVar("T")


def counted(items: Iterable[T], total: int, what: str) -> Iterator[T]:
    """The same items, with how many there were so far, of how many, and how long the rest may take."""
    errors = Console(stderr=True)
    columns = TextColumn(f"{{task.completed}}/{{task.total}} {what}"), TimeRemainingColumn()
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as progress:
        yield from progress.track(items, total=total)
