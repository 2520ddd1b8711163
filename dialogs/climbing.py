"""Which steps of a ladder are open, taken or used up: by the facts, by the steps that were taken, and by the clock."""

from datetime import datetime

from dialogs.catalog import Clock, Facts, Rung, Variant
from dialogs.conditions import open_ladder
from dialogs.deadlines import Deadline, Workdays, asked_by, deadline
from dialogs.slots import MerchantResponse, Slot
from dialogs.states import Phase
from dialogs.turn import Turn

#: Taking the step is what these dates are dates of.
MADE_BY_A_STEP = frozenset({Slot.SELLER_CONTACTED_ON, Slot.COMPLAINT_FILED_ON, Slot.APPLIED_ON})


def first_rung(turn: Turn) -> Rung | None:
    """The first step of the concluded variant's ladder that may be taken, given the facts."""
    return next(iter(open_rungs(turn)), None)


def open_rungs(turn: Turn) -> tuple[Rung, ...]:
    """The rungs that neither the facts nor the steps taken rule out, lowest first."""
    assert turn.variant is not None, "advice needs a conclusion"
    return rungs_of(turn, turn.variant)


def rungs_of(turn: Turn, variant: Variant) -> tuple[Rung, ...]:
    """The same of a variant that need not be concluded."""
    taken = frozenset(str(rung) for rung, _ in turn.session.case.steps)
    return open_steps(variant, turn.facts, taken, turn.now, turn.knowledge.workdays)


def has_rung(turn: Turn) -> bool:
    """Whether a step is on the table: the last one, once it was of no use, is none any more."""
    return turn.rung is not None and not is_used_up(turn)


def is_taken(turn: Turn, rung: Rung) -> bool:
    return any(step[0] == rung.id for step in turn.session.case.steps)


def is_used_up(turn: Turn) -> bool:
    """Whether the last step has been taken, and no other one is open."""
    if turn.variant is None or turn.phase is not Phase.ADVISING:
        return False
    return (turn.rung is None or is_taken(turn, turn.rung)) and first_rung(turn) is None


def is_time_over(turn: Turn) -> bool:
    """Whether the step was taken so long ago that there is nothing more to wait for."""
    rung = turn.rung
    if rung is None or rung.clock is None or rung.clock.closes:
        return False
    return is_taken(turn, rung) and not turn.session.case.due


def leave_present_rung(turn: Turn) -> None:
    """The step counts as tried, and the day of its complaint is not that of the next one."""
    case = turn.session.case
    case.due = []
    case.facts.pop(Slot.COMPLAINT_FILED_ON, None)
    turn.reconsider()
    if turn.rung is not None and not is_taken(turn, turn.rung):
        case.steps.append([case.rung, turn.timestamp])


def open_steps(
    variant: Variant, facts: Facts, taken: frozenset[str], now: datetime, workdays: Workdays
) -> tuple[Rung, ...]:
    """The steps that are on the page: the first is the one to take, the others come after it in this order."""
    ladder = open_ladder(variant, facts, taken)
    return tuple([rung for rung in ladder if not _is_behind(rung, facts, now, workdays)])


def wait_for_step(
    clock: Clock, facts: Facts, taken_at: datetime, workdays: Workdays, just_told: frozenset[Slot] = frozenset()
) -> Deadline:
    """
    When the clock of a step runs out that is taken now.

    Dates of earlier steps do not count, but for one that has `just` been told.
    """
    passed = MADE_BY_A_STEP - just_told
    return deadline(clock, {slot: when for slot, when in facts.items() if slot not in passed}, taken_at, workdays)


def _is_behind(rung: Rung, facts: Facts, now: datetime, workdays: Workdays) -> bool:
    """Whether its time has run out already: it was taken before we were asked, or was a mere wait."""
    clock = rung.clock
    if clock is None or not clock.starts:
        return False
    if clock.closes:
        return _is_refused_notice(clock, facts, now, workdays)
    if not (rung.is_wait or clock.starts[0] in MADE_BY_A_STEP):
        return False
    due = deadline(clock, facts, now, workdays)
    return due.starts is not None and due.latest <= now


def _is_refused_notice(clock: Clock, facts: Facts, now: datetime, workdays: Workdays) -> bool:
    """Whether it is to give notice of a return that was given in time and refused: again helps nobody."""
    is_refused = facts.get(Slot.MERCHANT_RESPONSE) == MerchantResponse.REFUSED
    if clock.starts[0] is not Slot.RECEIVED_ON or not is_refused:
        return False
    due = deadline(clock, facts, now, workdays)
    return due.starts is not None and asked_by(due, facts)
