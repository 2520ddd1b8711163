"""What asking is worth: what the answers to a question would do to the remedy."""

import math
import operator
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialogs.catalog import Catalog, Facts, Question, Variant
from dialogs.conditions import open_ladder
from dialogs.diagnosis.answers import answers_to, chances_of
from dialogs.diagnosis.odds import as_probabilities, variants_of
from dialogs.diagnosis.race import Race, by_remedy, likeliest, remedies_of

#: A fact that changes one of so many first steps is worth asking for.
FIRST_STEPS = 2


@dataclass(frozen=True, slots=True)
class Worth:
    """What asking is worth: the chances that the answer changes the remedy, or its first steps, and its news (nats)."""

    change: float
    steps: float
    news: float


def worth_of(catalog: Catalog, question: Question, race: Race, facts: Facts) -> Worth:
    answers, variants, remedies = answers_to(catalog, question.slot), variants_of(catalog), remedies_of(catalog)
    present = as_probabilities(race.odds)
    now = likeliest(race, present)
    steps_now = first_steps(variants[now], facts)
    change, steps, left = 0.0, 0.0, 0.0
    for chance, answer in zip(chances_of(catalog, question.slot, race, present), answers, strict=True):
        after = as_probabilities(map(operator.add, race.odds, race.only(answer.weights)))
        then = likeliest(race, after)
        change += chance * (remedies[then] != remedies[now])
        steps += chance * (first_steps(variants[then], {**facts, **answer.tells}) != steps_now)
        left += chance * _entropy(by_remedy(catalog, race, after).values())
    return Worth(change, steps, _entropy(by_remedy(catalog, race, present).values()) - left)


def _entropy(probabilities: Iterable[float]) -> float:
    return -sum(each * math.log(each) for each in probabilities if each > 0)


def first_steps(variant: Variant, facts: Facts) -> tuple[str, ...]:
    """The first steps of the variant's ladder, as things stand."""
    return tuple(rung.id for rung in open_ladder(variant, facts)[:FIRST_STEPS])


def most_worth(valued: Sequence[tuple[Question, float]]) -> Question | None:
    """The question of the highest value, the first declared of equals."""
    return max(valued, key=lambda each: each[1])[0] if valued else None
