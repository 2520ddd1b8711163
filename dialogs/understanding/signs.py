"""The signs with which a match of a pattern can begin or end, read off the pattern."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache

# The parser of `re` is the only exact reader of its syntax; it has had this shape since Python 3.11.
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

#: A range with more signs than this is all of Chinese, and tells nothing.
_MOST_IN_RANGE = 64
#: Behind it Unicode has no figures and no blanks.
_LAST_FIGURE = 0x1FBF9
_REPEATS = (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT)


@lru_cache(maxsize=4)
def parsed(pattern: str) -> Any:
    """The parts of a pattern; gates and signs are read off the same one right after each other."""
    return parser.parse(pattern)


def first_signs_of(pattern: str) -> frozenset[str]:
    """
    The signs with which a match of the pattern can begin.

    Raises ValueError where it could be any, or none.
    """
    signs, is_optional = _of_parts(list(parsed(pattern)), is_last=False)
    if signs is None or is_optional:
        raise ValueError(f"may begin with anything: {pattern}")
    return signs


def last_signs_of(pattern: str) -> frozenset[str] | None:
    """The signs with which a match of the pattern can end; None where it could be any, or none."""
    return edge_of(list(parsed(pattern)), is_last=True)


def edge_of(parts: Sequence[tuple[Any, Any]], *, is_last: bool) -> frozenset[str] | None:
    """The signs at one end of the parts of a pattern; None where it could be any, or none."""
    signs, is_optional = _of_parts(parts, is_last)
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
        # A group with flags of its own is not looked into.
        return (None, False) if value[1] or value[2] else _of_parts(list(value[3]), is_last)
    if kind is kinds.BRANCH:
        return _of_ways([_of_parts(list(way), is_last) for way in value[1]])
    if kind in _REPEATS:
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
        return every(str.isdecimal)
    return every(str.isspace) if value is kinds.CATEGORY_SPACE else None


@cache
def every(is_one: Callable[[str], bool]) -> frozenset[str]:
    """All figures, or all blanks, of any script."""
    return frozenset(filter(is_one, map(chr, range(_LAST_FIGURE + 1))))
