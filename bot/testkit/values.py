"""Expectations of single values, lists of ids, flags and counts."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.testkit.hints import hints
from bot.testkit.loading import Node, Text
from bot.testkit.places import Places, is_nothing
from bot.testkit.shortfall import Shortfall, Turns, shown
from bot.testkit.turns import Turn
from bot.testkit.vocabulary import Names


@dataclass(frozen=True, slots=True)
class One:
    """A single value, or nothing."""

    actual: Callable[[Turn], str | None]
    names: Names

    def read(self, node: Node, places: Places, place: str) -> tuple[str, ...] | None:
        text = places.text(node, place)
        if text is None:
            return None
        if is_nothing(text):
            return ()
        name = places.name(text, self.names)
        return None if name is None else (name,)

    def judge(self, expected: tuple[str, ...], turns: Turns) -> Shortfall | None:
        actual = _some(self.actual(turns[-1]))
        return None if actual == expected else Shortfall(expected=shown(expected), actual=shown(actual))


@dataclass(frozen=True, slots=True)
class Several:
    """One id or a list of them, or nothing."""

    actual: Callable[[Turn], tuple[str, ...]]
    names: Names
    holds: Callable[[tuple[str, ...], tuple[str, ...]], bool]
    #: What stands before the ids in a message.
    says: str = ""

    def read(self, node: Node, places: Places, place: str) -> tuple[str, ...] | None:
        texts = places.texts(node, place)
        if texts is None:
            return None
        if any(is_nothing(text) for text in texts):
            return self._nothing(texts, places, place)
        names = [places.name(text, self.names) for text in texts]
        return tuple(name for name in names if name) if all(names) else None

    def _nothing(self, texts: tuple[Text, ...], places: Places, place: str) -> tuple[str, ...] | None:
        if len(texts) == 1 and self.holds is not none_of:
            return ()
        places.wrong(texts[0].line, f"`{place}` wants ids here, and `nothing` is none")
        return None

    def judge(self, expected: tuple[str, ...], turns: Turns) -> Shortfall | None:
        actual = self.actual(turns[-1])
        if self.holds(expected, actual):
            return None
        missing = [each for each in expected if each not in actual] if self.holds is not none_of else []
        return Shortfall(
            expected=f"{self.says if expected else ''}{shown(expected)}",
            actual=shown(actual),
            hint="; ".join(hints(missing, self.actual, turns)),
        )


def at_least(expected: tuple[str, ...], actual: tuple[str, ...]) -> bool:
    return set(expected) <= set(actual) if expected else not actual


def exactly(expected: tuple[str, ...], actual: tuple[str, ...]) -> bool:
    return expected == actual


def none_of(expected: tuple[str, ...], actual: tuple[str, ...]) -> bool:
    return not set(expected) & set(actual) if expected else bool(actual)


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    actual: Callable[[Turns], bool]

    def read(self, node: Node, places: Places, place: str) -> bool | None:
        return places.flag(node, place)

    def judge(self, expected: bool, turns: Turns) -> Shortfall | None:
        actual = self.actual(turns)
        return None if actual is expected else Shortfall(expected=_yes(expected), actual=_yes(actual))


@dataclass(frozen=True, slots=True)
class AskedAtMost:
    """How many questions the bot may have put since the script began."""

    def read(self, node: Node, places: Places, place: str) -> int | None:
        text = places.text(node, place)
        if text is not None and not text.value.isdecimal():
            places.wrong(text.line, f"`{place}` wants a number, not `{text.value}`")
            return None
        return None if text is None else int(text.value)

    def judge(self, expected: int, turns: Turns) -> Shortfall | None:
        states = [turn.one("state") or "" for turn in turns]
        asked = [
            state
            for before, state in zip(["", *states], states, strict=False)
            if state.startswith("asking.") and state != before
        ]
        if len(asked) <= expected:
            return None
        return Shortfall(expected=f"at most {expected}", actual=f"{len(asked)}: {shown(asked)}")


def _some(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"
