"""Odds: a log-odds for each variant, in declared order, from priors, words, grounds and answers."""

import math
from collections.abc import Iterable
from functools import cache, lru_cache

from dialogs.acts import Cause, Ground
from dialogs.catalog import Catalog, Variant
from dialogs.conditions import holds
from dialogs.diagnosis.inference import Known, Told
from dialogs.slots import VALUES, Slot

#: So often words mean something else than the best reader sees in them.
MISREAD = 0.1
#: More than all that can be told speaks for another variant.
DECIDED = 100.0

Odds = tuple[float, ...]


@cache
def variants_of(catalog: Catalog) -> tuple[Variant, ...]:
    return tuple(catalog.variants.values())


@cache
def _prior_odds(catalog: Catalog) -> Odds:
    """A cause's variants share its odds by their priors."""
    shares: dict[Cause, float] = {}
    for each in variants_of(catalog):
        shares[each.cause] = shares.get(each.cause, 0.0) + each.prior
    return tuple(
        math.log(catalog.priors.get(each.cause, 1.0) * each.prior / shares[each.cause]) for each in variants_of(catalog)
    )


@lru_cache(maxsize=1024)
def weights_of(catalog: Catalog, slot: Slot, value: str) -> Odds:
    """
    What one answer weighs, variant by variant.

    A variant's weights are shared out over all answers to the question, so that a variant which
    goes by many facts has no start over one that goes by few.
    """
    return tuple(_weight(variant, slot, value, _domain(catalog, slot)) for variant in variants_of(catalog))


def _weight(variant: Variant, slot: Slot, value: str, domain: tuple[str, ...]) -> float:
    declared = variant.indications.get(slot)
    if not declared or value not in domain:
        return 0.0
    mean = sum(math.exp(declared.get(each, 0.0)) for each in domain) / len(domain)
    return float(declared.get(value, 0.0)) - math.log(mean)


@cache
def _domain(catalog: Catalog, slot: Slot) -> tuple[str, ...]:
    """Every answer that a slot can have; for an open one those that some variant goes by."""
    if slot in VALUES:
        return tuple(str(value) for value in VALUES[slot])
    told = {str(value) for variant in variants_of(catalog) for value in variant.indications.get(slot, {})}
    return tuple(sorted(told))


@lru_cache(maxsize=1024)
def told_weights(catalog: Catalog, told: Told) -> Odds:
    """
    What the user's own words weigh, variant by variant.

    What they leave open is shared out over all causes, and so is the chance that they were misread.
    """
    if not told:
        return (0.0,) * len(variants_of(catalog))
    shares, causes = dict(told), len(Cause)
    left = max(0.0, 1.0 - sum(shares.values())) / causes
    weighed = {cause: math.log((1 - MISREAD) * (shares.get(cause, 0.0) + left) + MISREAD / causes) for cause in Cause}
    return tuple(weighed[variant.cause] for variant in variants_of(catalog))


def odds_given(catalog: Catalog, known: Known, told: Told, grounds: frozenset[Ground]) -> Odds:
    found = [
        prior + words + sum(float(variant.grounds.get(ground, 0.0)) for ground in grounds)
        for prior, words, variant in zip(
            _prior_odds(catalog), told_weights(catalog, told), variants_of(catalog), strict=True
        )
    ]
    for slot, value in sorted(known):
        found = [odds + weight for odds, weight in zip(found, weights_of(catalog, slot, value), strict=True)]
    return _decided(catalog, known, tuple(found))


def _decided(catalog: Catalog, known: Known, found: Odds) -> Odds:
    """Nothing stands against a variant that a fact has decided."""
    deciding = _deciding(catalog)
    if not any(slot in deciding for slot, _ in known):
        return found
    facts = dict(known)
    is_it = [bool(each.decided_by) and holds(each.decided_by, facts) for each in variants_of(catalog)]
    return tuple(odds + DECIDED * this for odds, this in zip(found, is_it, strict=True))


@cache
def _deciding(catalog: Catalog) -> frozenset[Slot]:
    return frozenset(slot for each in variants_of(catalog) for slot in each.decided_by)


def as_probabilities(odds: Iterable[float]) -> list[float]:
    odds = tuple(odds)
    highest = max(odds)
    raised = [math.exp(each - highest) for each in odds]
    total = sum(raised)
    return [each / total for each in raised]
