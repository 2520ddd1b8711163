"""Lines of `refundbot chat --json` that were kept, read as what was done."""

import json
from datetime import timedelta
from typing import Any

import pytest

from bot.testkit.recording.lines import UnreadableChatError, exchanges_in
from bot.testkit.times import DEFAULT_NOW, PACE

ASKED = [{"user": "u1", "text": "退款没到账"}, {"user": "u1", "type": "tap", "choice": "refund_status.processing"}]
ANSWERS = [{"user": "u1", "replies": [{"id": f"reply{number}"}], "state": "idle"} for number in (1, 2)]


def lines(*members: dict[str, Any]) -> str:
    return "\n".join(json.dumps(each) for each in members)


@pytest.mark.parametrize(
    "kept",
    [lines(ASKED[0], ANSWERS[0], ASKED[1], ANSWERS[1]), lines(*ASKED, *ANSWERS)],
    ids=["each answer behind its line", "all answers below"],
)
def test_each_line_has_its_answer(kept: str) -> None:
    exchanges = exchanges_in(kept)
    assert [each.sent for each in exchanges] == [
        {"text": "退款没到账"},
        {"type": "tap", "choice": "refund_status.processing"},
    ]
    assert [each.got for each in exchanges] == ANSWERS
    assert [each.at for each in exchanges] == [DEFAULT_NOW, DEFAULT_NOW + PACE]


def test_lines_without_answers_are_read_too() -> None:
    assert [each.got for each in exchanges_in(lines(*ASKED))] == [None, None]


def test_a_line_that_says_the_time_sets_the_clock_for_those_after_it() -> None:
    now = "2026-12-01T09:00+08:00"
    first, second = exchanges_in(lines({**ASKED[0], "now": now}, ASKED[1]))
    assert first.at.isoformat(timespec="minutes") == now
    assert second.at - first.at == timedelta(seconds=5)


def test_of_several_users_the_named_one_is_read() -> None:
    kept = lines(ASKED[0], {"user": "u2", "text": "hello"}, ANSWERS[0], ANSWERS[1])
    assert [each.got for each in exchanges_in(kept, user="u2")] == [ANSWERS[1]]


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        (lines(*ASKED, {"user": "u2", "text": "hello"}), "there are 2 users"),
        (lines(*ASKED, ANSWERS[0]), "2 lines in and 1 out"),
        (lines(*ANSWERS), "nothing that was asked"),
        ("退款没到账", "line 1 is no JSON"),
        ("[]", "line 1 is no object"),
        (lines({**ASKED[0], "now": "soon"}), "line 1"),
    ],
)
def test_what_cannot_be_read_says_what_is_wrong(kept: str, told: str) -> None:
    with pytest.raises(UnreadableChatError, match=told):
        exchanges_in(kept)
