"""Two statements that cannot both hold: naming both, and asking which one is right."""

from dialogs.contradictions import INVOLVED, Contradiction, contradictions
from dialogs.replies import N_, Say
from dialogs.slots import SLOTS, Slot
from dialogs.speaking import choices, my_data, proving, restarting
from dialogs.speaking.facts_in_words import answer_of, topic_of
from dialogs.turn import Turn

WHICH_HOLDS = Say(
    id="contradiction.which_holds",
    text=N_(
        "Two things do not fit together. First: %(first_topic)s, %(first)s. Second: %(second_topic)s, %(second)s. Which one is right?"
    ),
)

WHY_ASKED = Say(
    id="contradiction.why",
    text=N_("What I advise depends on which of the two is right, so I would rather ask than guess."),
)


def find(turn: Turn) -> Contradiction | None:
    """A contradiction that the present message brought about."""
    told = turn.utterance.slots.keys()
    if INVOLVED.isdisjoint(told):
        return None
    known = {SLOTS[slot]: value for slot, value in turn.session.case.facts.items()}
    return next((each for each in contradictions(known) if {each.first, each.second} & told), None)


def ask_which_holds(turn: Turn) -> None:
    first, second = pair_of(turn)
    facts = turn.session.case.facts
    turn.say(
        WHICH_HOLDS,
        first_topic=topic_of(turn.catalog, first),
        first=answer_of(turn.catalog, first, facts[first]),
        second_topic=topic_of(turn.catalog, second),
        second=answer_of(turn.catalog, second, facts[second]),
        choices=(choices.FIRST_HOLDS.id, choices.SECOND_HOLDS.id, choices.DONT_KNOW.id),
    )


def pair_of(turn: Turn) -> tuple[Slot, Slot]:
    first, second = turn.session.confirming.split(":")
    return Slot(first), Slot(second)


def is_about_facts(turn: Turn) -> bool:
    """Whether it is a contradiction that is to be settled, and not a wish to be confirmed."""
    return ":" in turn.session.confirming


def confirm_again(turn: Turn) -> None:
    """What `confirming` asks, once more."""
    if turn.session.confirming == proving.PICTURE:
        proving.ask_kind(turn)
    elif turn.session.confirming == my_data.EXPORT:
        my_data.confirm_export(turn)
    elif turn.session.confirming == restarting.RESTART:
        restarting.confirm_restart(turn)
    elif is_about_facts(turn):
        ask_which_holds(turn)
    else:
        my_data.confirm_forgetting(turn)


def settle(turn: Turn) -> None:
    """Keeps the statement that holds; with no clear answer neither is kept, as both are in doubt."""
    first, second = pair_of(turn)
    dropped = {choices.FIRST_HOLDS.id: (second,), choices.SECOND_HOLDS.id: (first,)}
    for slot in dropped.get(turn.utterance.choice or "", (first, second)):
        if slot not in turn.utterance.slots:
            turn.session.case.facts.pop(slot, None)
    turn.session.confirming = ""
    turn.reconsider()
