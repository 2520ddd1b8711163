"""The return without a reason is for ordinary goods: other kinds neither win it nor are told to cite it."""

import pytest

from dialogs.diagnosis import rank
from dialogs.refunds import refund_catalog
from dialogs.slots import GoodsKind, Slot

CATALOG = refund_catalog()
OTHER_KINDS = [kind for kind in GoodsKind if kind is not GoodsKind.ORDINARY]


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_only_ordinary_goods_lead_to_the_return_without_a_reason(kind: GoodsKind) -> None:
    facts = {
        Slot.SITUATION: "not_applied",
        Slot.DELIVERY: "received",
        Slot.RETURN_WINDOW: "open",
        Slot.GOODS_KIND: kind,
    }
    assert rank(CATALOG, facts, {}, ())[0].variant != "not_yet_requested.return_without_reason"
    ordinary = {**facts, Slot.GOODS_KIND: GoodsKind.ORDINARY}
    assert rank(CATALOG, ordinary, {}, ())[0].variant == "not_yet_requested.return_without_reason"


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_too_late_is_answered_with_the_right_of_ordinary_goods_alone(kind: GoodsKind) -> None:
    facts = {Slot.SITUATION: "seller_refused", Slot.REFUSAL_REASON: "time_limit", Slot.GOODS_KIND: kind}
    assert rank(CATALOG, facts, {}, ())[0].variant != "missed_deadline.return_right_open"


@pytest.mark.parametrize("step", ["apply_before_arrival", "report_sent_back", "press_for_returned_goods"])
def test_a_step_for_goods_of_every_kind_cites_the_right_under_its_condition(step: str) -> None:
    draft = CATALOG.rungs[step].draft
    assert draft is not None
    assert draft.rule is not None
    assert draft.rule.text.startswith("属于")


def test_a_service_is_not_said_to_rest_on_the_return_of_goods() -> None:
    sources = {figure.id for figure in CATALOG.variants["not_yet_requested.service_or_digital"].sources}
    assert sources == {"as_promised"}


def test_shop_credit_that_came_back_to_shop_credit_went_the_way_of_the_payment() -> None:
    back = {Slot.SITUATION: "other_channel", Slot.REFUNDED_TO: "balance", Slot.BALANCE_OF: "shop"}
    assert rank(CATALOG, back, {}, ())[0].variant == "channel_mismatch.paid_in_shop_credit"
    same = {**back, Slot.PAID_WITH: "balance"}
    assert rank(CATALOG, same, {}, ())[0].variant == "channel_mismatch.not_paid_by_wechat"
