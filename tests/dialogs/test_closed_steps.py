"""What can be done once for an order is not offered again, and advice that a new fact shuts gives way."""

from datetime import timedelta

import pytest

from dialogs.slots import Slot
from tests.dialogs.conftest import User

DONE = "act.report_progress"
FAILED = "outcome.failed"
#: The time of the step still runs.
ALL_THE_SAME = "outcome.failed_early"
REFUSED = {"refusal_reason": "no_valid_reason", "merchant_response": "refused"}


def steps_until(user: User, wanted: str) -> None:
    """Takes one step after the other, each in vain, until `wanted` has been taken."""
    for _ in range(12):
        taken = user.session.case.rung
        user.taps(DONE)
        if taken == wanted:
            return
        user.taps(FAILED)
        if ALL_THE_SAME in user.session.offered:
            user.taps(ALL_THE_SAME)
    pytest.fail(f"{wanted} never came")


def test_the_platforms_step_in_stays_taken_when_the_cause_turns_out_to_be_another(user: User) -> None:
    user.tells(situation="seller_silent", delivery="received", shop_type="mini_program")
    steps_until(user, "mini_program_step_in")
    user.tells(refusal_reason="no_valid_reason", merchant_response="refused", goods_state="opened")
    assert user.session.case.variant == "merchant_refused.own_shop"
    later = []
    for _ in range(12):
        later.append(user.session.case.rung)
        user.taps(FAILED)
        if user.session.case.rung == later[-1]:
            break
    assert "bill_complaint" in later
    assert not {"mini_program_step_in", "mini_program_complaint"} & {*later}


def test_steps_that_close_nothing_count_as_not_taken_for_another_cause(user: User) -> None:
    user.tells(situation="seller_silent", delivery="received", shop_type="mini_program")
    user.taps(DONE)
    assert user.session.case.steps != []
    user.tells(refusal_reason="no_valid_reason", merchant_response="refused", goods_state="opened")
    assert user.session.case.steps == []


def test_a_step_in_that_was_asked_for_in_time_stays_in_time(user: User) -> None:
    user.tells(situation="seller_refused", shop_type="channels_shop", goods_state="opened", **REFUSED)
    user.tells(refused_on="2026-11-20")
    assert user.session.case.rung == "shop_step_in"
    user.taps(DONE)
    user.now += timedelta(days=10)
    answered = user.tells(amount="128.00")
    assert user.session.case.variant == "merchant_refused.wechat_shop"
    assert "merchant_refused.wechat_shop_too_late" not in answered


def test_a_step_in_that_nobody_asked_for_is_too_late_after_its_days(user: User) -> None:
    user.tells(situation="seller_refused", shop_type="channels_shop", goods_state="opened", **REFUSED)
    user.tells(refused_on="2026-11-20")
    user.now += timedelta(days=10)
    user.tells(amount="128.00")
    assert user.session.case.variant == "merchant_refused.wechat_shop_too_late"


def test_a_step_in_that_was_asked_for_too_late_by_the_days_told_since_is_so(user: User) -> None:
    user.tells(situation="seller_refused", shop_type="channels_shop", goods_state="opened", **REFUSED)
    user.tells(refused_on="2026-11-20")
    user.taps(DONE)
    user.tells(refused_on="2026-11-02")
    assert user.session.case.variant == "merchant_refused.wechat_shop_too_late"


def test_a_step_that_a_new_fact_shuts_gives_way_to_the_next(user: User) -> None:
    user.tells(situation="not_arrived", refund_status="approved", funded_by="debit_card")
    assert user.session.case.rung == "ask_refund_number"
    del user.session.case.facts[str(Slot.FUNDED_BY)]
    answered = user.tells(paid_with="alipay")
    assert user.session.case.rung == "ask_payment_company"
    assert "ask_payment_company.action" in answered
    assert "advice.still_holds" not in answered


def test_a_step_that_was_taken_stays_on_the_table_whatever_is_told(user: User) -> None:
    user.tells(situation="not_arrived", refund_status="approved", funded_by="debit_card")
    user.taps(DONE)
    user.tells(amount="128.00")
    assert user.session.case.rung == "ask_refund_number"
