"""Expectations of wording."""

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.testkit.loading import Node
from bot.testkit.places import Places
from bot.testkit.shortfall import Shortfall, Turns, shown


@dataclass(frozen=True, slots=True)
class Saying:
    """Pieces of wording, for what ids cannot tell."""

    wanted: bool

    def read(self, node: Node, places: Places, place: str) -> tuple[str, ...] | None:
        texts = places.texts(node, place)
        if texts is not None and not all(text.value for text in texts):
            places.wrong(node.line, f"`{place}` holds an empty text, which every reply contains")
            return None
        return None if texts is None else tuple(text.value for text in texts)

    def judge(self, expected: tuple[str, ...], turns: Turns) -> Shortfall | None:
        said = turns[-1].all_said
        wrong = tuple(piece for piece in expected if (piece in said) is not self.wanted)
        if not wrong:
            return None
        if not self.wanted:
            return Shortfall(expected=f"none of {shown(wrong)}", actual=_lines_with(wrong, said))
        return Shortfall(expected=shown(wrong), actual="not said", hint=_nearest_line(wrong[0], said))


def _lines_with(pieces: tuple[str, ...], said: str) -> str:
    return " / ".join(line for line in said.splitlines() if any(piece in line for piece in pieces)) or shown(pieces)


def _nearest_line(piece: str, said: str) -> str:
    nearest = process.extractOne(piece, said.splitlines(), scorer=fuzz.partial_ratio, score_cutoff=50)
    return f"nearest line: {nearest[0]}" if nearest else ""
