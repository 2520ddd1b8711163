"""Where a script's conversation stands before its first step."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dialogs.ownership import Owner


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """
    What somebody has told by now, and where that has led.

    The facts and the language are told at once. State, variant, rung and the steps taken are what the shortest way of
    taps from there must lead to, so that it is always a conversation that somebody could have had.
    """

    facts: tuple[tuple[str, str], ...] = ()
    grounds: tuple[str, ...] = ()
    state: str = ""
    variant: str = ""
    rung: str = ""
    taken: tuple[str, ...] = ()
    owner: str = str(Owner.BOT)
    #: "" for the script's own.
    locale: str = ""
    #: Nothing was said yet, but the language is known: how a script of taps runs in a locale that it does not name.
    is_fresh: bool = False
    #: Where it is written: two of the same words are the same start.
    path: Path = field(default=Path(), compare=False)
    line: int = field(default=0, compare=False)

    def __str__(self) -> str:
        return ", ".join(self._words())

    def _words(self) -> Iterator[str]:
        """In the words of a script."""
        for name in ("locale", "state", "variant", "rung"):
            if getattr(self, name):
                yield f"{name}: {getattr(self, name)}"
        if self.facts:
            yield "facts: {" + ", ".join(f"{slot}: {value}" for slot, value in self.facts) + "}"
        for name in ("grounds", "taken"):
            if getattr(self, name):
                yield f"{name}: [{', '.join(getattr(self, name))}]"
        if self.owner != Owner.BOT:
            yield f"owner: {self.owner}"


class ImpossibleStartError(Exception):
    """Nobody can stand there; the message says why, and what to write instead."""
