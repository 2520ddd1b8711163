"""When the very same would be said again: never twice running, and another way once it leads nowhere."""

from typing import Any
from zlib import crc32

from dialogs.acts import Act
from dialogs.replies import N_, Say
from dialogs.speaking import choices, staff
from dialogs.speaking.asking import present_question
from dialogs.speaking.repair import WENT_BACK, WENT_BACK_FAR
from dialogs.states import Phase
from dialogs.turn import Turn

SAID_ALREADY = Say(
    id="repair.said_already",
    text=N_('That is what I have just said, and I have nothing newer. Write "repeat" to see it again, or go on below.'),
)
#: In its place where something else was asked or told than the turn before.
NOT_MADE_OUT = Say(
    id="repair.not_made_out",
    text=N_(
        "I have heard you, but I have no answer to that which is certain, and nothing to add to what stands above. What I can do is below; or tell me in one sentence what happened, and when."
    ),
)
ANOTHER_WAY = Say(
    id="repair.another_way",
    text=N_(
        "We are going round in circles. Tell me in your own words what happened since, take one of the answers below, or go one step back."
    ),
)
A_PERSON = Say(
    id="repair.a_person",
    text=N_("I cannot get on like this, and I do not want to waste your time. Others may help you better than I can."),
)


#: Who tells or asks has not just said the same: no two tales are alike.
_TALES = frozenset({Act.REPORT, Act.INFORM, Act.UNKNOWN})
#: These say that something has changed, whatever stands below them.
_STEPS_BACK = frozenset({WENT_BACK.id, WENT_BACK_FAR.id})


def is_said_again(turn: Turn, said: list[Any]) -> bool:
    """
    Whether the same was to be said the turn before, in the same state and language.

    How to reach a person, and a warning, are said again at the third time: these are no circles.
    """
    session, mark = turn.session, _mark_of(turn, said)
    times = session.circling[1] + 1 if session.circling[:1] == [mark] else 1
    if times > 1 and _is_no_circle(turn, times):
        times = 1
    session.circling = [mark, times]
    return times > 1


def _mark_of(turn: Turn, said: list[Any]) -> int:
    """A number that two equal pages share."""
    words = [turn.state, turn.session.locale]
    for reply, written in zip(turn.replies, said, strict=True):
        words += (reply.id, *reply.choices)
        if reply.params:
            words.append(str(written[1]))
    return crc32("\n".join(words).encode())


def _is_no_circle(turn: Turn, times: int) -> bool:
    is_warned = turn.phase is Phase.WARNING
    # Whoever asks again what to do about a theft is told again.
    if is_warned and turn.utterance.theft is not None:
        return True
    if times > 2 and (is_warned or turn.utterance.act is Act.TALK_TO_HUMAN):
        return True
    # Another step was taken back, though the page below it is the same.
    return any(reply.id in _STEPS_BACK for reply in turn.replies)


def say_otherwise(turn: Turn) -> None:
    """In its place: that it was said; at the third time another way; then a person, and so on in turn."""
    turn.replies = []
    times = turn.session.circling[1]
    if times == 2:
        said = turn.utterance
        is_new = not (said.media or said.matter) and (said.asks or said.act in _TALES)
        turn.say(NOT_MADE_OUT if is_new else SAID_ALREADY, choices=tuple(turn.session.offered))
    elif times % 2:
        _offer_another_way(turn)
    else:
        turn.say(A_PERSON, choices=(choices.HUMAN.id, choices.RESTART.id))


def _offer_another_way(turn: Turn) -> None:
    others = (choices.GO_BACK.id, staff.offered(turn, choices.HUMAN.id))
    offered = tuple(each for each in turn.session.offered if each not in others)
    if turn.phase is Phase.ASKING:
        turn.say(present_question(turn).example)
    turn.say(ANOTHER_WAY, choices=(*offered, *others))
