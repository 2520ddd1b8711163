"""The thing that a refund is about, and the wish to talk about another one's."""

import pytest

from dialogs.slots import Slot
from dialogs.things import CaseNamed, Thing
from dialogs.understanding.quoting import in_own_words
from tests.dialogs.understanding.conftest import Says


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("裤子的钱到了", "trousers"),
        ("买的牛仔裤商家不给退", "trousers"),
        ("the money for my jeans came", "trousers"),
        ("我的运动鞋退款还没到", "shoes"),
        ("I returned the headphones", "earphones"),
    ],
)
def test_a_thing_has_the_same_name_in_every_language(says: Says, text: str, thing: str) -> None:
    named = says(text).thing
    assert named is not None
    assert named.id == thing


@pytest.mark.parametrize(
    "text", ["手机上显示退款成功", "包裹到了", "裤子和鞋子都没退", "钱包里没有", "I booked it", "of course"]
)
def test_what_is_no_thing_or_more_than_one_names_none(says: Says, text: str) -> None:
    assert says(text).thing is None


@pytest.mark.parametrize(
    "text", ["换一个退款问题", "切换到另一笔退款", "看看别的退款", "switch to another refund", "go to the next case"]
)
def test_another_refund_is_wanted_by_no_name(says: Says, text: str) -> None:
    assert says(text).wanted_case == CaseNamed()


@pytest.mark.parametrize(
    "text", ["回到第2个退款问题", "第二个退款", "看第二单", "case 2", "go back to refund number 2"]
)
def test_a_refund_is_wanted_by_its_number(says: Says, text: str) -> None:
    assert says(text).wanted_case == CaseNamed(number=2)


@pytest.mark.parametrize(
    "text",
    ["回到鞋的那个", "说说鞋子那笔退款", "鞋子那单怎么样了", "back to the shoes one", "what about the shoes refund"],
)
def test_a_refund_is_wanted_by_its_thing(says: Says, text: str) -> None:
    wanted = says(text).wanted_case
    assert wanted is not None
    assert wanted.thing is not None
    assert wanted.thing.id == "shoes"


@pytest.mark.parametrize(
    "text",
    [
        "看看订单",
        "说说退款",
        "回到第一个",
        "换个问题",
        "我要换一双鞋",
        "换个退款方式",
        "I want to return the shoes",
        "go back",
    ],
)
def test_other_wishes_want_no_other_refund(says: Says, text: str) -> None:
    assert says(text).wanted_case is None


def test_a_thing_is_quoted_as_it_was_typed(says: Says) -> None:
    said = says("褲子的錢到了")
    assert said.thing == Thing(id="trousers", word="褲子")
    assert said.slots == {Slot.OUTCOME: "arrived"}
    assert in_own_words(says("没到账"), "没到账", str).thing is None
