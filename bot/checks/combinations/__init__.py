"""
Every combination of facts, tried: there is always a step or a person, and no step that is wrong or shut.

Three things together cover all facts. What is *concluded* is tried in whole over the slots whose answers speak for or
against each cause. Which steps are *shown* depends on the conclusion and on the slots that its steps go by, and is
tried in whole over those, for every conclusion, whatever else is known. What only shows where everything meets
(opening words, grounds, dates, the climb to the end) is tried *pairwise* over all slots in the conversation's own code.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Protocol, TypeVar

from bot.checks.combinations import conclusions, pages, reach, spoken
from bot.checks.combinations.pages import World
from bot.checks.combinations.pairwise import pair_count
from bot.checks.combinations.space import deciding_a_page, weighed, whole
from dialogs.acts import Cause
from dialogs.catalog import Catalog, Variant
from dialogs.deadlines import CHINA, Workdays

T = TypeVar("T")


class Watch(Protocol):
    """Passes items through, and may show how far it is."""

    def __call__(self, items: Iterable[T], total: int, doing: str) -> Iterable[T]:
        """`total` is how many there are, `doing` what is being done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the check: what was covered, and what was found."""

    covered: str
    faults: tuple[str, ...]
    #: The variants that some of its facts lead to.
    concluded: frozenset[str] = field(default=frozenset())


def world_of(catalog: Catalog, workdays: Workdays) -> World:
    """At noon of the day on which the youngest figure was checked, so that a result stays right."""
    day = max(figure.checked for figure in catalog.figures.values())
    return World(catalog=catalog, workdays=workdays, now=datetime.combine(day, time(12), CHINA))


def check(world: World, watch: Watch) -> Iterator[Part]:
    """The parts, each as it is done."""
    concluded: set[str] = set()
    for cause in Cause:
        part = _of_cause(world, cause, watch)
        concluded |= part.concluded
        yield part
    yield _pairwise(world, watch)
    yield _reached(world, frozenset(concluded))


def _of_cause(world: World, cause: Cause, watch: Watch) -> Part:
    variants = [variant for variant in world.catalog.variants.values() if variant.cause is cause]
    facts = whole(world.catalog, weighed(variants))
    tried = conclusions.Tried()
    for _ in watch(conclusions.try_all(world, facts, tried), len(facts), cause):
        pass
    shown = [_pages(world, variant) for variant in variants]
    return Part(
        covered=(
            f"{cause}: {facts.stands_for:,} combinations of {len(facts.axes)} slots concluded; "
            f"{sum(size for size, _, _ in shown):,} combinations shown on "
            f"{sum(count for _, count, _ in shown):,} pages for {len(variants)} variants"
        ),
        faults=(*tried.faults, *(fault for _, _, found in shown for fault in found)),
        concluded=frozenset(tried.concluded),
    )


def _pages(world: World, variant: Variant) -> tuple[int, int, list[str]]:
    """For how many combinations the pages of a variant stand, how many there are, and their faults."""
    told = deciding_a_page(world.catalog, variant, world.now)
    found = [fault for facts in told for fault in pages.faults(world, pages.page(world, variant, facts))]
    return told.stands_for, len(told), found


def _pairwise(world: World, watch: Watch) -> Part:
    along = spoken.axes(world)
    cases = tuple(spoken.cases(along))
    found: list[str] = []
    for each in watch(cases, len(cases), "pairwise"):
        found += spoken.faults_of(world, each)
    pairs = pair_count([len(answers) for answers in along.values()])
    return Part(
        covered=f"pairwise: {pairs:,} pairs along {len(along)} axes (every slot, grounds, words) in {len(cases)} cases",
        faults=tuple(found),
    )


def _reached(world: World, concluded: frozenset[str]) -> Part:
    ends = tuple(reach.conclusions(world))
    found = tuple(reach.faults(world.catalog, frozenset(ends), concluded))
    typed = ", ".join(sorted(reach.BY_TYPED_FACTS_ONLY)) or "none"
    return Part(
        covered=(
            f"reached from the first question: {len(set(ends))} of {len(world.catalog.variants)} variants in "
            f"{len(ends):,} walks; by typed facts only: {typed}"
        ),
        faults=found,
    )
