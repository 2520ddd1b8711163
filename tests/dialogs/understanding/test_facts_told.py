"""The same fact in many people's words: `facts_told.tsv` has a sentence and its facts a line. Today is 2026-11-22."""

from datetime import date
from pathlib import Path

import pytest

from bot.understood import understood_as_json
from dialogs.understanding import Phrases

LINES = [line.split("\t") for line in (Path(__file__).parent / "facts_told.tsv").read_text("utf-8").splitlines()]
#: Of these nothing is written down in the file.
UNSAID = {"applied", "balance_of", "complained_to", "delivery", "outcome", "payer", "refusal_reason", "refund_status",
          "demand", "goods_kind", "shop_type", "paid_in_order", "paid_privately"}  # fmt: skip


def told(text: str, phrases: Phrases, wanted: dict[str, str]) -> dict[str, str]:
    slots = understood_as_json(text, phrases, date(2026, 11, 22))["slots"]
    if "returned_on" not in wanted and slots.get("returned_on") == slots.get("sent_back_on"):
        slots.pop("returned_on", None)
    return {slot: str(value) for slot, value in slots.items() if slot in wanted or slot not in UNSAID}


@pytest.mark.parametrize(("text", "facts"), LINES, ids=[text[:24] for text, _ in LINES])
def test_a_fact_is_heard_in_whatever_words(phrases: Phrases, text: str, facts: str) -> None:
    wanted = dict(fact.split("=", 1) for fact in facts.split(" "))
    assert told(text, phrases, wanted) == wanted


APPROVED = [
    ("商家11月16号同意退款，到今天也没收到一分钱", "2026-11-16"),
    ("Approved on 12 November by the merchant, nothing in my account as of today", "2026-11-12"),
    ("商家11月16号同意退款了", None),
    ("the seller approved my refund on Nov 12", None),
]


@pytest.mark.parametrize(("text", "day"), APPROVED, ids=[text[:24] for text, _ in APPROVED])
def test_a_yes_begins_the_refund_only_where_money_is_missed(phrases: Phrases, text: str, day: str | None) -> None:
    assert understood_as_json(text, phrases, date(2026, 11, 22))["slots"].get("refund_started_on") == day


@pytest.mark.parametrize(
    ("text", "amount"),
    [("对方说要先交保证金才肯放退款，订单金额3,600元", "3600"), ("要我先交500元解冻费才给退款", None)],
)
def test_beside_a_scam_only_the_sum_of_the_order_counts(phrases: Phrases, text: str, amount: str | None) -> None:
    assert understood_as_json(text, phrases, date(2026, 11, 22))["slots"].get("amount") == amount


@pytest.mark.parametrize(
    ("text", "way"),
    [("We were promised money and what came is a stack of store points", "coupon"),
     ("he asks me to add his WeChat and he'll transfer there", "transfer"),
     ("如果退我优惠券我可不答应", None), ("他问我退支付宝还是微信", None)],
)  # fmt: skip
def test_where_a_message_is_all_about_another_way_its_one_channel_is_that_way(
    phrases: Phrases, text: str, way: str | None
) -> None:
    assert understood_as_json(text, phrases, date(2026, 11, 22))["slots"].get("refunded_to") == way
