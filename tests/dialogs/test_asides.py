"""Tips and the merchant's side: the page that fits, and the way back to what was on the table."""

from collections.abc import Callable

import pytest

from dialogs.acts import Act, Cause
from dialogs.refunds import refund_catalog
from dialogs.refunds.guidance import error_codes, merchant, tips
from dialogs.refunds.guidance.shape import Topic
from dialogs.slots import Slot
from dialogs.speaking import choices
from dialogs.states import advising, all_states, asking
from dialogs.understanding.heard import Heard
from dialogs.understanding.references import references_in
from tests.dialogs.conftest import User

UserIn = Callable[[str], User]
STATES = [state for state in all_states(refund_catalog()) if state != "idle"]


def test_tips_are_for_buying_until_something_has_gone_wrong(user: User) -> None:
    assert user.says(Act.PREVENTION_TIPS)[1] == "tips.before.head"
    user.taps("situation.seller_silent")
    assert user.says(Act.PREVENTION_TIPS)[0] == "tips.trouble.head"


@pytest.mark.parametrize("cause", Cause)
def test_with_a_conclusion_the_tip_is_for_its_cause(cause: Cause, user_in: UserIn) -> None:
    user = user_in(advising(cause))
    assert user.says(Act.PREVENTION_TIPS) == [f"tips.next_time.{cause}", "aside.else"]
    assert user.offered == [*(topic.choice.id for topic in tips.TOPICS), "act.back"]


def test_a_merchant_who_names_no_topic_is_told_where_to_press(user: User) -> None:
    assert "howto.where" in user.says(Act.MERCHANT_HOWTO)
    assert "act.merchant_howto.where" not in user.offered


@pytest.mark.parametrize("topic", [*merchant.TOPICS, *tips.TOPICS], ids=lambda topic: topic.choice.id)
def test_a_topic_gives_its_page_and_offers_the_others(user: User, topic: Topic) -> None:
    user.says(Act.GREETING)
    assert user.says(topic.choice.act, topic=topic.choice.topic) == [*(say.id for say in topic.says), "aside.else"]
    assert topic.choice.id not in user.offered
    assert user.offered[-1] == "act.back"


def test_an_error_code_is_explained_whatever_else_was_named(user: User) -> None:
    said = user.says(Act.MERCHANT_HOWTO, slots={Slot.ERROR_CODE: "NOT_ENOUGH"}, topic="complaints")
    assert "howto.code.no_funds" in said
    assert "howto.complaints" not in said
    assert "howto.code.unknown" in user.says(Act.MERCHANT_HOWTO, slots={Slot.ERROR_CODE: "XY-12"})


@pytest.mark.parametrize("code", error_codes.MEANINGS)
def test_every_code_that_is_explained_is_understood_beside_chinese(code: str) -> None:
    assert references_in(Heard(f"我是商家，退款报错{code.lower()}怎么办")).slots == {Slot.ERROR_CODE: code}


def test_every_code_that_speaks_for_a_cause_is_explained_to_merchants() -> None:
    codes = {
        value
        for variant in refund_catalog().variants.values()
        for value in variant.indications.get(Slot.ERROR_CODE, ())
    }
    assert codes - set(error_codes.MEANINGS) == set()


@pytest.mark.parametrize("act", [Act.MERCHANT_HOWTO, Act.PREVENTION_TIPS])
@pytest.mark.parametrize("state", STATES)
def test_one_tap_leads_back_to_what_was_on_the_table(state: str, act: Act, user_in: UserIn) -> None:
    user = user_in(state)
    user.says(act)
    assert user.session.state == state
    assert choices.BACK.id in user.offered
    back = user.says(choices.BACK.act, choice=choices.BACK.id)
    assert user.session.state == state
    assert back
    assert "aside.else" not in back
    if state.startswith("asking."):
        assert back == ["bridge.question", f"ask.{state.partition('.')[2]}"]


def test_an_answer_typed_below_such_a_page_still_counts(user_in: UserIn) -> None:
    user = user_in(asking(Slot.REFUSAL_REASON))
    user.says(Act.MERCHANT_HOWTO)
    user.tells(refusal_reason="time_limit")
    assert user.session.case.facts["refusal_reason"] == "time_limit"
