"""Nothing that leads to somebody is kept; what is said stays."""

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.inbox import anonymous as module
from bot.inbox.anonymous import LONGEST_KEPT, anonymous, says_anything

PERSONAL = {
    "我叫王小明，订单号1000039801202411221234567890没退": "我叫***，订单号***没退",
    "電話138-0013-8000，或１３８００１３８０００": "電話***，或***",
    "① 1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣ 打给我": "*** 打给我",
    "手机一三八零零一三八零零零": "手机***",
    "call me at one three eight double zero one three": "call me at ***",
    "邮箱abc.def@qq.com没收到": "邮箱***没收到",
    "mail me: a＠b．com please": "mail me: *** please",
    "打开https://a.b/c?openid=x1打不开，www.x.cn/y也是": "打开***打不开，***也是",
    "我的店 shop.example.com 不退": "我的店 *** 不退",
    "身份证11010519491231002X被要走了": "身份证***被要走了",
    "验证码 8842 给他了": "验证码 *** 给他了",
    "银行卡6222 0200 1234 5678 903没到": "银行卡***没到",
    "oABCdef1234567890abcdefXYZ12": "***",
    "顺丰SF1234567890123退回去了": "顺丰***退回去了",
    "加我微信号：abc_def99 谢谢": "加我微信号：*** 谢谢",
    "收货地址是广东省深圳市南山区科技园路1号，没人退": "收货地址是***，没人退",
    "世纪大道100号3栋501室的快递": "***的快递",
    "My name is John Smith and nobody pays": "My name is *** and nobody pays",
    "my name is john smith, 12 Nathan Road, Flat 5B": "my name is ***, ***, ***",
    "Mr. Wong said no": "Mr. *** said no",
    "我姓歐陽，退款呢": "我姓***，退款呢",
    "王先生说不给": "***先生说不给",
}
HARMLESS = (
    "我11月18日付了199.90元,钱没到账",
    "2026-11-18 付了 12345.67",
    "我叫客服退款他不退",
    "我是于昨天买的",
    "iphone15pro 的退款呢",
    "三百五十六块钱，等了两三天",
    "在超市买的不知道怎么退",
    "在群里说18号退",
    "微信是付款方式",
    "wechat is broken, I am stuck",
    "I'm still waiting for flat rate shipping",
)
MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")

#: Text as it may come, thick with what must not stay.
TEXTS = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.text("0123456789０１２①②٣٤一二三 -.@＠:/", max_size=30),
        st.emails(),
        st.from_regex(r"1[3-9]\d{9}|\d{16,28}|[A-Z]{2}\d{9}", fullmatch=True),
        st.sampled_from(["我叫", "订单号", "https://", "www.", "*", "***", "地址是", "Order ", "，", " "]),
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize(("said", "kept"), PERSONAL.items())
def test_what_is_personal_goes_and_the_rest_stays(said: str, kept: str) -> None:
    assert anonymous(said) == kept


@pytest.mark.parametrize("said", HARMLESS)
def test_what_tells_nothing_of_a_person_stays(said: str) -> None:
    assert anonymous(said) == said


def faults(kept: str) -> list[str]:
    """What must not be in a text that is kept."""
    found = {
        "six digits": re.search(r"\d{6}", kept),
        "mail": MAIL.search(kept),
        "page": re.search(r"://|www\.\w", kept),
        "control": re.search(r"[\x00-\x1f\x7f]", kept),
        "length": len(kept) > LONGEST_KEPT,
    }
    return [name for name, fault in found.items() if fault]


@given(TEXTS)
@example("1\u200b3\u200b8\u200b0\u200b0\u200b1")
@example("1***2***34***56")
@example("x" * 495 + " 13800138000 a@b.co")
@example("0www.0\x7f")
@example("5" * 1999 + "@a.b")
def test_no_number_and_no_address_ever_stays(said: str) -> None:
    kept = anonymous(said)
    assert faults(kept) == []
    kept.encode()
    assert faults(anonymous(kept)) == []


@pytest.mark.parametrize(
    ("rule", "said", "fault"),
    [
        ("_LONG_NUMBER", "132456.10", "six digits"),
        ("_MAIL", "a@b.example", "mail"),
        ("_LINK", "see https://a", "page"),
    ],
)
def test_a_rule_that_is_missing_would_be_noticed(
    monkeypatch: pytest.MonkeyPatch, rule: str, said: str, fault: str
) -> None:
    assert faults(anonymous(said)) == []
    monkeypatch.setattr(module, rule, re.compile("(?!)"))
    if rule == "_LONG_NUMBER":
        monkeypatch.setattr(module, "_NUMBER", re.compile("(?!)"))
    assert faults(anonymous(said)) == [fault]


def test_the_cut_leaves_no_piece_of_a_number() -> None:
    assert not re.search(r"\d", anonymous("退" * (LONGEST_KEPT - 3) + "13800138000"))


@pytest.mark.parametrize("piece", ["路", "市区", "a.a.", "@", "1 ", "我叫", "一-", "a1", "12 a ", "://"])
def test_the_cost_of_the_worst_text_is_bounded(piece: str) -> None:
    start = time.process_time()
    anonymous(piece * 5000)
    assert time.process_time() - start < 0.25


def test_a_mask_or_a_mark_alone_says_nothing() -> None:
    assert not any(map(says_anything, ("***", "？？", "", "12 3", "😀")))
    assert says_anything("退 ***")
