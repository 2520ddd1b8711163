"""A cheap look before a pattern: short strings of which a text must hold one, or the pattern cannot match."""

import re
from collections.abc import Iterable, Mapping
from operator import add

# The parser of `re` is the only exact reader of its syntax; it has had this shape since Python 3.11.
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from dialogs.values import value as value_type

#: A pattern that could begin with any of so many characters is not worth a gate.
_MOST_IN_SET = 16

Gate = frozenset[str]

#: More gates of one pattern than this are not worth looking at.
_MOST_GATES = 3
#: Not `{3}`: where a pattern begins with a set and no repeat, the search passes over other signs at a sixth of the cost.
_ASCII_RUN = re.compile("[ -~][ -~]{2}")


@value_type(frozen=True, slots=True)
class Signs:
    """A text sign by sign, taken apart once for all who look at its parts: to make so many strings costs the most."""

    text: str
    signs: list[str]
    #: Each sign with the next; none for a text in ASCII.
    pairs: list[str]

    @classmethod
    def of(cls, text: str) -> "Signs":
        signs = list(text)
        return cls(text, signs, [] if text.isascii() else list(map(add, signs, signs[1:])))

    def grams(self) -> set[str]:
        """The strings that gates are made of: characters and pairs of Chinese, triples of Latin letters and figures."""
        signs = self.signs
        grams = {*signs, *self.pairs}
        if _ASCII_RUN.search(self.text):
            grams.update(map("".join, zip(signs, signs[1:], signs[2:], strict=False)))
        return grams


def grams_of(text: str) -> set[str]:
    """As `Signs.grams`, for a text at which nobody else looks."""
    return Signs.of(text).grams()


def first_gram(word: str) -> str:
    """The longest string at the beginning of a word that is among the grams of every text that holds it."""
    size = 3 if word[:3].isascii() else 2
    return word[:size] if len(word) >= size else word[0]


def gates_of(pattern: str, common: Mapping[str, int]) -> tuple[Gate, ...]:
    """
    The gates of a pattern, the narrowest first: a text must pass each. Of some none can be told; they are always tried.

    `common` counts how often a string stands in what people say: a gate of rare ones lets fewer texts through.
    """
    gates = dict.fromkeys(_all_required(parser.parse(pattern), common))
    return tuple(sorted(gates, key=lambda gate: _width(gate, common)))[:_MOST_GATES]


def look_at(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """Finds something in every text in which the pattern finds something, for less where there is nothing."""
    return look_of([pattern.pattern], {}, "")


def look_of(patterns: Iterable[str], common: Mapping[str, int], blank: str) -> re.Pattern[str]:
    """
    Finds something in every text that one of the patterns matches, also where `blank` stands for words of the text.

    Finds it everywhere, if no string gives one of the patterns away.
    """
    grams: set[str] = set()
    for pattern in patterns:
        gate = next(
            (gate for gate in gates_of(pattern, common) if not any(blank and blank in gram for gram in gate)), None
        )
        if gate is None:
            return re.compile("")
        grams |= gate
    return re.compile("|".join(map(re.escape, sorted(grams))) or "(?!)")


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
        return [frozenset((run[start : start + size],)) for start in range(len(run) - size + 1)]
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
