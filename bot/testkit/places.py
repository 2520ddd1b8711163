"""Reading one place of a script: text in the right locale with its row filled in, ids that are known."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.testkit.loading import Items, Node, Table, Text
from bot.testkit.problems import Problems, did_you_mean, listed
from bot.testkit.vocabulary import LOCALES, Names, Vocabulary
from bot.testkit.words import NO, NOTHING, YES

_COLUMN = re.compile(r"<([^<>\s/]+)>")

#: What people write for "none" out of habit.
_NULLS = frozenset({"none", "null", "~", "nil", "None", "无", "空"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a data table; steps name its columns as `<column>`."""

    number: int = 0
    cells: Mapping[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """How the places of one file are read for one locale and row: None comes back for what `problems` has noted."""

    path: Path
    locale: str
    #: All locales that the script runs in.
    locales: tuple[str, ...]
    row: Row
    vocabulary: Vocabulary
    problems: Problems

    def of(self, path: Path) -> "Places":
        """The same for an included file."""
        return replace(self, path=path)

    def wrong(self, line: int, text: str) -> None:
        self.problems.add(line, text, path=self.path)

    def filled(self, node: Text) -> Text:
        """With the row's cells in place of `<column>`."""
        if not self.row.cells:
            return node
        return replace(node, value=_COLUMN.sub(lambda match: self._cell(match, node.line), node.value))

    def _cell(self, match: re.Match[str], line: int) -> str:
        column = match[1]
        if column not in self.row.cells:
            self.wrong(line, f"`<{column}>` is no column of `rows`{did_you_mean(column, self.row.cells)}")
        self.row.used.add(column)
        return self.row.cells.get(column, match[0])

    def in_locale(self, node: Node) -> Node | None:
        """The part for this locale where a place is written by locale; None when it says nothing for this one."""
        if not isinstance(node, Table) or not any(key.value in LOCALES for key, _ in node):
            return node
        for key, _ in node:
            self._check_locale(key)
        return next((value for key, value in node if key.value == self.locale), None)

    def _check_locale(self, key: Text) -> None:
        if key.value not in LOCALES:
            self.wrong(key.line, f"`{key.value}` is no locale{did_you_mean(key.value, LOCALES)}")
        elif key.value not in self.locales:
            self.wrong(
                key.line, f"the script does not run in `{key.value}`: add it to `locale:` on top, or take this out"
            )

    def text(self, node: Node, place: str) -> Text | None:
        """One piece of text; it may be empty only in quotes."""
        if not isinstance(node, Text):
            self.wrong(node.line, f"`{place}` wants one text, not a {'list' if isinstance(node, Items) else 'mapping'}")
            return None
        filled = self.filled(node)
        if not filled.value and not filled.quoted:
            self.wrong(node.line, f'`{place}` is empty; write what it should be, or "" for an empty text')
            return None
        return filled

    def texts(self, node: Node, place: str) -> tuple[Text, ...] | None:
        """One text or a list of them; None when any is wrong."""
        nodes = tuple(node) if isinstance(node, Items) else (node,)
        if not nodes:
            self.wrong(node.line, f"`{place}` is an empty list; write `nothing` when nothing is expected")
            return None
        read = [self.text(each, place) for each in nodes]
        return tuple(text for text in read if text) if all(text is not None for text in read) else None

    def table(self, node: Node, place: str, example: str) -> tuple[tuple[Text, Text], ...] | None:
        """A mapping of text to text."""
        if not isinstance(node, Table) or not node.entries:
            self.wrong(node.line, f"`{place}` wants a mapping, such as `{example}`")
            return None
        read = [(self.filled(key), self.text(value, key.value)) for key, value in node]
        return tuple((key, value) for key, value in read if value)

    def name(self, text: Text, kind: Names, *, what: str = "") -> str | None:
        """An id that is known."""
        return self.one_of(text, self.vocabulary.known(kind), what or f"no {kind}")

    def one_of(self, text: Text, known: Iterable[str], what: str) -> str | None:
        if text.value in (known := frozenset(known)):
            return text.value
        cure = "; write `nothing`" if text.value in _NULLS else did_you_mean(text.value, known)
        self.wrong(text.line, f"`{text.value}` is {what} that the bot knows{cure}")
        return None

    def flag(self, node: Node, place: str) -> bool | None:
        text = self.text(node, place)
        if text is None:
            return None
        if text.value not in YES | NO:
            self.wrong(text.line, f"`{place}` is {listed(['yes'])} or {listed(['no'])}, not `{text.value}`")
            return None
        return text.value in YES


def is_nothing(text: Text) -> bool:
    return text.value in NOTHING and not text.quoted
