"""Wording as data: patterns that stand for values, compiled once into one expression a subject."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dialogs.understanding.gate import Gate, gate_of

#: A group whose name begins so takes its words out of the text and stands for nothing ("not refunded" is not "refunded").
NOTHING = "_"
_NAME = re.compile(r"<([a-z_]+)>(?!=|!)")


@dataclass(frozen=True, slots=True)
class Said:
    """A value that was named, and where."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Wording:
    """The patterns of every value of one subject, tried as one; at the same place the earlier value wins."""

    values: Mapping[str, str]
    expression: re.Pattern[str]
    #: A text that holds none of these names no value; None where that cannot be told.
    gate: Gate | None

    @classmethod
    def of(cls, patterns: Mapping[str, Sequence[str]], words: Mapping[str, str]) -> "Wording":
        """`words` are named parts: `<seller>` in a pattern stands for all words for a seller."""
        values = {f"v{place}": value for place, value in enumerate(patterns)}
        branches = (
            f"(?P<{name}>{'|'.join(_spelled_out(pattern, words) for pattern in patterns[value])})"
            for name, value in values.items()
        )
        whole = "|".join(branches)
        return cls(values, re.compile(whole), gate_of(whole))

    def may_stand_in(self, grams: set[str]) -> bool:
        """Whether `said_in` could find anything in a text of these grams (`grams_of`)."""
        return self.gate is None or not self.gate.isdisjoint(grams)

    def said_in(self, text: str) -> Iterator[Said]:
        for match in self.expression.finditer(text):
            value = self.values[match.lastgroup or ""]
            if not value.startswith(NOTHING):
                yield Said(value, match.start(), match.end())


def _spelled_out(pattern: str, words: Mapping[str, str]) -> str:
    return _NAME.sub(lambda name: f"(?:{words[name[1]]})", pattern)
