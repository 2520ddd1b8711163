"""Pairwise over all slots, in the conversation's own code: the advice, and step by step what comes after it."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from bot.checks.combinations.pages import Page, World, faults, in_words
from bot.checks.combinations.pairwise import covering_rows
from bot.checks.combinations.space import Answers, answers_to
from dialogs import climbing
from dialogs.acts import Act, Cause, Ground
from dialogs.case import Case
from dialogs.knowledge import Knowledge
from dialogs.session import Session
from dialogs.slots import EVENT_SLOTS, Slot
from dialogs.speaking import advising, choices, following_up
from dialogs.turn import Turn
from dialogs.utterance import Utterance

#: Days ago on which something happened: on either side of what the rules count.
_DAYS_AGO = (0, 2, 7, 8, 16, 366)
#: What an open slot may hold beside "not known".
_EXAMPLES: Mapping[Slot, tuple[str, ...]] = {
    Slot.AMOUNT: ("128.00",),
    Slot.ORDER_NO: ("4200001234202611180000000001",),
    Slot.REFUND_NO: ("50300001234202611180000000001",),
    Slot.DAYS_WAITING: ("1", "30"),
    Slot.DEMAND: ("refund",),
    Slot.CHILDS_AGE: ("9",),
}
#: Steps of a ladder, and a few more: a climb that is longer goes round in circles.
_LONGEST_CLIMB = 20

Axes = Mapping[str, Answers]


def axes(world: World) -> Axes:
    """All slots, and beside them why a refund is owed, and which cause the user's own words name."""
    found: dict[str, Answers] = {str(slot): _answers(world, slot) for slot in Slot}
    return found | {"ground": (None, *map(str, Ground)), "told": (None, *map(str, Cause))}


def cases(along: Axes) -> Iterator[Case]:
    """Cases in which every two answers along any two axes stand together at least once."""
    for row in covering_rows([len(answers) for answers in along.values()]):
        yield case_of({name: answers[place] for (name, answers), place in zip(along.items(), row, strict=True)})


def case_of(answers: Mapping[str, str | None]) -> Case:
    known = {name: answer for name, answer in answers.items() if answer is not None}
    ground, told = known.pop("ground", None), known.pop("told", None)
    return Case(facts=known, grounds=[ground] if ground else [], told={told: 1.0} if told else {})


def faults_of(world: World, case: Case) -> Iterator[str]:
    """Every fault on the way from the conclusion through all steps to the end of what the bot knows."""
    turn = _turn(world, case)
    advising.advise(turn)
    for _ in range(_LONGEST_CLIMB):
        yield from _faults_of_page(world, turn)
        if not climbing.open_rungs(turn):
            return
        following_up.take_step(_turn(world, turn.session.case))
        turn = _turn(world, turn.session.case)
        advising.climb(turn)
    yield f"{case.variant}: the steps come to no end; {in_words(turn.facts)}"


def _faults_of_page(world: World, turn: Turn) -> Iterator[str]:
    variant, steps = world.catalog.variants[turn.session.case.variant], climbing.open_rungs(turn)
    taken = frozenset(str(step[0]) for step in turn.session.case.steps)
    yield from faults(world, Page(variant=variant, facts=turn.facts, taken=taken, steps=steps))
    if steps and (turn.rung is None or turn.rung.id != steps[0].id):
        yield f"{variant.id}: `{steps[0].id}` comes first, but another step is shown; {in_words(turn.facts)}"
    if not any(choices.HUMAN.id in reply.choices for reply in turn.replies):
        yield f"{variant.id}: no person is offered; {in_words(turn.facts)}"


def _turn(world: World, case: Case) -> Turn:
    return Turn(
        knowledge=Knowledge(catalog=world.catalog, workdays=world.workdays),
        session=Session(case=case),
        utterance=Utterance(act=Act.INFORM),
        now=world.now,
    )


def _answers(world: World, slot: Slot) -> Answers:
    if slot in EVENT_SLOTS:
        return (None, *((world.now - timedelta(days=ago)).date().isoformat() for ago in _DAYS_AGO))
    return (None, *_EXAMPLES[slot]) if slot in _EXAMPLES else answers_to(world.catalog, slot)
