"""Facts that are told inside a question: what they change is on the table before the question is answered."""

from dialogs import climbing, states, triggers
from dialogs.acts import Act
from dialogs.routing import after_change
from dialogs.speaking.withdrawing import withdraw
from dialogs.states import ADVISED, Phase
from dialogs.turn import Turn

#: Questions about the advice, each with an answer of its own that rests on it.
_QUESTIONS: frozenset[str] = frozenset(
    {
        Act.ASK_REASONS,
        Act.ASK_SOURCE,
        Act.ASK_DURATION,
        Act.ASK_DRAFT,
        Act.ASK_WHY,
        Act.ASK_ESCALATION,
        triggers.OWN_TIME,
    }
)


def move_on(turn: Turn, trigger: str) -> str:
    """
    The trigger for a message that may tell and ask at once; below advice that its facts have changed.

    "What now?" is answered by the new advice itself. Any other question is answered first, and the advice said below.
    A question of ours that the same message answers is not put again below its own: the next one is, or the advice.
    """
    if trigger in _QUESTIONS and _is_answered(turn):
        _go_on(turn)
        return trigger
    is_advised = turn.phase in ADVISED and turn.variant is not None
    if not is_advised or not turn.tells_something or turn.likeliest is turn.variant:
        return trigger
    if trigger == triggers.WHAT_NOW:
        return after_change(turn)
    if trigger in _QUESTIONS:
        _put_on_table(turn)
    return trigger


def _is_answered(turn: Turn) -> bool:
    return turn.phase is Phase.ASKING and turn.topic in turn.utterance.slots and not turn.session.case.candidates


def _go_on(turn: Turn) -> None:
    if turn.question is not None:
        turn.state = states.asking(turn.question.slot)
    else:
        _put_on_table(turn)


def _put_on_table(turn: Turn) -> None:
    """The new conclusion, with the old one withdrawn; what could still be asked can wait until the answer is read."""
    case = turn.session.case
    if turn.variant is not None:
        withdraw(turn)
    case.variant, turn.state = turn.likeliest.id, states.advising(turn.likeliest.cause)
    rung = climbing.first_rung(turn)
    case.rung = rung.id if rung is not None else ""
    turn.has_moved_on = True
