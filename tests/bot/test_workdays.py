"""The China calendar: the official year, the override file, and honesty about what no notice covers."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.workdays import ChinaWorkdays

CALENDAR = ChinaWorkdays.load()


def all_days(year: int) -> list[date]:
    start = date(year, 1, 1)
    return [start + timedelta(days=number) for number in range((date(year + 1, 1, 1) - start).days)]


def test_the_official_year_has_its_working_days() -> None:
    assert sum(CALENDAR.is_working_day(day) is True for day in all_days(2026)) == 248


@pytest.mark.parametrize("day", ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"])
def test_people_work_on_make_up_days(day: str) -> None:
    assert CALENDAR.is_working_day(date.fromisoformat(day)) is True


@pytest.mark.parametrize("day", ["2026-01-02", "2026-02-23", "2026-04-06", "2026-05-05", "2026-06-19", "2026-10-07"])
def test_nobody_works_on_official_days_off(day: str) -> None:
    assert CALENDAR.is_working_day(date.fromisoformat(day)) is False


def test_no_day_beyond_the_official_notice_is_guessed() -> None:
    assert {CALENDAR.is_working_day(day) for day in all_days(2027)[1:]} == {None}


def test_new_year_is_a_holiday_in_any_year() -> None:
    assert CALENDAR.is_working_day(date(2027, 1, 1)) is False


def test_the_override_file_is_read_before_the_library(tmp_path: Path) -> None:
    file = tmp_path / "workdays.toml"
    file.write_text("official_until = 2026-12-31\noff = [2026-11-23]\nworking = [2026-11-22, 2027-02-13]\n")
    calendar = ChinaWorkdays.load(file)
    assert calendar.is_working_day(date(2026, 11, 23)) is False
    assert calendar.is_working_day(date(2026, 11, 22)) is True
    assert calendar.is_working_day(date(2027, 2, 13)) is True
