"""How far a turn fell short of what a script expects."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from bot.testkit.loading import Node
from bot.testkit.places import Places
from bot.testkit.turns import Turn

#: All turns so far; the last is the one that is judged.
Turns = Sequence[Turn]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortfall:
    """Expected against actual, as people read it."""

    expected: str
    actual: str
    #: What came nearest, or where to look.
    hint: str = ""


class Kind(Protocol):
    """One word that can be expected."""

    def read(self, node: Node, places: Places, place: str) -> Any | None:
        """What is expected, or None when the place is wrong (then `places` knows why)."""

    def judge(self, expected: Any, turns: Turns) -> Shortfall | None:
        """None when the turn is as expected."""


def shown(values: Sequence[str]) -> str:
    return ", ".join(values) or "nothing"
