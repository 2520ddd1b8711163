"""`refundbot check --combinations`: what was covered, part by part, and what was found."""

from collections.abc import Iterable
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import track

from bot.checks.combinations import check, world_of
from bot.errors import BotError
from bot.workdays import ChinaWorkdays
from dialogs.catalog import Catalog

T = TypeVar("T")
#: One mistake in a declaration shows in thousands of combinations.
MOST_SHOWN = 50
_PRAISE = (
    "Always a step or a person; no step that is wrong, shut by one before it, or late for a right; "
    "every cause and variant is reached."
)


def try_all(catalog: Catalog) -> None:
    """Prints what was covered. Raises BotError with the faults, each with its facts."""
    found: list[str] = []
    for part in check(world_of(catalog, ChinaWorkdays.load()), _watched):
        click.echo(part.covered)
        found += part.faults
    if found:
        raise BotError("\n".join((*found[:MOST_SHOWN], *_rest(len(found) - MOST_SHOWN))))
    click.echo(_PRAISE)


def _rest(count: int) -> tuple[str, ...]:
    return (f"... and {count:,} more of them",) if count > 0 else ()


def _watched(items: Iterable[T], total: int, doing: str) -> Iterable[T]:
    """With a bar while somebody looks on."""
    console = Console(stderr=True)
    return track(items, doing, total, console=console, transient=True, disable=not console.is_terminal)
