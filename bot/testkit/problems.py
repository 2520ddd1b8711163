"""What is wrong with a script: a file, a line, one sentence, and the cure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import fuzz, process

from bot.errors import BotError

#: Below this likeness (of 100) a suggestion would only mislead; a Chinese word has but two letters to be alike in.
_ALIKE, _ALIKE_IN_CHINESE = 60, 50
_COMPARED = 8


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in a script."""

    path: Path
    #: Counted from 1; 0 for the file as a whole.
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}" if self.line else f"{self.path}: {self.text}"


class BadScriptError(BotError):
    """Scripts that cannot be run as they stand; the message has a line for each mistake."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(slots=True)
class Problems:
    """The mistakes of one reading, each once: all of them are shown, not only the first."""

    path: Path
    _found: dict[Problem, None] = field(default_factory=dict)

    def add(self, line: int, text: str, *, path: Path | None = None) -> None:
        self._found.setdefault(Problem(path or self.path, line, text))

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._found)

    def __bool__(self) -> bool:
        return bool(self._found)

    def raise_any(self) -> None:
        """Raises `BadScriptError` with all of them, in the order of their lines, if there are any."""
        if self._found:
            raise BadScriptError(sorted(self._found))


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown name: the nearest known one, or all when they are few, or nothing."""
    candidates = sorted(set(known))
    cutoff = _ALIKE if name.isascii() else _ALIKE_IN_CHINESE
    alike = [each for each, *_ in process.extract(name, candidates, score_cutoff=cutoff, limit=_COMPARED)]
    if alike:
        # A name that is a part of another is as like it as the whole: what differs least in length is meant.
        return f"; did you mean `{max(alike, key=lambda each: fuzz.ratio(name, each))}`?"
    return f"; it can be {listed(candidates)}" if 0 < len(candidates) <= 12 else ""


def listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
