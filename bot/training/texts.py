"""Phrases as training examples, seen exactly as messages will be seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.training.synonyms import Synonyms
from dialogs.understanding.building import Sources, each_phrase
from dialogs.understanding.calendar import Today
from dialogs.understanding.facts import facts_in
from dialogs.understanding.features import features_of
from dialogs.understanding.phrases import Phrases
from dialogs.understanding.secrets import masked

#: How many other wordings of a phrase are taught with it.
VARIANTS = 2

#: Any day will do: features tell that a date was named, never which.
_TODAY = Today(date(2026, 11, 22))


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    text: str
    label: str
    language: str
    features: frozenset[str]
    #: The features of other wordings of it; taught, never tested on.
    variants: tuple[frozenset[str], ...] = ()


def examples_of(sources: Sources, phrases: Phrases) -> list[Example]:
    """One example a phrase, doubles of the same label dropped, in the order of the files."""
    found: dict[str, Example] = {}
    for code in ("zh", "en"):
        synonyms = Synonyms(sources, code)
        for label, said in each_phrase(sources, code):
            others = synonyms.variants(phrases.normal(said), VARIANTS)
            example = Example(
                text=said,
                label=label,
                language=code,
                features=features_in(said, phrases),
                variants=tuple(features_in(other, phrases) for other in others),
            )
            found.setdefault(phrases.normal(said), example)
    return list(found.values())


def features_in(text: str, phrases: Phrases) -> frozenset[str]:
    facts = facts_in(phrases.spoken(phrases.normal(masked(text))), phrases, None, _TODAY)
    return frozenset(features_of(facts.rest, phrases.lexicon, facts.features()))


def labels_of(examples: Iterable[Example]) -> list[str]:
    return sorted({example.label for example in examples})
