"""A grammar of small patterns tried as one: the first that matches at a place reads it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dialogs.understanding.calendar import Today, When
from dialogs.understanding.gate import gates_of
from dialogs.understanding.heard import Heard
from dialogs.understanding.seeking import Headed
from dialogs.understanding.sieve import Sieve

#: In most English texts: a gate of these is no gate.
_COMMON = dict.fromkeys((" th", "the", "he ", " of", "of "), 1)

#: What a pattern reads: the match and today, to a day (with a minute of the day, if that is certain).
Reader = Callable[[re.Match[str], Today], When]


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A pattern and its reader. At the same place of a text the row of lower rank wins."""

    rank: int
    pattern: re.Pattern[str] | Headed
    reader: Reader


@dataclass(frozen=True, slots=True)
class Grammar:
    """Rows behind gates: of a text, only those are tried that it could hold."""

    rows: Sieve[Row]

    @classmethod
    def of(
        cls, rows: Mapping[str, Reader], compiled: Callable[[str], re.Pattern[str] | Headed] = re.compile
    ) -> "Grammar":
        """Earlier ones win over later ones at the same place."""
        numbered = enumerate(rows.items())
        return cls(
            Sieve.of((Row(rank, compiled(row), reader), gates_of(row, _COMMON)) for rank, (row, reader) in numbered)
        )

    def read(self, text: Heard, today: Today) -> Iterator[When]:
        """In the order of the text, never two in one place."""
        ahead = [found for row in self.rows.passed_by(text) if (found := _found(row, text, 0))]
        while ahead:
            start, _, match, row = min(ahead)
            yield row.reader(match, today)
            end = max(match.end(), start + 1)
            ahead = [still for found in ahead if (still := found if found[0] >= end else _found(found[3], text, end))]


def _found(row: Row, text: str, start: int) -> tuple[int, int, re.Match[str], Row] | None:
    """Where the row is found next, in such a form that the first and strongest of several is the least."""
    match = row.pattern.search(text, start)
    return (match.start(), row.rank, match, row) if match else None
