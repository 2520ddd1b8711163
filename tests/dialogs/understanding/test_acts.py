"""What people want, when they say it in their own way."""

import pytest

from dialogs.acts import Act, Cause, Ground, Signal
from tests.dialogs.understanding.conftest import Says

WANTED = [
    ("转人工", Act.TALK_TO_HUMAN), ("麻烦帮我转人工谢谢", Act.TALK_TO_HUMAN), ("I want to speak to a person", Act.TALK_TO_HUMAN),
    ("不知道", Act.DONT_KNOW), ("嗯，不清楚了", Act.DONT_KNOW), ("no idea", Act.DONT_KNOW), ("跳过", Act.SKIP),
    ("上一步", Act.GO_BACK), ("go back please", Act.GO_BACK), ("重新开始", Act.RESTART), ("再说一遍", Act.REPEAT),
    ("帮助", Act.HELP), ("为什么问这个", Act.ASK_WHY), ("要多久", Act.ASK_DURATION), ("谢谢", Act.THANKS), ("唔該晒", Act.THANKS),
    ("继续", Act.MORE), ("接着来", Act.AFFIRM), ("go on", Act.AFFIRM), ("next", Act.MORE), ("more", Act.MORE), ("👍", Act.AFFIRM), ("[OK]", Act.AFFIRM), ("删除我的数据", Act.FORGET_ME),
    ("我是商家，客户说没收到退款怎么办", Act.MERCHANT_HOWTO), ("zhuan人工", Act.TALK_TO_HUMAN), ("asdkjhaskjdh", Act.UNKNOWN),
    ("", Act.UNKNOWN), ("😡😡", Act.UNKNOWN),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act"), WANTED)
def test_an_act_is_heard(says: Says, text: str, act: Act) -> None:
    assert says(text).act is act


@pytest.mark.parametrize(
    ("text", "cause"),
    [("退款成功了可是钱没到账", Cause.REFUND_PENDING_ARRIVAL), ("退宽没到帐", Cause.REFUND_PENDING_ARRIVAL),
     ("商家一直不理我", Cause.UNRESPONSIVE_MERCHANT), ("the seller never answers me", Cause.UNRESPONSIVE_MERCHANT),
     ("找不到退款按钮", Cause.UNCLEAR_PROCESS), ("小程序一点退款就闪退", Cause.SYSTEM_OUTAGE), ("商家退到店铺余額", Cause.CHANNEL_MISMATCH),
     ("平台判商家贏", Cause.APPEAL_FAILED), ("I want a refund, how do I apply?", Cause.NOT_YET_REQUESTED)],
)  # fmt: skip
def test_a_report_points_to_its_cause(says: Says, text: str, cause: Cause) -> None:
    utterance = says(text)
    assert utterance.act is Act.REPORT
    assert max(utterance.causes, key=lambda one: utterance.causes[one]) is cause


def test_a_story_gives_cause_ground_and_facts_at_once(says: Says) -> None:
    utterance = says("上周三收到货就是坏的，申请退款商家拒绝，说是我自己弄坏的")
    assert Ground.GOODS_DAMAGED in utterance.grounds
    assert Cause.MERCHANT_REFUSED in utterance.causes
    assert utterance.slots["received_on"] == "2026-11-11"  # type: ignore[index]


@pytest.mark.parametrize(
    "text",
    ["客服让我把验证码发给他才能退款", "对方要我共享屏幕", "说先交200块保证金再退", "they want me to pay a 200 yuan fee first",
     "the agent asked me for the verification code"],
)  # fmt: skip
def test_somebody_who_asks_for_a_code_or_a_fee_beats_all(says: Says, text: str) -> None:
    utterance = says(text)
    assert utterance.act is Act.SCAM_SIGNAL
    assert Signal.SCAM in utterance.signals


def test_a_fee_taken_off_is_a_refusal_and_no_scam(says: Says) -> None:
    utterance = says("商家要扣30%手续费才退")
    assert Signal.SCAM not in utterance.signals
    assert utterance.act is Act.REPORT


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("换成英文", "en"),
        ("用繁體中文", "zh_Hant"),
        ("switch to Chinese", "zh_Hans"),
        ("traditional Chinese", "zh_Hant"),
        ("切换语言", None),
    ],
)
def test_a_change_of_language_names_the_language(says: Says, text: str, wanted: str | None) -> None:
    utterance = says(text)
    assert (utterance.act, utterance.wanted_locale) == (Act.CHANGE_LANGUAGE, wanted)


def test_a_neighbour_has_a_topic(says: Says) -> None:
    utterance = says("快递到哪了")
    assert (utterance.act, utterance.topic) == (Act.NEIGHBOUR, "logistics")


@pytest.mark.parametrize(
    ("text", "present", "shown"),
    [("退款没到账", None, "zh_Hans"), ("退款沒到賬", None, "zh_Hant"), ("my refund is late", "zh_Hans", "en"), ("ok", "zh_Hans", None),
     ("2", "en", None), ("👍", None, None), ("hello", None, "en"), ("hello", "zh_Hans", None), ("退款", "zh_Hant", "zh_Hant"),
     ("they said 退款成功 but no money in my account", "zh_Hans", None), ("wechat pay", "zh_Hant", None)],
)  # fmt: skip
def test_the_language_is_what_the_message_shows(says: Says, text: str, present: str | None, shown: str | None) -> None:
    assert says(text, locale=present).locale == shown


@pytest.mark.parametrize(
    ("text", "act"),
    [("算了", Act.CANCEL), ("继续和机器人聊", Act.CANCEL), ("back to the bot", Act.CANCEL), ("然后呢", Act.ASK_ESCALATION),
     ("那接下来呢", Act.ASK_ESCALATION), ("what then", Act.ASK_ESCALATION), ("and then?", Act.ASK_ESCALATION), ("谁说的", Act.ASK_SOURCE),
     ("凭什么", Act.ASK_SOURCE), ("有依据吗", Act.ASK_SOURCE), ("你确定吗", Act.ASK_SOURCE), ("are you sure?", Act.ASK_SOURCE),
     ("能保证吗", Act.ASK_SOURCE), ("为什么要等48小时", Act.ASK_SOURCE), ("有没有人啊", Act.TALK_TO_HUMAN),
     ("customer service", Act.TALK_TO_HUMAN), ("can somebody real help me", Act.TALK_TO_HUMAN), ("客服在吗", Act.TALK_TO_HUMAN),
     ("真人", Act.TALK_TO_HUMAN), ("let me speak to someone", Act.TALK_TO_HUMAN), ("你们几点上班", Act.TALK_TO_HUMAN)],
)  # fmt: skip
def test_short_words_mean_what_people_mean_by_them(says: Says, text: str, act: Act) -> None:
    assert says(text).act is act


@pytest.mark.parametrize(
    "text",
    ["蓝色的楼梯口", "小狗过河", "明天股市怎么样", "我家猫很可爱", "隔壁王叔种的葡萄熟了", "妹妹的裙子是绿色的", "the blue staircase",
     "my cat is very cute", "uncle bob grew grapes this summer", "the tall man wore a green hat"],
)  # fmt: skip
def test_what_has_nothing_to_do_with_refunds_is_no_report(says: Says, text: str) -> None:
    assert says(text).act in (Act.UNKNOWN, Act.SMALLTALK, Act.NEIGHBOUR)


@pytest.mark.parametrize("text", ["it didn't work", "that did not work at all", "还是不行"])
def test_what_did_not_work_is_no_ground(says: Says, text: str) -> None:
    assert says(text).grounds == ()


def test_goods_that_do_not_work_are_a_ground(says: Says) -> None:
    assert says("the charger I bought doesn't work").grounds == (Ground.GOODS_DAMAGED,)
