"""Whatever is typed gives an utterance, at a cost that grows no faster than its length."""

import sys
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogs.acts import Act
from dialogs.slots import Slot
from dialogs.understanding import Phrases, masked, understand
from dialogs.understanding.calendar import Today
from dialogs.understanding.dates import days_in
from dialogs.understanding.heard import Heard
from dialogs.utterance import NOTHING_EXPECTED, Expected
from tests.dialogs.understanding.conftest import SUNDAY

RELAXED = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])

PIECES = ["退款", "微信", "不是", "商家", "拒绝", "11月", "31号", "上周", "三", "元", "¥", "1,2", ".", "，", "订单号", "9" * 17, "上",
          "not", " refund ", "by ", "friday", "last ", "ago", "0", "半", "个", "月", "前", "验证码", "😡", "[", "]", "\u200b", "ﷺ",
          "退到", "支付宝", "24:99", "25点", "千", "万", "百"]  # fmt: skip
ANY_TEXT = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
ANY_SLOT = st.one_of(st.none(), st.sampled_from(list(Slot)))
DAYS = st.dates(date(2002, 1, 1), date(2099, 12, 31))


@RELAXED
@given(text=ANY_TEXT, slot=ANY_SLOT, today=DAYS, locale=st.sampled_from([None, "zh_Hans", "zh_Hant", "en"]))
def test_any_text_gives_an_utterance(
    phrases: Phrases, text: str, slot: Slot | None, today: date, locale: str | None
) -> None:
    expected = Expected(slot=slot, choices=("paid_with.alipay", "act.skip"))
    utterance = understand(text, phrases, expected, today=today, locale=locale)
    assert utterance.act in set(Act)
    assert "" not in utterance.slots.values()


@RELAXED
@given(text=ANY_TEXT)
def test_covering_secrets_is_idempotent_for_any_text(text: str) -> None:
    assert masked(masked(text)) == masked(text)


@RELAXED
@given(text=ANY_TEXT, today=DAYS)
def test_no_day_is_in_the_future(text: str, today: date) -> None:
    days = (when.day for when in days_in(Heard(text), Today(today), in_chinese=True))
    assert all(day <= today for day in days if day)


@RELAXED
@given(today=DAYS, back=st.integers(0, 364))
def test_a_written_day_is_read_as_that_day(today: date, back: int) -> None:
    day = today - timedelta(days=back)
    texts = [
        f"{day.month}月{day.day}日",
        f"{day.isoformat()}",
        f"{day.year}年{day.month}月{day.day}号",
        f"{day:%B} {day.day}",
    ]
    for text in texts:
        (when,) = days_in(Heard(text.lower()), Today(today))
        assert when.day == day, text


@RELAXED
@given(today=DAYS, back=st.integers(1, 300))
def test_so_many_days_ago_is_that_many_days_ago(today: date, back: int) -> None:
    for text in (f"{back}天前", f"{back} days ago"):
        (when,) = days_in(Heard(text), Today(today))
        assert when.day == today - timedelta(days=back)


@RELAXED
@given(today=DAYS, weekday=st.integers(0, 6))
def test_weekdays_go_back_by_weeks_from_monday_to_sunday(today: date, weekday: int) -> None:
    sign, name = (
        "一二三四五六日"[weekday],
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"][weekday],
    )

    def read(text: str) -> date | None:
        (when,) = days_in(Heard(text), Today(today))
        return when.day

    bare, last, before = read(f"周{sign}"), read(f"上周{sign}"), read(f"上上周{sign}")
    assert bare is not None
    assert last is not None
    assert before is not None
    assert bare.weekday() == last.weekday() == weekday
    assert today - timedelta(days=6) <= bare <= today
    assert today.isocalendar().week != last.isocalendar().week
    assert last - before == timedelta(days=7)
    assert (read(name), read(f"last {name}"), read(f"the {name} before last")) == (bare, last, before)


def _steps(text: str, phrases: Phrases) -> int:
    """How many lines run: a count, so that it is the same on every machine."""
    count = 0

    def trace(_frame: object, event: str, _argument: object) -> object:
        nonlocal count
        count += int(event == "line")
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        understand(text, phrases, NOTHING_EXPECTED, today=SUNDAY, locale=None)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "商家说微信退到支付宝11月3号299元，",
        "the seller refused on Nov 3, 299 yuan; ",
        "啊",
        "1",
        "不是微信",
        "上上周五",
    ],
)
def test_cost_grows_with_length_and_no_faster(phrases: Phrases, piece: str) -> None:
    short, long = (piece * (length // len(piece)) for length in (400, 1600))
    assert _steps(long, phrases) < 5.5 * _steps(short, phrases)


def test_no_more_than_the_first_page_is_looked_at(phrases: Phrases) -> None:
    assert _steps("退款" * 500_000, phrases) < 2 * _steps("退款" * 1000, phrases)
