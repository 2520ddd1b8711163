"""What nobody may keep is found and covered; order numbers are not."""

import pytest

from dialogs.acts import Act, Signal
from dialogs.understanding import masked
from tests.dialogs.understanding.conftest import Says


@pytest.mark.parametrize(
    ("text", "secret"),
    [("我的验证码是 123456", "123456"), ("驗證碼：９８７６５４", "９８７６５４"), ("the code is 482913 ok", "482913"),
     ("密码:abc123!", "abc123!"), ("my password is hunter2", "hunter2"), ("卡号6222021234567890128", "6222021234567890128"),
     ("4111 1111 1111 1111", "4111 1111 1111 1111"), ("身份证11010519491231002X", "11010519491231002X"),
     ("我的身份证号码是110105194912310021", "110105194912310021"), ("身份证号110105491231002", "110105491231002"),
     ("my ID number is 110105194912310021", "110105194912310021")],
)  # fmt: skip
def test_a_secret_is_covered_and_told(says: Says, text: str, secret: str) -> None:
    assert secret not in masked(text)
    utterance = says(text)
    assert Signal.SECRET_SENT in utterance.signals
    assert utterance.act is not Act.SCAM_SIGNAL
    assert secret not in repr(utterance)


@pytest.mark.parametrize(
    "text",
    ["订单号4200001234202611181234567890", "订单2026111812345678", "退款单号50300012342026111812345678901", "错误码40001", "付了123456元",
     "error code 40001", "order number 4111111111111111", "客服要我的验证码", "what is my password for"],
)  # fmt: skip
def test_what_is_no_secret_stays(text: str) -> None:
    assert masked(text) == text


def test_covering_twice_changes_nothing() -> None:
    once = masked("验证码 123456 卡号 6222021234567890128")
    assert masked(once) == once


@pytest.mark.parametrize(
    "text", ["my PAS\u017fWORD is 483920", "my pa\u017f\u017fword is 483920", "P\u0131N 4839", "P\u0130N 4839"]
)
def test_a_letter_that_stands_for_another_case_hides_no_secret(text: str) -> None:
    assert not any(sign.isdigit() for sign in masked(text))
