"""What must hold of every clock, tried from each of 800 days in a row, over the end of the official calendar."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest

from bot.workdays import ChinaWorkdays
from dialogs.catalog import Clock, Figure, Unit
from dialogs.deadlines import CHINA, HOLIDAY_MARGIN, Deadline, deadline
from dialogs.refunds import refund_catalog
from dialogs.replies import Msgid, Say
from dialogs.slots import Slot

WORKDAYS = ChinaWorkdays.load()
FIRST = date(2025, 10, 1)
DAYS = [FIRST + timedelta(days=number) for number in range(800)]
LATER = datetime(2028, 12, 31, 12, 0, tzinfo=CHINA)
FIGURES = [
    figure
    for figure in refund_catalog().figures.values()
    if figure.unit in {Unit.HOURS, Unit.DAYS, Unit.WORKING_DAYS} and isinstance(figure.value, int)
]


def ends(figure: Figure, start: str) -> Deadline:
    counted = Clock(figure=figure, starts=(Slot.APPLIED_ON,), ends_with=Say(id="it.ends", text=Msgid("it ends")))
    return deadline(counted, {Slot.APPLIED_ON: start}, LATER, WORKDAYS)


def of_unit(unit: Unit) -> list[Figure]:
    return [figure for figure in FIGURES if figure.unit is unit]


def test_the_days_reach_over_the_end_of_the_official_calendar() -> None:
    assert DAYS[0] < WORKDAYS.official_until < DAYS[-1]
    assert all(of_unit(unit) for unit in (Unit.HOURS, Unit.DAYS, Unit.WORKING_DAYS))


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
def test_a_later_start_never_ends_earlier_and_no_end_comes_before_its_start(figure: Figure) -> None:
    found = [ends(figure, day.isoformat()) for day in DAYS]
    for before, after in pairwise(found):
        assert before.earliest <= after.earliest
        assert before.latest <= after.latest + HOLIDAY_MARGIN, "only the margin for unknown holidays may go away"
    for day, end in zip(DAYS, found, strict=True):
        assert datetime.combine(day, time(), CHINA) < end.earliest <= end.latest


@pytest.mark.parametrize("figure", of_unit(Unit.HOURS), ids=lambda figure: figure.id)
def test_hours_run_on_through_every_day(figure: Figure) -> None:
    for day in DAYS:
        start = datetime.combine(day, time(14, 30), CHINA)
        end = ends(figure, start.isoformat(timespec="minutes"))
        assert end.latest == start + timedelta(hours=int(figure.upto or figure.value))
        assert end.certain


@pytest.mark.parametrize("figure", of_unit(Unit.DAYS), ids=lambda figure: figure.id)
def test_calendar_days_count_every_day_but_the_first(figure: Figure) -> None:
    for day in DAYS:
        end = ends(figure, day.isoformat())
        assert (end.latest.date() - day).days == int(figure.upto or figure.value)
        assert end.certain


@pytest.mark.parametrize("figure", of_unit(Unit.WORKING_DAYS), ids=lambda figure: figure.id)
def test_working_days_are_counted_one_by_one_where_the_calendar_is_official(figure: Figure) -> None:
    amount = int(figure.upto or figure.value)
    for day in DAYS:
        end = ends(figure, day.isoformat())
        between = [day + timedelta(days=number) for number in range(1, (end.latest.date() - day).days + 1)]
        worked = [WORKDAYS.is_working_day(each) for each in between]
        if end.certain:
            assert None not in worked
            assert sum(map(bool, worked)) == amount
            assert worked[-1], "the last day counted is one on which people work"
        else:
            assert None in worked, "unsure only where no official notice reaches"
            assert end.latest - end.earliest >= HOLIDAY_MARGIN
