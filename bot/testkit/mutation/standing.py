"""
What was asked of the diagnosis in the runs of the scripts, and whether a mutant would have answered otherwise.

Where the next question and the conclusion are the same as declared, a script cannot tell the difference and need not be
run. This takes a hundredth of the time that the scripts would.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from dialogs.acts import Cause, Ground
from dialogs.catalog import Catalog, Facts, Question
from dialogs.diagnosis import Ranked, next_question, rank
from dialogs.diagnosis.inference import relevant_facts, standing_grounds, standing_words
from dialogs.diagnosis.odds import as_probabilities, odds_given
from dialogs.routing import DECIDED
from dialogs.slots import Slot
from dialogs.values import value

#: Less likely than this is out of the running: the race is between those that together make up 85 %.
CHANCE = 1e-3


@value(frozen=True, slots=True)
class Inquiry:
    """All that a conclusion, or the next question, is drawn from."""

    facts: frozenset[tuple[Slot, str]]
    told: frozenset[tuple[Cause, float]]
    grounds: tuple[Ground, ...]
    #: None: what it is was asked, and not what to ask next.
    closed: frozenset[Slot] | None = None

    def answer(self, catalog: Catalog) -> object:
        """What the conversation goes by, by the catalog as it is now; how it fails, where it does."""
        try:
            return self._question(catalog) if self.closed is not None else self._conclusion(catalog)
        except Exception as error:  # noqa: BLE001 - a mutant may make anything fail, and that is an answer
            return repr(error)

    def running(self, catalog: Catalog) -> frozenset[str]:
        """The variants that are likely enough to matter."""
        facts, told = dict(self.facts), dict(self.told)
        standing = standing_grounds(self.grounds, facts)
        known = relevant_facts(catalog, facts, told, standing)
        chances = as_probabilities(odds_given(catalog, known, standing_words(told, facts), standing))
        return frozenset(id_ for id_, chance in zip(catalog.variants, chances, strict=True) if chance >= CHANCE)

    def _question(self, catalog: Catalog) -> Slot | None:
        assert self.closed is not None  # noqa: S101 - for the type checker
        question = next_question(catalog, dict(self.facts), dict(self.told), self.grounds, self.closed)
        return None if question is None else question.slot

    def _conclusion(self, catalog: Catalog) -> tuple[str, bool]:
        """The likeliest variant, and whether its cause is beyond doubt."""
        ranked = rank(catalog, dict(self.facts), dict(self.told), self.grounds)
        share = sum(each.probability for each in ranked if each.cause is ranked[0].cause)
        return ranked[0].variant, share >= DECIDED


class Standings:
    """The answers to all inquiries of many runs, by the catalog as it is declared."""

    def __init__(self, catalog: Catalog, inquiries: Iterable[Inquiry]) -> None:
        self._catalog = catalog
        self._declared = {each: (each.answer(catalog), each.running(catalog)) for each in inquiries}

    def changed(self, variants: Collection[str] = ()) -> frozenset[Inquiry]:
        """
        Those that the catalog as it is now, with a change in it, answers otherwise.

        With `variants` nothing is changed but them: where they are out of the running, before and after, no answer is.
        """
        return frozenset(each for each in self._declared if self._is_changed(each, variants))

    def _is_changed(self, inquiry: Inquiry, variants: Collection[str]) -> bool:
        answer, running = self._declared[inquiry]
        if variants and running.isdisjoint(variants) and inquiry.running(self._catalog).isdisjoint(variants):
            return False
        return inquiry.answer(self._catalog) != answer


def noting(inquiries: set[Inquiry]) -> dict[str, Any]:
    """In place of what `dialogs.turn` asks: the same, noted."""

    def noted_rank(
        catalog: Catalog, facts: Facts, told: Mapping[Cause, float], grounds: tuple[Ground, ...]
    ) -> tuple[Ranked, ...]:
        inquiries.add(Inquiry(frozenset(facts.items()), frozenset(told.items()), grounds))
        return rank(catalog, facts, told, grounds)

    def noted_question(
        catalog: Catalog,
        facts: Facts,
        told: Mapping[Cause, float],
        grounds: tuple[Ground, ...],
        closed: frozenset[Slot],
    ) -> Question | None:
        inquiries.add(Inquiry(frozenset(facts.items()), frozenset(told.items()), grounds, closed))
        return next_question(catalog, facts, told, grounds, closed)

    return {"rank": noted_rank, "next_question": noted_question}
