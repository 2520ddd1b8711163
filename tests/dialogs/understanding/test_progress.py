"""What the user did with our advice, and what came of it, in words of their own."""

import pytest

from dialogs.acts import Act
from dialogs.slots import Slot
from tests.dialogs.understanding.conftest import Says


@pytest.mark.parametrize(
    "text",
    ["钱到账了，谢谢", "已经收到退款了", "到账了", "投诉成功了钱到账了", "按你说的投诉了，今天早上钱终于退回来了", "昨天还没到，刚刚到账了",
     "跟你说一声，299块退款今天到账了", "I got my money back!", "the money finally came back this morning, thanks",
     "good news: my refund has arrived", "they finally refunded me", "问题解决了", "it's solved, thanks"],
)  # fmt: skip
def test_money_that_came_is_told_wherever_it_stands(says: Says, text: str) -> None:
    utterance = says(text)
    assert (utterance.act, utterance.slots.get(Slot.OUTCOME)) == (Act.REPORT_PROGRESS, "arrived")


@pytest.mark.parametrize(
    "text",
    ["还没到账", "什么时候到账", "钱没到", "到账了吗", "商家说到账了但我没看到", "显示到账了可是零钱里没有", "收到退款了但是只有一半",
     "退款到账要几天", "退到会员卡了，收到退款了也没用", "要是钱到了我告诉你", "the money hasn't arrived", "when will the money arrive",
     "the seller says the money arrived but my card is empty", "I want my money back", "could we get the money back",
     "the refund landed in their mall wallet", "钱退到了别人的卡里", "问题还没解决", "it is not solved", "my parcel arrived"],
)  # fmt: skip
def test_money_that_is_missed_promised_or_doubted_has_not_come(says: Says, text: str) -> None:
    assert says(text).slots.get(Slot.OUTCOME) != "arrived"


@pytest.mark.parametrize(
    "text",
    ["没用", "没效果", "不管用", "投诉了没用", "商家还是不退", "试了还是不行", "it didn't help", "it didn't work", "no luck",
     "the seller still won't refund"],
)  # fmt: skip
def test_a_step_that_did_not_help_is_told(says: Says, text: str) -> None:
    utterance = says(text)
    assert (utterance.act, utterance.slots.get(Slot.OUTCOME)) == (Act.REPORT_PROGRESS, "failed")


@pytest.mark.parametrize(
    "text",
    [
        "还没有消息",
        "还没回",
        "没动静",
        "发过去了，还没回复",
        "no news yet",
        "nothing yet",
        "still waiting for an answer",
    ],
)
def test_a_step_without_an_answer_yet_is_still_waiting(says: Says, text: str) -> None:
    utterance = says(text)
    assert (utterance.act, utterance.slots.get(Slot.OUTCOME)) == (Act.REPORT_PROGRESS, "still_waiting")


@pytest.mark.parametrize(
    "text",
    ["优惠券没用过", "这张券没用微信买", "商家一直没动静，都一个月了，我的钱怎么办", "照片没用，商家说看不清", "the refund button doesn't work",
     "I haven't used it"],
)  # fmt: skip
def test_a_story_that_sounds_alike_has_no_outcome(says: Says, text: str) -> None:
    assert Slot.OUTCOME not in says(text).slots


@pytest.mark.parametrize(
    "text",
    ["已投诉", "投诉了", "我昨天投诉的", "发了", "发给商家了", "写好了发过去了", "提交了", "做了", "照做了", "问过了", "打过电话了",
     "按你教的弄完了", "I filed a complaint yesterday", "done", "done it", "I did what you said", "I've sent it to them", "called them"],
)  # fmt: skip
def test_a_step_that_was_taken_is_progress_without_an_outcome(says: Says, text: str) -> None:
    utterance = says(text)
    assert (utterance.act, utterance.slots.get(Slot.OUTCOME)) == (Act.REPORT_PROGRESS, None)


def test_a_complaint_is_told_with_its_day(says: Says) -> None:
    for text in ("我昨天投诉的", "I filed a complaint yesterday"):
        assert says(text).slots[Slot.COMPLAINT_FILED_ON] == "2026-11-21"


@pytest.mark.parametrize(
    "text",
    ["还没做", "还没投诉", "还没", "等会儿做", "晚点再去投诉", "not yet", "I'll do it later", "haven't done it yet"],
)
def test_a_step_that_was_not_taken_tells_nothing(says: Says, text: str) -> None:
    utterance = says(text)
    assert (utterance.act, dict(utterance.slots)) == (Act.INFORM, {})


@pytest.mark.parametrize(
    "text",
    ["零钱里没有", "零钱和银行卡都没有", "银行说没有这笔", "客服说查不到", "查了没有", "账单里没看到退款", "nothing in my wallet", "the bank sees nothing",
     "support can't find it", "I checked, nothing", "not in my wallet or card"],
)  # fmt: skip
def test_what_a_search_did_not_show_is_told_and_stays_a_complaint(says: Says, text: str) -> None:
    utterance = says(text)
    assert utterance.slots.get(Slot.OUTCOME) == "not_found"
    assert utterance.act is not Act.REPORT_PROGRESS


@pytest.mark.parametrize(
    "text", ["银行说到了", "银行查到了，已经入账", "the bank says it is there", "the bank found it"]
)
def test_what_a_bank_has_found_is_told(says: Says, text: str) -> None:
    assert says(text).slots.get(Slot.OUTCOME) == "found"


@pytest.mark.parametrize(
    "text",
    ["银行说到了但我没看到", "商家客服说已经到账了", "我在零钱里没有开通支付，怎么退款", "the shop says it is there"],
)
def test_what_is_doubted_or_said_by_the_seller_is_not_found(says: Says, text: str) -> None:
    assert says(text).slots.get(Slot.OUTCOME) not in {"found", "not_found"}
