"""Wording as data: patterns that stand for values, each tried only on a text that could hold it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from dialogs.understanding.gate import Gate, gates_of
from dialogs.values import value

#: A group whose name begins so takes its words out of the text and stands for nothing ("not refunded" is not "refunded").
NOTHING = "_"
_NAME = re.compile(r"<([a-z_]+)>(?!=|!)")

#: Patterns by subject: values, each with its patterns, in the order in which they win.
Subjects = Mapping[str, Mapping[str, Sequence[str]]]


@value(frozen=True, slots=True)
class Said:
    """A value that was named, and where."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """One way to name a value. At the same place of a text the pattern of lower rank wins."""

    subject: str
    value: str
    rank: int
    expression: re.Pattern[str]
    #: Beside the one that it is found by: a text must hold a string of each of these too.
    gates: tuple[Gate, ...]


#: The patterns of a subject that a text may hold, by rank.
Candidates = list[Pattern]


@dataclass(frozen=True, slots=True)
class Wordings:
    """All patterns of one language, found by the short strings of which a text must hold one."""

    by_gram: Mapping[str, tuple[Pattern, ...]]
    #: The keys once more: sets meet twice as fast as a set and a mapping.
    grams: frozenset[str]
    #: Those that no string gives away: tried on every text.
    ungated: tuple[Pattern, ...]

    @classmethod
    def of(cls, subjects: Subjects, words: Mapping[str, str], common: Mapping[str, int]) -> "Wordings":
        """
        `words` are named parts: `<seller>` in a pattern stands for all words for a seller. `common` counts the strings
        that people use anyway (`gates_of`).
        """
        by_gram: dict[str, list[Pattern]] = {}
        ungated: list[Pattern] = []
        for pattern in _patterns(subjects, words, common):
            first, pattern = pattern.gates[:1], replace(pattern, gates=pattern.gates[1:])
            for gram in chain.from_iterable(first):
                by_gram.setdefault(gram, []).append(pattern)
            ungated += [] if first else [pattern]
        return cls({gram: tuple(all_) for gram, all_ in by_gram.items()}, frozenset(by_gram), tuple(ungated))

    def found_by(self, grams: set[str]) -> Mapping[str, Candidates]:
        """By subject, the patterns that are found by one of the grams; their other gates are still to be looked at."""
        hits = map(self.by_gram.__getitem__, self.grams & grams)
        by_subject = defaultdict[str, Candidates](list)
        for pattern in {*self.ungated, *chain.from_iterable(hits)}:
            by_subject[pattern.subject].append(pattern)
        return by_subject

    def candidates(self, grams: set[str]) -> dict[str, Candidates]:
        """By subject, the patterns that a text of these grams (`grams_of`) could hold."""
        return {subject: passing(found, grams) for subject, found in self.found_by(grams).items()}


def passing(patterns: Candidates, grams: set[str]) -> Candidates:
    """Those of which a text of these grams passes all gates."""
    passed = []
    for pattern in patterns:
        for gate in pattern.gates:
            if gate.isdisjoint(grams):
                break
        else:
            passed.append(pattern)
    return passed


def _patterns(subjects: Subjects, words: Mapping[str, str], common: Mapping[str, int]) -> Iterator[Pattern]:
    rank = 0
    for subject, values in subjects.items():
        for name, patterns in values.items():
            for pattern in patterns:
                expression = re.compile(spelled_out(pattern, words))
                yield Pattern(subject, name, rank, expression, gates_of(expression.pattern, common))
                rank += 1


def said_in(text: str, patterns: Candidates) -> list[Said]:
    """What the patterns name, from left to right and never twice in one place, as if they were one expression."""
    found: list[Said] = []
    ahead = [(match, pattern) for pattern in patterns if (match := pattern.expression.search(text))]
    while ahead:
        first, winner = min(ahead, key=_place) if len(ahead) > 1 else ahead[0]
        end = first.end()
        if winner.value[0] != NOTHING:
            found.append(Said(winner.value, first.start(), end))
        ahead = _beyond(max(end, first.start() + 1), text, ahead)
    return found


def _place(one: tuple[re.Match[str], Pattern]) -> tuple[int, int]:
    return one[0].start(), one[1].rank


def _beyond(end: int, text: str, ahead: list[tuple[re.Match[str], Pattern]]) -> list[tuple[re.Match[str], Pattern]]:
    moved = []
    for match, pattern in ahead:
        again = match if match.start() >= end else pattern.expression.search(text, end)
        if again:
            moved.append((again, pattern))
    return moved


def spelled_out(pattern: str, words: Mapping[str, str]) -> str:
    """The pattern with the named parts in it."""
    return _NAME.sub(lambda name: f"(?:{words[name[1]]})", pattern)
