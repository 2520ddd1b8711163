"""Which steps may be taken on which facts: none that would be wrong, never none at all, and the natural one first."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import product

import pytest

from bot.workdays import ChinaWorkdays
from dialogs.catalog import Facts
from dialogs.conditions import open_ladder
from dialogs.deadlines import CHINA, derived
from dialogs.diagnosis import next_question, rank
from dialogs.refunds import refund_catalog
from dialogs.slots import Slot

CATALOG = refund_catalog()
WORKDAYS = ChinaWorkdays.load()
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=CHINA)
#: What steps go by, with values that open or close some of them.
VALUES: Mapping[Slot, tuple[str | None, ...]] = {
    Slot.SHOP_TYPE: (None, "mini_program", "channels_shop"),
    Slot.MERCHANT_RESPONSE: (None, "none", "refused"),
    Slot.APPEAL_WINDOW: (None, "open", "over"),
    Slot.PAID_WITH: (None, "wechat_pay", "alipay", "bank_card"),
    Slot.FUNDED_BY: (None, "debit_card"),
    Slot.COMPLAINED_TO: (None, "mini_program", "regulator"),
}
SHOP_STEPS = {id_ for id_ in CATALOG.rungs if id_.startswith("shop_")}
IN_A_SHOP = {Slot.SHOP_TYPE: "channels_shop"}
IN_A_MINI_PROGRAM = {Slot.SHOP_TYPE: "mini_program"}


def combinations() -> Iterator[Facts]:
    for values in product(*VALUES.values()):
        yield {slot: value for slot, value in zip(VALUES, values, strict=True) if value is not None}


def steps(variant: str, facts: Facts | None = None) -> list[str]:
    return [rung.id for rung in open_ladder(CATALOG.variants[variant], facts or {})]


def test_every_slot_that_a_step_goes_by_is_tried() -> None:
    gone_by = {slot for rung in CATALOG.rungs.values() for slot in (*rung.needs, *rung.unless)}
    assert gone_by == set(VALUES)


@pytest.mark.parametrize("variant", CATALOG.variants)
def test_no_facts_leave_a_variant_without_a_step(variant: str) -> None:
    assert all(steps(variant, facts) for facts in combinations())


@pytest.mark.parametrize("variant", CATALOG.variants)
def test_a_shop_step_is_only_for_a_shop_that_is_known_to_be_one(variant: str) -> None:
    implied = CATALOG.variants[variant].implies
    for facts in combinations():
        if {**implied, **facts}.get(Slot.SHOP_TYPE) != "channels_shop":
            assert not SHOP_STEPS & {*steps(variant, facts)}, facts


@pytest.mark.parametrize("variant", CATALOG.variants)
def test_the_payment_company_is_asked_only_when_it_was_not_wechat_pay(variant: str) -> None:
    for facts in combinations():
        if "ask_payment_company" in steps(variant, facts):
            assert facts.get(Slot.PAID_WITH) in ("alipay", "bank_card")
            assert Slot.FUNDED_BY not in facts


@pytest.mark.parametrize("variant", CATALOG.variants)
def test_the_shop_platform_is_called_only_after_a_refusal(variant: str) -> None:
    implied = CATALOG.variants[variant].implies
    for facts in combinations():
        if "shop_step_in" in steps(variant, facts):
            assert {**implied, **facts}[Slot.MERCHANT_RESPONSE] == "refused"
            assert facts.get(Slot.APPEAL_WINDOW) != "over"


@pytest.mark.parametrize(
    ("variant", "facts", "first"),
    [
        ("unmet_conditions.ordinary_goods", {}, "cite_return_right"),
        ("unmet_conditions.ordinary_goods", IN_A_MINI_PROGRAM, "cite_return_right"),
        ("unmet_conditions.ordinary_goods", IN_A_SHOP, "shop_step_in"),
        ("unmet_conditions.ordinary_goods", {**IN_A_SHOP, Slot.APPEAL_WINDOW: "over"}, "shop_new_claim"),
        ("unmet_conditions.excluded_goods", {}, "ask_exclusion_proof"),
        ("unmet_conditions.excluded_goods", IN_A_SHOP, "shop_step_in"),
        ("unmet_conditions.used_goods", IN_A_MINI_PROGRAM, "ask_goodwill"),
        ("unmet_conditions.faulty_all_the_same", {}, "cite_fault"),
        ("unmet_conditions.faulty_all_the_same", IN_A_SHOP, "shop_step_in"),
        ("unmet_conditions.faulty_all_the_same", {**IN_A_SHOP, Slot.APPEAL_WINDOW: "over"}, "shop_guarantee"),
        ("merchant_refused.own_shop", {}, "write_demand"),
        ("merchant_refused.wechat_shop", {}, "shop_step_in"),
        ("merchant_refused.wechat_shop_too_late", {}, "shop_new_claim"),
        ("merchant_refused.not_shipped", {}, "claim_unshipped"),
        ("missed_deadline.return_right_open", {}, "send_return_notice"),
        ("missed_deadline.return_right_open", IN_A_SHOP, "shop_step_in"),
        ("not_yet_requested.return_without_reason", IN_A_SHOP, "send_return_notice"),
        ("not_yet_requested.faulty_goods", {}, "cite_fault"),
        ("not_yet_requested.faulty_goods", IN_A_SHOP, "shop_claim"),
        ("unresponsive_merchant.own_shop", {}, "write_demand"),
        ("unresponsive_merchant.wechat_shop", {}, "shop_wait"),
        ("unclear_process.where_to_apply_in_wechat_shop", {}, "shop_claim"),
        ("appeal_failed.wechat_shop", {}, "ask_review"),
        ("channel_mismatch.not_paid_by_wechat", {Slot.PAID_WITH: "alipay"}, "ask_payment_company"),
        ("channel_mismatch.not_paid_by_wechat", {}, "write_demand"),
    ],
)
def test_the_natural_step_comes_first(variant: str, facts: Facts, first: str) -> None:
    assert steps(variant, facts)[0] == first


def test_what_is_told_counts_more_than_what_a_variant_implies() -> None:
    told = {Slot.SHOP_TYPE: "mini_program"}
    assert not SHOP_STEPS & {*steps("merchant_refused.wechat_shop", told)}


def questions_and_end(told: Mapping[Slot, str], answers: Mapping[Slot, str]) -> tuple[list[Slot], str]:
    """What is asked of somebody who knows only `answers`, and what is concluded."""
    facts, closed, asked = dict(told), set(told), []
    while question := next_question(CATALOG, derived(facts, NOW, WORKDAYS), {}, (), frozenset(closed)):
        asked.append(question.slot)
        closed.add(question.slot)
        if question.slot in answers:
            facts[question.slot] = answers[question.slot]
    return asked, rank(CATALOG, derived(facts, NOW, WORKDAYS), {}, ())[0].variant


KNOWN = {
    Slot.GOODS_KIND: "ordinary",
    Slot.GOODS_STATE: "opened",
    Slot.DELIVERY: "received",
    Slot.RECEIVED_ON: "2026-11-20",
    Slot.SHOP_TYPE: "channels_shop",
    Slot.REFUSED_ON: "2026-11-21",
}


@pytest.mark.parametrize(
    "told",
    [
        {Slot.SITUATION: "seller_refused", Slot.REFUSAL_REASON: "conditions"},
        {Slot.SITUATION: "seller_refused", Slot.REFUSAL_REASON: "time_limit"},
        {Slot.SITUATION: "seller_refused", Slot.REFUSAL_REASON: "no_valid_reason"},
    ],
)
def test_after_a_refusal_the_shop_and_in_a_wechat_shop_the_day_are_asked(told: Mapping[Slot, str]) -> None:
    asked, _ = questions_and_end(told, KNOWN)
    assert asked.index(Slot.SHOP_TYPE) < asked.index(Slot.REFUSED_ON)
    asked, _ = questions_and_end(told, {**KNOWN, Slot.SHOP_TYPE: "mini_program"})
    assert Slot.REFUSED_ON not in asked


def test_who_has_not_applied_is_asked_for_the_shop() -> None:
    asked, _ = questions_and_end({Slot.SITUATION: "not_applied"}, KNOWN)
    assert Slot.SHOP_TYPE in asked


@pytest.mark.parametrize("refused_on", ["2026-11-21", "2026-10-01"])
@pytest.mark.parametrize("reason", ["conditions", "time_limit", "no_valid_reason", None])
def test_no_shop_is_taken_for_a_wechat_shop_because_a_day_was_told(refused_on: str, reason: str | None) -> None:
    told = {Slot.REFUSED_ON: refused_on} | ({Slot.REFUSAL_REASON: reason} if reason else {})
    _, variant = questions_and_end(told, {})
    assert Slot.SHOP_TYPE not in CATALOG.variants[variant].implies
    assert CATALOG.variants[variant].implies.get(Slot.MERCHANT_RESPONSE) == "refused"
