"""What words deny is no fact: nor what nobody asked for, what nobody said, nor goods that are sound."""

import pytest

from dialogs.acts import Ground
from dialogs.slots import Slot
from tests.dialogs.understanding.conftest import Says


@pytest.mark.parametrize(
    "text",
    ["我没有要求换货，要的是退款", "我没要换货", "我不想换货，只要退款", "我没說要換貨", "i never asked for an exchange, i want a refund",
     "I don't want an exchange"],
)  # fmt: skip
def test_what_was_not_asked_for_is_no_demand(says: Says, text: str) -> None:
    assert Slot.DEMAND not in says(text).slots


@pytest.mark.parametrize(
    "text",
    ["他没说要退到余额", "商家没说过会退到支付宝", "賣家沒說會退到銀行卡", "they never said it would go to alipay",
     "the shop did not say it would be refunded to my balance"],
)  # fmt: skip
def test_money_did_not_go_where_nobody_said_it_would(says: Says, text: str) -> None:
    assert Slot.REFUNDED_TO not in says(text).slots


@pytest.mark.parametrize(
    "text",
    [
        "the goods were not damaged",
        "the item wasn't broken at all",
        "nothing was wrong with it",
        "商品没有坏",
        "东西没破",
        "貨沒有破損",
    ],
)
def test_sound_goods_are_no_ground(says: Says, text: str) -> None:
    said = says(text)
    assert Ground.GOODS_DAMAGED not in said.grounds
    assert said.slots.get(Slot.GOODS_STATE) != "damaged"


@pytest.mark.parametrize(
    "text", ["昨天商家又说可以退了", "商家前天说能退了", "賣家昨天說會退了", "客服说可以给退了，昨天"]
)
def test_a_promise_of_a_day_begins_no_refund(says: Says, text: str) -> None:
    assert Slot.REFUND_STARTED_ON not in says(text).slots


@pytest.mark.parametrize(
    "text", ["微信支付退款失败，错误码 SYSTEMERROR", "微信支付退款接口报错", "支付宝退款页面打不开"]
)
def test_a_refund_that_fails_went_nowhere(says: Says, text: str) -> None:
    assert Slot.REFUNDED_TO not in says(text).slots


@pytest.mark.parametrize("text", ["现在显示介入入口关闭", "顯示申請通道已關閉", "显示店铺关闭了"])
def test_an_entrance_that_is_closed_is_no_state_of_the_refund(says: Says, text: str) -> None:
    assert Slot.REFUND_STATUS not in says(text).slots


@pytest.mark.parametrize("text", ["耳机一边没声音，质量有问题，想退", "音箱沒聲音，想退貨"])
def test_goods_without_sound_are_no_silent_seller(says: Says, text: str) -> None:
    assert Slot.MERCHANT_RESPONSE not in says(text).slots
