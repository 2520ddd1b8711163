"""A whole crawl in one locale: what it saw, in numbers, and everything that is wrong."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.testkit.crawling.crawl import Crawl, Fault, crawl
from bot.testkit.crawling.doors import asides, doors
from bot.testkit.crawling.reach import wanted
from bot.testkit.crawling.ways_on import stuck
from bot.testkit.repair.talk import Talk


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """One locale."""

    locale: str
    pages: int
    taps: int
    #: Ids of all choices that were on a page, and of all states.
    offered: frozenset[str]
    states: frozenset[str]
    faults: tuple[Fault, ...]

    @property
    def reached(self) -> frozenset[str]:
        return self.offered | self.states


def survey(
    talk: Talk,
    locale: str,
    stories: Iterable[str],
    *,
    depth: int,
    people: int,
    tell: Callable[[Crawl], None] = lambda _: None,
) -> Survey:
    """Crawls in that locale from the first page, from what people write first, and from what repair acts open."""
    found = crawl(
        talk,
        locale,
        doors(talk, locale, stories),
        asides=asides(locale),
        wanted=wanted(talk.catalog),
        depth=depth,
        people=people,
        tell=tell,
    )
    return Survey(
        locale=locale,
        pages=len(found.pages),
        taps=found.taps,
        offered=frozenset(found.offered),
        states=frozenset(found.states),
        faults=(*found.faults.values(), *stuck(found)),
    )
