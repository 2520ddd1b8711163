"""Phrases as training examples, seen exactly as messages will be seen."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dialogs.understanding.building import Sources, each_phrase
from dialogs.understanding.calendar import Today
from dialogs.understanding.fact_finding import facts_in
from dialogs.understanding.features import features_of
from dialogs.understanding.phrases import Phrases
from dialogs.understanding.secrets import masked

#: The voice of `phrases.toml` itself.
OWN = "phrases"

#: Any day will do: features tell that a date was named, never which.
_TODAY = Today(date(2026, 11, 22))


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    text: str
    label: str
    language: str
    #: Whose words they are: a voice is tested by what the others taught.
    voice: str
    features: frozenset[str]


def examples_of(sources: Sources, voices: Mapping[str, Sources], phrases: Phrases) -> list[Example]:
    """One example a phrase, doubles dropped, in the order of the files: first the phrases, then voice after voice."""
    found: dict[str, Example] = {}
    for voice, said_by in {OWN: sources, **voices}.items():
        for example in _of_voice(voice, said_by, phrases):
            found.setdefault(phrases.normal(example.text), example)
    return list(found.values())


def _of_voice(voice: str, said_by: Sources, phrases: Phrases) -> Iterator[Example]:
    for code in ("zh", "en"):
        for label, said in each_phrase(said_by, code):
            features = features_in(said, phrases)
            yield Example(text=said, label=label, language=code, voice=voice, features=features)


def features_in(text: str, phrases: Phrases) -> frozenset[str]:
    facts = facts_in(phrases.spoken(phrases.normal(masked(text))), phrases, None, _TODAY)
    return frozenset(features_of(facts.rest, phrases.lexicon, facts.features()))


def labels_of(examples: Iterable[Example]) -> list[str]:
    return sorted({example.label for example in examples})
