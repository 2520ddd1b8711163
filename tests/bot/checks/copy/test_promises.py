"""What promises or overstates is found; what denies a promise is not."""

import pytest

from bot.checks.copy.lint import Lint
from bot.checks.copy.promises import LINT
from tests.bot.checks.copy.conftest import Plant


@pytest.mark.parametrize(
    ("locale", "words", "found"),
    [
        ("en", "Your refund is guaranteed.", "guaranteed"),
        ("en", "The platform will certainly help.", "certainly"),
        ("en", "You will get your money back.", "will get your money"),
        ("en", "This always works.", "always"),
        ("en", "Nobody answers, but you will be refunded.", "will be refunded"),
        ("en", "Do not worry, it is definitely on its way.", "definitely"),
        ("zh_Hans", "这样做一定能退。", "一定能"),
        ("zh_Hans", "我们保证退款到账。", "保证"),
        ("zh_Hans", "平台肯定会退。", "肯定"),
        ("zh_Hans", "不用担心，必定到账。", "必定"),
        ("zh_Hans", "投诉就包退。", "包退"),
        ("zh_Hans", "这个办法绝对有用。", "绝对"),
        ("zh_Hant", "我們保證退款到帳。", "保證"),
        ("zh_Hant", "這樣做一定會退。", "一定會"),
        ("zh_Hant", "平台絕對支持您。", "絕對"),
    ],
)
def test_a_promise_is_found(locale: str, words: str, found: str, plant: Plant) -> None:
    faults = [each for each in LINT.faults([plant(words, locale)]) if "An exception" not in each]
    assert len(faults) == 1
    assert repr(found) in faults[0]


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en", "Nothing is guaranteed."),
        ("en", "A yes does not always start the refund."),
        ("zh_Hans", "没有人能保证什么时候恢复。"),
        ("zh_Hans", "点“同意”不一定会退款。"),
        ("zh_Hans", "微信支付只在付款后一定时间内能退。"),
        ("zh_Hans", "商家的保证金可能被扣。"),
        ("zh_Hant", "沒有人能保證結果。"),
    ],
)
def test_a_denied_promise_is_none(locale: str, words: str, plant: Plant) -> None:
    assert not list(Lint(finds=LINT.finds, complaint="", declared={}).faults([plant(words, locale)]))
