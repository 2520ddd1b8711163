"""Which steps of a ladder are open now: by the facts, by the steps that were taken, and by the clock."""

from datetime import datetime

from dialogs.catalog import Clock, Facts, Rung, Variant
from dialogs.conditions import open_ladder
from dialogs.deadlines import Deadline, Workdays, asked_by, deadline
from dialogs.slots import MerchantResponse, Slot

#: Taking the step is what these dates are dates of.
MADE_BY_A_STEP = frozenset({Slot.SELLER_CONTACTED_ON, Slot.COMPLAINT_FILED_ON, Slot.APPLIED_ON})


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
