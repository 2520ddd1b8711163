"""What is kept between two messages, and what becomes of it in another release."""

import json
from collections.abc import Callable

import pytest

from dialogs import session as sessions
from dialogs.acts import Act
from dialogs.session import SCHEMA_VERSION, Session
from tests.dialogs.conftest import User


def test_a_session_survives_json(user_in: Callable[[str], User]) -> None:
    user = user_in("asking.situation")
    user.taps("situation.seller_silent")
    stored = json.loads(json.dumps(user.session.as_json()))
    assert Session.from_json(stored).as_json() == user.session.as_json()


def test_a_fresh_session_costs_next_to_nothing() -> None:
    assert Session().as_json() == {"v": SCHEMA_VERSION, "case": {}}


def test_a_state_that_no_longer_exists_resumes_at_the_start_with_the_facts_kept(user: User) -> None:
    user.session = Session.from_json(
        {
            "v": SCHEMA_VERSION,
            "state": "asking.favourite_colour",
            "welcomed": True,
            "case": {"facts": {"situation": "seller_silent"}},
        }
    )
    user.says(Act.REPEAT)
    user.says(Act.AFFIRM)
    assert user.session.case.facts == {"situation": "seller_silent"}
    assert user.session.state.startswith(("asking.", "advising."))


def test_members_variants_and_rungs_of_another_release_are_no_error(user: User) -> None:
    case = {"variant": "gone.gone", "rung": "gone", "steps": [["gone", 1]], "invented": 1}
    user.session = Session.from_json({"v": 99, "state": "advising.system_outage", "tomorrow": True, "case": case})
    assert user.says(Act.ASK_ESCALATION)
    assert user.says(Act.REPORT_PROGRESS)


def test_a_fact_of_another_release_is_no_error(user: User) -> None:
    user.session = Session.from_json(
        {
            "v": SCHEMA_VERSION,
            "case": {
                "facts": {"zodiac": "ox", "situation": "gone"},
                "closed": ["zodiac"],
                "told": {"gone": 1.0, "system_outage": 2.2, "merchant_refused": 0.5},
                "grounds": ["gone"],
            },
        }
    )
    assert user.says(Act.SHOW_CASE)
    assert user.session.case.as_json() == {"told": {"merchant_refused": 0.5}}


def test_words_that_were_kept_as_steps_of_odds_become_shares() -> None:
    stored = {"v": 1, "case": {"told": {"system_outage": 3.0, "merchant_refused": 1.5}}}
    assert Session.from_json(stored).case.told == {"system_outage": 1.0, "merchant_refused": 0.5}


def test_the_causes_that_were_kept_beside_the_case_are_found_in_it() -> None:
    stored = {"v": 2, "state": "clarifying", "candidates": ["system_outage", "gone"], "case": {"number": 2}}
    case = Session.from_json(stored).case
    assert (case.number, case.candidates) == (2, ["system_outage"])


def test_an_older_session_is_migrated_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "SCHEMA_VERSION", 3)
    monkeypatch.setattr(
        sessions,
        "MIGRATIONS",
        {1: lambda stored: {**stored, "misses": 1}, 2: lambda stored: {**stored, "misses": stored["misses"] + 1}},
    )
    assert Session.from_json({"v": 1}).misses == 2


def test_a_renamed_state_is_found_under_its_new_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "RENAMED_STATES", {"asking.feeling": "asking.situation"})
    assert Session.from_json({"v": 1, "state": "asking.feeling"}).state == "asking.situation"
