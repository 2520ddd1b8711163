"""One turn, exactly once, on a store that many workers share."""

from bot.turn_port import Dialogue, Stored, Taken
from bot.turns.engine import SessionBusyError, Turns
from bot.turns.failpoints import failpoints_from
from bot.turns.outcomes import UNANSWERED, Outcome
from bot.turns.pace import Pace

__all__ = [
    "UNANSWERED",
    "Dialogue",
    "Outcome",
    "Pace",
    "SessionBusyError",
    "Stored",
    "Taken",
    "Turns",
    "failpoints_from",
]
