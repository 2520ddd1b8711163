"""Conditions are read as far as the bot reads them."""

from bot.building import the_catalog
from bot.testkit.coverage.condition_names import name, seen_on_ladder
from bot.testkit.coverage.elements import Element, Kind, universe
from dialogs.slots import Slot


def seen(variant: str, facts: dict[Slot, str], taken: frozenset[str] = frozenset()) -> set[str]:
    return {name(each) for each in seen_on_ladder(the_catalog().variants[variant], facts, taken)}


def test_a_step_that_was_taken_is_not_looked_at_again() -> None:
    variant = next(each for each in the_catalog().variants.values() if each.ladder[0].needs or each.ladder[0].unless)
    first = variant.ladder[0].id
    assert any(f"rung {first} " in each for each in seen(variant.id, {}))
    assert not any(f"rung {first} " in each for each in seen(variant.id, {}, frozenset({first})))


def test_every_condition_of_every_ladder_is_one_that_is_counted() -> None:
    counted = {element.name for element in universe() if element.kind is Kind.CONDITION}
    assert all(seen(variant, {}) <= counted for variant in the_catalog().variants)


def test_what_stands_behind_a_condition_that_has_decided_was_not_asked() -> None:
    several = [rung for rung in the_catalog().rungs.values() if len(rung.unless) > 1]
    assert several, "a step with two things that stand in its way is needed to show it"
    rung = several[0]
    variant = next(
        each
        for each in the_catalog().variants.values()
        if rung in each.ladder and not set(each.implies) & set(rung.unless)
    )
    (first, values), (second, _), *_ = rung.unless.items()
    stopped = seen(variant.id, {first: min(values)})
    assert any(f"rung {rung.id} unless {first} " in each and each.endswith("= yes") for each in stopped)
    assert not any(f"rung {rung.id} unless {second} " in each for each in stopped)


def test_a_condition_names_its_step_its_slot_and_the_answers() -> None:
    assert Element(kind=Kind.CONDITION, name="rung ask_bank unless complained_to in bank = no") in universe()
