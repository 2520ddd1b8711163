"""Which answer on offer is true of a story."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from dialogs.catalog import Choice
from dialogs.slots import Slot

#: The day on which the vignettes happen.
NOW = "2026-11-22T10:00+08:00"
TODAY = date(2026, 11, 22)


def fitting(offered: Iterable[Choice], slot: Slot, facts: Mapping[Slot, str], today: date = TODAY) -> Choice | None:
    """The first choice that says what the facts say; None when there is none."""
    return next((choice for choice in offered if _fits(choice, slot, facts, today)), None)


def _fits(choice: Choice, slot: Slot, facts: Mapping[Slot, str], today: date) -> bool:
    if choice.days_ago is not None:
        return facts.get(slot, "")[:10] == (today - timedelta(days=choice.days_ago)).isoformat()
    return bool(choice.facts) and all(facts.get(each) == value for each, value in choice.facts.items())
