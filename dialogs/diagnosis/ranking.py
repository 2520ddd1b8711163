"""How likely each variant is, likeliest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dialogs.acts import Cause, Ground
from dialogs.catalog import Catalog, Facts
from dialogs.diagnosis.inference import Known, Told, relevant_facts, standing_grounds, standing_words
from dialogs.diagnosis.odds import as_probabilities, odds_given, variants_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A variant and how likely it is."""

    variant: str
    cause: Cause
    probability: float


def rank(
    catalog: Catalog, facts: Facts, told: Mapping[Cause, float], grounds: tuple[Ground, ...]
) -> tuple[Ranked, ...]:
    """
    Every variant with its probability, likeliest first; equals in declared order. The sum is 1.

    `told` is how likely the user's own words make each cause, between 0 and 1 and 1 at most altogether; 1.0 is a cause
    that was picked by name.
    """
    standing = standing_grounds(grounds, facts)
    return _ranking(catalog, relevant_facts(catalog, facts, told, standing), standing_words(told, facts), standing)


@lru_cache(maxsize=4096)
def _ranking(catalog: Catalog, known: Known, told: Told, grounds: frozenset[Ground]) -> tuple[Ranked, ...]:
    probabilities = as_probabilities(odds_given(catalog, known, told, grounds))
    pairs = zip(variants_of(catalog), probabilities, strict=True)
    found = [Ranked(variant=each.id, cause=each.cause, probability=probability) for each, probability in pairs]
    return tuple(sorted(found, key=lambda each: -each.probability))
