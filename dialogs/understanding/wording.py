"""Wording as data: patterns that stand for values, each tried only on a text that could hold it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dialogs.understanding.gate import gates_of
from dialogs.understanding.heard import Heard
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
    expression: re.Pattern[str]


#: The patterns of a subject that a text may hold.
Candidates = list[Pattern]


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
        patterns = _patterns(subjects, words)
        return cls(Sieve.of((pattern, gates_of(pattern.expression.pattern, common)) for pattern in patterns))

    def candidates(self, text: Heard) -> Mapping[str, Candidates]:
        """By subject, the patterns that the text could hold."""
        by_subject = defaultdict[str, Candidates](list)
        for pattern in self.sieve.passed_by(text):
            by_subject[pattern.subject].append(pattern)
        return by_subject


def _patterns(subjects: Subjects, words: Mapping[str, str]) -> Iterator[Pattern]:
    rank = 0
    for subject, values in subjects.items():
        for name, patterns in values.items():
            for pattern in patterns:
                yield Pattern(subject, name, rank, re.compile(spelled_out(pattern, words)))
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
