"""An earlier answer opened again: from everywhere, and back to where it was."""

from collections.abc import Callable

import pytest

from dialogs.acts import Act
from dialogs.dependents import FOLLOWS_FROM, fallen
from dialogs.refunds import refund_catalog
from dialogs.slots import VALUES, Slot
from dialogs.states import Phase, all_states, phase_of
from tests.dialogs.conftest import User

UserIn = Callable[[str], User]

#: Out of a warning only a clear word leads, and a confirmation is left for where it came from.
STATES = [state for state in all_states(refund_catalog()) if phase_of(state) not in {Phase.WARNING, Phase.CONFIRMING}]


@pytest.mark.parametrize("state", STATES)
def test_an_answer_that_is_opened_and_left_loses_no_place_from(state: str, user_in: UserIn) -> None:
    user = user_in(state)
    user.session.case.facts["paid_with"] = "wechat_pay"
    assert user.says(Act.SHOW_CASE, topic="paid_with")[0] == "case.opened"
    assert user.session.state == "asking.paid_with"
    assert user.says(Act.CANCEL)[0] == "case.left_as_it_is"
    assert user.session.case.facts["paid_with"] == "wechat_pay"
    assert user.session.reopened_from == ""
    assert user.session.state == state or state == "idle"


@pytest.mark.parametrize("state", STATES)
def test_an_answer_that_is_opened_can_be_given_anew_from(state: str, user_in: UserIn) -> None:
    user = user_in(state)
    user.session.case.facts["paid_with"] = "wechat_pay"
    user.says(Act.SHOW_CASE, topic="1")
    assert "noted.changed" in user.taps("paid_with.alipay")
    assert user.session.case.facts["paid_with"] == "alipay"
    assert user.session.reopened_from == ""


def test_a_warning_is_not_left_for_an_answer(user_in: UserIn) -> None:
    user = user_in("warning")
    user.session.case.facts["paid_with"] = "wechat_pay"
    user.says(Act.SHOW_CASE, topic="paid_with")
    assert user.session.state == "warning"


def test_a_message_that_is_not_understood_leaves_the_answer_open(user_in: UserIn) -> None:
    user = user_in("advising.appeal_failed")
    user.session.case.facts["paid_with"] = "wechat_pay"
    user.says(Act.SHOW_CASE, topic="paid_with")
    assert user.says(Act.UNKNOWN)[0] == "repair.rephrase"
    assert user.session.reopened_from == "advising.appeal_failed"
    user.says(Act.THANKS)
    assert user.session.state == "asking.paid_with"
    user.says(Act.GO_BACK)
    assert user.session.state == "advising.appeal_failed"


def test_a_roughly_told_date_is_opened_by_its_question(user_in: UserIn) -> None:
    user = user_in("asking.situation")
    user.session.case.facts["waited"] = "past_bank"
    user.says(Act.SHOW_CASE, topic="refund_started_on")
    assert user.session.state == "asking.refund_started_on"


def test_starting_over_forgets_that_an_answer_was_open(user_in: UserIn) -> None:
    user = user_in("advising.appeal_failed")
    user.session.case.facts["paid_with"] = "wechat_pay"
    user.says(Act.SHOW_CASE, topic="paid_with")
    user.says(Act.RESTART)
    user.says(Act.AFFIRM)
    assert user.session.reopened_from == ""


@pytest.mark.parametrize(("slot", "base", "fitting"), [(slot, *rule) for slot, rule in FOLLOWS_FROM.items()])
def test_what_an_answer_follows_from_has_such_values(slot: Slot, base: Slot, fitting: frozenset[str]) -> None:
    values = {str(value) for value in VALUES[base]}
    assert {str(value) for value in fitting} < values, f"{slot} would never fall with {base}, or always"


def test_only_what_depends_on_a_changed_answer_falls() -> None:
    falls = set(fallen({Slot.SITUATION: "seller_refused"}))
    assert Slot.COMPLAINED_TO in falls
    assert not falls & {Slot.REFUSAL_REASON, Slot.PAID_WITH, Slot.AMOUNT, Slot.DELIVERY}


def test_a_rough_answer_takes_the_place_of_a_day_and_a_day_that_of_a_rough_answer(user_in: UserIn) -> None:
    user = user_in("asking.situation")
    user.session.case.facts["received_on"] = "2026-11-20"
    user.says(Act.SHOW_CASE, topic="received_on")
    assert "noted.no_longer_fits" in user.taps("received_on.longer_ago")
    assert user.session.case.facts == {"return_window": "over"}
    user.tells(received_on="2026-11-20")
    assert "return_window" not in user.session.case.facts


def test_whoever_no_longer_knows_takes_back_the_rough_answer_too(user_in: UserIn) -> None:
    user = user_in("asking.received_on")
    user.taps("received_on.longer_ago")
    user.says(Act.SHOW_CASE, topic="received_on")
    assert "noted.taken_out" in user.says(Act.DONT_KNOW)
    assert "return_window" not in user.session.case.facts


@pytest.mark.parametrize("choice", ["goods_state.not_shipped", "goods_kind.child_paid", "merchant_response.not_asked"])
def test_an_answer_that_tells_of_something_else_is_not_listed_as_unknown(choice: str, user_in: UserIn) -> None:
    question = choice.partition(".")[0]
    user = user_in(f"asking.{question}")
    user.taps(choice)
    assert "case.unknown_answer" not in user.says(Act.SHOW_CASE)
    user.says(Act.SHOW_CASE, topic=question)
    assert user.session.state == f"asking.{question}"
