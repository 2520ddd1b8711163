"""`refundbot coverage`: its exit code can be relied on, and what it writes can be read."""

from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result

from bot.cli import _skeletons
from bot.cli import coverage as command_module
from bot.testkit.coverage.elements import Kind
from bot.testkit.coverage.floors import Floors

GOOD = """\
proves: Somebody whose refund has not arrived is first asked what the payment page says.
locale: zh_Hans
steps:
  - user: 商家说退款了但是没到账
    expect: {state: asking.refund_status}
"""


@pytest.fixture
def floors(monkeypatch: pytest.MonkeyPatch) -> Floors:
    """No floor but those that a test sets."""
    set_here: dict[Kind, float] = {}
    monkeypatch.setattr(command_module, "load_floors", lambda _: set_here)
    return set_here


def run(folder: Path, *arguments: str, script: str = GOOD) -> Result:
    """About these scripts and no others."""
    (folder / "script.yaml").write_text(script, "utf-8")
    return CliRunner().invoke(command_module.command, [str(folder / "script.yaml"), *arguments])


@pytest.fixture
def all_scripts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where they stand without a place given."""
    (tmp_path / "script.yaml").write_text(GOOD, "utf-8")
    monkeypatch.setattr(command_module, "DEFAULT_PLACE", tmp_path)
    return tmp_path


def test_scripts_that_hold_their_floors_end_with_0(tmp_path: Path, floors: dict[Kind, float]) -> None:
    floors[Kind.STATE] = 0.01
    result = run(tmp_path)
    assert result.exit_code == 0, result.output
    assert "states entered" in result.output
    assert "--with-repair" in result.output


@pytest.mark.usefixtures("all_scripts")
def test_a_floor_that_is_missed_ends_with_1_and_says_which(floors: dict[Kind, float]) -> None:
    floors[Kind.STATE] = 1.0
    result = CliRunner().invoke(command_module.command)
    assert result.exit_code == 1
    assert "state: 2.0 % is under its floor of 100.0 %" in result.output + str(result.exception)


@pytest.mark.usefixtures("all_scripts")
@pytest.mark.parametrize("option", ["--missing", "--kind"])
def test_whoever_asks_about_one_kind_is_judged_by_its_floor_alone(option: str, floors: dict[Kind, float]) -> None:
    floors |= {Kind.STATE: 1.0, Kind.REPLY: 0.0}
    assert CliRunner().invoke(command_module.command, [option, "reply"]).exit_code == 0
    assert CliRunner().invoke(command_module.command, [option, "state"]).exit_code == 1


def test_a_part_of_the_scripts_is_not_judged_and_the_hint_repeats_the_place(
    tmp_path: Path, floors: dict[Kind, float]
) -> None:
    floors[Kind.STATE] = 1.0
    result = run(tmp_path)
    assert result.exit_code == 0, result.output
    assert "nothing is judged by them here" in result.output
    assert f"`refundbot coverage {tmp_path / 'script.yaml'} --missing reply`" in result.output


def test_when_nothing_is_missing_no_draft_is_looked_for(
    tmp_path: Path, floors: Floors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_skeletons, "wanted_of", lambda *_: frozenset())
    result = run(tmp_path, "--skeletons", str(tmp_path / "drafts"))
    assert "nothing is missing" in result.output
    assert not (tmp_path / "drafts").exists()


def test_a_script_that_fails_ends_with_1_whatever_is_covered(tmp_path: Path, floors: Floors) -> None:
    result = run(tmp_path, script=GOOD.replace("asking.refund_status", "closed"))
    assert result.exit_code == 1
    assert "1 script fails and does not count" in result.output + str(result.exception)


def test_a_script_that_cannot_be_read_ends_with_2(tmp_path: Path, floors: Floors) -> None:
    assert run(tmp_path, script="proves: nothing\n").exit_code == 2


def test_gaps_are_listed_with_the_file_that_declares_them(tmp_path: Path, floors: Floors) -> None:
    output = run(tmp_path, "--missing", "reply").output
    line = next(line for line in output.splitlines() if "repair.rephrase @ en" in line)
    assert "dialogs/speaking/repair.py:" in line
    assert not any("ask.refund_status @ zh_Hans " in line for line in output.splitlines())


def test_figures_are_written_as_json(tmp_path: Path, floors: Floors) -> None:
    run(tmp_path, "--json", str(tmp_path / "out.json"))
    figures = orjson.loads((tmp_path / "out.json").read_bytes())
    assert figures["kinds"]["state"]["covered"] == 1
    assert "idle" in figures["kinds"]["state"]["missing"]
    assert "repair" not in figures["kinds"]


def test_the_page_needs_nothing_else_and_names_every_gap(tmp_path: Path, floors: Floors) -> None:
    run(tmp_path, "--html", str(tmp_path / "out.html"))
    page = (tmp_path / "out.html").read_text("utf-8")
    assert "repair.rephrase @ en" in page
    assert "script.yaml" in page
    assert "http" not in page
    assert "src=" not in page


def test_a_draft_is_told_of(tmp_path: Path, floors: Floors) -> None:
    result = run(tmp_path, script=GOOD.replace("locale:", "draft: yes\nlocale:"))
    assert "1 draft ran and does not count" in result.output
