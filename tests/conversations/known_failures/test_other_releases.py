"""Who talked to another release is not shut out by this one."""

from datetime import timedelta
from typing import Any

import orjson
import pytest

from bot.incoming import Incoming, Kind
from bot.testkit.in_process import dialogue_of
from bot.testkit.times import DEFAULT_NOW
from bot.turn_port import Stored

DIALOGUE = dialogue_of(())


def says(text: str, session: dict[str, Any] | None, number: int) -> tuple[dict[str, Any], str]:
    """The session after it, and what the user reads."""
    now = DEFAULT_NOW + timedelta(minutes=number)
    incoming = Incoming(sender="alice", kind=Kind.TEXT, text=text, delivery=f"m{number}", created_at=now)
    stored = Stored(session=None if session is None else orjson.dumps(session), outbox=())
    taken = DIALOGUE.take(stored, incoming, now)
    return orjson.loads(taken.session or b"{}"), DIALOGUE.answer(taken.reply).text


@pytest.mark.parametrize(
    "changed",
    [
        {"state": "asking.how_it_was_paid"},
        {"state": "pondering"},
        {"state": "advising.a_cause_of_old"},
        {"state": "asking.funded_by", "offered": ["funded_by.seashells"]},
        {"no_such_member": {"deep": [1]}},
    ],
)
def test_whoever_was_in_a_state_that_is_gone_is_answered_and_keeps_the_facts(changed: dict[str, Any]) -> None:
    session, _ = says("退款没到账，微信付的", None, 0)
    assert session["case"]["facts"] == {"paid_with": "wechat_pay"}

    session, answer = says("299元", {**session, **changed}, 1)
    assert answer
    assert session["case"]["facts"] == {"paid_with": "wechat_pay", "amount": "299"}
    session, answer = says("帮助", session, 2)
    assert answer


def test_a_cause_and_a_step_that_are_gone_are_no_error() -> None:
    session, _ = says("商家一直不理我", None, 0)
    session["case"] |= {"variant": "gone.cause", "due": [["gone_step", 1795312800]], "facts": {"gone_slot": "x"}}

    session, answer = says("微信付的", session, 1)
    assert answer
    assert session["case"]["facts"].get("paid_with") == "wechat_pay"
