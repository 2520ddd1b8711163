"""The next question, or the end of asking."""

from collections.abc import Mapping
from functools import lru_cache

from dialogs.acts import Cause, Ground
from dialogs.catalog import Catalog, Facts, Question
from dialogs.diagnosis.inference import (
    Known,
    Told,
    discriminating_slots,
    relevant_facts,
    standing_grounds,
    standing_words,
    without_reason,
)
from dialogs.diagnosis.odds import as_probabilities, odds_given
from dialogs.diagnosis.questions import open_questions
from dialogs.diagnosis.race import Race, by_remedy, contended
from dialogs.diagnosis.worth import Worth, most_worth, worth_of
from dialogs.slots import Slot

#: So many questions, and the patience of most people is over.
PATIENCE = 6
#: From this probability on the leading remedy is good enough, unless a single likely answer would overturn it.
CLEAR = 0.9
#: An answer less likely than this is not worth asking for.
LIKELY = 0.05
#: Less than this is no news (nats).
NEWS = 0.05


def next_question(
    catalog: Catalog,
    facts: Facts,
    told: Mapping[Cause, float],
    grounds: tuple[Ground, ...],
    closed: frozenset[Slot],
) -> Question | None:
    """
    The question most worth asking now, or None when no answer can change the remedy.

    `closed` are the slots that were answered or declined. Equal worth is settled by the declared
    order: it is the order that support staff ask in, and a stable order keeps conversations stable.
    """
    return _next_question(catalog, *_standing(catalog, facts, told, grounds, closed))


def telling_slots(
    catalog: Catalog,
    facts: Facts,
    told: Mapping[Cause, float],
    grounds: tuple[Ground, ...],
    closed: frozenset[Slot],
) -> frozenset[Slot]:
    """The slots that are open and whose answer could still change what to do, or tell what it is."""
    known, words, standing, asked = _standing(catalog, facts, told, grounds, closed)
    race = contended(odds_given(catalog, known, words, standing))
    worths = _worths(catalog, race, dict(known), asked)
    told_by = ((question.slot, max(worth.change, worth.steps, worth.news)) for question, worth in worths)
    return frozenset(slot for slot, most in told_by if most >= LIKELY)


def _standing(
    catalog: Catalog,
    facts: Facts,
    told: Mapping[Cause, float],
    grounds: tuple[Ground, ...],
    closed: frozenset[Slot],
) -> tuple[Known, Told, frozenset[Ground], frozenset[Slot]]:
    """What is known as far as it counts for a question, and the questions that are closed."""
    standing = standing_grounds(grounds, facts)
    asked = closed.intersection(catalog.questions)
    words = standing_words(told, facts)
    if Slot.REFUSAL_REASON not in asked:
        words = without_reason(words, facts)
    return relevant_facts(catalog, facts, told, standing), words, standing, asked


def _worths(catalog: Catalog, race: Race, facts: Facts, closed: frozenset[Slot]) -> list[tuple[Question, Worth]]:
    questions = open_questions(catalog, facts, closed)
    return [(question, worth_of(catalog, question, race, facts)) for question in questions]


@lru_cache(maxsize=4096)
def _next_question(
    catalog: Catalog, known: Known, told: Told, grounds: frozenset[Ground], closed: frozenset[Slot]
) -> Question | None:
    facts = dict(known)
    if _asked_count(catalog, closed) >= PATIENCE:
        return None
    race = contended(odds_given(catalog, known, told, grounds))
    is_clear = max(by_remedy(catalog, race, as_probabilities(race.odds)).values()) >= CLEAR
    worths = _worths(catalog, race, facts, closed)
    deciding = [
        (question, (worth.change + worth.news) / question.effort)
        for question, worth in worths
        if worth.change >= LIKELY or (not is_clear and worth.news >= NEWS)
    ]
    # What it is comes before where to begin with it.
    opening = [(question, worth.steps / question.effort) for question, worth in worths if worth.steps >= LIKELY]
    return most_worth(deciding or opening)


def _asked_count(catalog: Catalog, closed: frozenset[Slot]) -> int:
    """Of the questions that can change anything, how many were answered or declined."""
    asked = (catalog.questions[slot] for slot in closed)
    return sum(bool({question.slot, question.settles} & discriminating_slots(catalog)) for question in asked)
