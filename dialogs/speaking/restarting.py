"""Starting over once there is a conclusion: after one confirmation, because it takes the case away."""

from dialogs.replies import N_, Say
from dialogs.speaking import choices
from dialogs.states import Phase
from dialogs.turn import Turn

#: What `confirming` is about while it is open whether to start over.
RESTART = "restart"

CONFIRM_RESTART = Say(
    id="repair.confirm_restart",
    text=N_("Shall I put away what we found out and start over with a new problem? I ask because it cannot be undone."),
)
NOT_RESTARTED = Say(id="repair.not_restarted", text=N_("All right, everything stays as it is."))


def is_to_be_confirmed(turn: Turn) -> bool:
    """Whether there is something to lose: advice that is not done with. Asking for it twice is a yes."""
    is_asked = turn.phase is Phase.CONFIRMING and turn.session.confirming == RESTART
    return turn.variant is not None and turn.phase is not Phase.CLOSED and not is_asked


def confirm_restart(turn: Turn) -> None:
    turn.session.confirming = RESTART
    turn.say(CONFIRM_RESTART, choices=(choices.YES.id, choices.NO.id))


def do_not_restart(turn: Turn) -> None:
    turn.say(NOT_RESTARTED)
