"""The answers that a question can get: what each tells and weighs, and how likely it is."""

from dataclasses import dataclass
from functools import cache

from dialogs.catalog import Catalog, Choice, Facts
from dialogs.diagnosis.odds import Odds, as_probabilities, told_weights, weights_of
from dialogs.diagnosis.race import Race
from dialogs.slots import VALUES, Slot


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer tells, and what it weighs, variant by variant."""

    tells: Facts
    weights: Odds


@cache
def answers_to(catalog: Catalog, slot: Slot) -> tuple[Answer, ...]:
    question = catalog.questions[slot]
    if question.settles is not None:
        bracket = question.settles
        values = [str(value) for value in VALUES[bracket]]
        return tuple(Answer({bracket: value}, weights_of(catalog, bracket, value)) for value in values)
    return tuple(Answer(choice.facts, choice_weights(catalog, choice)) for choice in question.choices)


def choice_weights(catalog: Catalog, choice: Choice) -> Odds:
    found = told_weights(catalog, frozenset() if choice.cause is None else frozenset({(choice.cause, 1.0)}))
    for slot, value in choice.facts.items():
        found = tuple(each + weight for each, weight in zip(found, weights_of(catalog, slot, value), strict=True))
    return found


def chances_of(catalog: Catalog, slot: Slot, race: Race, present: list[float]) -> list[float]:
    """How likely each answer is."""
    shares = _shares(catalog, slot)
    found = [0.0] * len(shares[0])
    for place, probability in zip(race.places, present, strict=True):
        for number, share in enumerate(shares[place]):
            found[number] += probability * share
    return found


@cache
def _shares(catalog: Catalog, slot: Slot) -> tuple[tuple[float, ...], ...]:
    """For each variant how likely it gives each answer: every variant gives its answers by their weights."""
    by_variant = zip(*(answer.weights for answer in answers_to(catalog, slot)), strict=True)
    return tuple(tuple(as_probabilities(weights)) for weights in by_variant)
