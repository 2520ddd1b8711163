"""Conditions as data, read against the facts."""

from dialogs.catalog import Facts, Needs


def holds(needs: Needs, facts: Facts, *, unknown_counts: bool = False) -> bool:
    """
    Whether every slot named has one of the values named (an empty set: is known at all).

    With `unknown_counts`, what is not known does not stand in the way.
    """
    return all(_fits(facts.get(slot), values, unknown_counts) for slot, values in needs.items())


def _fits(value: str | None, values: frozenset[str], unknown_counts: bool) -> bool:
    if value is None:
        return unknown_counts
    return not values or value in values
