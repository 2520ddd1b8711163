"""Hours, calendar days and working days, counted on the user's own dates; the calendar is passed in."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta, timezone
from typing import Protocol

from dialogs.catalog import Clock, Facts, Figure, Unit
from dialogs.refunds.figures import advice, law, mini_program, public, wechat_pay
from dialogs.slots import (
    Age,
    Applied,
    Delivery,
    FundedBy,
    MerchantResponse,
    Parcel,
    RefundStatus,
    Situation,
    Slot,
    Waited,
    Window,
)
from dialogs.values import value

#: Every rule that we count by is a mainland one, and the mainland has one time zone without summer time.
CHINA = timezone(timedelta(hours=8), "CST")

#: How late the last day of a count may fall when no official calendar says which days are off: a holiday week.
HOLIDAY_MARGIN = timedelta(days=7)

#: People exaggerate, and dates have a beginning.
_LONGEST_WAIT_D = 3650
#: Days that nobody has who never applied.
_APPLIED_BY = frozenset({Slot.APPLIED_ON, Slot.REFUSED_ON})
_SHOWN_AT_WECHAT_PAY = frozenset({RefundStatus.PROCESSING, RefundStatus.SUCCESS})
_LAST_MINUTE = time(23, 59)
_FRIDAY = 4
_FIXED_LENGTH = {Unit.MINUTES: timedelta(minutes=1), Unit.HOURS: timedelta(hours=1)}


class Workdays(Protocol):
    """Which days are working days."""

    def is_working_day(self, day: date) -> bool | None:
        """None: the official calendar does not reach there."""


@value(frozen=True, slots=True, kw_only=True)
class When:
    """When something happened: an instant, or anywhere on a day."""

    earliest: datetime
    latest: datetime

    @property
    def day(self) -> date:
        """The day in China."""
        return self.earliest.astimezone(CHINA).date()


@value(frozen=True, slots=True, kw_only=True)
class Deadline:
    """When a clock runs out: between `earliest` and `latest`, which are equal where that is known."""

    earliest: datetime
    latest: datetime
    #: What it counts from; None: from taking the step.
    starts: Slot | None
    #: False when the count passes days that the official calendar does not reach.
    certain: bool = True


@value(frozen=True, slots=True)
class _End:
    """Where one count ends."""

    earliest: datetime
    latest: datetime
    certain: bool = True


def parse_when(text: str) -> When:
    """`2026-11-18` (anywhere on that day in China) or `2026-11-18T14:00+08:00`. Raises ValueError for anything else."""
    if "T" not in text:
        return _any_time_on(date.fromisoformat(text))
    instant = datetime.fromisoformat(text)
    aware = instant if instant.tzinfo else instant.replace(tzinfo=CHINA)
    return When(earliest=aware, latest=aware)


def deadline(clock: Clock, facts: Facts, taken_at: datetime, workdays: Workdays) -> Deadline:
    """
    When `clock` runs out, counted from the first of its dates that is known, else from `taken_at`.

    Hours run on through all days. Days end with the last minute of the last day, the first day not
    counted. A figure with an upper end gives a range. `taken_at` is now: what happened today did so before it.
    """
    starts = next((slot for slot in clock.starts if slot in facts), None)
    begun = When(earliest=taken_at, latest=taken_at) if starts is None else _happened(facts[starts], taken_at)
    end = _count(clock.figure, begun, workdays)
    return Deadline(earliest=end.earliest, latest=end.latest, starts=starts, certain=end.certain)


#: By figure: the bracket, and its values, that say without a day that this time has run out.
_OVER_BY: Mapping[str, tuple[Slot, frozenset[str]]] = {
    law.PAYBACK.id: (Slot.PARCEL, frozenset({Parcel.PAST_PAYBACK, Parcel.PAST_DELAY})),
    law.DELIBERATE_DELAY.id: (Slot.PARCEL, frozenset({Parcel.PAST_DELAY})),
}


def is_over_roughly(clock: Clock, facts: Facts) -> bool:
    """Whether a rough answer ("longer ago") says that it has run out, while the day it counts from is not known."""
    bracket, values = _OVER_BY.get(clock.figure.id, (None, frozenset()))
    is_dated = any(slot in facts for slot in clock.starts)
    return bracket is not None and not is_dated and facts.get(bracket) in values


def derived(facts: Facts, now: datetime, workdays: Workdays, *, appealed_at: datetime | None = None) -> Facts:
    """
    The facts with all that follows from their dates now.

    A bracket that a rough answer set stays until a date decides it. `appealed_at` is when a shop's platform was asked
    to step in: whether that was in time is no longer a matter of what day it is now.
    """
    if _COUNTED_BY.isdisjoint(facts):
        return facts
    dated = _Dated(facts, now, appealed_at or now, workdays)
    found = [(bracket, work_out(dated)) for bracket, by, work_out in _BRACKETS if not by.isdisjoint(facts)]
    return {**facts, **{bracket: str(value) for bracket, value in found if value is not None}}


@value(frozen=True, slots=True)
class _Dated:
    """The facts, and what their dates are held against."""

    facts: Facts
    now: datetime
    #: When an appeal that has a time of its own was made, or is made now.
    appealed_at: datetime
    workdays: Workdays


def _happened(text: str, now: datetime) -> When:
    """When an event took place: what has happened did so before now, also when only the day is known."""
    when = parse_when(text)
    return When(earliest=when.earliest, latest=max(when.earliest, min(when.latest, now)))


def _any_time_on(day: date) -> When:
    return When(earliest=datetime.combine(day, time(), CHINA), latest=_end_of(day))


def _end_of(day: date) -> datetime:
    return datetime.combine(day, _LAST_MINUTE, CHINA)


def _count(figure: Figure, begun: When, workdays: Workdays) -> _End:
    """Where `figure`, counted from `begun`, ends; from its lower to its upper end where it has two."""
    first = _count_one(int(figure.value), figure.unit, begun, workdays)
    if figure.upto is None:
        return first
    last = _count_one(figure.upto, figure.unit, begun, workdays)
    return _End(first.earliest, last.latest, first.certain and last.certain)


def _count_one(amount: int, unit: Unit, begun: When, workdays: Workdays) -> _End:
    if unit in _FIXED_LENGTH:
        length = amount * _FIXED_LENGTH[unit]
        return _End(begun.earliest + length, begun.latest + length)
    if unit is Unit.WORKING_DAYS:
        return _count_working_days(amount, begun.day, workdays)
    end = _end_of(_years_after(begun.day, amount) if unit is Unit.YEARS else begun.day + timedelta(days=amount))
    return _End(end, end)


def _count_working_days(amount: int, start: date, workdays: Workdays) -> _End:
    """The end of the `amount`th working day after `start`."""
    day, certain = start, True
    while amount > 0:
        day += timedelta(days=1)
        works = workdays.is_working_day(day)
        certain = certain and works is not None
        amount -= day.weekday() <= _FRIDAY if works is None else works
    return _End(_end_of(day), _end_of(day) + (timedelta() if certain else HOLIDAY_MARGIN), certain)


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def _is_over(figure: Figure, begun: When, now: datetime, workdays: Workdays) -> bool:
    """Whether the time has surely run out."""
    return now > _count(figure, begun, workdays).latest


#: How long to wait before chasing a refund, and before asking the bank or WeChat Pay.
_ARRIVAL = {
    FundedBy.WALLET: (advice.WALLET_CHASE, advice.SELLER_ANSWER),
    FundedBy.DEBIT_CARD: (advice.CARD_CHASE, advice.CARD_ESCALATE),
    FundedBy.CREDIT_CARD: (advice.CREDIT_CHASE, advice.CREDIT_ESCALATE),
    FundedBy.FAMILY_CARD: (advice.CREDIT_CHASE, advice.CREDIT_ESCALATE),
}


def _waited(facts: Facts, now: datetime, workdays: Workdays) -> Waited | None:
    """By the clock of the account that paid; when that is not known, only what holds for every account."""
    begun = _refund_begun(facts, now)
    if begun is None:
        return None
    if Slot.FUNDED_BY in facts:
        return _waited_for(FundedBy(facts[Slot.FUNDED_BY]), begun, now, workdays)
    return _waited_for_any(begun, now, workdays)


def _waited_for_any(begun: When, now: datetime, workdays: Workdays) -> Waited | None:
    """
    What can be said while the account is not known; None when it depends on the account.

    WeChat Pay names one time for all cards, so past that it is long for every account: that a credit
    card may post later is only our own allowance. And after so many days as a stuck refund is closed in,
    "still within the usual time" is said of none, holidays or not.
    """
    found = {account: _waited_for(account, begun, now, workdays) for account in FundedBy}
    least = min(found.values(), key=list(Waited).index)
    if least is not Waited.WITHIN_ARRIVAL or len({*found.values()}) == 1:
        return least
    is_long = found[FundedBy.DEBIT_CARD] is not Waited.WITHIN_ARRIVAL or _days_since(begun, now) >= int(
        wechat_pay.REFUND_CLOSES.value
    )
    return Waited.PAST_ARRIVAL if is_long else None


def _days_since(begun: When, now: datetime) -> int:
    return (now.astimezone(CHINA).date() - begun.day).days


def _waited_for(account: FundedBy, begun: When, now: datetime, workdays: Workdays) -> Waited:
    chase, escalate = _ARRIVAL[account]
    if not _is_over(chase, begun, now, workdays):
        return Waited.WITHIN_ARRIVAL
    return Waited.PAST_BANK if _is_over(escalate, begun, now, workdays) else Waited.PAST_ARRIVAL


def _refund_begun(facts: Facts, now: datetime) -> When | None:
    """
    When WeChat Pay began with the refund, where that is known.

    Accepted is not refunded (facts F1.5), and people count their wait from whatever they were told first. So
    their days count as the refund's only when a refund is really shown (in progress, or done), or when they say
    that it was made and nothing speaks of a mere yes: not on a seller's promise, an approval or a review.
    """
    if Slot.REFUND_STARTED_ON in facts:
        return _happened(facts[Slot.REFUND_STARTED_ON], now)
    if Slot.DAYS_WAITING in facts and _was_made(facts):
        days = min(int(facts[Slot.DAYS_WAITING]), _LONGEST_WAIT_D)
        return _happened((now.astimezone(CHINA).date() - timedelta(days=days)).isoformat(), now)
    return None


def _was_made(facts: Facts) -> bool:
    if Slot.REFUND_STATUS in facts:
        return facts[Slot.REFUND_STATUS] in _SHOWN_AT_WECHAT_PAY
    return facts.get(Slot.SITUATION) == Situation.NOT_ARRIVED and Slot.MERCHANT_RESPONSE not in facts


def _age(facts: Facts, now: datetime, workdays: Workdays) -> Age:
    is_old = _is_over(wechat_pay.REFUND_WINDOW, _happened(facts[Slot.PAID_ON], now), now, workdays)
    return Age.OVER_365_DAYS if is_old else Age.WITHIN_365_DAYS


def _window(figure: Figure, slot: Slot, facts: Facts, now: datetime, workdays: Workdays) -> Window:
    return Window.OVER if _is_over(figure, _happened(facts[slot], now), now, workdays) else Window.OPEN


def _noticed(facts: Facts, now: datetime) -> datetime:
    """When a return was given notice of: the notice within the time is enough, whatever day it is now (facts F5.5)."""
    return parse_when(facts[Slot.APPLIED_ON]).earliest if Slot.APPLIED_ON in facts else now


def _parcel(facts: Facts, now: datetime, workdays: Workdays) -> Parcel:
    back = _happened(facts[Slot.RETURNED_ON], now)
    if not _is_over(law.PAYBACK, back, now, workdays):
        return Parcel.WITHIN_PAYBACK
    return Parcel.PAST_DELAY if _is_over(law.DELIBERATE_DELAY, back, now, workdays) else Parcel.PAST_PAYBACK


def _seller_time(facts: Facts, now: datetime, workdays: Workdays) -> Window | None:
    """A seller who has refused has answered; one who was asked long enough ago has had the time to."""
    if facts.get(Slot.MERCHANT_RESPONSE) == MerchantResponse.REFUSED:
        return Window.OVER
    asked_on = next((slot for slot in (Slot.SELLER_CONTACTED_ON, Slot.APPLIED_ON) if slot in facts), None)
    if asked_on is not None:
        return _window(advice.SELLER_DECISION, asked_on, facts, now, workdays)
    if facts.get(Slot.MERCHANT_RESPONSE) == MerchantResponse.NONE and Slot.DAYS_WAITING in facts:
        whole_days = int(advice.SELLER_DECISION.value) // 24
        return Window.OVER if int(facts[Slot.DAYS_WAITING]) > whole_days else Window.OPEN
    return None


def _answer_by(facts: Facts) -> MerchantResponse | None:
    """Whoever knows the day of a refusal was refused, unless the seller has answered otherwise since."""
    return None if Slot.MERCHANT_RESPONSE in facts else MerchantResponse.REFUSED


def _delivery(facts: Facts) -> Delivery | None:
    """Goods that were sent back, or have come, are no longer on their way; what was said outright stays."""
    if Slot.RETURNED_ON in facts or Slot.SENT_BACK_ON in facts:
        return Delivery.RETURNED
    return Delivery.RECEIVED if Slot.RECEIVED_ON in facts and Slot.DELIVERY not in facts else None


#: What follows from facts and the clock: which slot, from any of which others, and how.
_BRACKETS: tuple[tuple[Slot, frozenset[Slot], Callable[[_Dated], str | None]], ...] = (
    (
        Slot.WAITED,
        frozenset({Slot.REFUND_STARTED_ON, Slot.DAYS_WAITING}),
        lambda its: _waited(its.facts, its.now, its.workdays),
    ),
    (Slot.AGE, frozenset({Slot.PAID_ON}), lambda its: _age(its.facts, its.now, its.workdays)),
    (
        Slot.RETURN_WINDOW,
        frozenset({Slot.RECEIVED_ON}),
        lambda its: _window(law.RETURN_RIGHT, Slot.RECEIVED_ON, its.facts, _noticed(its.facts, its.now), its.workdays),
    ),
    (
        Slot.APPEAL_WINDOW,
        frozenset({Slot.REFUSED_ON}),
        lambda its: _window(mini_program.SHOP_APPEAL, Slot.REFUSED_ON, its.facts, its.appealed_at, its.workdays),
    ),
    (Slot.PARCEL, frozenset({Slot.RETURNED_ON}), lambda its: _parcel(its.facts, its.now, its.workdays)),
    (
        Slot.MEDIATION_TIME,
        frozenset({Slot.ACCEPTED_ON}),
        lambda its: _window(public.MEDIATION, Slot.ACCEPTED_ON, its.facts, its.now, its.workdays),
    ),
    (
        Slot.SELLER_TIME,
        frozenset({Slot.MERCHANT_RESPONSE, Slot.SELLER_CONTACTED_ON, Slot.APPLIED_ON}),
        lambda its: _seller_time(its.facts, its.now, its.workdays),
    ),
    (
        Slot.DELIVERY,
        frozenset({Slot.RETURNED_ON, Slot.SENT_BACK_ON, Slot.RECEIVED_ON}),
        lambda its: _delivery(its.facts),
    ),
    (Slot.APPLIED, _APPLIED_BY, lambda its: None if Slot.APPLIED in its.facts else Applied.YES),
    (Slot.MERCHANT_RESPONSE, frozenset({Slot.REFUSED_ON}), lambda its: _answer_by(its.facts)),
)

#: Without any of these nothing can be worked out.
_COUNTED_BY = frozenset().union(*(by for _, by, _ in _BRACKETS))


def asked_by(due: Deadline, facts: Facts) -> bool:
    """Whether the refund was asked for before that time was over."""
    return Slot.APPLIED_ON in facts and parse_when(facts[Slot.APPLIED_ON]).earliest <= due.latest
