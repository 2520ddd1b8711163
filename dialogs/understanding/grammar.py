"""A grammar of small patterns tried as one: the first that matches at a place reads it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dialogs.understanding.calendar import Today, When

#: What a pattern reads: the match and today, to a day (with a minute of the day, if that is certain).
Reader = Callable[[re.Match[str], Today], When]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Readers by pattern; earlier ones win over later ones at the same place."""

    readers: Mapping[str, Reader]
    alone: Mapping[str, re.Pattern[str]]
    together: re.Pattern[str]

    @classmethod
    def of(cls, rows: Mapping[str, Reader], begins: str = "") -> "Grammar":
        """`begins` holds wherever a row can: a place where it does not is passed over at next to no cost."""
        named = {f"p{place}": pattern for place, pattern in enumerate(rows)}
        return cls(
            readers={name: rows[pattern] for name, pattern in named.items()},
            alone={name: re.compile(pattern) for name, pattern in named.items()},
            together=re.compile(f"{begins}(?:{'|'.join(f'(?P<{name}>{pattern})' for name, pattern in named.items())})"),
        )

    def read(self, text: str, today: Today) -> Iterator[When]:
        for found in self.together.finditer(text):
            name = found.lastgroup or ""
            match = self.alone[name].match(text, found.start())
            if match:
                yield self.readers[name](match, today)
