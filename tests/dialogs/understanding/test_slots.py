"""What people say about their money, and what we take from it: nothing less and nothing more."""

import pytest

from dialogs.slots import Slot
from dialogs.utterance import Expected
from tests.dialogs.understanding.conftest import Says

ALL_AT_ONCE = [
    ("微信付的，商家退到支付宝了，299元", {"paid_with": "wechat_pay", "refunded_to": "alipay", "amount": "299"}),
    ("用微信绑定的信用卡付的", {"paid_with": "bank_card", "funded_by": "credit_card"}),
    ("用零钱付的", {"paid_with": "balance", "funded_by": "wallet"}),
    ("I paid with my bank card on Nov 3 and they refunded to store credit",
     {
            "paid_with": "bank_card",
            "refunded_to": "balance",
            "balance_of": "shop",
            "paid_on": "2026-11-03",
        }),
    ("11月18号申请退款，商家昨天拒绝了，说拆封了不能退",
     {"applied_on": "2026-11-18", "refused_on": "2026-11-21", "merchant_response": "refused",
      "refusal_reason": "conditions", "goods_state": "opened"}),
    ("我11月1号付款，3号收到货，5号申请退款，昨天被拒绝",
     {"paid_on": "2026-11-01", "received_on": "2026-11-03", "applied_on": "2026-11-05", "refused_on": "2026-11-21",
      "merchant_response": "refused", "delivery": "received"}),
    ("I applied last Wednesday and the seller refused yesterday at 3pm",
     {"applied_on": "2026-11-11", "refused_on": "2026-11-21T15:00+08:00", "merchant_response": "refused"}),
    ("退款成功三天了银行卡没到账", {"refund_status": "success", "days_waiting": "3"}),
    ("the seller ignored me for 10 days", {"merchant_response": "none", "days_waiting": "10"}),
    ("商家说超过七天了不能退", {"merchant_response": "refused", "refusal_reason": "time_limit"}),
    ("订单号4200001234202611181234567890，付了1.2万", {"order_no": "4200001234202611181234567890", "amount": "12000"}),
    ("退款单号50300012342026111812345678901", {"refund_no": "50300012342026111812345678901"}),
    ("报错 NOT_ENOUGH", {"error_code": "NOT_ENOUGH"}),
    ("七天无理由可以退吗", {}),
    ("我打12315了没用", {"complained_to": "regulator"}),
    ("信用卡付的，退款到零钱了", {
            "paid_with": "bank_card",
            "refunded_to": "balance",
            "balance_of": "wechat_wallet",
            "funded_by": "credit_card",
        }),
    ("昨天晚上10点申请的，今天早上被拒", {"applied_on": "2026-11-21T22:00+08:00", "refused_on": "2026-11-22",
     "merchant_response": "refused"}),
    ("paid ¥1,299 on 2026/11/03, received it on the 6th and asked for a refund on the 8th",
     {"paid_on": "2026-11-03", "received_on": "2026-11-06", "applied_on": "2026-11-08", "amount": "1299"}),
    ("你好", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "slots"), ALL_AT_ONCE, ids=[text[:20] for text, _ in ALL_AT_ONCE])
def test_a_message_gives_these_facts_and_no_others(says: Says, text: str, slots: dict[str, str]) -> None:
    assert {slot.value: value for slot, value in says(text).slots.items()} == slots


@pytest.mark.parametrize(
    "text", ["不是微信付的，是支付宝", "不是用微信支付的，用的支付宝", "not paid with wechat, with alipay"]
)
def test_a_replacement_gives_the_new_value_and_takes_back_the_old(says: Says, text: str) -> None:
    utterance = says(text, Expected(slot=Slot.PAID_WITH))
    assert utterance.slots[Slot.PAID_WITH] == "alipay"
    assert utterance.withdrawn == {Slot.PAID_WITH: "wechat_pay"}


def test_the_same_replacement_needs_no_question(says: Says) -> None:
    utterance = says("不是微信付的，是支付宝")
    assert (utterance.slots, utterance.withdrawn) == (
        {Slot.PAID_WITH: "alipay"},
        {Slot.PAID_WITH: "wechat_pay"},
    )


@pytest.mark.parametrize(
    ("text", "amount"),
    [("退款299元", "299"), ("三百块", "300"), ("¥1,299.00", "1299"), ("1.2万", "12000"), ("一万二千块", "12000"),
     ("29块9", "29.9"), ("300 kuai", "300"), ("three hundred yuan", "300"), ("rmb 300", "300"), ("两百五十元", "250"),
     ("付了299元，只退了200元", "299"), ("扣了20元手续费", None), ("两三百块吧", None)],
)  # fmt: skip
def test_amounts_are_decimal_strings(says: Says, text: str, amount: str | None) -> None:
    assert says(text).slots.get(Slot.AMOUNT) == amount


@pytest.mark.parametrize(("text", "amount"), [("299", "299"), ("58.5", "58.5"), ("三百", "300"), ("about 300", "300")])
def test_a_bare_number_is_an_amount_where_one_was_asked(says: Says, text: str, amount: str) -> None:
    assert says(text, Expected(slot=Slot.AMOUNT)).slots == {Slot.AMOUNT: amount}


@pytest.mark.parametrize(
    ("text", "days"),
    [("等了10天", "10"), ("已经半个月了", "15"), ("快一周了", "7"), ("三个工作日了还没到", "3"), ("等了48小时", "2"),
     ("it's been 10 days", "10"), ("waiting for two weeks now", "14"), ("说7天内到账", None), ("两三天了", None)],
)  # fmt: skip
def test_a_wait_counts_only_when_it_has_passed(says: Says, text: str, days: str | None) -> None:
    assert says(text).slots.get(Slot.DAYS_WAITING) == days


@pytest.mark.parametrize(
    ("text", "written"),
    [("前天", "2026-11-20"), ("上上周五", "2026-11-06"), ("周三", "2026-11-18"), ("双十一", "2026-11-11"),
     ("18号下午两点", "2026-11-18T14:00+08:00"), ("昨天3点", "2026-11-21"), ("11/12", None),
     ("the Monday before last", "2026-11-02"), ("two weeks ago", "2026-11-08"), ("next friday", None), ("25号", "2026-10-25")],
)  # fmt: skip
def test_a_bare_day_fills_the_event_that_was_asked(says: Says, text: str, written: str | None) -> None:
    assert says(text, Expected(slot=Slot.APPLIED_ON)).slots.get(Slot.APPLIED_ON) == written


def test_figures_are_read_month_first_in_a_chinese_conversation(says: Says) -> None:
    expected = Expected(slot=Slot.APPLIED_ON)
    assert says("11/12", expected, locale="zh_Hans").slots == {Slot.APPLIED_ON: "2026-11-12"}


def test_a_moment_ago_needs_the_present_moment(says: Says) -> None:
    from datetime import datetime, timedelta, timezone

    noon = datetime(2026, 11, 22, 12, 0, tzinfo=timezone(timedelta(hours=8)))
    assert says("三小时前申请的", today=noon).slots == {Slot.APPLIED_ON: "2026-11-22T09:00+08:00"}
    assert Slot.APPLIED_ON not in says("三小时前申请的").slots
