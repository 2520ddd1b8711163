"""How many of the mutants the scripts notice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.testkit.mutation.declared import Declared
from bot.testkit.mutation.mutant import Kind, Mutant
from bot.testkit.mutation.trying import Fate, Tried


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The mutants of one kind, or of all together."""

    name: str
    #: So many there are at all.
    universe: int
    tried: int
    killed: int
    survived: int
    #: They survived, and are declared to make no difference.
    equivalent: int
    #: The bot does not start with them; they are left out of the score, for no script had to notice.
    refused: int

    @property
    def score(self) -> float:
        """The share that was killed of those that some script could have noticed; 1 where there are none."""
        counted = self.killed + self.survived
        return self.killed / counted if counted else 1.0


def lines_of(universe: Mapping[str, Mutant], tried: Iterable[Tried], declared: Declared) -> tuple[Line, ...]:
    """A line for each kind, and the sum."""
    tried = tuple(tried)
    kinds = tuple(_line(kind, (kind,), universe, tried, declared) for kind in Kind)
    return (*kinds, _line("all", tuple(Kind), universe, tried, declared))


def survivors(tried: Iterable[Tried], declared: Declared) -> list[Tried]:
    """Those that no script notices, and that nobody has declared to make no difference."""
    return [each for each in tried if each.fate is Fate.SURVIVED and each.mutant not in declared]


def _line(
    name: str, kinds: tuple[Kind, ...], universe: Mapping[str, Mutant], tried: tuple[Tried, ...], declared: Declared
) -> Line:
    of_kind = [each for each in tried if universe[each.mutant].kind in kinds]
    survived = len(survivors(of_kind, declared))
    return Line(
        name=name,
        universe=sum(mutant.kind in kinds for mutant in universe.values()),
        tried=len(of_kind),
        killed=sum(each.fate is Fate.KILLED for each in of_kind),
        survived=survived,
        equivalent=sum(each.fate is Fate.SURVIVED for each in of_kind) - survived,
        refused=sum(each.fate is Fate.REFUSED for each in of_kind),
    )
