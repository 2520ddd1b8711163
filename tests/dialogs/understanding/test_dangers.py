"""Words of a theft, and demands that rob people, are told from a refund that is merely late, refused or scanned for."""

import pytest

from bot.phrases import read_sources
from dialogs.acts import Act, Signal
from dialogs.dangers import Theft, Trap
from dialogs.refunds.traps import TRAPS
from dialogs.slots import Slot
from tests.dialogs.understanding.conftest import Says


@pytest.mark.parametrize(
    "text",
    ["被骗子骗了2000块怎么办", "我給騙子轉了帳", "有人冒充客服，我把钱转过去了", "把卡号给客服了，安全吗", "我的银行卡被盗刷了",
     "退款要扫对方发的二维码", "they tricked me into paying 800", "I told the agent my card number",
     "I sent the code to the caller", "must I scan their code to receive the refund"],
)  # fmt: skip
def test_a_theft_and_a_code_to_scan_are_a_scam(says: Says, text: str) -> None:
    utterance = says(text)
    assert Signal.SCAM in utterance.signals
    assert utterance.act is Act.SCAM_SIGNAL


@pytest.mark.parametrize(
    "text",
    ["这家店是骗子，付了200块没发货", "我买到假货被骗了，付款300元", "扫码付的款，现在要退款", "要扫码核销才能退款吗", "退货要扫码寄件吗",
     "退款成功但是卡被冻结了", "this shop is a scam, I paid 300 and they never shipped", "I paid by scanning the QR code, want refund",
     "I told customer service the error code", "the seller scanned my QR code to refund me"],
)  # fmt: skip
def test_a_bad_shop_and_a_code_that_paid_are_none(says: Says, text: str) -> None:
    assert Signal.SCAM not in says(text).signals


@pytest.mark.parametrize(
    ("text", "trap"),
    [("卖家说先确认收货，再给我退款", Trap.CONFIRM_FIRST), ("要我改成五星好评才给退", Trap.REVIEW_FIRST), ("商家加我微信说退款", Trap.ELSEWHERE),
     ("商家让我取消订单，私下退", Trap.WITHDRAW_FIRST), ("客服要我的银行卡号，能给吗", Trap.CARD_NUMBER), ("怎么避免被骗", Trap.AVOIDING),
     ("they'll refund if I change my review to five stars", Trap.REVIEW_FIRST), ("怎么退款", None), ("我已经确认收货了还能退吗", None),
     ("给了差评，商家不退款", None), ("我撤销了退款申请还能再申请吗", None), ("I left a good review but the item broke", None),
     ("I confirmed receipt, can I still get a refund", None), ("I paid with my card", None)],
)  # fmt: skip
def test_a_demand_is_told_from_what_the_user_did(says: Says, text: str, trap: Trap | None) -> None:
    assert says(text).trap is trap


def test_what_is_said_beside_a_scam_is_no_answer_of_the_seller(says: Says) -> None:
    told = says("客服说同意退款，但要我先交保证金，骗子，我转了3000元").slots
    assert not told.keys() & {Slot.MERCHANT_RESPONSE, Slot.AMOUNT}


@pytest.mark.parametrize(
    "text", ["我的银行卡号是6222021234567890128", "my card number is 6222021234567890128 and code 345678"]
)
def test_a_covered_number_fills_no_slot_and_says_nothing(says: Says, text: str) -> None:
    utterance = says(text)
    assert not utterance.slots
    assert utterance.act is Act.INFORM


def test_a_card_that_is_asked_about_has_received_nothing(says: Says) -> None:
    assert Slot.REFUNDED_TO not in says("should I give them my card number").slots
    assert says("卖家说让我报银行卡号，他手动打给我").slots[Slot.REFUNDED_TO] == "bank_card"


@pytest.mark.parametrize("locale", ["zh_Hans", "en"])
@pytest.mark.parametrize(("subject", "kinds"), [("trap", Trap), ("theft", Theft)])
def test_every_danger_can_be_said_in_every_language(locale: str, subject: str, kinds: type[Trap] | type[Theft]) -> None:
    named = {value for value in read_sources()[locale]["patterns"][subject] if not value.startswith("_")}
    assert named == {kind.value for kind in kinds}


def test_every_trap_has_an_answer() -> None:
    assert set(TRAPS) == set(Trap)
