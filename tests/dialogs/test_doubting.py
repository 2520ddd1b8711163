"""What was read and cannot be so is said in every state, loses no place and is no miss."""

from collections.abc import Callable

import pytest

from dialogs.acts import Act
from dialogs.catalog import Catalog
from dialogs.doubts import Doubt, DoubtKind
from dialogs.refunds import refund_catalog
from dialogs.speaking import doubting
from dialogs.states import all_states
from tests.dialogs.conftest import User

STATES = all_states(refund_catalog())
_READ_AS = {
    DoubtKind.FUTURE_DAY: "2026-11-24",
    DoubtKind.LONG_PAST_DAY: "1999-03-05",
    DoubtKind.NEGATIVE_AMOUNT: "300",
    DoubtKind.ZERO_AMOUNT: "0",
    DoubtKind.TOO_LARGE_AMOUNT: "5000000",
}
EVERY_DOUBT = [
    *(Doubt(kind=kind, words="32nd", read_as=_READ_AS.get(kind, "")) for kind in DoubtKind),
    Doubt(kind=DoubtKind.FUTURE_DAY, words="next week"),
]
IMPOSSIBLE = Doubt(kind=DoubtKind.IMPOSSIBLE_DAY, words="Feb 30")


@pytest.mark.parametrize("state", STATES)
def test_a_doubt_is_said_where_one_stands_and_loses_no_place(state: str, user_in: Callable[[str], User]) -> None:
    user = user_in(state)
    assert user.says(Act.INFORM, doubts=(IMPOSSIBLE,))[0] == "doubt.impossible_day"
    assert user.session.state == (state if state != "idle" else "asking.situation")
    assert user.session.misses == 0


@pytest.mark.parametrize("doubt", EVERY_DOUBT, ids=lambda doubt: doubt.kind + doubt.read_as)
def test_every_doubt_has_words_with_all_that_they_name(
    doubt: Doubt, user_in: Callable[[str], User], catalog: Catalog
) -> None:
    user = user_in("asking.situation")
    user.says(Act.INFORM, doubts=(doubt,))
    reply = user.last.replies[0]
    text = catalog.says[reply.id].text
    assert text % dict.fromkeys(reply.params, "x")
    assert reply.params["words"] == doubt.words


def test_the_example_comes_once_and_only_where_a_question_was_put(user_in: Callable[[str], User]) -> None:
    two = (IMPOSSIBLE, Doubt(kind=DoubtKind.ZERO_AMOUNT, words="0 yuan", read_as="0"))
    assert user_in("asking.situation").says(Act.INFORM, doubts=two) == [
        "doubt.impossible_day",
        "doubt.zero_amount",
        "ask.situation.example",
        "bridge.question",
        "ask.situation",
    ]
    assert "ask.situation.example" not in user_in("idle").says(Act.INFORM, doubts=two)


def test_the_same_doubt_is_said_once(user_in: Callable[[str], User]) -> None:
    answered = user_in("asking.situation").says(Act.INFORM, doubts=(IMPOSSIBLE, IMPOSSIBLE))
    assert answered.count("doubt.impossible_day") == 1


def test_a_doubt_beside_facts_goes_first_and_the_facts_are_taken(user_in: Callable[[str], User]) -> None:
    user = user_in("asking.situation")
    answered = user.says(Act.INFORM, doubts=(IMPOSSIBLE,), slots={"amount": "299"})
    assert answered[:2] == ["doubt.impossible_day", "noted.head"]
    assert user.session.case.facts["amount"] == "299"


def test_a_kind_without_words_would_be_found_out(
    user_in: Callable[[str], User], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doubting, "_BY_KIND", {})
    with pytest.raises(KeyError):
        user_in("asking.situation").says(Act.INFORM, doubts=(IMPOSSIBLE,))


def test_today_is_not_called_a_day_to_come(user_in: Callable[[str], User]) -> None:
    user = user_in("asking.refund_started_on")
    tonight = Doubt(kind=DoubtKind.FUTURE_DAY, words="tonight at 8", read_as=user.now.date().isoformat())
    assert user.says(Act.INFORM, doubts=(tonight,))[0] == "doubt.future_time"
