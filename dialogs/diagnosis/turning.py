"""What could still turn the advice that was given."""

import operator
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dialogs.acts import Cause, Ground
from dialogs.catalog import Catalog, Choice, Facts, Question
from dialogs.diagnosis.answers import chances_of, choice_weights
from dialogs.diagnosis.inference import relevant_facts, standing_grounds, standing_words, without_reason
from dialogs.diagnosis.odds import as_probabilities, odds_given, variants_of
from dialogs.diagnosis.questions import open_questions
from dialogs.diagnosis.race import Race, contended, likeliest
from dialogs.diagnosis.worth import first_steps, most_worth, worth_of
from dialogs.slots import Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Turning:
    """A fact that would turn the advice: the question for it, the likeliest answer that does, the step it leads to."""

    question: Question
    answer: Choice
    step: str


def turning_fact(
    catalog: Catalog,
    facts: Facts,
    told: Mapping[Cause, float],
    grounds: tuple[Ground, ...],
    among: Collection[Slot] = frozenset(Slot),
    least: float = 0.0,
) -> Turning | None:
    """
    The one missing fact that is likeliest to turn the advice, declined ones too; None when none can.

    Only one of `among`, and only where it is more likely than `least` to turn it.
    """
    standing = standing_grounds(grounds, facts)
    known = relevant_facts(catalog, facts, told, standing)
    words = without_reason(standing_words(told, facts), facts)
    race = contended(odds_given(catalog, known, words, standing))
    missing = open_questions(catalog, dict(known), frozenset())
    asked = [question for question in missing if question.settles is None and question.slot in among]
    worths = [(question, worth_of(catalog, question, race, dict(known))) for question in asked]
    worthy = [
        (question, worth.change + worth.steps) for question, worth in worths if worth.change + worth.steps > least
    ]
    question = most_worth(worthy)
    return None if question is None else _turned_by(catalog, question, race, dict(known))


def _turned_by(catalog: Catalog, question: Question, race: Race, facts: Facts) -> Turning | None:
    variants, present = variants_of(catalog), as_probabilities(race.odds)
    now = first_steps(variants[likeliest(race, present)], facts)[:1]
    chances = chances_of(catalog, question.slot, race, present)
    by_chance = sorted(zip(chances, question.choices, strict=True), key=lambda each: -each[0])
    for _, choice in by_chance:
        after = as_probabilities(map(operator.add, race.odds, race.only(choice_weights(catalog, choice))))
        then = first_steps(variants[likeliest(race, after)], {**facts, **choice.facts})[:1]
        if then and then != now:
            return Turning(question=question, answer=choice, step=then[0])
    return None
