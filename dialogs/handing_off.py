"""When a person is offered without being asked for: rules as data, each once a case. None of them calls one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

from dialogs import climbing
from dialogs.acts import Signal
from dialogs.deadlines import deadline
from dialogs.knowledge import DeskKind, Presence
from dialogs.ownership import Owner
from dialogs.replies import Say
from dialogs.slots import Slot
from dialogs.speaking import advising, choices, noticing, offering, repair
from dialogs.turn import Turn

#: From this amount on a person is worth the wait. Our own choice.
LARGE_AMOUNT = Decimal(5000)
#: A right that ends within this time is worth a person's eye. Our own choice.
NEAR = timedelta(hours=48)


class Reason(StrEnum):
    """Why a person was offered; kept for the staff who take it."""

    MISSES = "misses"
    AMOUNT = "amount"
    DEADLINE = "deadline"
    DISTRESS = "distress"
    LEGAL_THREAT = "legal_threat"
    MINOR = "minor"
    SCAM = "scam"
    USED_UP = "used_up"


@dataclass(frozen=True, slots=True)
class Rule:
    """When it holds at the end of a turn, its line is said."""

    reason: Reason
    holds: Callable[[Turn], bool]
    #: None where what holds has said it already.
    say: Say | None


def offer(turn: Turn) -> None:
    """Offers a person for the first reason that is new in this case; only where one can be had now."""
    desk, case = turn.knowledge.desk, turn.session.case
    if turn.session.owner != Owner.BOT or desk.kind is DeskKind.NONE or not desk.is_open(turn.now) or not turn.replies:
        return
    rule = next((rule for rule in RULES if rule.reason not in case.handing and rule.holds(turn)), None)
    if rule is None or (desk.kind is DeskKind.WECHAT and not _is_anybody_there(desk.presence())):
        return
    case.handing.append(str(rule.reason))
    if rule.say is not None:
        _put_in(turn, rule.say)


def _is_anybody_there(presence: Presence) -> bool:
    return presence.has_desk and not presence.is_nobody


def _put_in(turn: Turn, say: Say) -> None:
    """Above what is on the table, so that the question stays last and its answers keep their numbers."""
    table = [turn.replies.pop()] if turn.replies[-1].choices else []
    turn.say(say, choices=(choices.HUMAN.id,))
    turn.replies += table


def _shows(signal: Signal) -> Callable[[Turn], bool]:
    return lambda turn: signal in turn.utterance.signals


def _says(say: Say) -> Callable[[Turn], bool]:
    return lambda turn: any(reply.id == say.id for reply in turn.replies)


def _is_large(turn: Turn) -> bool:
    amount = turn.session.case.facts.get(Slot.AMOUNT)
    return amount is not None and Decimal(amount) >= LARGE_AMOUNT


def _is_near(turn: Turn) -> bool:
    """Whether a right ends soon that the advice on the table builds on."""
    if turn.variant is None:
        return False
    closing = [rung.clock for rung in climbing.open_rungs(turn) if rung.clock is not None and rung.clock.closes]
    ends = [deadline(clock, turn.facts, turn.now, turn.knowledge.workdays) for clock in closing]
    return any(end.starts is not None and turn.now < end.latest <= turn.now + NEAR for end in ends)


#: In order of weight: one is offered a turn.
RULES = (
    Rule(Reason.DISTRESS, _shows(Signal.DISTRESS), offering.DISTRESS),
    Rule(Reason.SCAM, _says(noticing.ALREADY_PAID), offering.SCAM),
    Rule(Reason.MINOR, _shows(Signal.MINOR), offering.MINOR),
    Rule(Reason.LEGAL_THREAT, _shows(Signal.LEGAL_THREAT), offering.LEGAL_THREAT),
    Rule(Reason.DEADLINE, _is_near, offering.DEADLINE),
    Rule(Reason.AMOUNT, _is_large, offering.AMOUNT),
    Rule(Reason.MISSES, _says(repair.OFFER_HUMAN), None),
    Rule(Reason.USED_UP, _says(advising.USED_UP), offering.USED_UP),
)
