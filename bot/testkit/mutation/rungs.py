"""Mutants of the ladders: a step left out, two steps the wrong way round, a step that falls due a day late."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import chain

from bot.testkit.mutation.mutant import Kind, Mutant, Sight
from bot.testkit.mutation.plot import Plot
from dialogs.catalog import Catalog, Clock, Rung, Unit, Variant

_A_DAY = {
    Unit.MINUTES: timedelta(days=1) // timedelta(minutes=1),
    Unit.HOURS: timedelta(days=1) // timedelta(hours=1),
    Unit.DAYS: 1,
    Unit.WORKING_DAYS: 1,
}


def mutants(catalog: Catalog) -> Iterator[Mutant]:
    yield from chain.from_iterable(_of_ladder(variant) for variant in catalog.variants.values())
    for rung in catalog.rungs.values():
        if rung.clock is not None and rung.clock.figure.unit in _A_DAY:
            marks = (f"taken:{rung.id}", f"rung:{rung.id}")
            plant = _late(rung, rung.clock)
            yield Mutant(
                kind=Kind.RUNG, place=rung.id, change="due a day later", plant=plant, marks=marks, sight=Sight.ANY
            )


def _of_ladder(variant: Variant) -> Iterator[Mutant]:
    ladder = variant.ladder
    for number, rung in enumerate(ladder):
        yield _mutant(variant, rung, "dropped", (*ladder[:number], *ladder[number + 1 :]))
        if number + 1 < len(ladder):
            following = ladder[number + 1]
            yield _mutant(
                variant, rung, f"after {following.id}", (*ladder[:number], following, rung, *ladder[number + 2 :])
            )


def _mutant(variant: Variant, rung: Rung, change: str, ladder: tuple[Rung, ...]) -> Mutant:
    concluded, contender = f"variant:{variant.id}", f"contender:{variant.id}"
    return Mutant(
        kind=Kind.RUNG,
        place=f"{variant.id} climbs {rung.id}",
        change=change,
        plant=_climbing(variant, ladder),
        marks=(f"climbed:{variant.id}:{rung.id}", concluded, contender),
        touches=(concluded,),
        variants=(variant.id,),
        sight=Sight.BY_DIAGNOSIS,
    )


def _climbing(variant: Variant, ladder: tuple[Rung, ...]) -> Callable[[Plot], None]:
    def plant(plot: Plot) -> None:
        plot.change(variant, ladder=ladder)
        plot.infer_anew()

    return plant


def _late(rung: Rung, clock: Clock) -> Callable[[Plot], None]:
    """Counted a day too long, and said as before."""
    figure = replace(clock.figure, value=int(clock.figure.value) + _A_DAY[clock.figure.unit])
    return lambda plot: plot.change(rung, clock=replace(clock, figure=figure))
