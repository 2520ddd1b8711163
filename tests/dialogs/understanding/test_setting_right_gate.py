"""The cheap look before a value that sets another right passes over none that the words for it match."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogs.understanding import setting_right
from dialogs.understanding.heard import Heard

RELAXED = settings(suppress_health_check=[HealthCheck.too_slow], max_examples=300)


@RELAXED
@given(
    words=st.from_regex(setting_right._WRONG_ZH, fullmatch=True) | st.from_regex(setting_right._NOT_ZH, fullmatch=True),
    behind=st.sampled_from(["", "，周三", "。是支付宝"]),
)
def test_every_word_for_a_mistake_opens_the_gate(words: str, behind: str) -> None:
    assert Heard(words + behind).may_hold(setting_right._GATE_ZH), words


@pytest.mark.parametrize("text", ["退款还没到账", "商家拒绝退款"])
def test_a_complaint_does_not(text: str) -> None:
    assert not Heard(text).may_hold(setting_right._GATE_ZH)
