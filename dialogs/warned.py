"""Below a warning: what still belongs to the theft, and so does not lead away."""

from dialogs.acts import Act, Signal
from dialogs.dangers import Theft
from dialogs.slots import Slot
from dialogs.states import Phase
from dialogs.turn import Turn
from dialogs.utterance import NOW, Utterance

#: These are wishes about the talk itself, or for somebody who can help: whatever else is said.
_LEAD_AWAY = frozenset(
    (
        Act.TALK_TO_HUMAN, Act.FORGET_ME, Act.EXPORT_MY_DATA, Act.CHANGE_LANGUAGE, Act.CANCEL, Act.GO_BACK, Act.RESTART,
    )
)  # fmt: skip


def is_still_about_the_theft(turn: Turn) -> bool:
    """Whether a message below a warning speaks of money or codes that may be gone, or asks what to do about it."""
    said = turn.utterance
    if turn.phase is not Phase.WARNING or said.choice or said.act in _LEAD_AWAY or _is_of_something_else(said):
        return False
    asks_what_now = said.theft is Theft.NEXT or (said.act is Act.ASK_ESCALATION and said.topic == NOW)
    # "The seller does not answer, what now?" is a refund told, and asks about that.
    return said.theft is Theft.LOSS or (asks_what_now and not _tells_facts(said))


def _tells_facts(said: Utterance) -> bool:
    return bool(said.slots.keys() - {Slot.OUTCOME} or said.grounds or said.withdrawn)


def _is_of_something_else(said: Utterance) -> bool:
    """A demand that has an answer of its own; a parcel, a red packet: but a transfer is what the warning is about."""
    if said.trap is not None and Signal.SCAM not in said.signals:
        return True
    return said.act is Act.NEIGHBOUR and not (said.topic or "").startswith("transfer")
