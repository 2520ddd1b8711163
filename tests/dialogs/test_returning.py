"""Coming back after hours, and going round in circles."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

import pytest

from dialogs.acts import Act, Signal
from dialogs.refunds import refund_catalog
from dialogs.speaking.repair import MOST_MISSED
from dialogs.states import Phase, all_states, phase_of
from tests.dialogs.conftest import User

UserIn = Callable[[str], User]
OPEN = [
    state
    for state in all_states(refund_catalog())
    if phase_of(state) not in {Phase.WARNING, Phase.CONFIRMING, Phase.CLOSED}
]


def _away(user: User, hours: float) -> User:
    user.session.case.facts.setdefault("situation", "seller_silent")
    user.session.seen_at = int(user.now.timestamp())
    user.now += timedelta(hours=hours)
    return user


@pytest.mark.parametrize("state", OPEN)
def test_a_recap_comes_first_and_loses_no_place_in(state: str, user_in: UserIn) -> None:
    user = _away(user_in(state), 8)
    assert user.says(Act.GREETING)[0] == "recap.head"
    assert {"act.continue", "act.show_case.which", "act.restart"} <= set(user.offered)
    assert user.session.state == state or state == "idle"


def test_no_recap_before_eight_hours_are_over(user_in: UserIn) -> None:
    user = _away(user_in("asking.delivery"), 7.99)
    assert "recap.head" not in user.says(Act.GREETING)


def test_a_clock_that_says_nothing_does_not_count_as_a_visit(user_in: UserIn) -> None:
    user = _away(user_in("following_up.unresponsive_merchant"), 7)
    user.conversation.fall_due(user.now)
    user.now += timedelta(hours=1)
    assert user.says(Act.GREETING)[0] == "recap.head"


def test_what_is_due_is_said_in_place_of_the_recap(user_in: UserIn) -> None:
    user = user_in("following_up.unresponsive_merchant")
    user.session.case.due = [[user.session.case.rung, int(user.now.timestamp()) + 60]]
    said = _away(user, 9).says(Act.GREETING)
    assert said[0] == "follow_up.due"
    assert "recap.head" not in said


@pytest.mark.parametrize("owner", ["queued", "staff"])
def test_nobody_with_a_person_gets_a_recap(owner: str, user_in: UserIn) -> None:
    user = _away(user_in("asking.delivery"), 9)
    user.session.owner, user.session.owned_since = owner, int(user.now.timestamp())
    assert "recap.head" not in user.says(Act.GREETING)


@pytest.mark.parametrize("act", [Act.TALK_TO_HUMAN, Act.FORGET_ME, Act.RESTART, Act.SHOW_CASE])
def test_what_cannot_wait_or_shows_the_case_itself_gets_no_recap(act: Act, user_in: UserIn) -> None:
    assert "recap.head" not in _away(user_in("asking.delivery"), 9).says(act)


def test_a_scam_is_warned_of_at_once(user_in: UserIn) -> None:
    user = _away(user_in("asking.delivery"), 9)
    assert user.says(Act.INFORM, signals=frozenset({Signal.SCAM}))[:1] == ["warning.scam"]


def test_the_same_is_never_said_more_than_once_in_a_round(user_in: UserIn) -> None:
    user = user_in("asking.situation")
    said = [tuple(user.says(Act.THANKS)) for _ in range(9)]
    assert said.count(said[0]) == 1
    assert all(one != other for one, other in pairwise(said))
    assert "act.lines" in user.offered


def test_a_circle_that_is_left_begins_anew(user_in: UserIn) -> None:
    user = user_in("asking.situation")
    first = user.says(Act.THANKS)
    user.says(Act.HELP)
    assert user.says(Act.THANKS) == first


def test_the_way_to_a_person_is_told_again(user_in: UserIn) -> None:
    user = user_in("asking.situation")
    first = user.says(Act.TALK_TO_HUMAN)
    assert user.says(Act.TALK_TO_HUMAN) == ["repair.said_already"]
    assert user.says(Act.TALK_TO_HUMAN) == first


def test_many_misses_in_all_offer_a_person_at_once(user_in: UserIn) -> None:
    user = user_in("asking.situation")
    user.session.missed = MOST_MISSED - 1
    assert user.says(Act.UNKNOWN)[0] == "repair.rephrase"
    user.taps("situation.seller_silent")
    assert user.says(Act.UNKNOWN)[0] == "repair.offer_human"


def test_a_turn_that_changed_nothing_is_no_step_to_go_back_over(user_in: UserIn) -> None:
    user = user_in("asking.situation")
    user.taps("situation.seller_refused")
    user.says(Act.AFFIRM)
    user.says(Act.GO_BACK)
    assert user.session.state == "asking.situation"
