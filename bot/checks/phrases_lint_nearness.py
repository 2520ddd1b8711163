"""Which lines of phrases are nearly the same, found without comparing each with each."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

#: From so much likeness on (of 100) two lines are one that somebody touched up: a letter in twenty may differ.
NEAR = 90
#: So many Chinese characters, or five Latin words, and two people no longer say the same by chance.
OWN_WORDS = 7
_WORD_IN_CHARACTERS = 1.5

_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a file: as it stands there, and as messages are compared with it."""

    said: str
    bare: str
    label: str
    language: str
    #: The file, for people.
    where: str

    @property
    def has_own_words(self) -> bool:
        """Longer than a set phrase ("help", "转人工"), which everybody says in the same words."""
        words = _WORD_IN_CHARACTERS * len(_LATIN.findall(self.bare))
        return words + len(_HAN.findall(self.bare)) >= OWN_WORDS


def near_pairs(lines: Iterable[Line], others: Iterable[Line]) -> Iterator[tuple[Line, Line]]:
    """
    Every line with own words beside each of the others that is nearly or wholly the same.

    Only lines of about one length can be: they are sorted by it, and 20,000 of them take a few seconds.
    """
    by_length = sorted(others, key=lambda line: len(line.bare))
    lengths = [len(line.bare) for line in by_length]
    texts = [line.bare for line in by_length]
    for line in lines:
        if line.has_own_words:
            first, last = _alike_in_length(len(line.bare), lengths)
            found = process.extract(
                line.bare, texts[first:last], scorer=fuzz.ratio, score_cutoff=NEAR, limit=None, processor=None
            )
            yield from ((line, by_length[first + place]) for _, _, place in found)


def _alike_in_length(length: int, lengths: list[int]) -> tuple[int, int]:
    """Where the lengths begin and end that can reach the likeness at all: it counts what is missing in either text."""
    least, most = length * NEAR / (200 - NEAR), length * (200 - NEAR) / NEAR
    return bisect_left(lengths, least), bisect_right(lengths, most)
