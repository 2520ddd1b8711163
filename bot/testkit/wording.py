"""Expectations of wording."""

from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.testkit.loading import Node
from bot.testkit.places import Places
from bot.testkit.shortfall import Shortfall, Turns, shown
from bot.testkit.turns import Turn


@dataclass(frozen=True, slots=True)
class Saying:
    """Pieces of wording, for what ids cannot tell."""

    #: Where they are looked for; None when there is no such text, and then nothing holds of it.
    text: Callable[[Turn], str | None]
    wanted: bool

    def read(self, node: Node, places: Places, place: str) -> tuple[str, ...] | None:
        return _pieces(node, places, place, "which every reply contains")

    def judge(self, expected: tuple[str, ...], turns: Turns) -> Shortfall | None:
        said = self.text(turns[-1])
        if said is None:
            return Shortfall(expected=self._as_expected(expected), actual="no draft was written", hint=_NO_DRAFT)
        wrong = tuple(piece for piece in expected if (piece in said) is not self.wanted)
        if not wrong:
            return None
        if not self.wanted:
            return Shortfall(expected=self._as_expected(wrong), actual=_lines_with(wrong, said))
        return Shortfall(expected=shown(wrong), actual="not said", hint=_nearest_line(wrong[0], said))

    def _as_expected(self, pieces: tuple[str, ...]) -> str:
        return shown(pieces) if self.wanted else f"none of {shown(pieces)}"


_NO_DRAFT = "a draft is written in the turn of `tap: act.ask_draft` and stands there until another reply is given"


@dataclass(frozen=True, slots=True)
class ChoiceTexts:
    """Texts on the choices, whole, in any order; others may be there."""

    def read(self, node: Node, places: Places, place: str) -> tuple[str, ...] | None:
        return _pieces(node, places, place, "which no choice has")

    def judge(self, expected: tuple[str, ...], turns: Turns) -> Shortfall | None:
        actual = turns[-1].choice_texts
        wrong = tuple(text for text in expected if text not in actual)
        return Shortfall(expected=shown(wrong), actual=shown(actual)) if wrong else None


def _pieces(node: Node, places: Places, place: str, cannot_fail: str) -> tuple[str, ...] | None:
    texts = places.texts(node, place)
    if texts is not None and not all(text.value for text in texts):
        places.wrong(node.line, f"`{place}` holds an empty text, {cannot_fail}")
        return None
    return None if texts is None else tuple(text.value for text in texts)


def _lines_with(pieces: tuple[str, ...], said: str) -> str:
    return " / ".join(line for line in said.splitlines() if any(piece in line for piece in pieces)) or shown(pieces)


def _nearest_line(piece: str, said: str) -> str:
    nearest = process.extractOne(piece, said.splitlines(), scorer=fuzz.partial_ratio, score_cutoff=50)
    return f"nearest line: {nearest[0]}" if nearest else ""
