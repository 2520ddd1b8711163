"""Nobody can be told from a script that was recorded from their words, and the bot hears it as it heard them."""

from datetime import date

import pytest

from bot.inbox.anonymous import anonymous
from bot.testkit.in_process import dialogue_of
from bot.testkit.recording.stand_ins import is_heard_alike, stands_for, without_person
from dialogs.understanding import masked
from dialogs.understanding.secrets import MASK

DAY = date(2026, 11, 22)
PHRASES = dialogue_of(()).phrases

#: What somebody wrote, the piece of it that tells who they are, and what it becomes.
TELLING = [
    ("我的手机号是13912345678，退款没到账", "13912345678", "我的手机号是13800138000，退款没到账"),
    ("电话 139 1234 5678", "139 1234 5678", "电话 138 0013 8000"),
    ("订单号4200002145202611228765432109，退款三天了", "8765432109", "订单号4200123456789012345678901234，退款三天了"),
    ("退款单号50301409532026112212345678901", "2026112212345678901", "退款单号50301234567890123456789012345"),
    ("我的银行卡号是6222021234567890123", "1234567890123", "我的银行卡号是6000000000000000004"),
    ("我叫张伟，商家不退款", "张伟", "我叫王明，商家不退款"),
    ("My name is Jonathan Lee and my refund has not arrived", "Jonathan", "My name is Alex Wang and my refund has not arrived"),
    ("my mail is jon.lee@gmail.com", "jon.lee", "my mail is someone@example.com"),
    ("看这里 https://shop.weixin.qq.com/o/991827", "991827", "看这里 https://example.com/"),
    ("加我微信号 zhangwei_1987", "zhangwei", "加我微信号 wxid_example"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "telling", "becomes"), TELLING)
def test_what_tells_who_somebody_is_is_replaced_by_its_like(text: str, telling: str, becomes: str) -> None:
    assert without_person(text) == becomes
    assert telling not in without_person(text)


@pytest.mark.parametrize("text", [text for text, *_ in TELLING])
def test_the_bot_hears_the_same(text: str) -> None:
    after = stands_for(text, PHRASES, DAY)
    assert is_heard_alike(text, after, PHRASES, DAY), after


def test_that_the_bot_would_hear_something_else_is_noticed() -> None:
    assert not is_heard_alike("商家拒绝退款", "退款没到账", PHRASES, DAY)


@pytest.mark.parametrize(
    "text", ["退款没到账", "11月3日付的299.5元\n今天还没到", "等了15天", "2026-11-03 申请的", "第一行\n\n第二行！？"]
)
def test_what_tells_nothing_stays_to_the_letter(text: str) -> None:
    assert without_person(text) == text


def test_an_error_code_is_nobodys_and_stays() -> None:
    assert stands_for("提示错误码 ERR-204712", PHRASES, DAY) == "提示错误码 ERR-204712"


def test_what_no_pattern_here_knows_is_masked_at_least() -> None:
    text = "家住幸福路12号3单元402室，退款没到账"
    assert "402" not in without_person(text)
    assert MASK in without_person(text)


@pytest.mark.parametrize(
    ("cover", "secret"),
    [
        ("验证码是***", "验证码是123456"),
        ("我的银行卡号***", "我的银行卡号6000000000000007"),
        ("身份证号***", "身份证号11010119000101000"),
    ],
)
def test_a_secret_that_was_covered_is_one_again_to_whoever_looks_for_secrets(cover: str, secret: str) -> None:
    after = without_person(cover)
    assert after.startswith(secret)
    assert masked(after) == cover


def test_a_second_look_finds_nobody_in_what_was_covered() -> None:
    for text, *_ in TELLING:
        assert without_person(without_person(text)) == without_person(text)
        assert anonymous("退款没到账") == "退款没到账"
