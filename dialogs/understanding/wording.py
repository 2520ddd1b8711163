"""Wording as data: patterns that stand for values, each tried only on a text that could hold it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dialogs.understanding.gate import Gate, gates_of
from dialogs.understanding.heard import Heard
from dialogs.understanding.seeking import seeker_of
from dialogs.understanding.sieve import Sieve
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
    #: Finds it, as group 1 (`seeker_of`).
    seeker: re.Pattern[str]


#: The patterns of a subject that a text may hold.
Candidates = list[Pattern]

#: Where a pattern was found, its rank, where that ends: the first and strongest of several is the least.
_Found = tuple[int, int, int, Pattern]


@dataclass(frozen=True, slots=True)
class Wordings:
    """All patterns of one language."""

    sieve: Sieve[Pattern]

    @classmethod
    def of(cls, subjects: Subjects, words: Mapping[str, str], common: Mapping[str, int]) -> "Wordings":
        """
        `words` are named parts: `<seller>` in a pattern stands for all words for a seller. `common` counts the strings
        that people use anyway (`gates_of`).
        """
        return cls(Sieve.of(_gated(subjects, words, common)))

    def candidates(self, text: Heard) -> Mapping[str, Candidates]:
        """By subject, the patterns that the text could hold."""
        by_subject: dict[str, Candidates] = {}
        for pattern in self.sieve.passed_by(text):
            if pattern.subject in by_subject:
                by_subject[pattern.subject].append(pattern)
            else:
                by_subject[pattern.subject] = [pattern]
        return by_subject


def _gated(
    subjects: Subjects, words: Mapping[str, str], common: Mapping[str, int]
) -> Iterator[tuple[Pattern, Sequence[Gate]]]:
    rank = 0
    for subject, values in subjects.items():
        for name, patterns in values.items():
            for pattern in patterns:
                spelled = spelled_out(pattern, words)
                yield Pattern(subject, name, rank, seeker_of(spelled)), gates_of(spelled, common)
                rank += 1


def said_in(text: str, patterns: Candidates) -> list[Said]:
    """What the patterns name, from left to right and never twice in one place, as if they were one expression."""
    ahead = []
    for pattern in patterns:
        match = pattern.seeker.search(text)
        if match:
            ahead.append((match.start(1), pattern.rank, match.end(1), pattern))
    return _said(text, ahead) if ahead else []


def _said(text: str, ahead: list[_Found]) -> list[Said]:
    found: list[Said] = []
    while ahead:
        start, _, end, winner = min(ahead) if len(ahead) > 1 else ahead[0]
        if winner.value[0] != NOTHING:
            found.append(Said(winner.value, start, end))
        ahead = _beyond(max(end, start + 1), text, ahead)
    return found


def _beyond(end: int, text: str, ahead: list[_Found]) -> list[_Found]:
    moved = []
    for found in ahead:
        if found[0] >= end:
            moved.append(found)
            continue
        pattern = found[3]
        match = pattern.seeker.search(text, end)
        if match:
            moved.append((match.start(1), pattern.rank, match.end(1), pattern))
    return moved


def spelled_out(pattern: str, words: Mapping[str, str]) -> str:
    """The pattern with the named parts in it."""
    return _NAME.sub(lambda name: f"(?:{words[name[1]]})", pattern)
