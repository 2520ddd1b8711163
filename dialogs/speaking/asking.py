"""Putting a question, putting it again, and explaining why it is asked."""

from dialogs.catalog import Question
from dialogs.replies import N_, Say
from dialogs.slots import Slot
from dialogs.speaking import choices
from dialogs.turn import Turn

BACK_TO_QUESTION = Say(id="bridge.question", text=N_("Back to my question:"))
CLARIFY = Say(
    id="clarify.which",
    text=N_("I want to be sure that I understand. Which of these comes closest?"),
)
WHY_CLARIFY = Say(
    id="clarify.why",
    text=N_("Each of these has a different remedy, so I would rather ask than guess."),
)
FIRST_OF_ALL = Say(
    id="ask.first_of_all",
    text=N_(
        "Whatever it is, first save the order page, the payment record and the chat with the seller. The step after that depends on this:"
    ),
)


def present_question(turn: Turn) -> Question:
    """The question of the state that the turn is in (`asking.<slot>`)."""
    return turn.catalog.questions[Slot(turn.topic)]


def ask(turn: Turn) -> None:
    """Puts the question of the present state; behind a bridge line where it was on the table before."""
    question = present_question(turn)
    is_opened = bool(turn.session.reopened_from)
    if turn.was == turn.state and not is_opened:
        turn.say(BACK_TO_QUESTION)
    leaving = (choices.BACK.id,) if is_opened else ()
    offered = (*(choice.id for choice in question.choices), choices.DONT_KNOW.id, *leaving)
    turn.say(question.prompt, choices=offered)


def say_first_of_all(turn: Turn) -> None:
    """What is to be done first while nothing is known yet."""
    turn.say(FIRST_OF_ALL)


def explain_question(turn: Turn) -> None:
    turn.say(present_question(turn).why)


def clarify(turn: Turn) -> None:
    """Asks which of two or three likely causes it is, by name."""
    named = tuple(f"cause.{cause}" for cause in turn.session.case.candidates)
    turn.say(CLARIFY, choices=(*named, choices.DONT_KNOW.id))


def explain_clarifying(turn: Turn) -> None:
    turn.say(WHY_CLARIFY)
