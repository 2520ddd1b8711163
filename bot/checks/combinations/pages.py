"""What must hold for every page of advice: there is a step, it stands on the facts, shuts none, wastes no right."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from dialogs.catalog import Catalog, Facts, Rung, Variant
from dialogs.climbing import open_steps, wait_for_step
from dialogs.deadlines import Workdays, deadline, derived
from dialogs.slots import Slot


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class World:
    """What pages are made from."""

    catalog: Catalog
    workdays: Workdays
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The step to take, those listed after it, and what they were shown for."""

    variant: Variant
    facts: Facts
    taken: frozenset[str]
    steps: tuple[Rung, ...]


def page(world: World, variant: Variant, told: Facts, taken: frozenset[str] = frozenset()) -> Page:
    """The page for a conclusion, as the conversation makes it."""
    facts = derived(told, world.now, world.workdays)
    steps = open_steps(variant, facts, taken, world.now, world.workdays)
    return Page(variant=variant, facts=facts, taken=taken, steps=steps)


def faults(world: World, shown: Page) -> Iterator[str]:
    """Every fault of a page, a line each, with the facts that it was shown for."""
    for invariant in INVARIANTS:
        for fault in invariant(world, shown):
            after = f" after {', '.join(sorted(shown.taken))}" if shown.taken else ""
            yield f"{shown.variant.id}: {fault}{after}; {in_words(shown.facts)}"


def has_a_step(_: World, shown: Page) -> Iterator[str]:
    """Once steps were taken the page may be empty: then it says so, and names a person."""
    if not shown.steps and not shown.taken:
        yield "there is no step to take"


def stands_on_the_facts(_: World, shown: Page) -> Iterator[str]:
    known = {**shown.variant.implies, **shown.facts}
    for rung in shown.steps:
        for slot, values in rung.needs.items():
            if slot not in known or (values and known[slot] not in values):
                yield f"`{rung.id}` needs {slot} = {_either(values)}"
        for slot, values in rung.unless.items():
            if known.get(slot) in values:
                yield f"`{rung.id}` is wrong with {slot} = {known[slot]}"


def shuts_no_step_that_it_lists(_: World, shown: Page) -> Iterator[str]:
    """
    A step may come before one that it closes on no page: whoever follows the order could not take that one any more.

    The other way round is no fault: a step that closes the one before it comes when that one has failed.
    """
    for place, rung in enumerate(shown.steps):
        if rung.id in shown.taken or rung.closed_by & shown.taken:
            yield f"`{rung.id}` is closed"
        for earlier in shown.steps[:place]:
            if earlier.id in rung.closed_by:
                yield f"`{earlier.id}` comes first and closes `{rung.id}`"


def waits_past_no_right(world: World, shown: Page) -> Iterator[str]:
    """Whoever takes the steps in order, each when the clock of the one before is over, is in time for every right."""
    at = world.now
    for rung in shown.steps:
        if rung.clock is None:
            continue
        if not rung.clock.closes:
            at = wait_for_step(rung.clock, shown.facts, at, world.workdays).latest
            continue
        right = deadline(rung.clock, shown.facts, world.now, world.workdays)
        if right.starts is not None and world.now < right.latest < at:
            yield f"`{rung.id}` ends on {right.latest:%Y-%m-%d}, before its turn comes on {at:%Y-%m-%d}"


Invariant = Callable[[World, Page], Iterator[str]]
INVARIANTS: tuple[Invariant, ...] = (has_a_step, stands_on_the_facts, shuts_no_step_that_it_lists, waits_past_no_right)


def in_words(facts: Mapping[Slot, str]) -> str:
    return ", ".join(f"{slot}={value}" for slot, value in sorted(facts.items())) or "nothing known"


def _either(values: frozenset[str]) -> str:
    return " or ".join(sorted(values)) or "known"
