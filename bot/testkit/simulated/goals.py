"""What a simulated user has lived through, and what counts as having been helped."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from bot.testkit.vignettes.vignette import Vignette
from dialogs.acts import Cause
from dialogs.deadlines import derived
from dialogs.diagnosis import Ranked, rank
from dialogs.knowledge import Knowledge
from dialogs.slots import Slot

#: Less likely than this by all the facts, a variant is not what happened.
_NEAR = 0.05
#: Where something decisive was kept back, one that is so much less likely than the likeliest is no fair guess.
_FAIR = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """What the bot may come to."""

    causes: frozenset[str]
    #: Ids of the steps of the right ladders.
    rungs: frozenset[str]


def right_for(story: Vignette, knowledge: Knowledge, now: datetime, withheld: Collection[Slot] = ()) -> Right:
    """
    What the story's author says, and whatever all its facts leave open at that hour.

    Several causes can be true at once, and time that passes can make one of another. Of those who were asked for
    something and did not tell it, nobody can know more than what follows from the rest: that is right too, the
    likeliest of it and what is about as likely.
    """
    near = {each.variant for each in _ranked(story.facts, knowledge, now) if each.probability >= _NEAR}
    if withheld:
        told = {slot: value for slot, value in story.facts.items() if slot not in withheld}
        ranking = _ranked(told, knowledge, now)
        near |= {each.variant for each in ranking if each.probability >= _FAIR * ranking[0].probability}
    variants = [knowledge.catalog.variants[each] for each in {story.variant, *near}]
    return Right(
        causes=frozenset(str(variant.cause) for variant in variants),
        rungs=frozenset(rung.id for variant in variants for rung in variant.ladder),
    )


def _ranked(facts: Mapping[Slot, str], knowledge: Knowledge, now: datetime) -> tuple[Ranked, ...]:
    return rank(knowledge.catalog, derived(facts, now, knowledge.workdays), {}, ())


def sampled(stories: Sequence[Vignette], count: int, seed: int) -> tuple[Vignette, ...]:
    """So many, of every cause in turn; all of them where there are no more."""
    dice = Random(f"goals:{seed}")  # noqa: S311 - a seed and no secret
    by_cause = {cause: [each for each in stories if each.cause is cause] for cause in Cause}
    for each in by_cause.values():
        dice.shuffle(each)
    longest = max(len(each) for each in by_cause.values())
    in_turn = [each[number] for number in range(longest) for each in by_cause.values() if number < len(each)]
    return tuple(in_turn[:count])
