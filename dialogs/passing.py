"""A question that nobody's words answer is not put for ever: the talk goes on without it."""

from dialogs.acts import Act
from dialogs.routing import onward
from dialogs.speaking import repair
from dialogs.states import Phase
from dialogs.turn import Turn

#: Before that other words, the choices and a person were offered, one after the other.
MOST_MISSED = 3


def pass_by(turn: Turn, trigger: str) -> str:
    """The trigger; where the question on the table was misunderstood often enough, the one that leads past it."""
    session = turn.session
    is_vain = trigger == Act.UNKNOWN and session.missed_in == turn.state and session.misses >= MOST_MISSED
    if not is_vain or session.reopened_from or session.case.is_empty:
        return trigger
    return _leave(turn) if turn.phase in {Phase.ASKING, Phase.CLARIFYING} else trigger


def _leave(turn: Turn) -> str:
    """What was asked stays open; where it was which cause is meant, the likeliest is gone on with."""
    case = turn.session.case
    if turn.phase is Phase.CLARIFYING:
        case.candidates = []
    else:
        case.closed.append(turn.topic)
    turn.reconsider()
    repair.go_on_without(turn)
    return onward(turn)
