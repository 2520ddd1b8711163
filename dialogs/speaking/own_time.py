"""Until when the user has time: the limits that run on their own days, and the days that are still to be told."""

from collections.abc import Iterator
from dataclasses import dataclass

from dialogs.catalog import Clock, Facts
from dialogs.deadlines import Deadline, asked_by, deadline, parse_when
from dialogs.refunds.figures import law, mini_program, wechat_pay
from dialogs.replies import N_, Day, Moment, Quantity, Say, Term
from dialogs.slots import Delivery, GoodsKind, GoodsState, MerchantResponse, ShopType, Slot
from dialogs.speaking.clocks import say_time_of_step
from dialogs.turn import Turn
from dialogs.utterance import TOO_LATE

HEAD = Say(id="own_time.head", text=N_("Your own time limits, by the days that you told me:"))
RUNS = Say(
    id="own_time.runs",
    text=N_("- %(rule)s: still possible, until %(at)s (%(figure)s, counted from %(start)s)"),
    tight=True,
)
IS_OVER = Say(
    id="own_time.is_over",
    text=N_("- %(rule)s: was possible until %(at)s (%(figure)s, counted from %(start)s)"),
    tight=True,
)
IN_TIME = Say(
    id="own_time.in_time", text=N_("- %(rule)s: you asked in time, on %(asked)s; the limit was %(at)s"), tight=True
)
NOT_TOO_LATE = Say(id="own_time.not_too_late", text=N_("By the days that you told me it is not too late:"))
NOT_ALL_OVER = Say(
    id="own_time.not_all_over", text=N_("By the days that you told me some of it is over, and some is not:")
)
ALL_OVER = Say(id="own_time.all_over", text=N_("By the days that you told me that time is over:"))
NOT_THE_END = Say(
    id="own_time.not_the_end",
    text=N_(
        "That is not the end: faulty goods, goods that never came and what the seller promised have rules of their own, and a claim in court is usually barred only after %(time_bar)s."
    ),
)
DEPENDS = Say(
    id="own_time.depends",
    text=N_(
        "That hangs on your own days. Return without a reason: %(return_right)s from the day after you received the goods. Refund through WeChat Pay: %(refund_window)s from the payment. Asking the platform of a WeChat Shop: %(shop_appeal)s from the refusal."
    ),
)
TELL_ME = Say(
    id="own_time.tell_me",
    text=N_("Tell me the day, and I name your last date."),
)

#: A right that ends, on a day that the user may know, the first to end first.
_RETURN = Clock(figure=law.RETURN_RIGHT, starts=(Slot.RECEIVED_ON,), closes=True)
_APPEAL = Clock(figure=mini_program.SHOP_APPEAL, starts=(Slot.REFUSED_ON,), closes=True)
_REFUND = Clock(figure=wechat_pay.REFUND_WINDOW, starts=(Slot.PAID_ON,), closes=True)
#: Of these the law gives no return without a reason; of goods in that state it is not what matters.
_EXCLUDED = frozenset({GoodsKind.CUSTOM, GoodsKind.FRESH})
_NOT_INTACT = frozenset({GoodsState.USED, GoodsState.DAMAGED})


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit on the user's own days."""

    clock: Clock
    due: Deadline
    is_over: bool
    #: It was used in time: what day it is now no longer matters.
    is_kept: bool = False


def limits(turn: Turn) -> Iterator[Limit]:
    """Every limit whose day is known, that can be of this refund."""
    facts = turn.facts
    for clock in (_RETURN, _APPEAL, _REFUND):
        if clock.starts[0] in facts and _applies(clock, facts):
            due = deadline(clock, facts, turn.now, turn.knowledge.workdays)
            yield Limit(clock, due, due.latest < turn.now, is_kept=clock is _RETURN and asked_by(due, facts))


def _applies(clock: Clock, facts: Facts) -> bool:
    if clock is _RETURN:
        is_back = facts.get(Slot.DELIVERY) == Delivery.RETURNED
        return not is_back and facts.get(Slot.GOODS_KIND) not in _EXCLUDED
    return clock is not _APPEAL or facts.get(Slot.SHOP_TYPE) == ShopType.CHANNELS_SHOP


def tell(turn: Turn) -> None:
    """The step's own date, then each limit with its last minute; where no day is known, what would give one."""
    known = tuple(limits(turn))
    is_dated = turn.variant is not None and turn.rung is not None and turn.rung.clock is not None
    if turn.rung is not None and is_dated:
        say_time_of_step(turn, turn.rung)
    if known:
        turn.say(_judged(known) if turn.utterance.topic == TOO_LATE else HEAD)
    for limit in known:
        say_limit(turn, limit)
    if known and _judged(known) is ALL_OVER:
        turn.say(NOT_THE_END)
    if not known and not is_dated:
        turn.say(DEPENDS)
        turn.say(TELL_ME)


def return_at_issue(turn: Turn) -> str:
    """The day from which the return without a reason counts, where the seller refuses one; "" where it does not."""
    if Slot.RECEIVED_ON not in turn.session.case.facts:
        return ""
    facts = turn.facts
    is_refused = facts.get(Slot.MERCHANT_RESPONSE) == MerchantResponse.REFUSED
    is_faultless = not turn.grounds and facts.get(Slot.GOODS_STATE) not in _NOT_INTACT
    return facts[Slot.RECEIVED_ON] if is_refused and is_faultless and _applies(_RETURN, facts) else ""


def say_return_term(turn: Turn) -> None:
    """Whether the return without a reason can still be asked for, and until when."""
    turn.say(HEAD)
    say_limit(turn, next(limit for limit in limits(turn) if limit.clock is _RETURN))


def _judged(known: tuple[Limit, ...]) -> Say:
    over = sum(limit.is_over and not limit.is_kept for limit in known)
    return ALL_OVER if over == len(known) else NOT_ALL_OVER if over else NOT_TOO_LATE


def say_limit(turn: Turn, limit: Limit) -> None:
    """A line: until when, or that it was used in time."""
    figure, at = limit.clock.figure, Moment(limit.due.latest)
    rule = Term(figure.rule)
    if limit.is_kept:
        asked = Day(parse_when(turn.facts[Slot.APPLIED_ON]).day)
        turn.say(IN_TIME, rule=rule, asked=asked, at=at)
        return
    start = Day(parse_when(turn.facts[limit.clock.starts[0]]).day)
    turn.say(IS_OVER if limit.is_over else RUNS, rule=rule, at=at, figure=Quantity(figure.id), start=start)
