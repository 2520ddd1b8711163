"""The answer sheet: every answer with its number, and opening one of them again."""

from collections.abc import Mapping

from dialogs.acts import Act
from dialogs.catalog import Choice, Question
from dialogs.replies import N_, Say
from dialogs.slots import SLOTS, Slot
from dialogs.speaking import choices
from dialogs.speaking.facts_in_words import TOPICS, answer_of, topic_of
from dialogs.states import Phase
from dialogs.turn import Turn

#: More than so many topics to tap would push the rest off the screen; the sheet itself names them all.
MOST_TOPICS = 10

ANSWER = Say(id="case.answer", text=N_("%(number)d) %(topic)s: %(answer)s"), tight=True)
UNKNOWN_ANSWER = Say(
    id="case.unknown_answer", text=N_("%(number)d) %(topic)s: you don't know or don't want to say"), tight=True
)
HOW_TO_CHANGE = Say(
    id="case.how_to_change", text=N_('Is one of them wrong? Write "change" and its number or its name.')
)
WHICH_ANSWER = Say(id="case.which_answer", text=N_("Which answer is to be changed?"))
WHICH_IS_MEANT = Say(id="case.which_is_meant", text=N_("%(answer)s: which of these is that for?"))
OPENED = Say(id="case.opened", text=N_('So far I have "%(topic)s: %(answer)s". What is right?'))
WRITE_IT = Say(
    id="case.write_it",
    text=N_('So far I have "%(topic)s: %(answer)s". Write what is right, with its name before it: "%(topic)s: ..."'),
)
NO_SUCH_ANSWER = Say(id="case.no_such_answer", text=N_("I have no such answer from you."))
NOTHING_YET = Say(id="case.nothing_yet", text=N_("There is nothing to change yet: just tell me what happened."))
LEFT_AS_IT_IS = Say(id="case.left_as_it_is", text=N_("All right, that answer stays as it is."))

#: Heads what is sent when a topic is tapped.
HEADING = N_("Change")
_SHOW = str(Act.SHOW_CASE)


def choices_for(questions: Mapping[Slot, Question]) -> tuple[Choice, ...]:
    """Every answer that can be opened again, by the name that it goes by."""
    named = {**TOPICS, **{slot: question.topic for slot, question in questions.items()}}
    return tuple(
        Choice(id=_id_of(slot), label=name, act=Act.SHOW_CASE, topic=str(slot), heading=HEADING)
        for slot, name in named.items()
        if slot is not Slot.OUTCOME
    )


def _id_of(slot: str) -> str:
    return f"act.{_SHOW}.{slot}"


def answers_of(turn: Turn) -> tuple[Slot, ...]:
    """What was answered or declined, in the order of the numbers on the sheet."""
    case = turn.session.case
    declined = (slot for slot in case.closed if not _is_answered_otherwise(turn, slot))
    return tuple(SLOTS[slot] for slot in (*case.facts, *declined))


def _is_answered_otherwise(turn: Turn, slot: str) -> bool:
    """Whether the answer to its question tells of something else: "longer ago" of no day, "never shipped" of no state."""
    question, facts = turn.catalog.questions.get(SLOTS[slot]), turn.session.case.facts.items()
    told = (choice.facts for choice in question.choices if slot not in choice.facts) if question is not None else ()
    return any(each and each.items() <= facts for each in told)


def list_answers(turn: Turn) -> None:
    """A line each, with its number."""
    for number, slot in enumerate(answers_of(turn), 1):
        _say_line(turn, number, slot)


def offer_to_change(turn: Turn) -> None:
    """How one of them can be changed, where there are any."""
    if answers_of(turn):
        turn.say(HOW_TO_CHANGE, choices=(choices.CHANGE.id,))


def _say_line(turn: Turn, number: int, slot: Slot) -> None:
    topic, value = topic_of(turn.catalog, slot), turn.session.case.facts.get(slot)
    if value is None:
        turn.say(UNKNOWN_ANSWER, number=number, topic=topic)
    else:
        turn.say(ANSWER, number=number, topic=topic, answer=answer_of(turn.catalog, slot, value))


def offer_answers(turn: Turn) -> None:
    """All of them to tap, numbered as on the sheet."""
    offered = tuple(_id_of(slot) for slot in answers_of(turn)[:MOST_TOPICS])
    if turn.utterance.topic != choices.CHANGE.topic or not offered:
        turn.say(NO_SUCH_ANSWER)
    turn.say(WHICH_ANSWER if offered else NOTHING_YET, choices=(*offered, choices.BACK.id))


def ask_which_is_meant(turn: Turn) -> None:
    """A value was set right that may be that of several answers: for which of them?"""
    meant = [SLOTS[slot] for slot in turn.session.righting]
    value = turn.session.righting[meant[0]]
    offered = tuple(_id_of(slot) for slot in meant)
    turn.say(WHICH_IS_MEANT, answer=answer_of(turn.catalog, meant[0], value), choices=(*offered, choices.BACK.id))


def is_wanted(turn: Turn) -> bool:
    """Whether the message asks to change an answer, and not only to see them."""
    return turn.utterance.act is Act.SHOW_CASE and turn.utterance.topic is not None


def meant(turn: Turn) -> Slot | None:
    """The answer that the message means, by its number or its name; None where it names none that there is."""
    topic, known = turn.utterance.topic or "", answers_of(turn)
    if topic.isdigit():
        return known[int(topic) - 1] if 0 < int(topic) <= len(known) else None
    slot = SLOTS.get(topic)
    is_closed = slot in turn.session.case.closed
    return slot if slot in known else _bracket_of(turn, slot) or (slot if is_closed else None)


def _bracket_of(turn: Turn, slot: Slot | None) -> Slot | None:
    """A date that was only roughly told is known as a bracket of time."""
    question = turn.catalog.questions.get(slot) if slot is not None else None
    return question.settles if question is not None and question.settles in answers_of(turn) else None


def question_about(turn: Turn, slot: Slot) -> Question | None:
    """The question that an answer belongs to; None for what was only told in passing."""
    settling = (each for each in turn.catalog.questions.values() if each.settles is slot)
    return turn.catalog.questions.get(slot) or next(settling, None)


def open_again(turn: Turn, slot: Slot) -> None:
    """Says what the answer has been so far, and remembers where to go on afterwards."""
    session = turn.session
    if not session.reopened_from:
        session.reopened_from = session.came_from if turn.phase is Phase.CONFIRMING else turn.state
    value = session.case.facts.get(slot)
    if value is not None:
        turn.say(OPENED, topic=topic_of(turn.catalog, slot), answer=answer_of(turn.catalog, slot, value))


def ask_in_writing(turn: Turn) -> None:
    """What no question asks is told by its name."""
    slot = meant(turn)
    assert slot is not None, "there is such an answer"
    value = turn.session.case.facts[slot]
    turn.say(WRITE_IT, topic=topic_of(turn.catalog, slot), answer=answer_of(turn.catalog, slot, value))


def leave(turn: Turn) -> None:
    turn.say(LEFT_AS_IT_IS)
