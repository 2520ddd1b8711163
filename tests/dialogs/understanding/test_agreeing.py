"""The seller's answer as the whole message tells it, and where it tells none."""

import pytest

from dialogs.acts import Cause
from dialogs.slots import MerchantResponse
from dialogs.understanding.agreeing import TOLD, answer_told

REFUSED, AGREED, NONE = MerchantResponse.REFUSED, MerchantResponse.AGREED, MerchantResponse.NONE

TELLING = [
    (Cause.MERCHANT_REFUSED, "店家说概不负责", REFUSED),
    (Cause.UNMET_CONDITIONS, "they say it is a sale item", REFUSED),
    (Cause.MISSED_DEADLINE, "卖家说超过七天了", REFUSED),
    (Cause.MISSED_DEADLINE, "系统提示超过售后时限", None),
    (Cause.MISSED_DEADLINE, "the app says the cutoff has passed", None),
    (Cause.UNMET_CONDITIONS, "拆了封", None),
    (Cause.UNRESPONSIVE_MERCHANT, "发了十条都没人回", NONE),
    (Cause.UNRESPONSIVE_MERCHANT, "商家把我晾了半个月", NONE),
    (Cause.UNRESPONSIVE_MERCHANT, "老板说财务还在审核", None),
    (Cause.UNRESPONSIVE_MERCHANT, "they only ever say soon", None),
    (Cause.REFUND_PENDING_ARRIVAL, "卖家说昨天就打款了", AGREED),
    (Cause.REFUND_PENDING_ARRIVAL, "账单显示退款成功", None),
    (Cause.SYSTEM_OUTAGE, "店家说系统坏了", None),
]


@pytest.mark.parametrize(("cause", "text", "answer"), TELLING, ids=[text for _, text, _ in TELLING])
def test_what_a_message_is_about_tells_the_answer(cause: Cause, text: str, answer: MerchantResponse | None) -> None:
    assert answer_told(((cause.value, TOLD),), text) == answer


def test_what_is_not_likely_enough_tells_nothing() -> None:
    assert answer_told(((Cause.MERCHANT_REFUSED.value, TOLD - 0.01),), "店家说概不负责") is None
