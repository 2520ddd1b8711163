"""Patterns in a form that passes fast over the text where they cannot begin."""

import re
from collections.abc import Iterable

# The parser of `re` is the only exact reader of its syntax; it has had this shape since Python 3.11.
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

#: The parts of a set in which the first sign of a match is, and whether there may be no sign.
_Start = tuple[frozenset[str], bool]

_NO_SIGN: _Start = (frozenset(), True)
#: A range of more signs lets nearly every place through.
_WIDEST_RANGE = 64
_REPEATS = (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT)
_WITHOUT_WIDTH = (kinds.AT, kinds.ASSERT, kinds.ASSERT_NOT)


def seeker_of(pattern: str) -> re.Pattern[str]:
    """
    Finds what the pattern finds, as its group 1; other groups of the pattern move up by one.

    `re` jumps to the next place where a match can begin only if a pattern begins with one sign out of a set: so all
    signs that this one may begin with stand in front, and the whole is looked for from right before such a sign on.
    """
    start = _of_all(parser.parse(pattern))
    if start is None or start[1]:
        return re.compile(f"({pattern})")
    return re.compile(f"[{''.join(sorted(start[0]))}](?<=(?=({pattern}))(?s:.))")


def _of_all(parsed: Iterable[tuple[Any, Any]]) -> _Start | None:
    """Of one part after the other; None where the first sign may be nearly any."""
    signs: frozenset[str] = frozenset()
    for kind, value in parsed:
        start = _of_part(kind, value)
        if start is None:
            return None
        signs |= start[0]
        if not start[1]:
            return signs, False
    return signs, True


def _of_part(kind: Any, value: Any) -> _Start | None:
    if kind is kinds.LITERAL:
        return frozenset((re.escape(chr(value)),)), False
    if kind is kinds.IN:
        return _of_set(value)
    if kind in _WITHOUT_WIDTH:
        return _NO_SIGN
    if kind is kinds.BRANCH:
        return _of_any(value[1])
    if kind in _REPEATS:
        start = _of_all(value[2])
        return start and (start[0], start[1] or value[0] == 0)
    # A group with flags of its own is not looked into.
    return _of_all(value[3]) if kind is kinds.SUBPATTERN and not value[1] and not value[2] else None


def _of_any(branches: Iterable[Any]) -> _Start | None:
    signs, may_be_none = frozenset[str](), False
    for start in map(_of_all, branches):
        if start is None:
            return None
        signs, may_be_none = signs | start[0], may_be_none or start[1]
    return signs, may_be_none


def _of_set(members: Iterable[tuple[Any, Any]]) -> _Start | None:
    signs = set[str]()
    for kind, value in members:
        if kind is kinds.LITERAL:
            signs.add(re.escape(chr(value)))
        elif kind is kinds.RANGE and value[1] - value[0] <= _WIDEST_RANGE:
            signs.add(f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}")
        elif kind is kinds.CATEGORY and value is kinds.CATEGORY_DIGIT:
            signs.add(r"\d")
        else:
            return None
    return frozenset(signs), False
