"""Mutants of the figures: a length of time, an amount or a share that is one off, another telephone number."""

from collections.abc import Callable, Iterator

from bot.testkit.mutation.mutant import Kind, Mutant, Sight
from bot.testkit.mutation.plot import Plot
from dialogs.catalog import Catalog, Figure, Unit


def mutants(catalog: Catalog) -> Iterator[Mutant]:
    """Rules have no number that could be wrong; what rests on them is said in words."""
    for figure in catalog.figures.values():
        for change, values in _changes(figure):
            yield _mutant(figure, change, values, tuple(_marks(catalog, figure)))


def _changes(figure: Figure) -> Iterator[tuple[str, dict[str, object]]]:
    if isinstance(figure.value, int):
        yield "one more", {"value": figure.value + 1}
        yield "one less", {"value": figure.value - 1}
    elif figure.unit is Unit.CONTACT:
        yield "another", {"value": _misprinted(figure.value)}
    if figure.upto is not None:
        yield "up to one more", {"upto": figure.upto + 1}
        yield "up to one less", {"upto": figure.upto - 1}


def _misprinted(contact: str) -> str:
    """With its last digit wrong."""
    place = max(number for number, letter in enumerate(contact) if letter.isdigit())
    return f"{contact[:place]}{(int(contact[place]) + 1) % 10}{contact[place + 1 :]}"


def _marks(catalog: Catalog, figure: Figure) -> Iterator[str]:
    yield f"figure:{figure.id}"
    timed = (rung for rung in catalog.rungs.values() if rung.clock is not None and rung.clock.figure is figure)
    yield from (f"taken:{rung.id}" for rung in timed)


def _mutant(figure: Figure, change: str, values: dict[str, object], marks: tuple[str, ...]) -> Mutant:
    return Mutant(
        kind=Kind.FIGURE, place=figure.id, change=change, plant=_plant(figure, values), marks=marks, sight=Sight.ANY
    )


def _plant(figure: Figure, values: dict[str, object]) -> Callable[[Plot], None]:
    return lambda plot: plot.change(figure, **values)
