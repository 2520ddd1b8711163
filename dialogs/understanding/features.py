"""What the classifier sees of a text: runs of characters, words, concepts and facts."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

_FIGURES = re.compile(r"\d+(?:[.,:]\d+)*")
_TOKEN = re.compile("[\u3400-\u9fff0]+|[a-z][a-z'_]*")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Concepts by the words that stand for them, in every language at once; the longest word wins."""

    #: By their first two signs, a word of one sign by itself.
    by_start: Mapping[str, tuple[tuple[str, str], ...]]

    @classmethod
    def of(cls, concepts: Mapping[str, Iterable[str]]) -> "Lexicon":
        by_start: dict[str, set[tuple[str, str]]] = {}
        for concept, words in concepts.items():
            for word in words:
                by_start.setdefault(word[:2], set()).add((word, concept))
        longest_first = {
            start: tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair))) for start, pairs in by_start.items()
        }
        return cls(longest_first)

    def concepts_in(self, text: str) -> list[str]:
        """The concepts in the order of the text."""
        found: list[str] = []
        beyond, by_start = 0, self.by_start
        starts = map(str.__add__, text, text[1:] + " ")
        for place, start in enumerate(starts):
            if place < beyond or not (start in by_start or start[0] in by_start):
                continue
            for word, concept in (*by_start.get(start, ()), *by_start.get(start[0], ())):
                if text.startswith(word, place) and _stands_alone(text, place, place + len(word)):
                    found.append(concept)
                    beyond = place + len(word)
                    break
        return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Latin words count only whole; a word of Chinese has no edges."""
    if not text[start].isascii():
        return True
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isascii() and before.isalpha()) and not (after.isascii() and after.isalpha())


def features_of(text: str, lexicon: Lexicon, facts: Iterable[str]) -> set[str]:
    """
    The features of a normalised text, each once.

    Chinese characters, their pairs and triples; words, pairs of words (also over a gap), four letters of a word in a
    row (`<` and `>` are its edges), so that a form never seen is known by its stem; concepts and neighbouring concepts (`=`), facts that were understood (`!`), and the rough length (`#`).
    """
    features: set[str] = set()
    before, previous, length = "^", "^", 0
    for token in _TOKEN.findall(_FIGURES.sub("0", text)):
        if token[0] >= "\u3400" or token[0] == "0":
            _add_characters(token, features)
            before, previous = "0", "0"
            length += len(token)
        else:
            _add_word(token, previous, before, features)
            before, previous = previous, token
            length += 1
    features.add(f"#{min(length // 3, 6)}")
    _add_concepts(lexicon.concepts_in(text), features)
    features.update(f"!{fact}" for fact in facts)
    return features


def _add_characters(run: str, features: set[str]) -> None:
    features.update(run)
    features.update(map("".join, pairwise(run)))
    features.update(map("".join, zip(run, run[1:], run[2:], strict=False)))


def _add_word(word: str, previous: str, before: str, features: set[str]) -> None:
    features.add(word)
    features.add(f"{previous} {word}")
    features.add(f"{before} _ {word}")
    marked = f"<{word}>"
    features.update(map("".join, zip(marked, marked[1:], marked[2:], marked[3:], strict=False)))


def _add_concepts(concepts: list[str], features: set[str]) -> None:
    features.update(map("=".__add__, concepts))
    features.update(f"={first}={second}" for first, second in pairwise(concepts))
