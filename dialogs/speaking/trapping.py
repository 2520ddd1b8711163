"""The one plain answer to a demand that robs people, said before anything else."""

from dialogs.acts import Act, Signal
from dialogs.refunds.traps import AND_THEN, TRAPS
from dialogs.slots import Slot
from dialogs.states import START, Phase, asking
from dialogs.turn import Turn

#: Here an account of what happened is awaited, and the trap may be all that is to tell of it.
_OPEN = frozenset((START, asking(Slot.SITUATION)))
#: What is asked for beside it is still answered.
_WISHES = frozenset((Act.TALK_TO_HUMAN, Act.ASK_DRAFT, Act.FORGET_ME, Act.EXPORT_MY_DATA))


def say_trap(turn: Turn) -> None:
    """Does nothing where the message names no trap."""
    trap = turn.utterance.trap
    if trap is None:
        return
    turn.say(TRAPS[trap])
    if trap in AND_THEN:
        turn.say(AND_THEN[trap])


def is_all_there_is(turn: Turn) -> bool:
    """Whether a trap is named, or a secret was sent, and nothing told that leads on."""
    said = turn.utterance
    if said.trap is None:
        # That it was not kept is said already; "noted" below it would be odd.
        return Signal.SECRET_SENT in said.signals and said.act is Act.INFORM and not turn.tells_something
    is_account = turn.state in _OPEN and turn.tells_something and said.act is not Act.UNKNOWN
    leads_on = said.act in _WISHES or bool(said.slots) or is_account
    if turn.phase is Phase.WARNING:
        return said.act not in _WISHES
    return turn.phase is Phase.CONFIRMING or not leads_on
