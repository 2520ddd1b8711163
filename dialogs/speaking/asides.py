"""
Answers beside the diagnosis: tips, the merchant's side, and what is not ours.

Tips and the merchant's side have pages of their own. The question that was on the table is not put again below them:
beside its many answers there would be no room for theirs. One tap leads back to it, and typed answers still count.
"""

from collections.abc import Sequence

from dialogs.refunds import guidance
from dialogs.refunds.guidance import error_codes, merchant, tips
from dialogs.refunds.guidance.shape import Topic
from dialogs.replies import N_, Say
from dialogs.slots import Slot
from dialogs.speaking import choices
from dialogs.states import ADVISED, START, Phase, asking, phase_of
from dialogs.turn import Turn

ELSE = Say(id="aside.else", text=N_("Tap another topic, or go back to where we were."))

#: Nothing has gone wrong yet, or not any more.
_BEFORE = frozenset({START, asking(Slot.SITUATION), str(Phase.CLOSED)})


def give_tips(turn: Turn) -> None:
    """The topic that was tapped; else what helps where the user stands, or would have helped with the cause concluded."""
    topic = _named(turn, tips.TOPICS)
    if topic is None and turn.variant is not None and phase_of(turn.was) in ADVISED:
        turn.say(tips.NEXT_TIME[turn.variant.cause])
    else:
        topic = topic or (tips.BEFORE if turn.was in _BEFORE else tips.TROUBLE)
        _say_all(turn, topic)
    _offer_others(turn, tips.TOPICS, topic)


def guide_merchant(turn: Turn) -> None:
    """An error code by its meaning; else the topic that was tapped or named, and where to press when none was."""
    code = turn.utterance.slots.get(Slot.ERROR_CODE)
    topic = merchant.CODES if code else _named(turn, merchant.TOPICS) or merchant.WHERE
    if code:
        turn.say(error_codes.MEANINGS.get(code, error_codes.UNKNOWN))
    else:
        _say_all(turn, topic)
    _offer_others(turn, merchant.TOPICS, topic)


def answer_neighbour(turn: Turn) -> None:
    """One helpful answer for a topic next to ours."""
    turn.say(guidance.NEIGHBOURS.get(turn.utterance.topic or "", guidance.NEIGHBOUR_OTHER))


def _named(turn: Turn, topics: Sequence[Topic]) -> Topic | None:
    return next((topic for topic in topics if topic.choice.topic == turn.utterance.topic), None)


def _say_all(turn: Turn, topic: Topic) -> None:
    for say in topic.says:
        turn.say(say)


def _offer_others(turn: Turn, topics: Sequence[Topic], shown: Topic | None) -> None:
    others = tuple(topic.choice.id for topic in topics if topic is not shown)
    turn.say(ELSE, choices=(*others, choices.BACK.id))
