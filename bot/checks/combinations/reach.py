"""Which causes and variants are reached from the first question, by answering what is asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.checks.combinations.pages import World
from dialogs.acts import Cause, Ground
from dialogs.catalog import Catalog, Choice, Question
from dialogs.deadlines import derived
from dialogs.diagnosis import next_question, rank
from dialogs.slots import Slot

#: Variants that no walk through the questions reaches, each with the reason why that is right.
BY_TYPED_FACTS_ONLY: Mapping[str, str] = {
    "unmet_conditions.ordinary_goods_late": (
        "When the goods came is asked where the seller says that it is too late. Where the seller names conditions it "
        "would seldom change the first step, so the variant is for those who tell the day themselves."
    ),
    "not_yet_requested.deposit": "What was bought is asked by kinds of goods: whoever has paid a deposit tells it.",
    "unresponsive_merchant.deposit": "Of a silent seller the kind is not asked: whoever tells of a deposit is heard.",
    "unresponsive_merchant.child_paid": "As above, for a child's payment.",
    "unresponsive_merchant.prepaid": "As above, for a card or course that was paid ahead.",
    "merchant_refused.deposit": "As for a deposit that was not asked for yet.",
    "unclear_process.mediation": "Nobody is asked what an office has answered: whoever has an answer tells it.",
    "appeal_failed.other_office": "As above: the office's answer is told, and never asked for.",
    "appeal_failed.papers_incomplete": "As above: the office's answer is told, and never asked for.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """What was answered on the way so far."""

    told: Mapping[Slot, str] = field(default_factory=dict)
    causes: Mapping[Cause, float] = field(default_factory=dict)
    grounds: tuple[Ground, ...] = ()
    closed: frozenset[Slot] = frozenset()


def conclusions(world: World) -> Iterator[str]:
    """The variant at the end of every walk: each answer to each question, "don't know" among them."""
    open_walks = [Walk()]
    while open_walks:
        walk = open_walks.pop()
        facts = derived(walk.told, world.now, world.workdays)
        question = next_question(world.catalog, facts, walk.causes, walk.grounds, walk.closed)
        if question is None:
            yield rank(world.catalog, facts, walk.causes, walk.grounds)[0].variant
        else:
            open_walks += [_answered(world, walk, question, choice) for choice in (*question.choices, None)]


def faults(catalog: Catalog, reached: frozenset[str], concluded: frozenset[str]) -> Iterator[str]:
    """
    What is not reached as it should be.

    `reached` are the variants at the end of walks, `concluded` those that some facts lead to, however they were told.
    """
    for cause in Cause:
        if not any(catalog.variants[variant].cause is cause for variant in reached):
            yield f"The cause `{cause}` is not reached from the first question."
    for variant in catalog.variants.keys() - reached - BY_TYPED_FACTS_ONLY.keys():
        yield f"The variant `{variant}` is reached by typed facts only, and nothing declares why."
    for variant in BY_TYPED_FACTS_ONLY.keys() & reached:
        yield f"The variant `{variant}` is declared to be for typed facts only, but a walk reaches it."
    for variant in catalog.variants.keys() - reached - concluded:
        yield f"No facts at all lead to the variant `{variant}`."


def _answered(world: World, walk: Walk, question: Question, choice: Choice | None) -> Walk:
    closed = walk.closed | {question.slot}
    if choice is None:
        return replace(walk, closed=closed)
    told = {**walk.told, **choice.facts}
    if choice.days_ago is not None:
        told[question.slot] = (world.now - timedelta(days=choice.days_ago)).date().isoformat()
    ground = () if choice.ground is None else (choice.ground,)
    return Walk(
        told=told,
        causes=walk.causes if choice.cause is None else {choice.cause: 1.0},
        grounds=tuple(dict.fromkeys((*walk.grounds, *ground))),
        closed=closed,
    )
