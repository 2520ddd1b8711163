"""One change of one declared value."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.testkit.mutation.plot import Plot


class Kind(StrEnum):
    """What of the bot is changed."""

    MOVE = "move"
    CONDITION = "condition"
    INDICATION = "indication"
    FIGURE = "figure"
    REPLY = "reply"
    RUNG = "rung"


class Sight(StrEnum):
    """Which runs of scripts can notice a mutant."""

    #: Those that have one of its marks.
    MARKED = "marked"
    #: Those in which the diagnosis would have answered otherwise or gave its reasons, and those that it `touches`.
    BY_DIAGNOSIS = "by diagnosis"
    #: Any.
    ANY = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A bot that is wrong in one place."""

    kind: Kind
    #: What is changed, such as `bill_reply` or `ask.paid_with from idle`.
    place: str
    #: How, such as `dropped`.
    change: str
    plant: Callable[[Plot], None]
    #: Marks of a run (see `footprints`) that speak for its noticing the change, the strongest first.
    marks: tuple[str, ...]
    sight: Sight
    #: Runs with one of these marks can notice it too, whatever the diagnosis would have answered.
    touches: tuple[str, ...] = ()
    #: The variants that are changed; none: any may be.
    variants: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return f"{self.kind}/{self.place}/{self.change}"
