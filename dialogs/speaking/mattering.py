"""The answer to a question that has one of its own, said before anything else."""

from dialogs.acts import Act
from dialogs.refunds.guidance import MATTERS
from dialogs.slots import Slot
from dialogs.states import START, Phase, asking
from dialogs.turn import Turn

#: Here an account of what happened is awaited, and what is asked may tell of it.
_OPEN = frozenset((START, asking(Slot.SITUATION)))
#: What stands here waits until it is answered.
_IN_BETWEEN = frozenset((Phase.WARNING, Phase.CONFIRMING))
#: What is asked for beside it is still answered.
_WISHES = frozenset((Act.TALK_TO_HUMAN, Act.ASK_DRAFT, Act.FORGET_ME, Act.EXPORT_MY_DATA))


def answer(turn: Turn) -> None:
    """Does nothing where the message asks no such thing."""
    if turn.utterance.matter:
        turn.say(MATTERS[turn.utterance.matter].say)


def is_all_there_is(turn: Turn) -> bool:
    """Whether that is asked, and nothing told that leads on; a warning and a "shall I?" wait until it is answered."""
    said = turn.utterance
    if not said.matter or said.act in _WISHES:
        return False
    is_told = bool(said.slots or said.grounds or said.withdrawn or said.choice) or said.another is not None
    is_account = turn.state in _OPEN and turn.tells_something
    return turn.phase in _IN_BETWEEN or not (is_told or is_account)
