"""A cheap look before a pattern: short strings of which a text must hold one, or the pattern cannot match."""

import re
from collections.abc import Iterable, Mapping

# The parser of `re` is the only exact reader of its syntax; it has had this shape since Python 3.11.
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

#: A pattern that could begin with any of so many characters is not worth a gate.
_MOST_IN_SET = 16

Gate = frozenset[str]


#: More gates of one pattern than this are not worth looking at.
_MOST_GATES = 3
_ASCII_RUN = re.compile("[ -~]{3}")


def grams_of(text: str) -> set[str]:
    """The strings that gates are made of: characters and pairs of Chinese, triples of Latin letters and figures."""
    grams = set(text)
    if not text.isascii():
        grams.update(map(str.__add__, text, text[1:]))
    if _ASCII_RUN.search(text):
        grams.update(map("".join, zip(text, text[1:], text[2:], strict=False)))
    return grams


def gates_of(pattern: str, common: Mapping[str, int]) -> tuple[Gate, ...]:
    """
    The gates of a pattern, the narrowest first: a text must pass each. Of some none can be told; they are always tried.

    `common` counts how often a string stands in what people say: a gate of rare ones lets fewer texts through.
    """
    gates = dict.fromkeys(_all_required(parser.parse(pattern)))
    return tuple(sorted(gates, key=lambda gate: sum(common.get(gram, 0) for gram in gate)))[:_MOST_GATES]


def _required(parsed: Iterable[tuple[Any, Any]]) -> Gate | None:
    """The best of all strings that any match must hold."""
    return next(iter(_all_required(parsed)), None)


def _all_required(parsed: Iterable[tuple[Any, Any]]) -> list[Gate]:
    candidates: list[Gate] = []
    run = ""
    for kind, value in [*parsed, (None, None)]:
        if kind is kinds.LITERAL:
            run += chr(value)
            continue
        if run:
            candidates += _of_run(run)
            run = ""
        inner = _of_part(kind, value)
        if inner:
            candidates.append(inner)
    return sorted(candidates, key=lambda gate: (-min(map(len, gate)), len(gate)))


def _of_run(run: str) -> list[Gate]:
    """Pairs of Chinese; three letters of Latin, for fewer would be in every text."""
    size = 3 if run.isascii() else 2
    if len(run) >= size:
        return [frozenset((run[:size],))]
    if run.isascii():
        return [frozenset((run[0],))] if run.isdigit() else []
    return [frozenset((run,))]


def _of_part(kind: Any, value: Any) -> Gate | None:
    if kind is kinds.SUBPATTERN:
        return _required(value[3])
    if kind is kinds.BRANCH:
        return _of_all(_required(branch) for branch in value[1])
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT) and value[0] >= 1:
        return _required(value[2])
    if kind is kinds.IN:
        return _of_set(value)
    return None


def _of_all(gates: Iterable[Gate | None]) -> Gate | None:
    """One of several ways: any of their strings may be the one."""
    together: set[str] = set()
    for gate in gates:
        if gate is None:
            return None
        together |= gate
    return frozenset(together)


def _of_set(members: list[tuple[Any, Any]]) -> Gate | None:
    if len(members) > _MOST_IN_SET or any(kind is not kinds.LITERAL or value < 128 for kind, value in members):
        return None
    return frozenset(chr(value) for _, value in members)
