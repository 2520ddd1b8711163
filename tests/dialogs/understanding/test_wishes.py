"""Wishes about the talk itself, and what only looks like one."""

import pytest

from dialogs.acts import Act
from tests.dialogs.understanding.conftest import Says


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("change 3", "3"), ("correct the third answer", "3"), ("edit #2", "2"), ("answer 2 is wrong", "2"), ("the first one isn't right", "1"),
        ("改3", "3"), ("改第3个", "3"), ("第三条不对", "3"), ("把第二项改一下", "2"), ("改一下第一条", "1"), ("第2個錯了", "2"),
        ("改付款方式", "paid_with"), ("付款方式填错了", "paid_with"), ("我要修改收货日期", "received_on"), ("change the payment method", "paid_with"),
        ("I want to change the amount", "amount"), ("the amount is wrong", "amount"), ("改答案", "which"), ("change an answer", "which"),
    ],
)  # fmt: skip
def test_an_answer_to_change_is_heard(says: Says, text: str, topic: str) -> None:
    said = says(text)
    assert (said.act, said.topic) == (Act.SHOW_CASE, topic)


@pytest.mark.parametrize(
    "text",
    [
        "商家改了付款方式",
        "商家发错货了",
        "改付款方式为支付宝",
        "not WeChat, I paid with Alipay",
        "the seller changed the price on me",
        "我的情况",
        "我的订单出错了",
        "wrong item",
    ],
)
def test_what_changes_no_answer_is_left_alone(says: Says, text: str) -> None:
    said = says(text)
    assert not (said.act is Act.SHOW_CASE and said.topic)


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("回到前两步", "2"), ("退两步", "2"), ("往回退三步", "3"), ("返回上2步", "2"), ("再往前", "1"), ("再退一步", "1"), ("後退兩步", "2"),
        ("back two steps", "2"), ("go back 3 steps", "3"), ("two steps back", "2"), ("undo the last two", "2"), ("go back twice", "2"), ("further back", "1"),
    ],
)  # fmt: skip
def test_so_many_steps_back_are_heard(says: Says, text: str, steps: str) -> None:
    said = says(text)
    assert (said.act, said.topic) == (Act.GO_BACK, steps)


@pytest.mark.parametrize(
    "text", ["商家让我再等两步", "第二步怎么做", "they sent it back 2 days ago", "two steps are left"]
)
def test_other_steps_go_nowhere(says: Says, text: str) -> None:
    assert says(text).act is not Act.GO_BACK


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("please reply in English: the seller refuses", "en"), ("我看不懂中文", "en"), ("我看不懂英文，用中文吧", "zh_Hans"), ("I don't read Chinese", "en"),
        ("商家不退款，请用英文回复我", "en"), ("請改用繁體中文", "zh_Hant"), ("can you speak Chinese to me", "zh_Hans"),
    ],
)  # fmt: skip
def test_another_language_is_heard_wherever_it_stands(says: Says, text: str, locale: str) -> None:
    assert says(text).wanted_locale == locale


@pytest.mark.parametrize(
    "text",
    [
        "the seller only speaks Chinese",
        "页面是英文的，看不到退款",
        "客服只会说英文",
        "the app is in English",
        "商家用英文回复我说不退",
    ],
)
def test_a_language_of_others_is_no_wish(says: Says, text: str) -> None:
    assert says(text).wanted_locale is None


@pytest.mark.parametrize(
    ("text", "present", "shown"),
    [("refund", "zh_Hans", None), ("alipay", "zh_Hans", None), ("退款", "en", None), ("微信支付", "en", None), ("退款", None, "zh_Hans"),
     ("refund", None, "en"), ("商家一直不理我", "en", "zh_Hans"), ("沒收到錢", "zh_Hans", "zh_Hant"), ("seller refused", "zh_Hans", "en")],
)  # fmt: skip
def test_one_word_switches_no_language(says: Says, text: str, present: str | None, shown: str | None) -> None:
    assert says(text, locale=present).locale == shown
