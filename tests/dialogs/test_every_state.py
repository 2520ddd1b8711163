"""Every act in every state: always an answer, always a state, always a way to a person."""

from collections.abc import Callable

import pytest
from transitions import Machine

from dialogs.acts import Act
from dialogs.catalog import Catalog
from dialogs.errors import DialogError
from dialogs.machine import _check
from dialogs.moves import Move, Table
from dialogs.refunds import refund_catalog
from dialogs.states import all_states
from tests.dialogs.conftest import User

STATES = all_states(refund_catalog())


@pytest.mark.parametrize("state", STATES)
def test_every_act_is_answered_in(state: str, user_in: Callable[[str], User], machine: Machine) -> None:
    for act in Act:
        user = user_in(state)
        user.says(act)
        assert user.last.replies, f"{act} in {state} is answered with nothing"
        assert user.session.state in machine.states


@pytest.mark.parametrize("state", STATES)
def test_every_medium_is_acknowledged_in_place(state: str, user_in: Callable[[str], User]) -> None:
    for media in ("voice", "video", "location", "link", "sticker", "empty", "other"):
        user = user_in(state)
        assert user.says(Act.UNKNOWN, media=media)[0].startswith("media.")
        assert user.session.state in {state, "asking.situation"}


@pytest.mark.parametrize("state", STATES)
def test_a_picture_is_kept_as_proof_and_loses_no_place(state: str, user_in: Callable[[str], User]) -> None:
    user = user_in(state)
    assert user.says(Act.UNKNOWN, media="image")[0].startswith("evidence.")
    if state not in {"confirming", "warning"}:
        user.taps("evidence.chat")
        assert user.session.case.evidence == ["chat"]
    assert user.session.state in {state, "asking.situation"}


@pytest.mark.parametrize("state", STATES)
def test_asking_for_a_person_is_answered_with_one_and_loses_no_place(
    state: str, user_in: Callable[[str], User]
) -> None:
    user = user_in(state)
    assert user.says(Act.TALK_TO_HUMAN)[0].startswith("staff.")
    assert user.session.state in {state, "asking.situation"}


def test_every_state_is_reached_by_some_move(catalog: Catalog) -> None:
    reached = {move.to for move in Table(catalog).rows}
    assert set(STATES) - reached == set()


def test_every_group_of_rows_ends_with_one_that_has_no_condition(catalog: Catalog) -> None:
    groups: dict[tuple[str, str], list[Move]] = {}
    for move in Table(catalog).rows:
        for source in move.sources:
            groups.setdefault((str(move.trigger), source), []).append(move)
    for (trigger, source), rows in groups.items():
        assert [row.when is None for row in rows] == [False] * (len(rows) - 1) + [True], f"{trigger} from {source}"


def test_a_row_to_a_state_that_does_not_exist_stops_the_start() -> None:
    with pytest.raises(DialogError, match="no_such_state"):
        _check(Move(trigger="help", sources=("idle",), to="no_such_state", say=()), STATES)
