"""
What words do not tell, though parts of them look as if: `not_told.tsv` has a sentence and slots a line.

A slot with a value may hold another. Today is Monday, 2026-11-23.
"""

from datetime import date
from pathlib import Path

import pytest

from bot.understood import understood_as_json
from dialogs.slots import Slot
from dialogs.understanding import Phrases, understand
from dialogs.utterance import NOTHING_EXPECTED

TODAY = date(2026, 11, 23)
LINES = [line.split("\t") for line in (Path(__file__).parent / "not_told.tsv").read_text("utf-8").splitlines()]


@pytest.mark.parametrize(("text", "slots"), LINES, ids=[text[:24] for text, _ in LINES])
def test_words_inside_others_or_denied_tell_nothing(phrases: Phrases, text: str, slots: str) -> None:
    told = understood_as_json(text, phrases, TODAY)["slots"]
    for slot in slots.split(" "):
        name, _, value = slot.partition("=")
        assert told.get(name) != value if value else name not in told


DENIED = [
    ("商家没拒绝，就是拖着", Slot.MERCHANT_RESPONSE, "refused"),
    ("還沒被拒啦，賣家只是叫我等", Slot.MERCHANT_RESPONSE, "refused"),
    ("they have not rejected it, they only want a photo", Slot.MERCHANT_RESPONSE, "refused"),
    ("花的是168不是20", Slot.AMOUNT, "20"),
    ("it's not custom made, they sell 50 of the same", Slot.GOODS_KIND, "custom"),
    ("不是定制的，谁都能买", Slot.GOODS_KIND, "custom"),
    ("不是到了一部分，一分都没到", Slot.REFUND_STATUS, "partial"),
    ("不是退优惠券！我买的就是餐券", Slot.REFUNDED_TO, "coupon"),
    ("不對，你寫的內容是優惠券，我要的是兩張券退錢", Slot.REFUNDED_TO, "coupon"),
    ("I never said wallet, it was my debit card", Slot.FUNDED_BY, "wallet"),
    ("我没说是零钱付的", Slot.FUNDED_BY, "wallet"),
    ("the order was 168 yuan, not 20", Slot.AMOUNT, "20"),
]


@pytest.mark.parametrize(("text", "slot", "value"), DENIED, ids=[text[:24] for text, _, _ in DENIED])
def test_what_is_said_not_to_be_is_taken_back(phrases: Phrases, text: str, slot: Slot, value: str) -> None:
    said = understand(text, phrases, NOTHING_EXPECTED, today=TODAY, locale=None)
    assert said.withdrawn.get(slot) == value


STILL_TOLD = [
    ("卖家没有拒绝的理由却拒绝了我", "merchant_response", "refused"),
    ("they didn't answer at first and then refused", "merchant_response", "refused"),
    ("the seller said he sent it back to my card", "merchant_response", "agreed"),
    ("they say the money is on its way", "merchant_response", "agreed"),
    ("到账金额不足，少了50", "refund_status", "partial"),
    ("the dress is unused", "goods_state", "unopened"),
    ("two concert tickets", "goods_kind", "ticket"),
    ("I booked it on the 18th of November", "paid_on", "2026-11-18"),
    ("是个社区团购的小程序，花的是168不是20", "amount", "168"),
    ("你刚给我改成20了，订单金额是168，20是他们肯赔的", "amount", "168"),
    ("不是20，是168", "amount", "168"),
    ("訂單是398，不是211", "amount", "398"),
    ("it's not 20 but 168", "amount", "168"),
    ("they offer 20 of 168", "amount", "168"),
    ("398 paid, only 211 came back", "amount", "398"),
    ("买了398只退211", "amount", "398"),
    ("不是，手镯是4800，鉴定费200", "amount", "4800"),
    ("商家只赔20，我花了168", "amount", "168"),
    ("买的衣服退成了优惠券", "refunded_to", "coupon"),
    ("I bought a dress and they refunded a coupon", "refunded_to", "coupon"),
    ("商家只给我券", "refunded_to", "coupon"),
    ("he wants to pay me by alipay, i paid with wechat", "refunded_to", "alipay"),
    ("my wallet shows nothing", "funded_by", "wallet"),
    ("零钱里没收到退款", "funded_by", "wallet"),
    ("i paid and have been waiting for two weeks, nothing shipped", "paid_on", "2026-11-09"),
    ("已经过了七天了还没到账", "days_waiting", 7),
]


@pytest.mark.parametrize(("text", "slot", "value"), STILL_TOLD, ids=[text[:24] for text, _, _ in STILL_TOLD])
def test_the_same_words_tell_it_where_they_mean_it(phrases: Phrases, text: str, slot: str, value: str | int) -> None:
    assert understood_as_json(text, phrases, TODAY)["slots"].get(slot) == value
