"""What cannot both hold is named and asked about, never silently believed."""

import pytest

from dialogs.acts import Act
from dialogs.contradictions import Contradiction, contradictions
from dialogs.slots import Slot
from tests.dialogs.conftest import User


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({Slot.PAID_ON: "2026-11-10", Slot.RECEIVED_ON: "2026-11-08"}, (Slot.PAID_ON, Slot.RECEIVED_ON)),
        ({Slot.APPLIED_ON: "2026-11-12", Slot.REFUSED_ON: "2026-11-11"}, (Slot.APPLIED_ON, Slot.REFUSED_ON)),
        ({Slot.APPLIED: "not_yet", Slot.MERCHANT_RESPONSE: "refused"}, (Slot.APPLIED, Slot.MERCHANT_RESPONSE)),
        ({Slot.APPLIED: "not_yet", Slot.APPLIED_ON: "2026-11-11"}, (Slot.APPLIED, Slot.APPLIED_ON)),
        (
            {Slot.COMPLAINED_TO: "channels_shop", Slot.SHOP_TYPE: "mini_program"},
            (Slot.COMPLAINED_TO, Slot.SHOP_TYPE),
        ),
    ],
)
def test_found(facts: dict[Slot, str], found: tuple[Slot, Slot]) -> None:
    assert list(contradictions(facts)) == [Contradiction(*found)]


@pytest.mark.parametrize(
    "facts",
    [
        {Slot.PAID_ON: "2026-11-10", Slot.RECEIVED_ON: "2026-11-10"},
        {Slot.PAID_ON: "2026-11-10T23:00+08:00", Slot.RECEIVED_ON: "2026-11-10"},
        {Slot.APPLIED: "yes", Slot.MERCHANT_RESPONSE: "refused"},
        {Slot.REFUSED_ON: "2026-11-01"},
    ],
)
def test_not_found_where_both_may_hold(facts: dict[Slot, str]) -> None:
    assert list(contradictions(facts)) == []


def test_the_bot_names_both_and_keeps_the_one_that_holds(user: User) -> None:
    user.tells(applied="not_yet")
    assert user.tells(merchant_response="refused")[-1] == "contradiction.which_holds"
    assert user.session.state == "confirming"
    user.taps("act.second_holds")
    assert "applied" not in user.session.case.facts
    assert user.session.case.facts["merchant_response"] == "refused"
    assert user.session.state.startswith("asking.")


def test_in_doubt_neither_is_kept_and_the_walk_goes_on(user: User) -> None:
    user.tells(paid_on="2026-11-10", received_on="2026-11-08")
    user.says(Act.DONT_KNOW)
    assert not {"paid_on", "received_on"} & user.session.case.facts.keys()
    assert user.session.state.startswith("asking.")


def test_a_digression_puts_the_same_two_again_and_a_new_date_settles_it(user: User) -> None:
    user.tells(paid_on="2026-11-10", received_on="2026-11-08")
    assert user.says(Act.HELP)[-1] == "contradiction.which_holds"
    user.tells(received_on="2026-11-12")
    assert user.session.case.facts["received_on"] == "2026-11-12"
    assert user.session.state.startswith("asking.")


def test_a_wish_to_be_forgotten_is_not_mistaken_for_a_contradiction(user: User) -> None:
    user.tells(paid_on="2026-11-10", received_on="2026-11-08")
    assert user.says(Act.FORGET_ME)[-1] == "my_data.confirm"
    user.says(Act.AFFIRM)
    assert user.answered == ["my_data.forgotten"]
