"""What a message says of the steps of the advice in a word or two: taken, of no use, still running, or that it came."""

from dataclasses import replace

from dialogs import moves
from dialogs.acts import Act, Cause
from dialogs.catalog import Rung
from dialogs.slots import MerchantResponse, Slot, StepOutcome
from dialogs.speaking import advising
from dialogs.states import Phase
from dialogs.turn import Turn
from dialogs.utterance import CAME, WAITS

_ADVISED = frozenset({Phase.ADVISING, Phase.FOLLOWING_UP})
_TOLD_IN = frozenset({Act.REPORT, Act.INFORM, Act.REPORT_PROGRESS})
#: From this probability on it is told that a complaint was lost, and not only that one was made.
LOST = 0.8


def only_asks(turn: Turn) -> bool:
    """Whether it is a question about the advice that has no answer of its own: its words are no new account."""
    said = turn.utterance
    is_asked = said.is_question and said.act in {Act.REPORT, Act.INFORM, Act.UNKNOWN}
    return is_asked and turn.phase in _ADVISED and not said.slots and not said.grounds and not said.withdrawn


def step_in_words(turn: Turn) -> str:
    """The trigger where the message tells of a step, and nothing of the refund itself; "" for all else."""
    if turn.phase not in _ADVISED or turn.variant is None:
        return ""
    if turn.utterance.topic == CAME:
        return moves.WHAT_CAME if could_be_goods(turn) else moves.SOLVED
    if turn.utterance.topic == WAITS:
        return _waits(turn)
    if seller_stays_with_it(turn):
        return moves.CLIMB
    rung = step_named(turn)
    return _take(turn, rung) if rung is not None else ""


def could_be_goods(turn: Turn) -> bool:
    """Whether goods are on their way too, so that what has come need not be the money."""
    return turn.session.case.facts.get(Slot.DELIVERY, "") in {"not_shipped", "on_the_way"}


def _waits(turn: Turn) -> str:
    """As the tapped "All right, I wait"; below another step it says nothing of that step."""
    if turn.phase is Phase.FOLLOWING_UP:
        return moves.STILL_WAITING
    return moves.STEP_TAKEN if turn.rung is not None and turn.rung.is_wait else Act.INFORM


def seller_stays_with_it(turn: Turn) -> bool:
    """Whether all that is told is that the seller refuses, as it did before: the step was of no use."""
    said, known = turn.utterance, {**(turn.variant.implies if turn.variant else {}), **turn.facts}
    told = {slot: value for slot, value in said.slots.items() if slot is not Slot.OUTCOME}
    is_refused = told.get(Slot.MERCHANT_RESPONSE) == MerchantResponse.REFUSED
    is_old = all(known.get(slot) == value for slot, value in told.items())
    is_plain = said.act in _TOLD_IN and not said.is_question and not said.choice
    return is_plain and is_refused and is_old and (said.is_unchanged or turn.phase is Phase.FOLLOWING_UP)


def step_named(turn: Turn) -> Rung | None:
    """The step of this ladder that is told to have been taken: the complaint to the desk that is named."""
    said = turn.utterance
    desk = said.slots.get(Slot.COMPLAINED_TO)
    is_lost = said.causes.get(Cause.APPEAL_FAILED, 0.0) >= LOST or said.slots.get(Slot.OUTCOME) == StepOutcome.FAILED
    is_changed = said.is_correction and Slot.COMPLAINED_TO in turn.session.case.facts
    is_plain = said.act in _TOLD_IN and not said.choice and not said.is_question
    if desk is None or turn.variant is None or not is_plain or is_lost or is_changed:
        return None
    return next((rung for rung in turn.variant.ladder if desk in rung.unless.get(Slot.COMPLAINED_TO, ())), None)


def _take(turn: Turn, rung: Rung) -> str:
    """That step is the one on the table now; the desk is no fact of a complaint that was lost."""
    if advising.is_taken(turn, rung):
        return moves.STILL_WAITING if turn.phase is Phase.FOLLOWING_UP else ""
    slots: dict[Slot, str] = {**turn.utterance.slots}
    slots.pop(Slot.COMPLAINED_TO, None)
    turn.utterance = replace(turn.utterance, act=Act.REPORT_PROGRESS, slots=slots, causes={})
    turn.session.case.rung = rung.id
    return moves.STEP_NAMED
