"""What a message says of the steps of the advice in a word or two: taken, of no use, still running, or that it came."""

from dataclasses import replace

from dialogs import climbing, triggers
from dialogs.acts import Act, Cause
from dialogs.catalog import Addressee, Rung
from dialogs.conditions import holds
from dialogs.routing import still_waiting
from dialogs.slots import EVENT_SLOTS, MerchantResponse, Slot, StepOutcome
from dialogs.speaking.choices import NOT_THERE
from dialogs.states import ADVISED, Phase
from dialogs.turn import Turn
from dialogs.utterance import CAME, REFUNDED, WAITS, Utterance

_ASKED = frozenset({Phase.ASKING, Phase.CLARIFYING})
#: What words about a wait point to, by themselves.
_NOTHING_CAME = frozenset({Cause.REFUND_PENDING_ARRIVAL, Cause.UNRESPONSIVE_MERCHANT})
#: Whose words they are, and when it was, is no news beside a complaint that was turned down.
_OF_A_VERDICT = frozenset(
    {
        Slot.OUTCOME,
        Slot.COMPLAINED_TO,
        Slot.MERCHANT_RESPONSE,
        Slot.REFUSAL_REASON,
        Slot.OFFICE_ANSWER,
        Slot.REFUSED_ON,
        Slot.COMPLAINT_FILED_ON,
        Slot.DAYS_WAITING,
    }
)
_ENDED = frozenset({StepOutcome.REJECTED, StepOutcome.FAILED})
_NOTHING: frozenset[Slot] = frozenset()
#: What the seller offers in place of the money is its answer, and no fact of the refund.
_OFFERED = frozenset({Slot.AMOUNT, Slot.DEMAND, Slot.REFUSAL_REASON, Slot.REFUNDED_TO, Slot.APPLIED})
_NOTHING_YET = frozenset({StepOutcome.STILL_WAITING, StepOutcome.NOT_FOUND})
_SHOWN = frozenset({StepOutcome.FOUND, StepOutcome.NOT_FOUND})
#: "Nothing in the wallet, says the bank" tells no more than that.
_WHERE_LOOKED = frozenset(
    {
        Slot.OUTCOME,
        Slot.FUNDED_BY,
        Slot.PAID_WITH,
        Slot.REFUNDED_TO,
        Slot.BALANCE_OF,
        Slot.MERCHANT_RESPONSE,
        Slot.COMPLAINED_TO,
    }
)
#: When it came is no news either.
_WHERE_FOUND = _WHERE_LOOKED | {*EVENT_SLOTS, Slot.AMOUNT, Slot.DAYS_WAITING}
_TOLD_IN = frozenset({Act.REPORT, Act.INFORM, Act.REPORT_PROGRESS})
_SHOWN_IN = _TOLD_IN | {Act.UNKNOWN, Act.DENY, Act.CANCEL}
#: From this probability on it is told that a complaint was lost, and not only that one was made.
LOST = 0.8


def only_asks(turn: Turn) -> bool:
    """Whether it is a question about the advice that has no answer of its own: its words are no new account."""
    said = turn.utterance
    is_asked = said.is_question or (said.asks and not turn.tells_something)
    is_tale = said.act in {Act.REPORT, Act.INFORM, Act.UNKNOWN}
    is_bare = not (said.slots or said.grounds or said.withdrawn)
    return is_asked and is_tale and turn.phase in ADVISED and is_bare


def step_in_words(turn: Turn) -> str:
    """The trigger where the message tells of a step, and nothing of the refund itself; "" for all else."""
    in_a_word = _in_a_word(turn)
    if in_a_word or turn.phase not in ADVISED or turn.variant is None:
        return in_a_word
    if complaint_lost(turn):
        return _lose(turn)
    if seller_stays_with_it(turn) or is_silent_on_a_refund(turn):
        return triggers.CLIMB
    if is_search_done(turn):
        return triggers.SOLVED if turn.outcome is StepOutcome.FOUND else triggers.CLIMB
    return _in_vain(turn) or _named(turn)


def _in_vain(turn: Turn) -> str:
    """The trigger where nothing has come of a wait; "" for all else."""
    if waits_already(turn):
        return triggers.STEP_TAKEN if turn.rung in climbing.open_rungs(turn) else triggers.CLIMB
    return still_waiting(turn) if nothing_has_come(turn) else ""


def _named(turn: Turn) -> str:
    rung = step_named(turn)
    return _take(turn, rung) if rung is not None else ""


def _in_a_word(turn: Turn) -> str:
    """What a word or two mean here: "I'll wait", "it came", "they refunded", and a no to "is it there?"."""
    said = turn.utterance
    if said.topic == WAITS:
        return _waits(turn)
    if said.topic == REFUNDED:
        return _is_it_there(turn)
    if said.topic == CAME and turn.phase in ADVISED and turn.variant is not None:
        return triggers.WHAT_CAME if could_be_goods(turn) else triggers.SOLVED
    if said.choice == NOT_THERE.id:
        # A plain no to it is news: the seller's part is done.
        turn.hear(replace(said, act=Act.REPORT))
    return ""


def _is_it_there(turn: Turn) -> str:
    """The seller may only say so; before anything else is known it is the seller's yes."""
    if turn.phase in _ASKED | ADVISED and not turn.session.case.is_empty:
        return triggers.IS_IT_THERE
    slots = {Slot.MERCHANT_RESPONSE: str(MerchantResponse.AGREED)}
    turn.hear(replace(turn.utterance, act=Act.INFORM, topic=None, slots=slots))
    return ""


def could_be_goods(turn: Turn) -> bool:
    """Whether goods are on their way too, so that what has come need not be the money."""
    return turn.session.case.facts.get(Slot.DELIVERY, "") in {"not_shipped", "on_the_way"}


def _waits(turn: Turn) -> str:
    """As the tapped "All right, I wait"; below another step that one comes first, and before any step a claim."""
    if turn.phase in _ASKED and not turn.session.case.is_empty:
        return triggers.WAITS_EARLY
    if turn.phase not in ADVISED or turn.variant is None:
        return ""
    if turn.phase is Phase.FOLLOWING_UP:
        return triggers.STILL_WAITING
    if turn.rung is None or climbing.is_used_up(turn):
        return Act.INFORM
    return triggers.STEP_TAKEN if turn.rung.is_wait else triggers.WAITS_EARLY


def complaint_lost(turn: Turn) -> bool:
    """Whether the step was a complaint, and all that is told is that it was turned down: whoever did so."""
    rung, said = turn.rung, turn.utterance
    if rung is None or not rung.desk or turn.outcome is not StepOutcome.REJECTED:
        return False
    # "It was rejected, what comes after?" is answered by what comes.
    asks_on = said.act is Act.ASK_ESCALATION
    is_else = (said.is_question and not asks_on) or said.choice or said.withdrawn or said.another is not None
    is_other = said.slots.get(Slot.COMPLAINED_TO, rung.desk) != rung.desk
    is_told = asks_on or said.act in _SHOWN_IN
    return is_told and not is_else and not is_other and said.slots.keys() <= _OF_A_VERDICT


def _lose(turn: Turn) -> str:
    """Lost once, it is known by its desk where it can go on; lost again, the next desk follows."""
    rung, variant = turn.rung, turn.variant
    assert rung is not None, "only a complaint that was advised is lost"
    if variant is not None and variant.cause is Cause.APPEAL_FAILED:
        return triggers.CLIMB
    slots = {Slot.COMPLAINED_TO: rung.desk}
    turn.hear(replace(turn.utterance, act=Act.REPORT, slots=slots, causes={Cause.APPEAL_FAILED: 1.0}))
    return ""


def seller_stays_with_it(turn: Turn) -> bool:
    """Whether all that is told is that the seller refuses, as it did before: the step was of no use."""
    said = turn.utterance
    if said.slots.get(Slot.MERCHANT_RESPONSE) != MerchantResponse.REFUSED:
        return False
    return (said.is_unchanged and _is_plain(turn)) or (turn.phase is Phase.FOLLOWING_UP and _is_plain(turn, _OFFERED))


def is_silent_on_a_refund(turn: Turn) -> bool:
    """Whether all that is told is that the seller does not answer, of a refund whose status is known."""
    said, rung = turn.utterance, turn.rung
    is_begun = turn.variant is not None and turn.variant.cause is Cause.REFUND_PENDING_ARRIVAL
    if not is_begun or Slot.REFUND_STATUS not in turn.session.case.facts or rung is None or rung.draft is None:
        return False
    is_told = said.slots == {Slot.MERCHANT_RESPONSE: MerchantResponse.NONE} and said.act in _TOLD_IN
    return is_told and rung.draft.to is Addressee.SELLER and not said.is_question


def is_search_done(turn: Turn) -> bool:
    """
    Whether the step was to look or to ask, and it is told what that has shown; where they looked is no news.

    Money that the bank has found is there, whichever step was to bring it.
    """
    rung, said = turn.rung, turn.utterance
    is_search = rung is not None and (rung.is_search or turn.outcome is StepOutcome.FOUND)
    if not is_search or turn.outcome not in _SHOWN:
        return False
    is_else = said.is_question or said.choice or said.withdrawn or said.grounds or said.another is not None
    beside = _WHERE_FOUND if turn.outcome is StepOutcome.FOUND else _WHERE_LOOKED
    return said.act in _SHOWN_IN and not is_else and said.slots.keys() <= beside


def waits_already(turn: Turn) -> bool:
    """Whether the advice is to wait, and all that is told is that nothing is there: whoever looked waits already."""
    if turn.phase is not Phase.ADVISING or turn.rung is None or not turn.rung.is_wait or not _is_plain(turn):
        return False
    said = turn.utterance
    clearest = max(said.causes, key=lambda cause: said.causes[cause], default=None)
    return turn.outcome in _NOTHING_YET or (said.is_unchanged and clearest in _NOTHING_CAME)


def nothing_has_come(turn: Turn) -> bool:
    """Whether all that is told, below a step that runs, is that there is no money and no answer, as before."""
    if turn.phase is not Phase.FOLLOWING_UP or not _is_plain(turn):
        return False
    said = turn.utterance
    clearest = max(said.causes, key=lambda cause: said.causes[cause], default=None)
    is_missed = clearest in _NOTHING_CAME and said.act is not Act.REPORT_PROGRESS
    if said.slots.get(Slot.OUTCOME) == StepOutcome.NOT_FOUND:
        return True
    is_silent = said.slots.get(Slot.MERCHANT_RESPONSE) == MerchantResponse.NONE
    return said.slots.get(Slot.OUTCOME) == StepOutcome.STILL_WAITING or is_missed or is_silent


def _is_plain(turn: Turn, passing: frozenset[Slot] = _NOTHING) -> bool:
    """Whether it is told in words, with no fact that was not known but for those in `passing`."""
    said, known = turn.utterance, {**(turn.variant.implies if turn.variant else {}), **turn.facts}
    aside = _WHERE_LOOKED if turn.outcome is StepOutcome.NOT_FOUND else {Slot.OUTCOME, *passing}
    told = {slot: value for slot, value in said.slots.items() if slot not in aside}
    is_old = all(known.get(slot) == value for slot, value in told.items())
    has_grounds = bool(said.grounds) and turn.outcome is not StepOutcome.NOT_FOUND
    # "They offer 30 yuan, should I take it?" is answered by the next step.
    asks = said.is_question and not passing
    is_else = asks or said.choice or said.withdrawn or has_grounds or said.another is not None
    return (said.act in _TOLD_IN or bool(passing and said.is_question)) and not is_else and is_old


def step_named(turn: Turn) -> Rung | None:
    """The step of this ladder that is told to have been taken: the complaint to the desk that is named."""
    said = turn.utterance
    desk = said.slots.get(Slot.COMPLAINED_TO)
    if desk is None and turn.variant is not None and _is_another_complaint(turn):
        return _first_complaint(turn)
    if desk is None or turn.variant is None or said.act not in _TOLD_IN or said.choice or said.is_question:
        return None
    is_changed = said.is_correction and Slot.COMPLAINED_TO in turn.session.case.facts
    if is_changed or _is_decided(said):
        return None
    rungs = [rung for rung in turn.variant.ladder if desk in rung.unless.get(Slot.COMPLAINED_TO, ())]
    known = {**turn.variant.implies, **turn.facts}
    return next((rung for rung in rungs if holds(rung.needs, known)), None)


def _is_another_complaint(turn: Turn) -> bool:
    """Whether the day of a complaint is told as done, below a step that is none."""
    said = turn.utterance
    is_made = said.act is Act.REPORT_PROGRESS and Slot.COMPLAINT_FILED_ON in said.slots
    is_plain = not said.choice and not said.is_question and not _is_decided(said)
    return is_made and is_plain and turn.rung is not None and not turn.rung.desk


def _first_complaint(turn: Turn) -> Rung | None:
    """The complaint that comes first on this ladder: where nobody says which one it was, that is likeliest."""
    rungs = (rung for rung in climbing.open_rungs(turn) if rung.clock and Slot.COMPLAINT_FILED_ON in rung.clock.starts)
    return next(rungs, None)


def _is_decided(said: Utterance) -> bool:
    """Whether it is told what has become of the complaint, and not only that one was made."""
    outcome = said.slots.get(Slot.OUTCOME)
    if outcome in _ENDED or Slot.OFFICE_ANSWER in said.slots:
        return True
    # Words about a complaint resemble those about one that was lost.
    is_made = said.has_acted and (outcome is not None or said.act is Act.REPORT_PROGRESS)
    return not is_made and said.causes.get(Cause.APPEAL_FAILED, 0.0) >= LOST


def _take(turn: Turn, rung: Rung) -> str:
    """That step is the one on the table now; the desk is no fact of a complaint that was lost."""
    if climbing.is_taken(turn, rung):
        return still_waiting(turn) if turn.phase is Phase.FOLLOWING_UP else ""
    slots: dict[Slot, str] = {**turn.utterance.slots}
    slots.pop(Slot.COMPLAINED_TO, None)
    turn.hear(replace(turn.utterance, act=Act.REPORT_PROGRESS, slots=slots, causes={}))
    turn.session.case.rung = rung.id
    return triggers.STEP_NAMED
