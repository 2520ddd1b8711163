"""Many things to look for, of which a text can hold few: found by what stands in it, and not one after the other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Generic, TypeVar

from dialogs.understanding.gate import Gate
from dialogs.understanding.heard import Heard

Item = TypeVar("Item")

#: An item, the strings that must all be there, and the gates of more than one.
Gated = tuple[Item, Gate, tuple[Gate, ...]]


@dataclass(frozen=True, slots=True)
class Sieve(Generic[Item]):
    """Items behind gates: a text must hold a string of each. An item is found by its first one."""

    #: By string, the items whose first gate it opens, with their other gates.
    behind: Mapping[str, tuple[Gated[Item], ...]]
    #: The keys once more: sets meet twice as fast as a set and a mapping.
    grams: frozenset[str]
    #: Those that no string gives away.
    ungated: frozenset[Item]

    @classmethod
    def of(cls, items: Iterable[tuple[Item, Sequence[Gate]]]) -> "Sieve[Item]":
        """The first gate of an item should be its narrowest."""
        behind = defaultdict[str, list[Gated[Item]]](list)
        ungated = set[Item]()
        for item, gates in items:
            if not gates:
                ungated.add(item)
                continue
            gated = _gated(item, gates[1:])
            for gram in gates[0]:
                behind[gram].append(gated)
        return cls({gram: tuple(all_) for gram, all_ in behind.items()}, frozenset(behind), frozenset(ungated))

    def passed_by(self, text: Heard) -> set[Item]:
        """The items that the text could hold."""
        grams, passed = text.grams, set(self.ungated)
        is_without = grams.isdisjoint
        for gram in self.grams & grams:
            for item, alone, gates in self.behind[gram]:
                if alone and not alone <= grams:
                    continue
                for gate in gates:
                    if is_without(gate):
                        break
                else:
                    passed.add(item)
        return passed


def _gated(item: Item, gates: Iterable[Gate]) -> Gated[Item]:
    """Gates that one string alone opens are looked at together."""
    alone = frozenset(chain.from_iterable(gate for gate in gates if len(gate) == 1))
    return item, alone, tuple(gate for gate in gates if len(gate) > 1)
