"""`refundbot coverage`: its exit code can be relied on, and what it writes can be read."""

from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result

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
    (folder / "script.yaml").write_text(script, "utf-8")
    return CliRunner().invoke(command_module.command, [str(folder / "script.yaml"), *arguments])


def test_scripts_that_hold_their_floors_end_with_0(tmp_path: Path, floors: dict[Kind, float]) -> None:
    floors[Kind.STATE] = 0.01
    result = run(tmp_path)
    assert result.exit_code == 0, result.output
    assert "states entered" in result.output
    assert "--with-repair" in result.output


def test_a_floor_that_is_missed_ends_with_1_and_says_which(tmp_path: Path, floors: dict[Kind, float]) -> None:
    floors[Kind.STATE] = 1.0
    result = run(tmp_path)
    assert result.exit_code == 1
    assert "state: 2.1 % is under its floor of 100.0 %" in result.output + str(result.exception)


def test_a_script_that_fails_ends_with_1_whatever_is_covered(tmp_path: Path, floors: Floors) -> None:
    result = run(tmp_path, script=GOOD.replace("asking.refund_status", "closed"))
    assert result.exit_code == 1
    assert "fail and do not count" in result.output + str(result.exception)


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
    assert "1 drafts ran and do not count" in result.output
