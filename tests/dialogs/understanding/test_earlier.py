"""What sets an earlier answer right, and what does not."""

import pytest

from dialogs.slots import Slot
from dialogs.utterance import Expected
from tests.dialogs.understanding.conftest import Says

GOODS = ("goods_state.unopened", "goods_state.opened", "goods_state.used")
SHOP = ("shop_type.mini_program", "shop_type.channels_shop")
BACK = ("refunded_to.wechat_pay", "refunded_to.alipay", "refunded_to.coupon")
PAID = ("paid_with.wechat_pay", "paid_with.alipay")
ASKED_SHOP = Expected(slot=Slot.SHOP_TYPE, choices=SHOP, earlier=(GOODS, BACK))


@pytest.mark.parametrize(
    "text",
    ["不对，用过了", "说错了，是用过了", "抱歉，刚才点错了，应该是用过了", "不是没拆封，是用过了", "no, used", "sorry, I meant used",
     "hang on, it was used actually", "not opened, used", "oops, I tapped the wrong one, it's used", "used, not unopened"],
)  # fmt: skip
def test_words_that_call_an_answer_wrong_name_the_right_one(says: Says, text: str) -> None:
    said = says(text, ASKED_SHOP)
    assert (said.slots, said.is_correction) == ({Slot.GOODS_STATE: "used"}, True)


@pytest.mark.parametrize("text", ["用过了", "used", "used I think", "好像用过了"])
def test_a_bare_answer_to_the_question_before_is_one(says: Says, text: str) -> None:
    assert says(text, ASKED_SHOP).slots == {Slot.GOODS_STATE: "used"}


def test_without_a_word_of_it_only_the_answer_before_is_changed(says: Says) -> None:
    assert Slot.REFUNDED_TO not in says("voucher", ASKED_SHOP).slots
    assert says("no wait, voucher", ASKED_SHOP).slots == {Slot.REFUNDED_TO: "coupon"}


def test_what_is_on_offer_goes_before_what_was_asked_and_behind_it_after_a_no(says: Says) -> None:
    asked = Expected(slot=Slot.PAID_WITH, choices=PAID, earlier=(BACK,))
    assert says("alipay", asked).slots == {Slot.PAID_WITH: "alipay"}
    assert says("不对，支付宝", asked).slots == {Slot.REFUNDED_TO: "alipay"}


def test_a_no_to_what_is_asked_names_what_is_on_offer(says: Says) -> None:
    assert says("不对，视频号", ASKED_SHOP).slots == {Slot.SHOP_TYPE: "channels_shop"}


@pytest.mark.parametrize(
    "text",
    [
        "不对",
        "说错了",
        "no wait",
        "不是用过了",
        "not used",
        "用过了还是没拆，我不确定",
        "不对，我要转人工",
        "sorry, what?",
    ],
)
def test_who_names_no_single_answer_sets_none_right(says: Says, text: str) -> None:
    assert says(text, ASKED_SHOP).slots.get(Slot.GOODS_STATE) not in {"used", "opened"}


@pytest.mark.parametrize("text", ["没有", "不是", "好的", "no", "谢谢"])
def test_words_with_a_meaning_of_their_own_keep_it(says: Says, text: str) -> None:
    asked = Expected(slot=Slot.SHOP_TYPE, choices=SHOP, earlier=(("applied.yes", "applied.not_yet"),))
    assert Slot.APPLIED not in says(text, asked).slots


def test_without_an_earlier_answer_nothing_is_set_right(says: Says) -> None:
    assert says("no wait, voucher", Expected(slot=Slot.SHOP_TYPE, choices=SHOP)).slots == {}


@pytest.mark.parametrize(
    "text",
    [
        "哎呀手滑了，用过了",
        "用过了，我也说不太准的样子",
        "oh silly me, used",
        "I'd say used, but don't hold me to it",
        "used. whatever",
    ],
)
def test_an_answer_stands_beside_words_that_tell_nothing(says: Says, text: str) -> None:
    for asked in (Expected(slot=Slot.GOODS_STATE, choices=GOODS), ASKED_SHOP):
        assert says(text, asked).slots == {Slot.GOODS_STATE: "used"}


@pytest.mark.parametrize("text", ["用过了，没拆，随便哪个", "used, or opened, no idea"])
def test_two_answers_beside_each_other_are_none(says: Says, text: str) -> None:
    asked = Expected(slot=Slot.GOODS_STATE, choices=("goods_state.used", "goods_state.opened"))
    assert says(text, asked).choice is None


def test_what_is_denied_of_something_else_is_told_of_that(says: Says) -> None:
    asked = Expected(slot=Slot.REFUNDED_TO, choices=BACK, earlier=(GOODS,))
    assert says("说错了，不是微信付的，是支付宝", asked).slots.get(Slot.REFUNDED_TO) is None
    assert says("说错了，不是微信，是支付宝", asked).slots.get(Slot.REFUNDED_TO) == "alipay"
