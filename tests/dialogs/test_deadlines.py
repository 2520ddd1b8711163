"""Clocks on the user's own dates. The worked values are those of the fact sheet's calendar."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

import pytest

from bot.workdays import ChinaWorkdays
from dialogs.catalog import Clock, Confidence, Figure, Unit
from dialogs.deadlines import CHINA, HOLIDAY_MARGIN, Deadline, deadline, derived, parse_when
from dialogs.replies import Msgid, Say
from dialogs.slots import Slot

WORKDAYS = ChinaWorkdays.load()
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=CHINA)
STARTED, CONTACTED, STATUS = Slot.REFUND_STARTED_ON, Slot.SELLER_CONTACTED_ON, Slot.REFUND_STATUS


def clock(value: int, unit: Unit, *starts: Slot, upto: int | None = None) -> Clock:
    figure = Figure(
        id="some_figure",
        value=value,
        upto=upto,
        unit=unit,
        rule=Msgid("something"),
        setter=Msgid("somebody"),
        source="somewhere",
        checked=date(2026, 11, 22),
        review_by=date(2027, 11, 22),
        confidence=Confidence.A,
    )
    return Clock(figure=figure, starts=starts, ends_with=Say(id="some.end", text=Msgid("it ends")))


def due(counted: Clock, facts: Mapping[Slot, str], taken_at: datetime = NOW) -> Deadline:
    return deadline(counted, facts, taken_at, WORKDAYS)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-11-22", 1, "2026-11-23"),
        ("2026-11-22", 3, "2026-11-25"),
        ("2026-11-22", 7, "2026-12-01"),
        ("2026-02-13", 1, "2026-02-14"),
        ("2026-02-13", 3, "2026-02-25"),
        ("2026-09-30", 1, "2026-10-08"),
        ("2026-09-30", 3, "2026-10-10"),
        ("2026-09-30", 7, "2026-10-15"),
    ],
)
def test_working_days_follow_the_official_calendar(start: str, days: int, end: str) -> None:
    found = due(clock(days, Unit.WORKING_DAYS, STARTED), {STARTED: start})
    assert found.earliest == found.latest
    assert found.latest.isoformat() == f"{end}T23:59:00+08:00"
    assert found.certain


def test_hours_from_an_instant_end_at_an_instant() -> None:
    """The fact sheet's example: 20 March 14:00, reply by 21 March 14:00, finished by 23 March 14:00."""
    facts = {CONTACTED: "2026-03-20T14:00+08:00"}
    assert due(clock(24, Unit.HOURS, CONTACTED), facts).latest.isoformat() == "2026-03-21T14:00:00+08:00"
    assert due(clock(72, Unit.HOURS, CONTACTED), facts).latest.isoformat() == "2026-03-23T14:00:00+08:00"


def test_hours_from_a_day_end_anywhere_on_a_day() -> None:
    found = due(clock(48, Unit.HOURS, CONTACTED), {CONTACTED: "2026-11-20"})
    assert found.earliest.isoformat() == "2026-11-22T00:00:00+08:00"
    assert found.latest.isoformat() == "2026-11-22T23:59:00+08:00"


def test_what_happened_today_did_so_before_now() -> None:
    """At noon: an event of today lies between midnight and noon, and so do the hours counted from it."""
    found = due(clock(48, Unit.HOURS, CONTACTED), {CONTACTED: "2026-11-22"})
    assert found.earliest.isoformat() == "2026-11-24T00:00:00+08:00"
    assert found.latest == NOW + timedelta(hours=48)


def test_a_day_to_come_counts_from_its_beginning() -> None:
    """A slip of the tongue must not turn a range round."""
    found = due(clock(48, Unit.HOURS, CONTACTED), {CONTACTED: "2026-11-30"})
    assert found.earliest == found.latest == datetime(2026, 12, 2, tzinfo=CHINA)


def test_days_counted_from_today_end_with_a_day() -> None:
    found = due(clock(7, Unit.DAYS, Slot.RECEIVED_ON), {Slot.RECEIVED_ON: "2026-11-22"})
    assert found.earliest == found.latest
    assert found.latest.isoformat() == "2026-11-29T23:59:00+08:00"


@pytest.mark.parametrize("start", ["2026-09-30", "2026-02-14", "2026-11-13"])
def test_a_week_after_the_start_no_unknown_account_is_within_the_usual_time(start: str) -> None:
    """Not even over the long holidays: after a week a refund that was stuck is closed."""
    for days in range(7, 30):
        now = datetime.fromisoformat(start).replace(hour=12, tzinfo=CHINA) + timedelta(days=days)
        assert derived({STARTED: start}, now, WORKDAYS)[Slot.WAITED] in ("past_arrival", "past_bank"), days


def test_hours_run_through_holidays() -> None:
    found = due(clock(48, Unit.HOURS, CONTACTED), {CONTACTED: "2026-10-01T10:00+08:00"})
    assert found.latest.isoformat() == "2026-10-03T10:00:00+08:00"


def test_calendar_days_count_from_the_day_after() -> None:
    found = due(clock(7, Unit.DAYS, Slot.RECEIVED_ON), {Slot.RECEIVED_ON: "2026-11-18"})
    assert found.earliest == found.latest
    assert found.latest.isoformat() == "2026-11-25T23:59:00+08:00"


def test_the_day_is_the_one_in_china() -> None:
    found = due(clock(7, Unit.DAYS, STARTED), {STARTED: "2026-11-18T20:00+00:00"})
    assert found.latest.isoformat() == "2026-11-26T23:59:00+08:00"


@pytest.mark.parametrize(("start", "end"), [("2026-11-22", "2029-11-22"), ("2024-02-29", "2027-02-28")])
def test_years_end_on_the_same_day(start: str, end: str) -> None:
    assert due(clock(3, Unit.YEARS, STARTED), {STARTED: start}).latest.date().isoformat() == end


def test_a_range_begins_with_its_lower_and_ends_with_its_upper_end() -> None:
    found = due(clock(1, Unit.WORKING_DAYS, STARTED, upto=3), {STARTED: "2026-11-20"})
    assert (found.earliest.date(), found.latest.date()) == (date(2026, 11, 23), date(2026, 11, 25))


def test_a_clock_counts_from_the_first_date_that_is_known() -> None:
    facts = {CONTACTED: "2026-11-18", Slot.APPLIED_ON: "2026-11-10"}
    assert due(clock(1, Unit.DAYS, STARTED, CONTACTED, Slot.APPLIED_ON), facts).starts is CONTACTED


def test_a_clock_without_a_known_date_counts_from_taking_the_step() -> None:
    found = due(clock(24, Unit.HOURS, CONTACTED), {})
    assert found.starts is None
    assert found.earliest == found.latest == NOW + timedelta(hours=24)


def test_beyond_the_official_calendar_a_date_is_a_range_and_not_certain() -> None:
    found = due(clock(3, Unit.WORKING_DAYS, STARTED), {STARTED: "2026-12-30"})
    assert not found.certain
    assert found.earliest.date() == date(2027, 1, 5)  # New Year's Day and the weekend do not count
    assert found.latest - found.earliest == HOLIDAY_MARGIN


def test_a_count_that_ends_inside_the_official_calendar_is_certain() -> None:
    assert due(clock(3, Unit.WORKING_DAYS, STARTED), {STARTED: "2026-12-28"}).certain


@pytest.mark.parametrize("text", ["yesterday", "2026-13-01", "", "2026-11-18T25:00"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_when(text)


@pytest.mark.parametrize(
    ("facts", "slot", "bracket"),
    [
        ({STARTED: "2026-11-20", Slot.FUNDED_BY: "debit_card"}, Slot.WAITED, "within_arrival"),
        ({STARTED: "2026-11-17", Slot.FUNDED_BY: "debit_card"}, Slot.WAITED, "past_arrival"),
        ({STARTED: "2026-11-17", Slot.FUNDED_BY: "credit_card"}, Slot.WAITED, "within_arrival"),
        ({STARTED: "2026-11-06", Slot.FUNDED_BY: "debit_card"}, Slot.WAITED, "past_bank"),
        ({STARTED: "2026-11-22T11:45+08:00", Slot.FUNDED_BY: "wallet"}, Slot.WAITED, "within_arrival"),
        ({STARTED: "2026-11-22T11:00+08:00", Slot.FUNDED_BY: "wallet"}, Slot.WAITED, "past_arrival"),
        ({STARTED: "2026-11-20", Slot.FUNDED_BY: "wallet"}, Slot.WAITED, "past_bank"),
        ({STARTED: "2026-11-20"}, Slot.WAITED, None),
        ({STARTED: "2026-10-20"}, Slot.WAITED, "past_bank"),
        ({Slot.DAYS_WAITING: "30", STATUS: "processing"}, Slot.WAITED, "past_bank"),
        ({Slot.DAYS_WAITING: "99999999999", STATUS: "success"}, Slot.WAITED, "past_bank"),
        ({Slot.DAYS_WAITING: "7", Slot.SITUATION: "not_arrived"}, Slot.WAITED, "past_arrival"),
        ({Slot.DAYS_WAITING: "30"}, Slot.WAITED, None),
        ({Slot.DAYS_WAITING: "30", STATUS: "approved", Slot.SITUATION: "not_arrived"}, Slot.WAITED, None),
        ({Slot.DAYS_WAITING: "30", STATUS: "under_review"}, Slot.WAITED, None),
        ({Slot.DAYS_WAITING: "30", Slot.SITUATION: "seller_silent"}, Slot.WAITED, None),
        (
            {Slot.DAYS_WAITING: "30", Slot.SITUATION: "not_arrived", Slot.MERCHANT_RESPONSE: "agreed"},
            Slot.WAITED,
            None,
        ),
        ({Slot.DAYS_WAITING: "30", STARTED: "2026-11-20", STATUS: "approved"}, Slot.WAITED, None),
        ({STARTED: "2026-11-22T11:45+08:00"}, Slot.WAITED, "within_arrival"),
        ({STARTED: "2026-11-22T10:00+08:00"}, Slot.WAITED, None),
        ({STARTED: "2026-11-17"}, Slot.WAITED, "past_arrival"),
        ({STARTED: "2026-11-15"}, Slot.WAITED, "past_arrival"),
        ({Slot.SENT_BACK_ON: "2026-11-20"}, Slot.DELIVERY, "returned"),
        ({Slot.SENT_BACK_ON: "2026-10-01"}, Slot.PARCEL, None),
        ({Slot.PAID_ON: "2025-11-22"}, Slot.AGE, "within_365_days"),
        ({Slot.PAID_ON: "2025-11-21"}, Slot.AGE, "over_365_days"),
        ({Slot.RECEIVED_ON: "2026-11-15"}, Slot.RETURN_WINDOW, "open"),
        ({Slot.RECEIVED_ON: "2026-11-14"}, Slot.RETURN_WINDOW, "over"),
        ({Slot.REFUSED_ON: "2026-11-15"}, Slot.APPEAL_WINDOW, "open"),
        ({Slot.REFUSED_ON: "2026-11-14"}, Slot.APPEAL_WINDOW, "over"),
        ({Slot.RETURNED_ON: "2026-11-15"}, Slot.PARCEL, "within_payback"),
        ({Slot.RETURNED_ON: "2026-11-14"}, Slot.PARCEL, "past_payback"),
        ({Slot.RETURNED_ON: "2026-11-06"}, Slot.PARCEL, "past_delay"),
        ({Slot.RETURNED_ON: "2026-11-06"}, Slot.DELIVERY, "returned"),
        ({Slot.SENT_BACK_ON: "2026-11-06"}, Slot.DELIVERY, "returned"),
        ({Slot.RECEIVED_ON: "2026-11-06"}, Slot.DELIVERY, "received"),
        ({Slot.RECEIVED_ON: "2026-11-06", Slot.DELIVERY: "returned"}, Slot.DELIVERY, "returned"),
    ],
)
def test_a_date_tells_its_bracket(facts: Mapping[Slot, str], slot: Slot, bracket: str | None) -> None:
    assert derived(facts, NOW, WORKDAYS).get(slot) == bracket


def test_a_rough_answer_stays_until_a_date_is_told() -> None:
    rough = {Slot.RETURN_WINDOW: "over"}
    assert derived(rough, NOW, WORKDAYS)[Slot.RETURN_WINDOW] == "over"
    assert derived({**rough, Slot.RECEIVED_ON: "2026-11-20"}, NOW, WORKDAYS)[Slot.RETURN_WINDOW] == "open"


def test_the_facts_that_were_told_are_kept() -> None:
    facts = {Slot.PAID_ON: "2026-11-01", Slot.AMOUNT: "12.50"}
    assert facts.items() <= derived(facts, NOW, WORKDAYS).items()
