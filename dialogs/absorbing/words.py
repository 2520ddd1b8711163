"""What the words of a message point to: causes and grounds, and whether they leave it open what this is about."""

from collections.abc import Mapping, Sequence

from dialogs.acts import Act, Cause, Ground
from dialogs.diagnosis import BY_GROUND, NEVER_SHIPPED, REFUSALS, is_refused_return
from dialogs.routing import CLEAR
from dialogs.slots import EVENT_SLOTS, SLOTS, Payer, RefundStatus, RefusalReason, Slot
from dialogs.states import ADVISED, Phase
from dialogs.turn import POINTS, Turn

#: From which probability on the user's own words are a new account, whatever they said before.
POINTS_STRONGLY = 0.6
#: Less than this is not remembered of the words.
FAINT = 0.02
#: What the seller answered is part of a story about where the money goes, and no new one.
_ANSWERS_OF_SELLER = frozenset({Cause.MERCHANT_REFUSED, Cause.UNRESPONSIVE_MERCHANT})
#: Where an account is the beginning of the talk, or an answer to its first questions.
_OPENING = frozenset({Phase.IDLE, Phase.ASKING, Phase.CLOSED})
#: They tell how much, when and by which number, and nothing of what went wrong.
_OF_NO_CAUSE = frozenset({*EVENT_SLOTS, Slot.AMOUNT, Slot.ORDER_NO, Slot.REFUND_NO, Slot.DAYS_WAITING})


def take_words(turn: Turn) -> bool:
    """
    What the words point to. A clear new account replaces an earlier one; a vague one only adds to nothing.

    Whether these words are the account now.
    """
    case = turn.session.case
    _take_grounds(turn)
    picked = turn.chosen.cause if turn.chosen is not None else None
    if picked is not None:
        _leave_reason(turn, picked)
        case.told, case.candidates = {str(picked): 1.0}, []
        return False
    if not turn.utterance.causes or _is_answer(turn):
        return False
    shares = pointed(turn.utterance.causes)
    clearest = max(turn.utterance.causes.values())
    if _is_answer_within(turn) or _is_aside(turn, clearest):
        return False
    if shares and (clearest >= POINTS_STRONGLY or (not case.told and clearest >= POINTS)):
        case.told = shares
        return True
    return False


def pointed(causes: Mapping[Cause, float]) -> dict[str, float]:
    """What the words make likely, to one figure: they were not read finer, and equal words cost one reckoning."""
    return {str(cause): round(share, 1 if share >= 0.1 else 2) for cause, share in causes.items() if share >= FAINT}


def _is_answer(turn: Turn) -> bool:
    """
    Whether the words answer the question on the table, or ask back below it, and what it is about was told before.

    Such words resemble many accounts and are none.
    """
    said = turn.utterance
    if turn.phase is not Phase.ASKING or turn.topic == Slot.SITUATION or not _is_told(turn):
        return False
    is_all = said.slots.keys() == {turn.topic} or said.act is Act.INFORM
    is_answered = turn.topic in said.slots and (is_all or max(said.causes.values()) < CLEAR)
    return is_answered or (said.is_question and not said.slots)


def _is_aside(turn: Turn, clearest: float) -> bool:
    """Whether words below advice tell no fact of a cause, and are not clear enough to be another account."""
    said = turn.utterance
    is_bare = said.slots.keys() <= _OF_NO_CAUSE and not (said.grounds or said.withdrawn or said.is_correction)
    return turn.phase in ADVISED and turn.chosen is None and is_bare and clearest < CLEAR


def _is_told(turn: Turn) -> bool:
    """Whether words, a choice or what the seller answered tell already what this is about."""
    case = turn.session.case
    return bool(case.told) or Slot.SITUATION in case.facts or Slot.MERCHANT_RESPONSE in case.facts


def _is_answer_within(turn: Turn) -> bool:
    """Whether the words tell no more than what the seller says to a claim that is about where the money goes."""
    said, told = turn.utterance, turn.session.case.told
    if said.is_correction or told.get(Cause.CHANNEL_MISMATCH, 0.0) < POINTS_STRONGLY:
        return False
    is_told = said.slots.keys() == {Slot.MERCHANT_RESPONSE} and not said.grounds
    return is_told and max(said.causes, key=lambda cause: said.causes[cause]) in _ANSWERS_OF_SELLER


def _take_grounds(turn: Turn) -> None:
    """Adds those that the words or the picked choice name, each once."""
    named = turn.chosen.ground if turn.chosen is not None else None
    grounds = turn.utterance.grounds if named is None else (*turn.utterance.grounds, named)
    if grounds:
        case, told = turn.session.case, turn.utterance.slots
        fresh = (str(ground) for ground in grounds if not _is_elsewhere(ground, told))
        case.grounds = list(dict.fromkeys((*case.grounds, *fresh)))


def is_disproved(ground: str, told: Mapping[Slot, str]) -> bool:
    """Goods that came, or are on their way, were shipped; and those called unopened or used now are not at fault."""
    slot, value = BY_GROUND[Ground(ground)]
    return told.get(slot, value) != value


def _is_elsewhere(ground: str, told: Mapping[Slot, str]) -> bool:
    """Whether the same words say where the goods are: "shown as delivered, never came" is not "never shipped"."""
    return ground == Ground.NOT_SHIPPED and is_disproved(ground, told)


def _leave_reason(turn: Turn, picked: Cause) -> None:
    case = turn.session.case
    if _leaves_other_refusals(picked, case.candidates):
        case.closed.append(str(Slot.REFUSAL_REASON))
        if case.facts.get(Slot.REFUSAL_REASON) != RefusalReason.NO_VALID_REASON:
            case.facts.pop(Slot.REFUSAL_REASON, None)


def _leaves_other_refusals(picked: Cause, named: Sequence[str]) -> bool:
    """
    Whether "the seller refuses" was taken where a refusal for some reason stood beside it.

    The reason is not asked again then, and one that was read in passing was misread.
    """
    return picked is Cause.MERCHANT_REFUSED and not REFUSALS.isdisjoint(Cause(each) for each in named if each != picked)


def is_open_to_doubt(turn: Turn) -> bool:
    """
    Whether it is still open what this is about, and time to ask: what the user sees was never told outright.

    An error code says it, where the words tell of nothing but an error; so does a part that came, and so do a card, a
    deposit or a child's payment, whose rules are the same for whatever the seller answers.
    """
    facts, causes = turn.session.case.facts, turn.utterance.causes
    is_error = Slot.ERROR_CODE in facts and causes.get(Cause.SYSTEM_OUTAGE, 0.0) >= POINTS_STRONGLY
    is_part = facts.get(Slot.REFUND_STATUS) == RefundStatus.PARTIAL
    is_told = Slot.SITUATION in facts or Slot.OFFICE_ANSWER in facts or is_error or is_part or _has_own_rules(facts)
    return not is_told and turn.phase in _OPENING


def _has_own_rules(facts: Mapping[str, str]) -> bool:
    """
    Whether it is a prepaid card, a deposit, or what a child paid: their rules ask for no reason.

    Of a return without a reason the day that it counts from comes first, where it is not known.
    """
    if is_refused_return({SLOTS[slot]: value for slot, value in facts.items()}) and Slot.RECEIVED_ON not in facts:
        return True
    return facts.get(Slot.GOODS_KIND) in NEVER_SHIPPED or facts.get(Slot.PAYER) == Payer.CHILD
