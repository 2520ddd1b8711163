"""What is concluded from every combination of the facts that speak for or against a cause, and the page for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.checks.combinations.pages import World, faults, in_words, page
from dialogs.catalog import Facts, Variant
from dialogs.contradictions import contradictions
from dialogs.diagnosis import rank


@dataclass(slots=True)
class Tried:
    """What came of trying a space: faults, and which variants were concluded."""

    faults: list[str] = field(default_factory=list)
    concluded: set[str] = field(default_factory=set)


def try_all(world: World, space: Iterable[Facts], tried: Tried) -> Iterator[Facts]:
    """Tries one combination after the other, and gives each when it is done."""
    for facts in space:
        variant = world.catalog.variants[rank(world.catalog, facts, {}, ())[0].variant]
        tried.concluded.add(variant.id)
        tried.faults += disagreements(variant, facts)
        tried.faults += faults(world, page(world, variant, facts))
        yield facts


def disagreements(variant: Variant, facts: Facts) -> Iterator[str]:
    """
    What the user has told, and the conclusion takes to be otherwise.

    Of two facts that cannot both hold the bot asks which is right before it concludes anything.
    """
    if any(contradictions(facts)):
        return
    for slot, value in variant.implies.items():
        if facts.get(slot, value) != value:
            yield f"{variant.id}: takes {slot} to be {value}; {in_words(facts)}"
