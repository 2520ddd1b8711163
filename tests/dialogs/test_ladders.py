"""Which steps may be taken on which facts: none that would be wrong, never none at all, and the natural one first."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import product

import pytest

from bot.workdays import ChinaWorkdays
from dialogs.catalog import Facts
from dialogs.conditions import closing_steps, may_be_taken, open_ladder
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
        ("merchant_refused.own_shop", {}, "bill_complaint"),
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
        ("appeal_failed.mini_program", {Slot.COMPLAINED_TO: "mini_program_seller"}, "mini_program_step_in"),
        ("appeal_failed.mini_program", {Slot.COMPLAINED_TO: "mini_program"}, "ask_review"),
        ("unresponsive_merchant.delay_is_deliberate", {}, "delay_complaint"),
        ("refund_pending_arrival.overdue", {}, "check_status"),
        ("refund_pending_arrival.overdue", {Slot.REFUND_STATUS: "processing"}, "ask_refund_number"),
        ("refund_pending_arrival.family_card", {Slot.FUNDED_BY: "family_card"}, "ask_refund_number"),
        ("channel_mismatch.not_paid_by_wechat", {Slot.PAID_WITH: "alipay"}, "ask_payment_company"),
        ("channel_mismatch.not_paid_by_wechat", {}, "write_demand"),
    ],
)
def test_the_natural_step_comes_first(variant: str, facts: Facts, first: str) -> None:
    assert steps(variant, facts)[0] == first


#: What a step must not be offered with, by the facts and rules that it rests on.
FORBIDDEN = [
    ("bill_complaint", Slot.PAID_WITH, "alipay"),  # F3.1: only payments by WeChat Pay are on its bill
    ("bill_complaint", Slot.COMPLAINED_TO, "wechat_pay"),  # F3.3: the ticket is open, or is continued
    ("check_status", Slot.PAID_WITH, "alipay"),  # F1.14
    ("ask_refund_number", Slot.PAID_WITH, "unionpay"),  # F1.11: the number is WeChat Pay's
    ("give_other_card", Slot.REFUND_STATUS, "success"),  # F1.6: only of an abnormal refund
    ("wait_for_card", Slot.REFUND_STATUS, "closed"),  # F1.5: failed, final
    ("wait_for_card", Slot.FUNDED_BY, "wallet"),  # F1.1
    ("wait_for_wallet", Slot.WAITED, "past_arrival"),  # F1.3
    ("ask_bank", Slot.FUNDED_BY, "wallet"),
    ("ask_bank", Slot.FUNDED_BY, "family_card"),  # F1.16: somebody else's card
    ("wait_for_credit_card", Slot.FUNDED_BY, "family_card"),  # F1.16
    ("check_status", Slot.REFUND_STATUS, "processing"),  # F1.14: looked up already
    ("mini_program_complaint", Slot.COMPLAINED_TO, "mini_program_seller"),  # F3.6: it is there
    ("mini_program_complaint", Slot.COMPLAINED_TO, "mini_program"),  # F3.8: not again for that order
    ("mini_program_step_in", Slot.COMPLAINED_TO, "mini_program"),  # F3.8: one for an order
    ("mini_program_complaint", Slot.SHOP_TYPE, "channels_shop"),  # F4.1: it has papers of its own
    ("shop_claim", Slot.MERCHANT_RESPONSE, "refused"),  # F4.2: one after-sale at a time
    ("shop_wait", Slot.MERCHANT_RESPONSE, "refused"),  # F4.3: silence, not a refusal, pays by itself
    ("shop_step_in", Slot.APPEAL_WINDOW, "over"),  # F4.5
    ("shop_new_claim", Slot.APPEAL_WINDOW, "open"),  # F4.5: only when the old one fell
    ("shop_new_claim", Slot.COMPLAINED_TO, "channels_shop"),  # F4.2: none beside a finished one
    ("send_return_notice", Slot.GOODS_KIND, "custom"),  # F5.3
    ("send_return_notice", Slot.GOODS_KIND, "fresh"),  # F5.3
    ("send_return_notice", Slot.GOODS_KIND, "ticket"),  # F5.3: no goods at all
    ("cite_return_right", Slot.GOODS_KIND, "prepaid"),  # F5.13: rules of its own
    ("send_return_notice", Slot.RETURN_WINDOW, "over"),  # F5.5
    ("cite_return_right", Slot.GOODS_STATE, "used"),  # F5.3: intact goods only
    ("claim_unshipped", Slot.DELIVERY, "received"),  # F1.18
    ("apply_before_arrival", Slot.DELIVERY, "received"),
    ("press_for_returned_goods", Slot.DELIVERY, "received"),  # F5.4: counts from getting the goods back
    ("delay_complaint", Slot.PARCEL, "past_payback"),  # F5.6: only after fifteen days
    ("agree_on_transfer", Slot.AGE, "within_365_days"),  # F1.1, F2.6: the original way first
    ("insist_on_original_route", Slot.AGE, "over_365_days"),  # F1.2: the system refuses
    ("insist_on_original_route", Slot.REFUND_STATUS, "abnormal"),  # F1.6: to another card
    ("insist_on_original_route", Slot.ERROR_CODE, "USER_ACCOUNT_ABNORMAL"),  # F1.15
    (
        "payment_authority",
        Slot.REFUND_STATUS,
        "closed",
    ),  # F5.31: the seller was short, not the payment company at fault
    ("payment_authority", Slot.ERROR_CODE, "NOT_ENOUGH"),  # F5.31
    ("consumer_authority", Slot.COMPLAINED_TO, "regulator"),  # F5.24
]
#: Who has taken the first can no longer take the second for the same order.
CLOSING = [
    ("mini_program_step_in", "mini_program_step_in"),  # F3.8: one for an order
    ("mini_program_step_in", "mini_program_complaint"),  # F3.8: cannot be filed again
    ("shop_step_in", "shop_new_claim"),  # F4.2: none beside a finished one
    ("shop_step_in", "shop_claim"),
    ("consumer_authority", "delay_complaint"),  # F5.24: one mediator
    ("delay_complaint", "consumer_authority"),  # F5.24
    ("small_claims", "consumer_authority"),  # F5.24: taken by a court
    ("small_claims", "small_claims"),  # F5.32: one instance, final
]
#: Either may follow the other, and both may run together.
TOGETHER = [
    ("bill_complaint", "mini_program_complaint"),
    ("mini_program_complaint", "bill_complaint"),
    ("mini_program_complaint", "mini_program_step_in"),
    ("shop_step_in", "bill_complaint"),
    ("shop_step_in", "shop_guarantee"),  # F4.1: independent of the claim
    ("shop_new_claim", "shop_step_in"),  # F4.5: within the time after the new refusal
    ("consumer_authority", "small_claims"),  # F5.1
]
#: What each step needs, so that a test can show what stands in its way.
ENOUGH = {
    Slot.SHOP_TYPE: "channels_shop",
    Slot.MERCHANT_RESPONSE: "refused",
    Slot.APPEAL_WINDOW: "over",
    Slot.PARCEL: "past_delay",
    Slot.AGE: "over_365_days",
    Slot.PAID_WITH: "bank_card",
    Slot.REFUND_STATUS: "abnormal",
    Slot.ERROR_CODE: "USER_ACCOUNT_ABNORMAL",
}


@pytest.mark.parametrize(("step", "slot", "value"), FORBIDDEN)
def test_a_step_is_not_offered_with_facts_that_make_it_wrong(step: str, slot: Slot, value: str) -> None:
    rung = CATALOG.rungs[step]
    enough = {needed: ENOUGH[needed] for needed in rung.needs}
    assert may_be_taken(rung, enough)
    assert not may_be_taken(rung, {**enough, slot: value})


@pytest.mark.parametrize(("taken", "closed"), CLOSING)
def test_a_step_that_was_taken_closes_those_that_the_rules_allow_only_once(taken: str, closed: str) -> None:
    assert taken in CATALOG.rungs[closed].closed_by
    assert taken in closing_steps(CATALOG)


@pytest.mark.parametrize(("taken", "still_open"), TOGETHER)
def test_a_step_closes_none_that_may_follow_it(taken: str, still_open: str) -> None:
    assert taken not in CATALOG.rungs[still_open].closed_by


@pytest.mark.parametrize(
    ("variant", "facts"),
    [
        ("refund_pending_arrival.card_on_its_way", {Slot.FUNDED_BY: "debit_card"}),
        ("refund_pending_arrival.credit_card_on_its_way", {Slot.FUNDED_BY: "credit_card"}),
        ("channel_mismatch.went_to_the_paying_card", {}),
    ],
)
def test_whom_the_bank_sends_on_goes_to_wechat_pay_next(variant: str, facts: Facts) -> None:
    ladder = steps(variant, facts)
    assert ladder[ladder.index("ask_bank") + 1] == "call_wechat_pay"


@pytest.mark.parametrize("variant", ["unresponsive_merchant.own_shop", "merchant_refused.own_shop"])
def test_where_no_refund_was_made_no_payment_company_is_asked_for_its_status(variant: str) -> None:
    assert "ask_payment_company" not in steps(variant, {Slot.PAID_WITH: "alipay"})


def test_a_report_is_open_when_mediation_has_failed() -> None:
    told = {Slot.COMPLAINED_TO: "regulator"}
    assert "breach_report" in steps("appeal_failed.authority", told)
    later = steps("unresponsive_merchant.delay_is_deliberate", told)
    assert "breach_report" in later
    assert "delay_complaint" not in later
    variant = CATALOG.variants["unresponsive_merchant.delay_is_deliberate"]
    after_us = {rung.id for rung in open_ladder(variant, {}, frozenset({"consumer_authority"}))}
    assert "breach_report" in after_us
    assert "delay_complaint" not in after_us


def test_a_report_and_a_complaint_close_each_other_in_no_way() -> None:
    report = CATALOG.rungs["breach_report"]
    assert not report.closed_by
    assert all("breach_report" not in rung.closed_by for rung in CATALOG.rungs.values())
    assert "举报" not in CATALOG.rungs["delay_complaint"].action.text


def test_hours_that_run_from_the_platforms_own_demand_are_no_clock_of_ours() -> None:
    step_in = CATALOG.rungs["mini_program_step_in"]
    assert step_in.clock is None
    assert "%(step_in_evidence)s" in step_in.outlook.text


def test_a_closed_step_is_left_out_of_the_ladder() -> None:
    variant = CATALOG.variants["unresponsive_merchant.own_shop"]

    def after(*taken: str) -> set[str]:
        return {rung.id for rung in open_ladder(variant, {}, frozenset(taken))}

    assert {"mini_program_complaint", "mini_program_step_in", "consumer_authority"} <= after()
    assert {"mini_program_complaint", "mini_program_step_in"} & after("mini_program_step_in") == set()
    assert "consumer_authority" not in after("delay_complaint")
    assert "bill_complaint" in after("mini_program_step_in", "delay_complaint")


@pytest.mark.parametrize("variant", [each for each in CATALOG.variants if each.startswith("not_yet_requested.")])
def test_who_has_not_applied_applies_before_anything_is_negotiated(variant: str) -> None:
    ladder = steps(variant)
    negotiating = [ladder.index(each) for each in ("ask_goodwill", "agree_on_transfer") if each in ladder]
    assert all(place > 0 for place in negotiating)


@pytest.mark.parametrize("step", ["claim_unshipped", "claim_never_came", "apply_before_arrival"])
def test_who_has_no_goods_yet_is_told_not_to_confirm_receipt(step: str) -> None:
    assert "not tap 确认收货" in CATALOG.rungs[step].action.text


def test_no_other_step_speaks_of_confirming_receipt() -> None:
    speaking = {rung.id for rung in CATALOG.rungs.values() if "确认收货" in rung.action.text + rung.outlook.text}
    assert speaking == {"claim_unshipped", "claim_never_came", "apply_before_arrival"}


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
