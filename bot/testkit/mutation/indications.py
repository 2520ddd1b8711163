"""Mutants of what speaks for or against a cause: a weight dropped, a weight turned round."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any

from bot.testkit.mutation.mutant import Kind, Mutant, Sight
from bot.testkit.mutation.plot import Plot
from dialogs.catalog import Catalog, Variant, Weight
from dialogs.slots import VALUES, Slot

#: A weight and what it becomes when it is turned round.
_TURNED = {
    Weight.STRONGLY_FOR: Weight.STRONGLY_AGAINST,
    Weight.FOR: Weight.AGAINST,
    Weight.AGAINST: Weight.FOR,
    Weight.STRONGLY_AGAINST: Weight.STRONGLY_FOR,
    Weight.RULES_OUT: Weight.STRONGLY_FOR,
}

#: How weights were changed, which answer's, and the weights with the change.
_Changed = tuple[str, str, Mapping[Any, Weight]]


def mutants(catalog: Catalog) -> Iterator[Mutant]:
    yield from chain.from_iterable(_of_variant(variant) for variant in catalog.variants.values())


def _of_variant(variant: Variant) -> Iterator[Mutant]:
    for slot, weights in variant.indications.items():
        for change, answer, changed in _changed(weights):
            whole = {**variant.indications, slot: changed}
            marks = (f"fact:{slot}.{answer}", f"slot:{slot}")
            yield _mutant(variant, f"{slot}.{answer}", change, {"indications": whole}, marks, _changes_alone(slot))
    for change, ground, changed in _changed(variant.grounds):
        yield _mutant(variant, ground, change, {"grounds": changed}, (f"ground:{ground}",))
    if variant.prior != 1.0:
        # Variants share the odds of their cause by their priors.
        yield _mutant(variant, "prior", "dropped", {"prior": 1.0}, (), is_alone=False)


def _changed(weights: Mapping[Any, Weight]) -> Iterator[_Changed]:
    for answer, weight in weights.items():
        yield "dropped", str(answer), {each: kept for each, kept in weights.items() if each != answer}
        yield "turned round", str(answer), {**weights, answer: _TURNED[weight]}


def _changes_alone(slot: Slot) -> bool:
    """Weights are shared out over all answers; of an open slot these are the ones that any variant goes by."""
    return slot in VALUES


def _mutant(
    variant: Variant,
    what: str,
    change: str,
    values: Mapping[str, object],
    marks: tuple[str, ...],
    is_alone: bool = True,
) -> Mutant:
    """`is_alone` tells whether no other variant's odds are changed with it."""
    return Mutant(
        kind=Kind.INDICATION,
        place=f"{variant.id} by {what}",
        change=change,
        plant=_plant(variant, values),
        marks=(f"variant:{variant.id}", f"contender:{variant.id}", *marks, f"cause:{variant.cause}"),
        sight=Sight.BY_DIAGNOSIS,
        variants=(variant.id,) if is_alone else (),
    )


def _plant(variant: Variant, values: Mapping[str, object]) -> Callable[[Plot], None]:
    def plant(plot: Plot) -> None:
        plot.change(variant, **values)
        plot.infer_anew()

    return plant
