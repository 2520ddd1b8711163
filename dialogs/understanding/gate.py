"""A cheap look before a pattern: short strings of which a text must hold one, or the pattern cannot match."""

import re
from collections.abc import Iterable, Mapping
from itertools import chain

# The parser of `re` is the only exact reader of its syntax; it has had this shape since Python 3.11.
from re import _constants as kinds  # type: ignore[attr-defined]
from typing import Any

from dialogs.understanding.heard import COMMON_SIGNS
from dialogs.understanding.signs import parsed

#: A pattern that could begin with any of so many characters is not worth a gate.
_MOST_IN_SET = 16

Gate = frozenset[str]

#: More gates of one pattern than this are not worth looking at.
_MOST_GATES = 3


def first_gram(word: str) -> str:
    """The longest string at the beginning of a word that is among the grams of every text that holds it."""
    size = 3 if word[:3].isascii() else 2
    return word[:size] if len(word) >= size else word[0]


def gates_of(pattern: str, common: Mapping[str, int]) -> tuple[Gate, ...]:
    """
    The gates of a pattern, the narrowest first: a text must pass each. Of some none can be told; they are always tried.

    `common` counts how often a string stands in what people say: a gate of rare ones lets fewer texts through.
    """
    gates = dict.fromkeys(_all_required(parsed(pattern), common))
    return tuple(sorted(gates, key=lambda gate: _width(gate, common)))[:_MOST_GATES]


def gate_of(*patterns: re.Pattern[str]) -> Gate:
    """
    Strings of which each text holds one that one of the patterns matches, as `Heard.grams` has them.

    Raises ValueError where nothing gives a pattern away: it needs another look, or none.
    """
    return frozenset(chain.from_iterable(_narrowest(pattern.pattern) for pattern in patterns))


def _narrowest(pattern: str) -> Gate:
    gates = gates_of(pattern, {})
    if not gates:
        raise ValueError(f"nothing gives this pattern away: {pattern}")
    return gates[0]


def gate_of_any(patterns: Iterable[str], common: Mapping[str, int], blank: str) -> Gate | None:
    """As `gate_of`, also where `blank` stands for words of the text; None where it lets every text through."""
    narrowest = [gates_of(pattern.replace(blank, ".+"), common)[:1] for pattern in patterns]
    return frozenset(chain.from_iterable(chain.from_iterable(narrowest))) if all(narrowest) else None


def _width(gate: Gate, common: Mapping[str, int]) -> int:
    return sum(common.get(gram, 0) for gram in gate)


def _required(parsed: Iterable[tuple[Any, Any]], common: Mapping[str, int]) -> Gate | None:
    """The narrowest of all gates of a part, the earliest of several as narrow."""
    gates = _all_required(parsed, common)
    return min(gates, key=lambda gate: (_width(gate, common), -min(map(len, gate)), len(gate))) if gates else None


def _all_required(parsed: Iterable[tuple[Any, Any]], common: Mapping[str, int]) -> list[Gate]:
    candidates: list[Gate] = []
    run = ""
    for kind, value in [*parsed, (None, None)]:
        if kind is kinds.LITERAL:
            run += chr(value)
            continue
        if run:
            candidates += _of_run(run)
            run = ""
        inner = _of_part(kind, value, common)
        if inner:
            candidates.append(inner)
    return sorted(candidates, key=lambda gate: (-min(map(len, gate)), len(gate)))


def _of_run(run: str) -> list[Gate]:
    """
    All pairs of Chinese, all triples of Latin letters: fewer would be in every text.

    All, and not the first alone, because "under" begins like much else, and "under the table" holds a rare "tab".
    """
    size = 3 if run.isascii() else 2
    if len(run) >= size:
        parts = [run[start : start + size] for start in range(len(run) - size + 1)]
        return [frozenset((part,)) for part in parts if not COMMON_SIGNS.issuperset(part)]
    if run.isascii():
        # A letter is in every English text; a figure, a dash or a quotation mark is not.
        return [frozenset((sign,)) for sign in run[:1] if not sign.isalpha() and sign != " "]
    return [frozenset((run,))]


def _of_part(kind: Any, value: Any, common: Mapping[str, int]) -> Gate | None:
    if kind is kinds.SUBPATTERN:
        return _required(value[3], common)
    if kind is kinds.ASSERT:
        # What must stand before or behind it stands in the text too.
        return _required(value[1], common)
    if kind is kinds.BRANCH:
        return _of_all(_required(branch, common) for branch in value[1])
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT) and value[0] >= 1:
        return _required(value[2], common)
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
    if len(members) > _MOST_IN_SET or any(kind is not kinds.LITERAL or _is_anywhere(value) for kind, value in members):
        return None
    return frozenset(chr(value) for _, value in members)


def _is_anywhere(sign: int) -> bool:
    """Letters and blanks are in every English text."""
    return sign < 128 and (chr(sign).isalpha() or chr(sign) == " ")
