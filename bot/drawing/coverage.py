"""docs/coverage.md: where the bot says what the starting documents say, for a support lead to read."""

import re
from collections import Counter
from collections.abc import Iterable

from bot.checks.coverage.rows import CORRECTED, Mark, Row, Statements
from dialogs.catalog import Catalog, Figure, Unit

_HEAD = """<!-- Drawn by `refundbot draw` from tests/conversations/seeds/rows.toml; do not edit. -->
# Where the bot says what the starting documents say

The project started from four documents. Each of their statements is a row below: what it says, which replies of the bot
say it, and which conversation in `tests/conversations/seeds/` proves it by asking. `refundbot check` runs these
conversations and fails when one of them no longer shows a reply that stands here.

Statements that the sources contradict, or that nothing supports, are not repeated: the bot says the corrected fact.
These rows are marked with \\*, and the reasons stand at the end.
"""

_MARKS = {
    Mark.SOUND: "sound",
    Mark.VAGUE: "true, and said with the figure or the name that it lacked",
    Mark.DOUBTFUL: "doubtful, corrected",
    Mark.WRONG: "wrong or unsupported, corrected",
    Mark.MERCHANT: "a duty of the seller, said to sellers",
    Mark.CONTEXT: "context or noise",
}
_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
#: So much of a text tells which one it is.
_START = 72


def coverage(statements: Statements, catalog: Catalog) -> str:
    """The page, in Markdown."""
    tables = "".join(_document(statements, document, catalog) for document in statements.documents)
    return f"{_HEAD}\n{_totals(statements)}\n{tables}\n{_corrections(statements)}"


def _totals(statements: Statements) -> str:
    counts = Counter(row.mark for row in statements.rows)
    lines = "\n".join(f"| {_MARKS[mark]} | {counts[mark]} |" for mark in Mark)
    return f"| {len(statements.rows)} statements | |\n|---|---|\n{lines}\n"


def _document(statements: Statements, document: str, catalog: Catalog) -> str:
    rows = "\n".join(_line(row, catalog) for row in statements.of(document))
    head = "| row | what the document says | said by | proven by |\n|---|---|---|---|"
    return f"\n## {document}: {statements.documents[document]}\n\n{head}\n{rows}\n"


def _line(row: Row, catalog: Catalog) -> str:
    star = "\\*" if row.mark in CORRECTED else ""
    said = "<br>".join(f"`{reply}` {_start(reply, catalog)}" for reply in row.said_by)
    cells = (f"{row.id}{star}", _cell(row.english), said or f"*{_cell(row.why)}*", "<br>".join(row.proven_by) or "–")
    return f"| {' | '.join(cells)} |"


def _corrections(statements: Statements) -> str:
    explained = [row for row in statements.rows if row.why and row.said_by]
    corrected = [row for row in explained if row.mark in CORRECTED]
    others = [row for row in explained if row.mark not in CORRECTED]
    return (
        f"## What is corrected, and why\n\n{_reasons(corrected)}\n"
        f"## What is said with more, or with less, than the document has\n\n{_reasons(others)}"
    )


def _reasons(rows: Iterable[Row]) -> str:
    head = "| row | what the document says | what the bot does, and why | facts |\n|---|---|---|---|\n"
    return head + "".join(f"| {row.id} | {_cell(row.english)} | {_cell(row.why)} | {_facts(row)} |\n" for row in rows)


def _facts(row: Row) -> str:
    return ", ".join(row.facts) or "–"


def _start(reply: str, catalog: Catalog) -> str:
    text = _PLACEHOLDER.sub(lambda name: _figure(catalog.figures.get(name[1])), catalog.says[reply].text)
    text = _cell(text).removeprefix("• ")
    return text if len(text) <= _START else f"{text[:_START].rsplit(' ', 1)[0]} …"


def _figure(figure: Figure | None) -> str:
    if figure is None:
        return "…"
    amount = f"{figure.value}" if figure.upto is None else f"{figure.value}–{figure.upto}"
    unit = "" if figure.unit in {Unit.COUNT, Unit.CONTACT} else f" {figure.unit.replace('_', ' ')}"
    return f"{amount}{unit}"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
