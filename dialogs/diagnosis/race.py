"""The variants that are worth a question, and which remedy is ahead among them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dialogs.acts import Cause
from dialogs.catalog import Catalog
from dialogs.diagnosis.odds import Odds, as_probabilities, variants_of

#: The likeliest variants that together have this share are the ones to decide between; the rest is left out of account.
CONTENDED = 0.85

Remedy = tuple[Cause, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Race:
    """The variants that are worth a question: their places in the declared order, and their odds."""

    places: tuple[int, ...]
    odds: Odds

    def only(self, odds: Odds) -> Odds:
        """Of odds for all variants those of the ones in the race."""
        return tuple([odds[place] for place in self.places])


def contended(odds: Odds) -> Race:
    probabilities = as_probabilities(odds)
    mass, limit = 0.0, 0.0
    for limit in sorted(probabilities, reverse=True):
        mass += limit
        if mass >= CONTENDED:
            break
    places = tuple(place for place, share in enumerate(probabilities) if share >= limit)
    return Race(places, tuple(odds[place] for place in places))


def likeliest(race: Race, probabilities: list[float]) -> int:
    return race.places[probabilities.index(max(probabilities))]


@cache
def remedies_of(catalog: Catalog) -> tuple[Remedy, ...]:
    """What would be advised for each variant: answers that only exchange equals are not worth a question."""
    return tuple((each.cause, tuple(rung.id for rung in each.ladder)) for each in variants_of(catalog))


def by_remedy(catalog: Catalog, race: Race, probabilities: Iterable[float]) -> dict[Remedy, float]:
    found: dict[Remedy, float] = {}
    remedies = remedies_of(catalog)
    for place, probability in zip(race.places, probabilities, strict=True):
        remedy = remedies[place]
        found[remedy] = found.get(remedy, 0.0) + probability
    return found
