"""Conditions as data, read against the facts and the steps that were taken."""

from functools import cache

from dialogs.catalog import Catalog, Facts, Needs, Rung, Variant


def holds(needs: Needs, facts: Facts) -> bool:
    """Whether every slot named is known to have one of the values named (an empty set: is known at all)."""
    return all(_fits(facts.get(slot), values) for slot, values in needs.items())


def may_be_taken(rung: Rung, facts: Facts) -> bool:
    """Whether all that a step needs is known to be so, and nothing is known that stands in its way."""
    stands_in_the_way = any(facts.get(slot) in values for slot, values in rung.unless.items())
    return holds(rung.needs, facts) and not stands_in_the_way


def open_ladder(variant: Variant, facts: Facts, taken: frozenset[str] = frozenset()) -> tuple[Rung, ...]:
    """The steps of a variant's ladder that may be taken, lowest first, once those in `taken` have been."""
    known = {**variant.implies, **facts}
    return tuple(
        rung
        for rung in variant.ladder
        if rung.id not in taken and not rung.closed_by & taken and may_be_taken(rung, known)
    )


@cache
def closing_steps(catalog: Catalog) -> frozenset[str]:
    """The steps that close others, or themselves, for the order: they stay taken whatever the cause turns out to be."""
    return frozenset(id_ for rung in catalog.rungs.values() for id_ in rung.closed_by)


def _fits(value: str | None, values: frozenset[str]) -> bool:
    return value is not None and (not values or value in values)
