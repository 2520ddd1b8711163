"""Where a value stands in the text of a script, so that it alone is written anew and all else stays to the letter."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from bot.testkit.recording.written import one_line
from bot.testkit.vocabulary import LOCALES
from bot.testkit.words import EXPECTATION_WORDS, Word, names

#: That of `bot.testkit.loading`: the two implementations do not take quite the same texts.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_COLUMN = re.compile(r"<[^<>\s/]+>")
_COMMENT = re.compile(r"(?:^|\s)#", re.MULTILINE)

Value = str | Sequence[str] | Mapping[str, str]


class UnwritableError(Exception):
    """A value that cannot be written anew in its place. The message says why."""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A piece of a text, and what is to stand there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class ScriptText:
    """The text of one file."""

    text: str

    @cached_property
    def _root(self) -> yaml.Node | None:
        root: yaml.Node | None = yaml.compose(self.text, Loader=_Loader)
        return root

    def is_by_locale(self, word: Word, line: int) -> bool:
        """Whether each locale has a value of its own behind the word on that line."""
        return any(_is_by_locale(node) for node in self._all_behind(word, line))

    def edits(self, word: Word, line: int, locale: str, value: Value) -> Iterator[Edit]:
        """
        What writes that value behind the word on that line; of a mapping that stands there, the named entries alone.

        Raises UnwritableError.
        """
        node = _in_locale(self._behind(word, line), locale)
        if isinstance(value, Mapping) and isinstance(node, yaml.MappingNode) and _has_all(node, value):
            entries = {key.value: entry for key, entry in node.value}
            for name, text in value.items():
                yield self._edit(entries[name], text)
        else:
            yield self._edit(node, value)

    def edited(self, edits: Iterable[Edit]) -> str:
        """The text with all of them."""
        text = self.text
        for edit in sorted(set(edits), reverse=True):
            text = text[: edit.start] + edit.text + text[edit.end :]
        return text

    def _behind(self, word: Word, line: int) -> yaml.Node:
        found = self._all_behind(word, line)
        if len(found) != 1:
            raise UnwritableError(f"`{word}` stands on its line {len(found)} times: give each a line")
        return found[0]

    def _all_behind(self, word: Word, line: int) -> list[yaml.Node]:
        return [value for key, value in _expected(self._root) if _is(key, word, line)]

    def _edit(self, node: yaml.Node, value: Value) -> Edit:
        start, end = node.start_mark.index, _end_of(node)
        if _COLUMN.search(self.text[start:end]):
            raise UnwritableError("it comes from the table of `rows`")
        is_block = isinstance(node, yaml.CollectionNode) and not node.flow_style
        if is_block and _COMMENT.search(self.text[start:end]):
            raise UnwritableError("there are comments between its lines")
        if is_block and not isinstance(value, str):
            return Edit(start, end, _as_block(value, " " * node.start_mark.column))
        return Edit(start, end, one_line(value if isinstance(value, str | Mapping) else list(value)))


def _expected(node: yaml.Node | None) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    """Every entry of every `expect`."""
    if isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _expected(each)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value in names(Word.EXPECT) and isinstance(value, yaml.MappingNode):
                yield from value.value
            else:
                yield from _expected(value)


def _is(key: yaml.ScalarNode, word: Word, line: int) -> bool:
    return key.start_mark.line + 1 == line and EXPECTATION_WORDS.get(key.value) is word


def _in_locale(node: yaml.Node, locale: str) -> yaml.Node:
    """The part for that locale where the place is written by locale."""
    if not isinstance(node, yaml.MappingNode) or not _is_by_locale(node):
        return node
    part: yaml.Node = next(value for key, value in node.value if key.value == locale)
    return part


def _is_by_locale(node: yaml.Node) -> bool:
    return isinstance(node, yaml.MappingNode) and any(key.value in LOCALES for key, _ in node.value)


def _end_of(node: yaml.Node) -> int:
    """Of a block, where its last value ends: by itself it reaches up to whatever comes next, comments too."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end_of(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _has_all(node: yaml.MappingNode, value: Mapping[str, str]) -> bool:
    return {*value} <= {key.value for key, _ in node.value}


def _as_block(value: Sequence[str] | Mapping[str, str], indent: str) -> str:
    lines = (
        (f"{one_line(name)}: {one_line(text)}" for name, text in value.items())
        if isinstance(value, Mapping)
        else (f"- {one_line(item)}" for item in value)
    )
    return f"\n{indent}".join(lines)
