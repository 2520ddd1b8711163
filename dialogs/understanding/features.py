"""What the classifier sees of a text: runs of characters, words, concepts and facts."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from operator import add

from dialogs.understanding.gate import first_gram
from dialogs.understanding.heard import Heard

_FIGURES = re.compile(r"\d\d*(?:[.,:]\d+)*")
_TOKEN = re.compile("[\u3400-\u9fff0]+|[a-z][a-z'_]*")


#: Of a word: its length, itself, its concept, and whether it counts only whole.
_Entry = tuple[int, str, str, bool]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Concepts by the words that stand for them, in every language at once; the longest word wins."""

    #: By the string that a word begins with and that `Heard.grams` has of a text: the longest word first.
    by_gram: Mapping[str, tuple[_Entry, ...]]
    #: The keys once more: sets meet twice as fast as a set and a mapping.
    grams: frozenset[str]

    @classmethod
    def of(cls, concepts: Mapping[str, Iterable[str]]) -> "Lexicon":
        by_gram: dict[str, set[tuple[str, str]]] = {}
        for concept, words in concepts.items():
            for word in words:
                by_gram.setdefault(first_gram(word), set()).add((word, concept))
        return cls({gram: _entries(pairs) for gram, pairs in by_gram.items()}, frozenset(by_gram))

    def concepts_in(self, text: Heard) -> list[str]:
        """In the order of the text."""
        found: list[tuple[int, int, str]] = []
        for gram in self.grams & text.grams:
            _add_begun_by(gram, self.by_gram[gram], text, found)
        found.sort()
        concepts, beyond = [], 0
        for place, back, concept in found:
            if place >= beyond:
                concepts.append(concept)
                beyond = place - back
        return concepts


def _add_begun_by(gram: str, entries: tuple[_Entry, ...], text: str, found: list[tuple[int, int, str]]) -> None:
    """The longest word wherever the gram stands: its place, its length below zero, its concept."""
    place = text.find(gram)
    while place >= 0:
        for size, word, concept, is_whole in entries:
            if text.startswith(word, place) and (not is_whole or _stands_alone(text, place, place + size)):
                found.append((place, -size, concept))
                break
        place = text.find(gram, place + 1)


def _entries(pairs: Iterable[tuple[str, str]]) -> tuple[_Entry, ...]:
    """Latin words count only whole; a word of Chinese has no edges."""
    return tuple((len(word), word, concept, word[0].isascii()) for word, concept in sorted(pairs, key=_longest_first))


def _longest_first(pair: tuple[str, str]) -> tuple[int, tuple[str, str]]:
    return -len(pair[0]), pair


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isascii() and before.isalpha()) and not (after.isascii() and after.isalpha())


def features_of(text: Heard, lexicon: Lexicon, facts: Iterable[str]) -> set[str]:
    """
    The features of a text, each once.

    Chinese characters, their pairs and triples; words, pairs of words (also over a gap), four letters of a word in a
    row (`<` and `>` are its edges), so that a form never seen is known by its stem; concepts and neighbouring concepts (`=`), facts that were understood (`!`), and the rough length (`#`).
    """
    features: set[str] = set()
    before, previous, length = "^", "^", 0
    figured, signs, pairs = _without_figures(text)
    for found in _TOKEN.finditer(figured):
        token = found[0]
        if token[0] >= "\u3400" or token[0] == "0":
            start, end = found.span()
            features.update(
                signs[start:end], pairs[start : end - 1], map(add, pairs[start : end - 1], signs[start + 2 : end])
            )
            before, previous = "0", "0"
            length += len(token)
        else:
            _add_word(token, previous, before, features)
            before, previous = previous, token
            length += 1
    features.add(f"#{min(length // 3, 6)}")
    _add_concepts(lexicon.concepts_in(text), features)
    features.update(map("!".__add__, facts))
    return features


def _without_figures(text: Heard) -> tuple[str, list[str], list[str]]:
    """With a nought for every figure; its signs and their pairs, none of an ASCII text without figures."""
    if not text.has_figures:
        return text, text.signs, text.pairs
    figured = _FIGURES.sub("0", text)
    signs = list(figured)
    return figured, signs, list(map(add, signs, signs[1:]))


def _add_word(word: str, previous: str, before: str, features: set[str]) -> None:
    features.add(word)
    features.add(f"{previous} {word}")
    features.add(f"{before} _ {word}")
    marked = f"<{word}>"
    features.update(map("".join, zip(marked, marked[1:], marked[2:], marked[3:], strict=False)))


def _add_concepts(concepts: list[str], features: set[str]) -> None:
    features.update(map("=".__add__, concepts))
    features.update([f"={first}={second}" for first, second in pairwise(concepts)])
