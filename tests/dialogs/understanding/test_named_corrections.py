"""An answer that is named with its new value, and what only seems to be one."""

import pytest

from dialogs.slots import Slot
from dialogs.understanding import Phrases
from dialogs.understanding.calendar import Today
from dialogs.understanding.named_corrections import named_correction_in
from tests.dialogs.understanding.conftest import SUNDAY

TODAY = Today(SUNDAY)


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("店铺类型改成小程序", Slot.SHOP_TYPE, "mini_program"),
        ("等待天数不对,是12天", Slot.DAYS_WAITING, "12"), ("拒绝日期改成11月3号", Slot.REFUSED_ON, "2026-11-03"),
        ("扣款方式改成信用卡", Slot.FUNDED_BY, "credit_card"), ("the refund amount was 140, not 130", Slot.AMOUNT, "140"),
        ("the way i paid was alipay, not wechat pay", Slot.PAID_WITH, "alipay"),
    ],
)  # fmt: skip
def test_the_new_value_is_read(phrases: Phrases, text: str, slot: Slot, value: str) -> None:
    answer = named_correction_in(phrases.normal(text), phrases, TODAY)
    assert answer is not None
    assert (answer.slot, answer.value) == (slot, value)


@pytest.mark.parametrize(
    "text",
    [
        "金额不对", "金额不对,商家只退了100", "the amount is wrong, they refunded only 100", "退款金额和付的不对,差了20块",
        "支付方式不对", "金额改一下", "change the amount", "the price was not what i paid", "付款日期不是11月3号",
    ],
)  # fmt: skip
def test_a_tale_changes_no_answer(phrases: Phrases, text: str) -> None:
    assert named_correction_in(phrases.normal(text), phrases, TODAY) is None
