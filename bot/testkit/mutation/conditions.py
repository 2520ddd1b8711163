"""Mutants of what opens and shuts steps and questions: each condition read the wrong way round."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from bot.testkit.mutation.mutant import Kind, Mutant, Sight
from bot.testkit.mutation.plot import Plot
from dialogs.catalog import Catalog, Needs, Question, Rung, Variant
from dialogs.slots import VALUES, Slot


def mutants(catalog: Catalog) -> Iterator[Mutant]:
    yield from chain.from_iterable(_of_rung(rung, _climbed_by(rung, catalog)) for rung in catalog.rungs.values())
    yield from chain.from_iterable(_of_question(question) for question in catalog.questions.values())
    yield from chain.from_iterable(_of_variant(variant) for variant in catalog.variants.values())


def _climbed_by(rung: Rung, catalog: Catalog) -> tuple[str, ...]:
    """The marks of runs that came to a variant with that step."""
    return tuple(f"variant:{each.id}" for each in catalog.variants.values() if rung in each.ladder)


def _of_rung(rung: Rung, touches: tuple[str, ...]) -> Iterator[Mutant]:
    for slot in rung.needs:
        changed = {"needs": _without(rung.needs, slot), "unless": {**rung.unless, slot: _stated(slot, rung.needs)}}
        yield _turned(f"{rung.id} needs {slot}", rung, changed, (f"rung:{rung.id}", f"slot:{slot}"), touches)
    for slot in rung.unless:
        changed = {"needs": {**rung.needs, slot: rung.unless[slot]}, "unless": _without(rung.unless, slot)}
        yield _turned(f"{rung.id} unless {slot}", rung, changed, (f"rung:{rung.id}", f"slot:{slot}"), touches)
    for step in sorted(rung.closed_by):
        changed_steps = {"closed_by": rung.closed_by - {step}}
        marks = (f"taken:{step}", f"rung:{rung.id}")
        yield _changed(f"{rung.id} closed by {step}", "dropped", rung, changed_steps, marks, touches)


def _of_question(question: Question) -> Iterator[Mutant]:
    for number, needs in enumerate(question.asked_when):
        others = (*question.asked_when[:number], *question.asked_when[number + 1 :])
        changed = {"asked_when": others, "unless": (*question.unless, needs)}
        yield _turned(f"{question.slot} asked when {_in_words(needs)}", question, changed, _marks(question, needs))
    for number, needs in enumerate(question.unless):
        others = (*question.unless[:number], *question.unless[number + 1 :])
        changed = {"asked_when": (*question.asked_when, needs), "unless": others}
        yield _turned(f"{question.slot} unless {_in_words(needs)}", question, changed, _marks(question, needs))


def _of_variant(variant: Variant) -> Iterator[Mutant]:
    for slot in variant.implies:
        changed = {"implies": _without(variant.implies, slot)}
        touches = (f"variant:{variant.id}",)
        yield _changed(f"{variant.id} implies {slot}", "dropped", variant, changed, touches, touches)


def _turned(
    place: str,
    declared: object,
    values: Mapping[str, object],
    marks: tuple[str, ...],
    touches: tuple[str, ...] = (),
) -> Mutant:
    return _changed(place, "turned round", declared, values, marks, touches)


def _changed(
    place: str,
    change: str,
    declared: object,
    values: Mapping[str, object],
    marks: tuple[str, ...],
    touches: tuple[str, ...],
) -> Mutant:
    return Mutant(
        kind=Kind.CONDITION,
        place=place,
        change=change,
        plant=_plant(declared, values),
        marks=marks,
        touches=touches,
        sight=Sight.BY_DIAGNOSIS,
    )


def _plant(declared: object, values: Mapping[str, object]) -> Callable[[Plot], None]:
    def plant(plot: Plot) -> None:
        plot.change(declared, **values)
        plot.infer_anew()

    return plant


def _without(mapping: Mapping[Slot, object], slot: Slot) -> Mapping[Slot, object]:
    return {each: value for each, value in mapping.items() if each != slot}


def _stated(slot: Slot, needs: Needs) -> frozenset[str]:
    """The values that are needed; all there are, where it need only be known."""
    return needs[slot] or frozenset(str(value) for value in VALUES[slot])


def _in_words(needs: Needs) -> str:
    return " and ".join(f"{slot} {'|'.join(sorted(values)) or 'known'}" for slot, values in needs.items())


def _marks(question: Question, needs: Needs) -> tuple[str, ...]:
    return (f"state:asking.{question.slot}", *(f"slot:{slot}" for slot in needs))
