"""For any day that can be written in figures: what fills a slot is that very day, and it has come."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dialogs.slots import Slot
from dialogs.understanding import Phrases, calendar, dates, dates_en, dates_zh, understand
from dialogs.understanding.calendar import Today
from dialogs.understanding.grammar import Grammar, Row
from dialogs.understanding.heard import Heard
from dialogs.understanding.sieve import Sieve
from dialogs.utterance import Expected
from tests.dialogs.understanding.conftest import SUNDAY
from tests.dialogs.understanding.test_any_text import ANY_TEXT

RELAXED = settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

#: The ways in which a year, a month and a day leave no doubt which is which.
WITH_YEAR: list[Callable[[int, int, int], str]] = [
    lambda year, month, day: f"{year}-{month}-{day}",
    lambda year, month, day: f"{year}-{month:02}-{day:02}",
    lambda year, month, day: f"{year}/{month}/{day}",
    lambda year, month, day: f"{year}.{month}.{day}",
    lambda year, month, day: f"{year}年{month}月{day}日",
    lambda year, month, day: f"{year}年{month}月{day}号",
    lambda year, month, day: f"{year} 年 {month} 月 {day} 日",
    lambda year, month, day: f"{year}年的{month}月{day}号",
    lambda year, month, day: f"{year}{month:02}{day:02}",
]
#: Figures of another length behind a month are no year but a sum.
IN_ENGLISH: list[Callable[[int, int, int], str]] = [
    lambda year, month, day: f"{MONTHS[month - 1]} {day}, {year}",
    lambda year, month, day: f"{day} {MONTHS[month - 1]} {year}",
    lambda year, month, day: f"{day}-{MONTHS[month - 1]}-{year}",
    lambda year, month, day: f"applied on {MONTHS[month - 1]} {day} {year}",
]
#: The same without a year: the latest such day is meant.
WITHOUT_YEAR: list[Callable[[int, int], str]] = [
    lambda month, day: f"{month}月{day}日",
    lambda month, day: f"{month}月{day}",
    lambda month, day: f"{month} 月 {day} 号",
    lambda month, day: f"{month}月份的{day}号",
    lambda month, day: f"{month}月-{day}号",
]
AROUND = ["{}", "{}申请的", "是{}", "我{}申请的退款", "{}。"]


Applied = Callable[[str], str | None]


@pytest.fixture(scope="session")
def applied_on(phrases: Phrases) -> Applied:
    """What a text fills where the day of the application was asked."""

    def read(text: str) -> str | None:
        expected = Expected(slot=Slot.APPLIED_ON)
        return understand(text, phrases, expected, today=SUNDAY, locale="zh_Hans").slots.get(Slot.APPLIED_ON)

    return read


@RELAXED
@given(
    year=st.one_of(st.integers(0, 99999), st.integers(2020, 2032)),
    month=st.integers(0, 40),
    day=st.integers(0, 40),
    written=st.sampled_from(WITH_YEAR),
    around=st.sampled_from(AROUND),
)
@example(year=2026, month=2, day=30, written=WITH_YEAR[4], around="{}")
@example(year=2031, month=1, day=1, written=WITH_YEAR[0], around="{}申请的")
@example(year=1999, month=11, day=3, written=WITH_YEAR[4], around="{}")
def test_a_slot_is_filled_only_with_the_day_that_was_written(
    applied_on: Applied,
    year: int,
    month: int,
    day: int,
    written: Callable[[int, int, int], str],
    around: str,
) -> None:
    text = around.format(written(year, month, day))
    found = applied_on(text)
    if found is not None:
        assert found == f"{2000 + year if year < 100 else year}-{month:02}-{day:02}", text
        assert date.fromisoformat(found) <= SUNDAY


@RELAXED
@given(
    year=st.one_of(st.integers(1000, 9999), st.integers(2020, 2032)),
    month=st.integers(1, 12),
    day=st.integers(0, 40),
    written=st.sampled_from(IN_ENGLISH),
)
def test_in_english_too(
    applied_on: Applied, year: int, month: int, day: int, written: Callable[[int, int, int], str]
) -> None:
    found = applied_on(written(year, month, day))
    if found is not None:
        assert found == f"{year}-{month:02}-{day:02}"
        assert date.fromisoformat(found) <= SUNDAY


@RELAXED
@given(month=st.integers(0, 40), day=st.integers(0, 400), written=st.sampled_from(WITHOUT_YEAR))
def test_without_a_year_it_is_such_a_day_that_has_come(
    applied_on: Applied, month: int, day: int, written: Callable[[int, int], str]
) -> None:
    found = applied_on(written(month, day))
    if found is not None:
        assert found[5:] == f"{month:02}-{day:02}"
        assert date.fromisoformat(found) <= SUNDAY


@pytest.mark.parametrize("written", [*WITH_YEAR, *IN_ENGLISH])
def test_a_real_day_is_taken_in_each_of_these_ways(
    applied_on: Applied, written: Callable[[int, int, int], str]
) -> None:
    assert applied_on(written(2026, 10, 9)) == "2026-10-09"


def rows_of(grammar: Grammar) -> set[Row]:
    return {row for gated in grammar.rows.behind.values() for row, *_ in gated} | grammar.rows.ungated


@pytest.mark.parametrize("quick", [dates_zh.DATES, dates_en.DATES], ids=["zh", "en"])
@RELAXED
@given(text=ANY_TEXT)
def test_the_gates_before_a_grammar_pass_over_no_day(quick: Grammar, text: str) -> None:
    today, said = Today(SUNDAY), Heard(text)
    every = Grammar(Sieve.of((row, ()) for row in rows_of(quick)))
    assert list(quick.read(said, today)) == list(every.read(said, today))


def test_a_grammar_behind_wrong_gates_would_be_found_out() -> None:
    blind = Grammar(Sieve.of((row, [frozenset("0")]) for row in rows_of(dates_zh.DATES)))
    said = Heard("昨天")
    assert list(blind.read(said, Today(SUNDAY))) != list(dates_zh.DATES.read(said, Today(SUNDAY)))


def test_a_day_yet_to_come_would_be_taken_if_days_were_not_judged(
    applied_on: Applied, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert applied_on("2031-01-01") is None
    monkeypatch.setattr(dates, "judged", lambda when, _today: when)
    assert applied_on("2031-01-01") == "2031-01-01"


@pytest.mark.parametrize(
    ("month", "today", "end"),
    [
        (10, date(2026, 11, 22), date(2026, 10, 31)),
        (2, date(2026, 11, 22), date(2026, 2, 28)),
        (2, date(2024, 11, 22), date(2024, 2, 29)),
        # The day before the month ends it is still last year's.
        (11, date(2026, 11, 29), date(2025, 11, 30)),
        (11, date(2026, 11, 30), date(2026, 11, 30)),
        (13, date(2026, 11, 22), None),
    ],
)
def test_the_last_day_of_a_month_is_the_latest_that_has_come(month: int, today: date, end: date | None) -> None:
    assert calendar.latest_end_of_month(month, today) == end
