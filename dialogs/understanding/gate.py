"""A cheap look before a pattern: short strings of which a text must hold one, or the pattern cannot match."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product

# The parser of `re` is the only exact reader of its syntax; it has had this shape since Python 3.11.
from re import _constants as kinds  # type: ignore[attr-defined]
from typing import Any

from dialogs.understanding.heard import COMMON_SIGNS
from dialogs.understanding.signs import edge_of, parsed

#: A pattern that could begin with any of so many characters is not worth a gate.
_MOST_IN_SET = 16

Gate = frozenset[str]
#: Of a pattern: what it is and its value, one after the other.
_Parts = Sequence[tuple[Any, Any]]

#: Nor two parts of one that make more pairs of signs than this.
_MOST_PAIRS = 100

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
    gates = dict.fromkeys(_Reader(common, has_chinese=not pattern.isascii()).all_required(parsed(pattern)))
    kept: list[Gate] = []
    for gate in sorted(gates, key=lambda gate: _width(gate, common)):
        if len(kept) < _MOST_GATES and not any(_is_implied(gate, narrower) for narrower in kept):
            kept.append(gate)
    return tuple(kept)


def _is_implied(gate: Gate, narrower: Gate) -> bool:
    """Whether a string of the narrower gate brings one of the other with it."""
    return all(any(gram in longer for gram in gate) for longer in narrower)


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


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads gates off the parts of one pattern."""

    common: Mapping[str, int]
    has_chinese: bool

    def required(self, parts: _Parts) -> Gate | None:
        """The narrowest of all gates of a part, the earliest of several as narrow."""
        gates = self.all_required(parts)
        return min(gates, key=self._narrowest_first) if gates else None

    def all_required(self, parts: _Parts) -> list[Gate]:
        candidates: list[Gate] = []
        run = ""
        for kind, value in [*parts, (None, None)]:
            if kind is kinds.LITERAL:
                run += chr(value)
                continue
            if run:
                candidates += _of_run(run, self.has_chinese)
                run = ""
            inner = self._of_part(kind, value)
            if inner:
                candidates.append(inner)
        if self.has_chinese:
            candidates += _of_neighbours(parts)
        return sorted(candidates, key=lambda gate: (-min(map(len, gate)), len(gate)))

    def _narrowest_first(self, gate: Gate) -> tuple[int, int, int]:
        return _width(gate, self.common), -min(map(len, gate)), len(gate)

    def _of_part(self, kind: Any, value: Any) -> Gate | None:
        if kind is kinds.SUBPATTERN:
            return self.required(value[3])
        if kind is kinds.ASSERT:
            # What must stand before or behind it stands in the text too.
            return self.required(value[1])
        if kind is kinds.BRANCH:
            return _of_all(map(self.required, value[1]))
        if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT) and value[0] >= 1:
            return self.required(value[2])
        if kind is kinds.IN:
            return _of_set(value)
        return None


def _of_run(run: str, has_chinese: bool) -> list[Gate]:
    """
    All pairs of Chinese, all triples of Latin letters: fewer would be in every text.

    All, and not the first alone, because "under" begins like much else, and "under the table" holds a rare "tab".
    """
    size = 3 if run.isascii() else 2
    if len(run) >= size:
        parts = [run[start : start + size] for start in range(len(run) - size + 1)]
        return [frozenset((part,)) for part in parts if not COMMON_SIGNS.issuperset(part)]
    # One letter is in every English text, and in few that are Chinese.
    return [] if _is_anywhere(run[0]) and not has_chinese else [frozenset((run[0],))]


def _of_neighbours(parts: _Parts) -> Iterator[Gate]:
    """What one part may end with beside what the next may begin with: of Chinese all pairs are grams."""
    for place, part in enumerate(parts[:-1]):
        if part[0] is kinds.LITERAL is parts[place + 1][0]:
            # A run has gates of its own.
            continue
        # What follows is mostly a gap, which tells so at once.
        begins = edge_of(parts[place + 1 :], is_last=False)
        ends = edge_of([part], is_last=True) if begins else None
        if not begins or not ends or len(ends) * len(begins) > _MOST_PAIRS:
            continue
        pairs = frozenset(map("".join, product(ends, begins)))
        if not any(map(str.isascii, pairs)):
            yield pairs


def _of_all(gates: Iterable[Gate | None]) -> Gate | None:
    """One of several ways: any of their strings may be the one."""
    together: set[str] = set()
    for gate in gates:
        if gate is None:
            return None
        together |= gate
    return frozenset(together)


def _of_set(members: list[tuple[Any, Any]]) -> Gate | None:
    if len(members) > _MOST_IN_SET or any(
        kind is not kinds.LITERAL or _is_anywhere(chr(value)) for kind, value in members
    ):
        return None
    return frozenset(chr(value) for _, value in members)


def _is_anywhere(sign: str) -> bool:
    """Letters and blanks are in every English text; a figure, a dash or a quotation mark is not."""
    return sign.isascii() and (sign.isalpha() or sign == " ")
