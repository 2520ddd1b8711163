"""A word or two that are a whole message, and whether a message asks."""

import pytest

from dialogs.acts import Act
from dialogs.understanding.bare_wishes import _BY_PATTERN, bare_wish_in
from dialogs.understanding.heard import Heard
from dialogs.understanding.questioning import asks_whether_to_apply_again, is_question, is_unchanged
from dialogs.utterance import CAME, NOW, PAID_BACK, REFUNDED, WAITS


@pytest.mark.parametrize(
    ("bare", "meant"),
    [
        ("为什么", (Act.ASK_WHY, None)), ("why", (Act.ASK_WHY, None)), ("那现在怎么办", (Act.ASK_ESCALATION, NOW)),
        ("so what do i do now", (Act.ASK_ESCALATION, NOW)), ("怎么写", (Act.ASK_DRAFT, None)),
        ("how do i write it", (Act.ASK_DRAFT, None)), ("到了", (Act.REPORT_PROGRESS, CAME)),
        ("it came", (Act.REPORT_PROGRESS, CAME)), ("好 我等", (Act.REPORT_PROGRESS, WAITS)),
        ("ok ill wait", (Act.REPORT_PROGRESS, WAITS)), ("他们退了 谢谢", (Act.REPORT_PROGRESS, REFUNDED)),
        ("商家退款了", (Act.REPORT_PROGRESS, REFUNDED)), ("they paid thanks", (Act.REPORT_PROGRESS, REFUNDED)),
        ("已经退给我了 谢谢啊", (Act.REPORT_PROGRESS, PAID_BACK)), ("他们把钱退回来了", (Act.REPORT_PROGRESS, PAID_BACK)),
        ("the seller refunded me", (Act.REPORT_PROGRESS, PAID_BACK)), ("i got refunded", (Act.REPORT_PROGRESS, PAID_BACK)),
    ],
)  # fmt: skip
def test_a_bare_wish_is_read_as_what_it_is(bare: str, meant: tuple[Act, str | None]) -> None:
    assert bare_wish_in(bare) == meant


@pytest.mark.parametrize(
    "bare",
    ["申诉失败了怎么办", "why did the seller refuse", "货到了", "要等多久", "how long must i wait", "it came broken", "他们退货了", "商家说退了",
     "我退给商家了", "他们退了优惠券给我", "退给我的是优惠券", "they refunded my friend", "they paid me to alipay", "i paid", "退了"],
)  # fmt: skip
def test_a_tale_or_another_question_is_no_bare_wish(bare: str) -> None:
    assert bare_wish_in(bare) is None


@pytest.mark.parametrize(
    "text", ["凭什么判我输", "我的钱还能要回来吗", "will i get my money back?", "what can i still do"]
)
def test_a_question_is_seen(text: str) -> None:
    assert is_question(Heard(text))


@pytest.mark.parametrize("text", ["申诉失败了怎么办", "商家不理我", "the seller refused, what now?", "钱没到吗"])
def test_news_is_no_mere_question(text: str) -> None:
    assert not is_question(Heard(text))


@pytest.mark.parametrize("text", ["要不要重新申请", "需要我重新提交吗", "apply again?", "should i apply again?"])
def test_whether_to_apply_again_is_about_the_refund(text: str) -> None:
    assert asks_whether_to_apply_again(Heard(text))


@pytest.mark.parametrize(
    "text", ["重新开始", "start over", "can we start again?", "我重新申请了退款", "i applied again"]
)
def test_a_wish_to_start_over_and_a_tale_are_not(text: str) -> None:
    assert not asks_whether_to_apply_again(Heard(text))


def test_what_is_as_before_is_seen() -> None:
    assert is_unchanged(Heard("商家还是拒绝"))
    assert is_unchanged(Heard("they still refuse"))
    assert not is_unchanged(Heard("商家拒绝"))


@pytest.mark.parametrize("pattern", [pattern.pattern for pattern, _, _ in _BY_PATTERN])
def test_the_patterns_match_no_sign_that_does_not_stand_in_them(pattern: str) -> None:
    assert not set("[.\\") & set(pattern), "the cheap look knows the signs of words alone"
