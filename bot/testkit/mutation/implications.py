"""Mutants of the tables by which one fact says something about another: a line dropped, a line that says otherwise."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bot.testkit.mutation.mutant import Kind, Mutant, Sight
from bot.testkit.mutation.plot import Plot
from dialogs.diagnosis import implications, inference
from dialogs.slots import VALUES, Slot

Line = tuple[Slot, str | None, Slot, str]


def mutants() -> Iterator[Mutant]:
    yield from _outdated()
    yield from _seen_by_cause()
    yield from _by_ground()
    yield from _implied()


def _outdated() -> Iterator[Mutant]:
    table = implications.OUTDATED
    for (situation, response), seen in table.items():
        other = _other(Slot.SITUATION, seen)
        place, marks = f"{situation} outdated by {response}", (f"fact:{Slot.MERCHANT_RESPONSE}.{response}",)
        yield _mutant(place, "dropped", _table(table, _without(table, (situation, response))), marks)
        yield _mutant(place, f"as {other}", _table(table, {**table, (situation, response): other}), marks)


def _seen_by_cause() -> Iterator[Mutant]:
    table = implications.SEEN_BY_CAUSE
    for cause, facts in table.items():
        for slot, value in facts.items():
            other = _other(slot, value)
            place, marks = f"{slot} seen by {cause}", (f"cause:{cause}",)
            if slot is not Slot.SITUATION:
                # What is seen is looked up: without it nothing could be built.
                yield _mutant(place, "dropped", _table(table, {**table, cause: _without(facts, slot)}), marks)
            yield _mutant(place, f"as {other}", _table(table, {**table, cause: {**facts, slot: other}}), marks)


def _by_ground() -> Iterator[Mutant]:
    table = implications.BY_GROUND
    for ground, (slot, value) in table.items():
        other = _other(slot, value)
        marks = (f"ground:{ground}",)
        yield _mutant(f"{slot} by {ground}", f"as {other}", _table(table, {**table, ground: (slot, other)}), marks)


def _implied() -> Iterator[Mutant]:
    lines = implications.IMPLIED
    for number, (slot, value, implied, said) in enumerate(lines):
        before, after = lines[:number], lines[number + 1 :]
        place = f"{implied} {said} implied by {slot} {value or 'known'}"
        marks = (f"slot:{slot}",) if value is None else (f"fact:{slot}.{value}",)
        other: Line = (slot, value, implied, _other(implied, said))
        yield _mutant(place, "dropped", _lines((*before, *after)), marks)
        yield _mutant(place, f"as {other[3]}", _lines((*before, other, *after)), marks)


def _other(slot: Slot, value: str) -> str:
    """The value after this one."""
    values = [str(each) for each in VALUES[slot]]
    return values[(values.index(str(value)) + 1) % len(values)]


def _without(mapping: Mapping[Any, Any], key: object) -> Mapping[Any, Any]:
    return {each: value for each, value in mapping.items() if each != key}


def _mutant(place: str, change: str, plant: Callable[[Plot], None], marks: tuple[str, ...]) -> Mutant:
    return Mutant(kind=Kind.INDICATION, place=place, change=change, plant=plant, marks=marks, sight=Sight.ANY)


def _table(table: Mapping[Any, Any], contents: Mapping[Any, Any]) -> Callable[[Plot], None]:
    def plant(plot: Plot) -> None:
        plot.fill(table, contents)
        plot.infer_anew()

    return plant


def _lines(lines: tuple[Line, ...]) -> Callable[[Plot], None]:
    def plant(plot: Plot) -> None:
        plot.change(inference, RULES=inference.rules_of(lines))
        plot.infer_anew()

    return plant
