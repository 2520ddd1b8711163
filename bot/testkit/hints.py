"""What came nearest to an id that did not come, and whether it came before."""

from collections.abc import Callable, Iterator, Sequence

from rapidfuzz import fuzz

from bot.testkit.shortfall import Turns
from bot.testkit.turns import Turn

#: Below this likeness (of 100) an id of another kind is another one altogether.
_ALIKE = 60


def hints(missing: Sequence[str], given: Callable[[Turn], tuple[str, ...]], turns: Turns) -> Iterator[str]:
    """A part of a sentence for each thing worth knowing; `given` says which ids a turn gave."""
    *earlier, last = turns
    for id_ in missing:
        before = next((turn for turn in reversed(earlier) if id_ in given(turn)), None)
        nearest = _nearest(id_, given(last))
        if before is not None:
            yield f"`{id_}` came in an earlier turn ({before.path.name}:{before.line})"
        elif nearest:
            yield f"nearest to `{id_}` came `{nearest}`"
    if missing and last.got.get("more"):
        yield "another page waits: `tap: act.more` turns to it"


def _nearest(id_: str, given: Sequence[str]) -> str:
    """One of the same kind (`ask.`, `cause.`) before any other; "" when none is near."""

    def nearness(other: str) -> tuple[bool, float]:
        return _kind(other) == _kind(id_), fuzz.ratio(id_, other)

    best = max(given, key=nearness, default="")
    is_kin, likeness = nearness(best)
    return best if is_kin or likeness >= _ALIKE else ""


def _kind(id_: str) -> str:
    return id_.partition(".")[0]
