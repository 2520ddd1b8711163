"""Patterns that are tried only where a sign stands with which they can begin or end: looking at one sign is cheap."""

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

# The parser of `re` is the only exact reader of its syntax; it has had this shape since Python 3.11.
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from dialogs.understanding.tongues import Tongue, spelled_in_both

#: A range with more signs than this is all of Chinese, and tells nothing.
_MOST_IN_RANGE = 64
#: Behind it Unicode has no figures and no blanks.
_LAST_FIGURE = 0x1FBF9


class Headed:
    """
    A pattern that is looked for only where a sign stands with which it can begin.

    A search by itself tries each way of an alternation at each place, unless every way begins with a letter of its own.
    Where all is English that is cheaper still: each second letter begins something.
    """

    __slots__ = ("_finditer", "_head", "_match", "_search")

    def __init__(self, pattern: str) -> None:
        signs = "".join(map(re.escape, sorted(first_signs_of(pattern))))
        self._head = re.compile(f"[{signs}]").search
        compiled = re.compile(pattern)
        self._match, self._search, self._finditer = compiled.match, compiled.search, compiled.finditer

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        if text.isascii():
            return self._search(text, start, end)
        head = self._head(text, start, end)
        while head:
            if found := self._match(text, head.start(), end):
                return found
            head = self._head(text, head.end(), end)
        return None

    def findall(self, text: str, start: int = 0, end: int = sys.maxsize) -> list[re.Match[str]]:
        """Every match, and not the text of it."""
        if text.isascii():
            return list(self._finditer(text, start, end))
        found = []
        head = self._head(text, start, end)
        while head:
            match = self._match(text, head.start(), end)
            if match:
                found.append(match)
            head = self._head(text, (match or head).end(), end)
        return found


class Before:
    """A pattern that ends where something begins: the sign there tells mostly that it does not."""

    __slots__ = ("_last", "_search")

    def __init__(self, pattern: str) -> None:
        self._search = re.compile(pattern).search
        self._last = last_signs_of(pattern)

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        return self._search(text, start, end) if self._last is None or text[end - 1 : end] in self._last else None


def headed_in_both(zh: str, en: str) -> Mapping[Tongue, Headed]:
    """As `in_both`."""
    return {tongue: Headed(pattern) for tongue, pattern in spelled_in_both(zh, en).items()}


def before_in_both(zh: str, en: str) -> Mapping[Tongue, Before]:
    """As `in_both`."""
    return {tongue: Before(pattern) for tongue, pattern in spelled_in_both(zh, en).items()}


def first_signs_of(pattern: str) -> frozenset[str]:
    """
    The signs with which a match of the pattern can begin.

    Raises ValueError where it could be any, or none.
    """
    signs, is_optional = _of_parts(list(parser.parse(pattern)), is_last=False)
    if signs is None or is_optional:
        raise ValueError(f"may begin with anything: {pattern}")
    return signs


def last_signs_of(pattern: str) -> frozenset[str] | None:
    """The signs with which a match of the pattern can end; None where it could be any, or none."""
    signs, is_optional = _of_parts(list(parser.parse(pattern)), is_last=True)
    return None if is_optional else signs


#: The signs at one end of a part, None where it could be any; and whether the part may be empty.
_Edge = tuple[frozenset[str] | None, bool]
_NONE: frozenset[str] = frozenset()


def _of_parts(parts: Sequence[tuple[Any, Any]], is_last: bool) -> _Edge:
    found = _NONE
    for kind, value in reversed(parts) if is_last else parts:
        signs, is_optional = _of_part(kind, value, is_last)
        if signs is None:
            return None, is_optional
        found |= signs
        if not is_optional:
            return found, False
    return found, True


def _of_part(kind: Any, value: Any, is_last: bool) -> _Edge:
    if kind is kinds.LITERAL:
        return frozenset(chr(value)), False
    if kind is kinds.IN:
        return _of_set(value), False
    if kind is kinds.SUBPATTERN:
        return _of_parts(list(value[3]), is_last)
    if kind is kinds.BRANCH:
        return _of_ways([_of_parts(list(way), is_last) for way in value[1]])
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT):
        signs, is_optional = _of_parts(list(value[2]), is_last)
        return signs, is_optional or not value[0]
    # What only looks takes no sign.
    return (_NONE, True) if kind in (kinds.AT, kinds.ASSERT, kinds.ASSERT_NOT) else (None, False)


def _of_ways(ways: Iterable[_Edge]) -> _Edge:
    found, is_any_optional = _NONE, False
    for signs, is_optional in ways:
        if signs is None:
            return None, False
        found, is_any_optional = found | signs, is_any_optional or is_optional
    return found, is_any_optional


def _of_set(members: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    found = _NONE
    for kind, value in members:
        signs = _of_member(kind, value)
        if signs is None:
            return None
        found |= signs
    return found


def _of_member(kind: Any, value: Any) -> frozenset[str] | None:
    if kind is kinds.LITERAL:
        return frozenset(chr(value))
    if kind is kinds.RANGE and value[1] - value[0] <= _MOST_IN_RANGE:
        return frozenset(map(chr, range(value[0], value[1] + 1)))
    if value is kinds.CATEGORY_DIGIT:
        return _all(str.isdecimal)
    return _all(str.isspace) if value is kinds.CATEGORY_SPACE else None


@cache
def _all(is_one: Any) -> frozenset[str]:
    return frozenset(filter(is_one, map(chr, range(_LAST_FIGURE + 1))))
