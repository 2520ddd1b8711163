"""What an expectation would have to say to hold: that which came, in the words of a script."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.testkit.dues import Due
from bot.testkit.expectations import KINDS
from bot.testkit.knowledge import Facts
from bot.testkit.recording.listening import Heard
from bot.testkit.values import Flag, One, Several, none_of
from bot.testkit.words import Word

#: What these forbid or limit is a promise, and not a record of what happened: whoever made it takes it back.
PROMISES = frozenset({Word.NO_REPLY, Word.OFFERS_NOT, Word.SAID, Word.NOT_SAID, Word.SAME_REPLY, Word.ASKED_AT_MOST})
_DAY = len("2026-11-25")


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What came: as the kit judges by it, and as it is written; of a mapping, the entries that change."""

    expected: Any
    value: str | list[str] | Mapping[str, str]


def came(heard: Heard) -> Came | None:
    """None where only a person can say what should be expected."""
    word = heard.expectation.word
    read = None if word in PROMISES else _READ.get(type(KINDS[word]))
    return None if read is None else read(heard)


def holds_for(what: Came, heard: Heard) -> bool:
    """Whether that would have held there, too."""
    return KINDS[heard.expectation.word].judge(what.expected, heard.turns) is None


def _one(heard: Heard) -> Came | None:
    kind: One = KINDS[heard.expectation.word]  # type: ignore[assignment]
    actual = kind.actual(heard.turns[-1])
    return Came(expected=() if actual is None else (actual,), value=actual or "nothing")


def _several(heard: Heard) -> Came | None:
    """All that came, also where a part was enough: what is missing says nothing of which part it would be now."""
    kind: Several = KINDS[heard.expectation.word]  # type: ignore[assignment]
    if kind.holds is none_of:
        return None
    actual = kind.actual(heard.turns[-1])
    return Came(expected=actual, value=actual[0] if len(actual) == 1 else list(actual) or "nothing")


def _flag(heard: Heard) -> Came | None:
    turned = not heard.expectation.expected
    return Came(expected=turned, value="yes" if turned else "no")


def _facts(heard: Heard) -> Came | None:
    known = heard.turns[-1].got.get("facts") or {}
    pairs = tuple((slot, known.get(slot)) for slot, _ in heard.expectation.expected)
    changed = {
        slot: _written(known.get(slot)) for slot, wanted in heard.expectation.expected if known.get(slot) != wanted
    }
    return Came(expected=pairs, value=changed)


def _due(heard: Heard) -> Came | None:
    """With days or minutes where there were such, else the names alone."""
    wanted = heard.expectation.expected
    actual = [(str(item["what"]), str(item["at"])) for item in heard.turns[-1].got.get("due") or ()]
    if not actual:
        return Came(expected=(), value="nothing")
    if not any(at for _, at in wanted):
        names = [what for what, _ in actual]
        return Came(expected=tuple((name, "") for name in names), value=names[0] if len(names) == 1 else names)
    cut = _DAY if all(len(at) <= _DAY for _, at in wanted) else None
    dated = {what: at[:cut] for what, at in actual}
    return Came(expected=tuple(dated.items()), value=dated)


def _written(value: object) -> str:
    return "nothing" if value is None else str(value)


_READ: Mapping[type, Callable[[Heard], Came | None]] = {
    One: _one,
    Several: _several,
    Flag: _flag,
    Facts: _facts,
    Due: _due,
}
