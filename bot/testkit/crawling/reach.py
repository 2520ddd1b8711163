"""Which states and choices a crawl must have seen."""

from collections.abc import Iterator, Mapping

from bot.testkit.crawling.crawl import Fault
from dialogs.catalog import Catalog
from dialogs.states import all_states

_BY_WORDS = "Offered to whoever writes that the seller has refunded, and a crawl writes nothing."
#: Choices that no page offers, each with the reason why they are there all the same.
NOT_OFFERED: Mapping[str, str] = {
    "act.talk_to_human": "The crawled bot has nobody to pass on to: the official lines stand in that place.",
    "outcome.is_there": _BY_WORDS,
    "outcome.not_there": _BY_WORDS,
    "act.show_case.seller_time": "Answers that were given can be changed, and this is always worked out from dates.",
}


def wanted(catalog: Catalog) -> frozenset[str]:
    """The ids of all states, and of all choices but those that no page offers."""
    return frozenset((*all_states(catalog), *catalog.choices)) - NOT_OFFERED.keys()


def faults(reached: frozenset[str], catalog: Catalog, locales: str) -> Iterator[Fault]:
    """What was not reached in any of these locales, and what was reached against its declaration."""
    for id_ in sorted(wanted(catalog) - reached):
        yield Fault(what=f"`{id_}` is never reached", locale=locales)
    for id_ in sorted(reached & NOT_OFFERED.keys()):
        yield Fault(what=f"`{id_}` is offered: take it out of `NOT_OFFERED`", locale=locales)
