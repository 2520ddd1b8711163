"""Short questions with an answer of their own, and what only sounds like one."""

import pytest

from dialogs.acts import Act
from dialogs.understanding import Phrases
from dialogs.understanding.asked_after import asked_in
from dialogs.understanding.heard import Heard
from dialogs.utterance import COST, FREIGHT, OWN_TIME, PRIVACY, TOO_LATE


@pytest.mark.parametrize(
    "text",
    [
        "会不会泄露我的信息", "你们会偷看我的聊天吗", "你们能看到我的聊天记录吗", "你们会保存聊天记录吗", "谁能看到我说的话", "我的信息安全吗", "隐私政策", "你们会把我的资料卖给别人吗",
        "我跟你说的话会保密吗", "聊天记录会保存多久", "会不会告诉商家", "会不会告诉卖家我来过", "你们會洩露我的個資嗎", "在这里说话安全吗",
        "will you leak my data?", "do you store my messages?", "who sees this?", "who can read this chat", "is this private",
        "is my data safe?", "do you share my information with the seller?", "how long do you keep this", "privacy policy",
        "are my messages recorded?", "what happens to my data", "do you save this chat",
    ],
)  # fmt: skip
def test_a_question_about_what_is_kept_is_heard(phrases: Phrases, text: str) -> None:
    assert asked_in(Heard(phrases.normal(text))) == (Act.EXPORT_MY_DATA, PRIVACY)


@pytest.mark.parametrize(
    "text",
    [
        "我最晚什么时候要弄", "最晚哪天之前申请", "我的截止日期是哪天", "我还剩几天", "还有多少时间可以申请", "几号之前要申请退货", "退货期限是多久",
        "what is my deadline?", "when's the deadline", "by when do i have to apply?", "how much time do i have left?",
        "until when can i return it", "how many days left?", "what's the last day i can return it?",
    ],
)  # fmt: skip
def test_a_question_about_the_own_time_is_heard(phrases: Phrases, text: str) -> None:
    assert asked_in(Heard(phrases.normal(text))) == (Act.ASK_DURATION, OWN_TIME)


@pytest.mark.parametrize(
    "text",
    [
        "我是不是过期了", "还来得及吗", "现在申请是不是太晚了", "超时了吗", "我这个过期了没", "会不会来不及", "is it too late for me?",
        "am i too late", "did i miss the deadline", "have i missed it?", "is there still time", "has my time limit expired?",
    ],
)  # fmt: skip
def test_a_question_whether_it_is_too_late_is_heard(phrases: Phrases, text: str) -> None:
    assert asked_in(Heard(phrases.normal(text))) == (Act.ASK_DURATION, TOO_LATE)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("打95017要钱吗", ".95017"), ("95017是免费的吗", ".95017"), ("打12315收费吗", ".12315"), ("这个电话要钱吗", ""),
        ("is 95017 free?", ".95017"), ("does calling 12315 cost anything", ".12315"), ("is it free to call 95017", ".95017"),
    ],
)  # fmt: skip
def test_a_question_what_a_call_costs_is_heard(phrases: Phrases, text: str, number: str) -> None:
    assert asked_in(Heard(phrases.normal(text))) == (Act.ASK_ESCALATION, f"{COST}{number}")


@pytest.mark.parametrize(
    "text", ["那运费谁出", "这运费该谁付", "谁承担运费", "who pays for the return", "who pays the return shipping"]
)
def test_a_question_who_pays_to_send_goods_back_is_heard(phrases: Phrases, text: str) -> None:
    assert asked_in(Heard(phrases.normal(text))) == (Act.ASK_ESCALATION, FREIGHT)


@pytest.mark.parametrize(
    "text",
    [
        "商家泄露了我的信息", "删除聊天记录", "导出我的数据", "你们存了我什么信息", "不要保存我的信息", "delete my data", "what data do you have on me",
        "商家说太晚了", "商家说超时了不给退", "the seller says it is too late", "多久到账", "退款还要多久", "how long does it take",
        "我保存了聊天记录", "聊天记录我都留着", "i kept the chat history", "i saved the messages", "退款安全吗", "谁来处理",
        "12315怎么打", "在哪里看退款记录", "怎么查看我的退款", "怎么看订单信息", "哪里能看到我的退款记录", "95017打不通", "how long until i see the money", "商家会不会把我的信息卖给别人",
        "订单已经过期", "优惠券过期了", "what is the refund status", "什么时候到账",
    ],
)  # fmt: skip
def test_a_tale_a_wish_and_other_questions_are_none_of_these(phrases: Phrases, text: str) -> None:
    assert asked_in(Heard(phrases.normal(text))) is None
