"""What an answer on offer tells: no more than its label says, and no bound that it does not reach."""

import pytest

from dialogs.acts import Ground
from dialogs.catalog import Part
from dialogs.refunds import refund_catalog
from dialogs.refunds.drafts.telling import told
from dialogs.refunds.figures import law
from dialogs.slots import Slot

CATALOG = refund_catalog()
CHOICES = CATALOG.choices


def test_longer_ago_begins_where_a_returned_parcel_is_held_on_purpose() -> None:
    days = [choice.days_ago for choice in CATALOG.questions[Slot.RETURNED_ON].choices if choice.days_ago is not None]
    assert max(days) == law.DELIBERATE_DELAY.value
    assert CHOICES["returned_on.longer_ago"].facts == {Slot.PARCEL: "past_delay"}


def test_longer_than_a_week_is_past_the_usual_time_and_no_more() -> None:
    assert CHOICES["refund_started_on.longer_ago"].facts == {Slot.WAITED: "past_arrival"}


def test_the_wallet_is_wechat_pays_and_credit_in_a_shop_is_not() -> None:
    assert CHOICES["paid_with.wallet"].facts == {Slot.PAID_WITH: "wechat_pay", Slot.FUNDED_BY: "wallet"}
    assert CHOICES["paid_with.balance"].facts == {Slot.PAID_WITH: "balance"}
    assert CHOICES["paid_with.balance"].label == "Credit in the shop"


def test_a_shops_closed_claim_is_not_offered_as_a_closed_refund() -> None:
    assert CHOICES["refund_status.closed"].label == "Refund closed"


def test_never_shipped_is_not_the_same_as_not_received() -> None:
    assert {CHOICES[each].label for each in ("goods_state.not_shipped", "delivery.not_shipped")} == {"Never shipped"}


@pytest.mark.parametrize(
    ("choice", "words"),
    [("goods_state.damaged", "破损或有质量问题"), ("goods_state.not_as_described", "与页面描述不符")],
)
def test_a_draft_tells_the_fault_that_was_tapped(choice: str, words: str) -> None:
    picked = CHOICES[choice]
    assert picked.ground in {Ground.GOODS_DAMAGED, Ground.NOT_AS_DESCRIBED}
    (reason,) = told(Part.REASON, picked.facts, [picked.ground])
    assert words in reason.say.text
