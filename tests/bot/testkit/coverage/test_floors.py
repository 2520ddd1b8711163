"""Floors come from pyproject.toml; what is under one is named with its cure."""

from pathlib import Path

import pytest

from bot.cli._evaluation import PYPROJECT
from bot.errors import BotError
from bot.testkit.coverage.elements import Kind
from bot.testkit.coverage.floors import load_floors, shortfalls
from bot.testkit.coverage.measuring import measure


def pyproject(folder: Path, content: str) -> Path:
    path = folder / "pyproject.toml"
    path.write_text(content, "utf-8")
    return path


def test_this_project_has_a_floor_for_every_kind_that_is_named_in_the_docs() -> None:
    floors = load_floors(PYPROJECT)
    assert floors.keys() == set(Kind) - {Kind.MOVE_BY_STATE}
    assert floors[Kind.CONDITION] >= 0.95


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("", r"has no \[tool.refundbot.coverage.floors\]"),
        ("[tool.refundbot.coverage.floors]\nstates = 1.0\n", "'states'"),
        ("[tool.refundbot.coverage.floors]\nstate = 90\n", "'state'"),
        ("[tool.refundbot.coverage.floors]\nstate = 'all'\n", "'state'"),
    ],
)
def test_a_floor_that_cannot_be_is_an_error_that_names_it(tmp_path: Path, content: str, complaint: str) -> None:
    with pytest.raises(BotError, match=complaint):
        load_floors(pyproject(tmp_path, content))


def test_a_kind_under_its_floor_is_named_with_its_gaps_and_the_cure() -> None:
    [said] = shortfalls(measure([]), {Kind.RUNG: 0.5})
    assert said.startswith("rung: 0.0 % is under its floor of 50.0 %")
    assert "--missing rung" in said
    assert "--skeletons" in said


def test_a_kind_that_was_not_measured_holds_no_floor_and_breaks_none() -> None:
    assert not list(shortfalls(measure([]), {Kind.REPAIR: 1.0}))


def test_a_kind_without_a_floor_cannot_fall_short() -> None:
    assert not list(shortfalls(measure([]), {}))
