"""A bare value that sets another right, and what only looks like one."""

import pytest

from dialogs.slots import Slot
from dialogs.understanding import Phrases
from dialogs.understanding.calendar import Today
from dialogs.understanding.heard import Heard
from dialogs.understanding.named import Named
from dialogs.understanding.setting_right import reason_in, set_right_in
from tests.dialogs.understanding.conftest import SUNDAY

TODAY = Today(SUNDAY)


@pytest.mark.parametrize(
    ("text", "slot", "now"),
    [
        ("no, wednesday", Slot.PAID_ON, "2026-11-18"), ("no it was on the 12th", Slot.APPLIED_ON, "2026-11-12"),
        ("sorry, i meant last friday", Slot.RECEIVED_ON, "2026-11-13"), ("wait, yesterday actually", Slot.PAID_ON, "2026-11-21"),
        ("make that nov 18", Slot.PAID_ON, "2026-11-18"), ("not tuesday, wednesday", Slot.PAID_ON, "2026-11-18"),
        ("it wasn't monday but tuesday", Slot.PAID_ON, "2026-11-17"), ("wednesday, sorry", Slot.PAID_ON, "2026-11-18"),
        ("不对,是周三", Slot.APPLIED_ON, "2026-11-18"), ("改成11月18号", Slot.REFUSED_ON, "2026-11-18"),
        ("说错了,是前天", Slot.PAID_ON, "2026-11-20"), ("应该是12号才对", Slot.PAID_ON, "2026-11-12"),
        ("不是15号,是16号", Slot.RECEIVED_ON, "2026-11-16"), ("哦不,昨天", Slot.PAID_ON, "2026-11-21"),
        ("我记错了,是上周五", Slot.PAID_ON, "2026-11-13"), ("11月12号,我刚才说错了", Slot.PAID_ON, "2026-11-12"),
        ("i meant 280", Slot.AMOUNT, "280"), ("not 300, 280", Slot.AMOUNT, "280"), ("280, not 300", Slot.AMOUNT, "280"),
        ("sorry it's 280 yuan", Slot.AMOUNT, "280"), ("不是300是280", Slot.AMOUNT, "280"), ("打错了,280块", Slot.AMOUNT, "280"),
        ("更正一下:1,280.5元", Slot.AMOUNT, "1280.5"), ("no, 12", Slot.DAYS_WAITING, "12"),
        ("等等,还是支付宝", Slot.PAID_WITH, "alipay"), ("no, alipay", Slot.REFUNDED_TO, "alipay"),
        ("actually it was by wechat pay", Slot.PAID_WITH, "wechat_pay"), ("不是微信是支付宝", Slot.PAID_WITH, "alipay"),
        ("换成信用卡", Slot.FUNDED_BY, "credit_card"), ("把300改成280", Slot.AMOUNT, "280"),
        ("change it from 300 to 280", Slot.AMOUNT, "280"), ("change the date to 3 november", Slot.PAID_ON, "2026-11-03"),
        ("日期不对,是11月3号", Slot.PAID_ON, "2026-11-03"),
    ],
)  # fmt: skip
def test_a_bare_value_that_sets_right_is_read(phrases: Phrases, text: str, slot: Slot, now: str) -> None:
    right = set_right_in(Heard(phrases.normal(text)), phrases, TODAY)
    assert right is not None
    assert right.now[slot] == now


@pytest.mark.parametrize(
    ("text", "slot", "was"),
    [("not 300, 280", Slot.AMOUNT, "300"), ("不是周二,是周三", Slot.PAID_ON, "2026-11-17"), ("不是微信是支付宝", Slot.PAID_WITH, "wechat_pay")],
)  # fmt: skip
def test_what_it_stands_in_place_of_is_read(phrases: Phrases, text: str, slot: Slot, was: str) -> None:
    right = set_right_in(Heard(phrases.normal(text)), phrases, TODAY)
    assert right is not None
    assert right.instead_of[slot] == was


@pytest.mark.parametrize(
    "text",
    [
        "周三", "是周三", "wednesday", "280", "支付宝", "it was wednesday", "no", "不对", "不是这样的", "wait", "等等",
        "不对,商家周三才回我", "no, the seller answered on wednesday", "不是支付宝", "not alipay", "改成3", "no, 2",
        "错了,是昨天付的", "not monday, 280", "不对,是周三还是周四", "sorry i paid 300 yuan by alipay", "改一下",
    ],
)  # fmt: skip
def test_a_bare_answer_and_a_tale_set_nothing_right(phrases: Phrases, text: str) -> None:
    assert set_right_in(Heard(phrases.normal(text)), phrases, TODAY) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("其实是因为超时了", "time_limit"), ("把理由改成超过期限", "time_limit"), ("说错了,他们说的是特价商品", "conditions"),
        ("不是因为拆封,其实是说超过七天了", "time_limit"), ("change the reason to too late", "time_limit"),
        ("actually they said it was too late", "time_limit"), ("now they say it was on sale", "conditions"),
    ],
)  # fmt: skip
def test_another_reason_of_a_refusal_is_read(phrases: Phrases, text: str, reason: str) -> None:
    assert reason_in(Named(phrases.normal(text), phrases)) == {Slot.REFUSAL_REASON: reason}


@pytest.mark.parametrize(
    "text", ["超时了", "其实我没拆封", "是因为超时了吗", "改成11月18号", "actually i paid by alipay", "too late"]
)
def test_what_gives_no_other_reason_is_left_alone(phrases: Phrases, text: str) -> None:
    assert reason_in(Named(phrases.normal(text), phrases)) == {}
