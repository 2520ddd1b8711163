"""What cannot be so is told apart from what was not understood, and never becomes a fact."""

from datetime import datetime, timedelta, timezone

import pytest

from dialogs.acts import Act
from dialogs.doubts import LONGEST_QUOTE, Doubt, DoubtKind
from dialogs.slots import EVENT_SLOTS, Slot
from dialogs.utterance import Expected
from tests.dialogs.understanding.conftest import Says

APPLIED = Expected(slot=Slot.APPLIED_ON, choices=("applied_on.days_ago_0", "applied_on.days_ago_1", "act.dont_know"))


@pytest.mark.parametrize(
    "text",
    ["2月30日", "13月5号", "32号", "0月0日", "2026年11月31号", "2026/2/30", "20260230", "上个月32号", "Feb 30", "30 February", "the 32nd",
     "November 31st, 2026", "2026-13-05", "30/40"],
)  # fmt: skip
def test_a_day_that_no_calendar_has_is_doubted(says: Says, text: str) -> None:
    utterance = says(text, APPLIED)
    assert [doubt.kind for doubt in utterance.doubts] == [DoubtKind.IMPOSSIBLE_DAY]
    assert (utterance.act, dict(utterance.slots)) == (Act.INFORM, {})


@pytest.mark.parametrize(
    ("text", "day"),
    [("明天", "2026-11-23"), ("后天", "2026-11-24"), ("下周五", "2026-11-27"), ("下下周五", "2026-12-04"), ("下个月5号", "2026-12-05"),
     ("本月30号", "2026-11-30"), ("明年3月5号", "2027-03-05"), ("2031-01-01", "2031-01-01"), ("tomorrow", "2026-11-23"), ("下周", ""),
     ("the day after tomorrow", "2026-11-24"), ("next Friday", ""), ("Friday next week", ""), ("next March 5", ""),
     ("Mar 5 next year", "2027-03-05"), ("the 5th of next month", "2026-12-05"), ("next week", "")],
)  # fmt: skip
def test_a_day_yet_to_come_is_doubted_as_an_answer(says: Says, text: str, day: str) -> None:
    utterance = says(text, APPLIED)
    assert utterance.doubts == (Doubt(kind=DoubtKind.FUTURE_DAY, words=text, read_as=day),)
    assert (utterance.act, dict(utterance.slots)) == (Act.INFORM, {})


@pytest.mark.parametrize(
    "text",
    ["我下周五申请的退款", "明年3月5号付的款", "I paid tomorrow", "I paid on 2031-01-01", "2031年1月1日收到货了"],
)
def test_a_day_yet_to_come_is_doubted_with_the_verb_of_an_event(says: Says, text: str) -> None:
    utterance = says(text)
    assert [doubt.kind for doubt in utterance.doubts] == [DoubtKind.FUTURE_DAY]
    assert not set(utterance.slots) & set(EVENT_SLOTS)


@pytest.mark.parametrize(
    "text",
    ["商家说下周五退", "商家答应了，下周五退款", "他们承诺明天退款", "我打算后天申请", "明天我再申请", "明天收到货再说",
     "they promised to refund next Friday", "the seller will refund me tomorrow", "I will apply tomorrow", "买了张后天的门票", "刚送到的蛋糕塌了，明天就是孩子生日", "booked a cleaner for next week", "it should be delivered next week"],
)  # fmt: skip
@pytest.mark.parametrize("expected", [Expected(), Expected(slot=Slot.APPLIED_ON)], ids=["unasked", "asked"])
def test_a_plan_or_promise_is_neither_an_event_nor_a_doubt(says: Says, text: str, expected: Expected) -> None:
    utterance = says(text, expected)
    assert (utterance.doubts, set(utterance.slots) & set(EVENT_SLOTS)) == ((), set())


@pytest.mark.parametrize("text", ["1999年3月5号", "March 5, 1999", "1999-03-05"])
def test_a_year_before_any_refund_is_doubted(says: Says, text: str) -> None:
    assert says(text, APPLIED).doubts == (Doubt(kind=DoubtKind.LONG_PAST_DAY, words=text, read_as="1999-03-05"),)


def test_a_date_that_can_be_two_days_is_doubted_where_one_was_asked(says: Says) -> None:
    assert says("11/12", APPLIED).doubts == (Doubt(kind=DoubtKind.UNCLEAR_DAY, words="11/12"),)
    assert says("I got 1/2 of the money").doubts == ()


@pytest.mark.parametrize(
    ("text", "slots"),
    [("4200001234202611181234567890", {Slot.ORDER_NO: "4200001234202611181234567890"}), ("订单号 12345678901", {}), ("12345", {}), ("99", {})],
)  # fmt: skip
def test_a_number_where_a_date_was_asked_is_no_date(says: Says, text: str, slots: dict[Slot, str]) -> None:
    utterance = says(text, APPLIED)
    assert [doubt.kind for doubt in utterance.doubts] == [DoubtKind.NUMBER_FOR_DAY]
    assert utterance.slots == slots


def test_an_order_number_is_doubted_only_where_a_date_was_asked(says: Says) -> None:
    assert says("4200001234202611181234567890").doubts == ()
    assert says("订单号4200001234202611181234567890，11月3号申请的", APPLIED).doubts == ()


@pytest.mark.parametrize("text", ["-5", "-2", "－２", "负2", "−2", "minus 2", "-1"])
def test_a_number_below_zero_picks_no_choice(says: Says, text: str) -> None:
    utterance = says(text, APPLIED)
    assert (utterance.choice, dict(utterance.slots)) == (None, {})
    assert [doubt.kind for doubt in utterance.doubts] == [DoubtKind.NEGATIVE_NUMBER]


@pytest.mark.parametrize("text", ["2", "2.", "- 2", "2-"])
def test_a_dash_that_is_no_minus_leaves_a_choice_a_choice(says: Says, text: str) -> None:
    assert says(text, APPLIED).choice == "applied_on.days_ago_1"


@pytest.mark.parametrize(
    ("text", "kind", "read_as"),
    [("-300元", DoubtKind.NEGATIVE_AMOUNT, "300"), ("付了-300元", DoubtKind.NEGATIVE_AMOUNT, "300"), ("¥-300", DoubtKind.NEGATIVE_AMOUNT, "300"),
     ("-¥300", DoubtKind.NEGATIVE_AMOUNT, "300"), ("负300块", DoubtKind.NEGATIVE_AMOUNT, "300"), ("minus 300 yuan", DoubtKind.NEGATIVE_AMOUNT, "300"),
     ("退款0元", DoubtKind.ZERO_AMOUNT, "0"), ("¥0.00", DoubtKind.ZERO_AMOUNT, "0"), ("付了500万", DoubtKind.TOO_LARGE_AMOUNT, "5000000"),
     ("1亿元", DoubtKind.TOO_LARGE_AMOUNT, "100000000"), ("一百二十万元", DoubtKind.TOO_LARGE_AMOUNT, "1200000"),
     ("I paid 1,000,001 yuan", DoubtKind.TOO_LARGE_AMOUNT, "1000001"), ("花了5000000", DoubtKind.TOO_LARGE_AMOUNT, "5000000"),
     ("付了1,29元", DoubtKind.UNREADABLE_AMOUNT, ""), ("1,2999元", DoubtKind.UNREADABLE_AMOUNT, ""), ("1.299元", DoubtKind.UNREADABLE_AMOUNT, "")],
)  # fmt: skip
def test_an_amount_that_no_refund_has_is_doubted(says: Says, text: str, kind: DoubtKind, read_as: str) -> None:
    utterance = says(text)
    assert [(doubt.kind, doubt.read_as) for doubt in utterance.doubts] == [(kind, read_as)]
    assert Slot.AMOUNT not in utterance.slots


@pytest.mark.parametrize(
    ("text", "amount"),
    [("付了100万", "1000000"), ("原价299元，-50元", "299"), ("耳机-300元", "300"), ("付了300元，运费0元", "300"), ("0元购活动", None),
     ("只退了0元", None), ("200-300元", None), ("一毛不拔的商家", None), ("5毛巾", None), ("an eighty-yuan shirt", "80"),
     ("they would refund me minus 80 yuan", None)],
)  # fmt: skip
def test_what_looks_odd_and_is_not_is_not_doubted(says: Says, text: str, amount: str | None) -> None:
    utterance = says(text)
    assert (utterance.doubts, utterance.slots.get(Slot.AMOUNT)) == ((), amount)


@pytest.mark.parametrize(
    ("text", "amount"),
    [("１，２９９．００元", "1299"), ("¥1,299.50", "1299.50"), ("1.2w元", "12000"), ("花了1.2w", "12000"), ("花了1k", "1000"), ("paid 1.5k", "1500"),
     ("5毛", "0.5"), ("五毛钱", "0.5"), ("29块9毛", "29.9"), ("29块99", "29.99"), ("12元3角5分", "12.35"), ("300块2件", "300"), ("4200块一毛都没看到", "4200")],
)  # fmt: skip
def test_amounts_are_read_as_people_write_them(says: Says, text: str, amount: str) -> None:
    utterance = says(text)
    assert (utterance.slots.get(Slot.AMOUNT), utterance.doubts) == (amount, ())
    assert Slot.PAID_ON not in utterance.slots


@pytest.mark.parametrize(("text", "kind"), [("0", DoubtKind.ZERO_AMOUNT), ("2000000", DoubtKind.TOO_LARGE_AMOUNT)])
def test_a_bare_amount_is_doubted_where_one_was_asked(says: Says, text: str, kind: DoubtKind) -> None:
    utterance = says(text, Expected(slot=Slot.AMOUNT))
    assert [doubt.kind for doubt in utterance.doubts] == [kind]


@pytest.mark.parametrize(
    ("text", "locale", "words"),
    [("Feb 30", "en", "Feb 30"), ("11月31號", "zh_Hant", "11月31號"), ("１１月３１号", "zh_Hans", "11月31号")],
)
def test_a_doubt_quotes_what_was_typed(says: Says, text: str, locale: str, words: str) -> None:
    assert says(text, APPLIED, locale=locale).doubts[0].words == words


def test_a_quote_is_short(says: Says) -> None:
    (doubt,) = says("12345 " * 30, APPLIED).doubts
    assert len(doubt.words) <= LONGEST_QUOTE


def test_what_can_be_is_taken_beside_what_cannot(says: Says) -> None:
    utterance = says("我2月30日申请的退款，11月3号付的299元")
    assert utterance.slots[Slot.PAID_ON] == "2026-11-03"
    assert utterance.slots[Slot.AMOUNT] == "299"
    assert Slot.APPLIED_ON not in utterance.slots
    assert [doubt.words for doubt in utterance.doubts] == ["2月30日"]


def test_a_day_that_is_put_right_in_the_same_message_is_no_doubt(says: Says) -> None:
    utterance = says("2月30日，不对，2月28日", APPLIED)
    assert (utterance.slots, utterance.doubts) == ({Slot.APPLIED_ON: "2026-02-28"}, ())


def test_a_time_later_today_is_yet_to_come(says: Says) -> None:
    noon = datetime(2026, 11, 22, 12, 0, tzinfo=timezone(timedelta(hours=8)))
    assert [doubt.kind for doubt in says("今晚8点申请的", today=noon).doubts] == [DoubtKind.FUTURE_DAY]
    assert says("今天上午11点申请的", today=noon).slots[Slot.APPLIED_ON] == "2026-11-22T11:00+08:00"


@pytest.mark.parametrize(
    ("text", "day"),
    [("9月 5号", "2026-09-05"), ("9 月 5 号", "2026-09-05"), ("9月的5号", "2026-09-05"), ("24年3月5号", "2024-03-05"),
     ("二〇二四年三月五号", "2024-03-05"), ("3-Nov-2024", "2024-11-03"), ("Mar 5 last year", "2025-03-05"), ("last month on the 5th", "2026-10-05"),
     ("twenty-one days ago", "2026-11-01"), ("二百六十五天前", "2026-03-02"), ("20261103", "2026-11-03"), ("18/11/2026", "2026-11-18")],
)  # fmt: skip
def test_every_part_of_a_written_day_counts(says: Says, text: str, day: str) -> None:
    assert says(text, APPLIED).slots == {Slot.APPLIED_ON: day}


@pytest.mark.parametrize(
    "text",
    [
        "11月-5号",
        "-3天前",
        "1300天前",
        "两三天前",
        "2 or 3 days ago",
        "1-3天前",
        "以前天天催",
        "然后天天催",
        "那年11月3号",
        "中山路18号",
    ],
)
def test_a_part_of_something_longer_is_no_day(says: Says, text: str) -> None:
    assert Slot.APPLIED_ON not in says(text, APPLIED).slots


@pytest.mark.parametrize("text", ["后天", "next friday", "下周"])
def test_a_day_where_none_was_asked_is_no_wish_to_read_on(says: Says, text: str) -> None:
    utterance = says(text, Expected(slot=Slot.PAID_WITH, choices=("paid_with.alipay",)))
    assert utterance.act is Act.UNKNOWN
