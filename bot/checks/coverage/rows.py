"""The statements of the starting documents, row by row, as `tests/conversations/seeds/rows.toml` declares them."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.errors import BotError

ROWS = "rows.toml"

#: How many statements were taken from each document: none may get lost.
COUNTS = {"A": 20, "B": 45, "C": 38, "D": 42}


class Mark(StrEnum):
    """What became of a statement when it was held against the sources."""

    SOUND = "OK"
    #: True, but without a figure or a name.
    VAGUE = "VAGUE"
    #: Partly wrong, or misleading.
    DOUBTFUL = "DOUBT"
    #: Contradicted, or without any support.
    WRONG = "WRONG?"
    #: A duty of the seller.
    MERCHANT = "MERCH"
    #: Context, or noise.
    CONTEXT = "CTX"


CORRECTED = frozenset({Mark.DOUBTFUL, Mark.WRONG})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One statement, and where the bot says it."""

    id: str
    kind: str
    mark: Mark
    english: str
    chinese: str
    #: Ids of the better-sourced facts.
    facts: tuple[str, ...] = ()
    #: Reply ids.
    said_by: tuple[str, ...] = ()
    #: Names of the scripts that show these replies, beside the file of the rows.
    proven_by: tuple[str, ...] = ()
    #: Why what is said differs, or why nothing is said.
    why: str = ""

    @property
    def document(self) -> str:
        return self.id.partition("-")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """All rows, and what each document is."""

    documents: Mapping[str, str]
    rows: tuple[Row, ...]

    def of(self, document: str) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.document == document)


def load_statements(folder: Path) -> Statements:
    """The rows in this folder. Raises BotError when the file is missing or is not as it should be."""
    path = folder / ROWS
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
        return Statements(documents=read["documents"], rows=tuple(_row(each) for each in read["row"]))
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise BotError(f"{path}: {type(error).__name__}: {error}; each [[row]] is one statement") from error


def _row(read: Mapping[str, str | Sequence[str]]) -> Row:
    lists = {name: tuple(value) for name, value in read.items() if isinstance(value, list)}
    texts = {name: value for name, value in read.items() if isinstance(value, str)}
    return Row(**{**texts, "mark": Mark(texts["mark"]), **lists})  # type: ignore[arg-type]
