"""YAML as we allow it: every scalar a string with its line, no doubled keys, no aliases, no tags."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.testkit.problems import BadScriptError, Problem, Problems

#: The one with libyaml is ten times faster; both keep every scalar a string: `no` is not false, 08 is not a number.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_PLAIN_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")}


@dataclass(frozen=True, slots=True)
class Text:
    value: str
    line: int
    #: In quotes it means itself, whatever the word means elsewhere.
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    nodes: "tuple[Node, ...]"
    line: int

    def __iter__(self) -> "Iterator[Node]":
        return iter(self.nodes)


@dataclass(frozen=True, slots=True)
class Table:
    entries: "tuple[tuple[Text, Node], ...]"
    line: int

    def __iter__(self) -> "Iterator[tuple[Text, Node]]":
        return iter(self.entries)


Node = Text | Items | Table


def load(path: Path) -> Node:
    """The one document in the file. Raises `BadScriptError` when it cannot be read as what we allow."""
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadScriptError([Problem(path, 0, f"cannot be read as UTF-8 text ({type(error).__name__})")]) from error
    return parse(content, path)


#: Fixtures and parts are read again by every script that takes from them.
@lru_cache(maxsize=256)
def parse(content: str, path: Path) -> Node:
    """The same for a text already read; `path` is for the messages."""
    problems = Problems(path)
    try:
        root = yaml.compose(content, Loader=_Loader)
    except yaml.YAMLError as error:
        raise BadScriptError([_syntax_problem(path, error)]) from error
    if root is None:
        raise BadScriptError([Problem(path, 0, "is empty; a script begins with `proves:`, a sentence")])
    node = _Reading(problems).node(root)
    problems.raise_any()
    return node


def _syntax_problem(path: Path, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or "characters that YAML does not allow"
    cure = "check the indentation, and put text that holds `: ` or begins with a sign in quotes"
    return Problem(path, mark.line + 1 if mark else 0, f"is not YAML ({reason}); {cure}")


class _Reading:
    """From PyYAML's nodes to ours."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.seen: set[int] = set()

    def node(self, node: yaml.Node) -> Node:
        line = node.start_mark.line + 1
        if id(node) in self.seen:
            self.problems.add(line, "is used again by an alias (`*name`); write it out, or `include` a file of steps")
            return Text("", line)
        self.seen.add(id(node))
        if node.tag not in _PLAIN_TAGS:
            self.problems.add(line, f"has the tag `{node.tag}`; a script holds text, lists and mappings only")
        return self._plain(node, line)

    def _plain(self, node: yaml.Node, line: int) -> Node:
        if isinstance(node, yaml.MappingNode):
            return Table(tuple(self._entries(node)), line)
        if isinstance(node, yaml.SequenceNode):
            return Items(tuple(self.node(each) for each in node.value), line)
        quoted = isinstance(node, yaml.ScalarNode) and node.style in {"'", '"'}
        return Text(str(node.value), line, quoted=quoted)

    def _entries(self, node: yaml.MappingNode) -> Iterator[tuple[Text, Node]]:
        first: dict[str, int] = {}
        for key_node, value in node.value:
            key = self.node(key_node)
            if not isinstance(key, Text):
                self.problems.add(key.line, "a key must be one word; put text that begins with `[` or `{` in quotes")
            elif key.value in first:
                self.problems.add(key.line, f"`{key.value}` stands here twice (first on line {first[key.value]})")
            else:
                first[key.value] = key.line
                yield key, self.node(value)
