"""How reliably users of each kind are helped."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from bot.testkit.simulated.playing import Attempt


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Of one kind in one locale; shares are between 0 and 1."""

    kind: str
    locale: str
    goals: int
    #: Goals that every run reached.
    pass_all: float
    #: Single runs that reached theirs.
    pass_one: float


def scores(attempts: Iterable[Attempt]) -> Iterator[Score]:
    """A score for each kind and locale, in the order of the attempts."""
    for (kind, locale), group in groupby(attempts, key=lambda each: (each.kind, each.locale)):
        runs = list(group)
        by_goal: dict[str, bool] = {}
        for each in runs:
            by_goal[each.story] = by_goal.get(each.story, True) and each.is_helped
        yield Score(
            kind=kind,
            locale=locale,
            goals=len(by_goal),
            pass_all=sum(by_goal.values()) / len(by_goal),
            pass_one=sum(each.is_helped for each in runs) / len(runs),
        )


def shortfalls(found: Iterable[Score], floors: Mapping[str, Mapping[str, float]], users: int) -> Iterator[str]:
    """What is under its floor; nothing where every floor holds."""
    for each in found:
        floor = floors.get(each.kind, {}).get(each.locale, 0.0)
        if each.pass_all < floor:
            yield (
                f"{each.kind}, {each.locale}: pass^{users} {each.pass_all:.1%} is under its floor of {floor:.1%}; "
                f"`refundbot simulate --kind {each.kind} --locale {each.locale} --failed` shows who was not helped"
            )
