"""Conditions as data, read against the facts and the steps that were taken."""

from functools import cache

from dialogs.catalog import Catalog, Facts, Needs, Rung, Variant


def holds(needs: Needs, facts: Facts) -> bool:
    """Whether every slot named is known to have one of the values named (an empty set: is known at all)."""
    # A loop and no generator, here and below: each turn asks some thirty of these.
    for slot, values in needs.items():
        known = facts.get(slot)
        if known is None or (values and known not in values):
            return False
    return True


def may_be_taken(rung: Rung, facts: Facts) -> bool:
    """Whether all that a step needs is known to be so, and nothing is known that stands in its way."""
    for slot, values in rung.unless.items():
        if facts.get(slot) in values:
            return False
    return holds(rung.needs, facts)


def open_ladder(variant: Variant, facts: Facts, taken: frozenset[str] = frozenset()) -> tuple[Rung, ...]:
    """The steps of a variant's ladder that may be taken, lowest first, once those in `taken` have been."""
    known = {**variant.implies, **facts}
    return tuple(
        [
            rung
            for rung in variant.ladder
            if rung.id not in taken and rung.closed_by.isdisjoint(taken) and may_be_taken(rung, known)
        ]
    )


@cache
def closing_steps(catalog: Catalog) -> frozenset[str]:
    """The steps that close others, or themselves, for the order: they stay taken whatever the cause turns out to be."""
    return frozenset(id_ for rung in catalog.rungs.values() for id_ in rung.closed_by)
