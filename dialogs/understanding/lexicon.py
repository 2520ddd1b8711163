"""Words that stand for one thing: "lid", "cap" and "盖子" are the same to whoever weighs a complaint."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from dialogs.understanding.gate import first_gram
from dialogs.understanding.heard import Heard

#: Of a word: its length, itself, its concept as a feature.
_Word = tuple[int, str, str]
#: Where a word stands, its length below zero, its concept as a feature.
_Found = tuple[int, int, str]

#: Words of Chinese are looked up by their first two signs.
_PAIR = 2


@dataclass(frozen=True, slots=True)
class _Begun:
    """The words that begin with the same two signs."""

    #: The concept of these two alone, as a feature.
    itself: str | None
    #: By their second and third sign, the longest first: few of them are compared in full.
    longer: Mapping[str, tuple[_Word, ...]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Concepts by the words that stand for them, in every language at once; the longest word wins."""

    #: Of Chinese, by the first two signs.
    begun: Mapping[str, _Begun]
    #: Other words, by the string that they begin with and that `Heard.grams` has of a text: the longest first.
    others: Mapping[str, tuple[_Word, ...]]
    #: The keys of both: sets meet twice as fast as a set and a mapping.
    grams: frozenset[str]
    other_grams: frozenset[str]

    @classmethod
    def of(cls, concepts: Mapping[str, Iterable[str]]) -> "Lexicon":
        by_gram: dict[str, set[_Word]] = {}
        for concept, words in concepts.items():
            for word in words:
                by_gram.setdefault(first_gram(word), set()).add((len(word), word, f"={concept}"))
        begun = {gram: _begun_with(gram, words) for gram, words in by_gram.items() if len(gram) == _PAIR}
        others = {gram: _longest_first(words) for gram, words in by_gram.items() if len(gram) != _PAIR}
        return cls(begun, others, frozenset(by_gram), frozenset(others))

    def concepts_in(self, text: Heard) -> list[str]:
        """As features, in the order of the text."""
        grams = self.grams & text.grams
        concepts, beyond = [], 0
        for place, back, concept in self._found(grams, text) if grams else ():
            if place >= beyond:
                concepts.append(concept)
                beyond = place - back
        return concepts

    def _found(self, grams: Set[str], text: Heard) -> list[_Found]:
        """The longest word wherever a gram stands, in the order of the text."""
        found: list[_Found] = []
        # Pairs are walked once for all grams: looking for one of them takes as long as walking ten.
        for place, pair in enumerate(text.pairs):
            if pair in grams:
                _add_begun(self.begun[pair], text, place, found)
        others = self.other_grams & grams
        if others:
            for gram in others:
                _add_others(gram, self.others[gram], text, found)
            found.sort()
        return found


def _add_begun(begun: _Begun, text: Heard, place: int, found: list[_Found]) -> None:
    longer, pairs = begun.longer, text.pairs
    if longer and place + 1 < len(pairs):
        for size, word, concept in longer.get(pairs[place + 1], ()):
            if text.startswith(word, place):
                found.append((place, -size, concept))
                return
    if begun.itself:
        found.append((place, -_PAIR, begun.itself))


def _add_others(gram: str, words: tuple[_Word, ...], text: str, found: list[_Found]) -> None:
    """Latin words count only whole."""
    place = text.find(gram)
    while place >= 0:
        for size, word, concept in words:
            if text.startswith(word, place) and (not word[0].isascii() or _stands_alone(text, place, place + size)):
                found.append((place, -size, concept))
                break
        place = text.find(gram, place + 1)


def _begun_with(pair: str, words: Iterable[_Word]) -> _Begun:
    itself = [concept for _, word, concept in words if word == pair]
    longer: dict[str, set[_Word]] = {}
    for one in words:
        if one[1] != pair:
            longer.setdefault(one[1][1:3], set()).add(one)
    return _Begun(min(itself, default=None), {second: _longest_first(all_) for second, all_ in longer.items()})


def _longest_first(words: Iterable[_Word]) -> tuple[_Word, ...]:
    return tuple(sorted(words, key=lambda word: (-word[0], word)))


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isascii() and before.isalpha()) and not (after.isascii() and after.isalpha())
