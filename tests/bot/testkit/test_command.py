"""`refundbot test` says what failed, and its exit code can be relied on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import test as command_module
from bot.testkit.running import OpenChannel
from tests.bot.testkit.doubles import FULL_ANSWER, VOCABULARY, Playback, opening

GOOD = "proves: It works.\nlocale: zh_Hans\nsteps:\n- user: 退款\n  expect: {state: asking.paid_with}\n"
BAD = GOOD.replace("It works", "It fails").replace("asking.paid_with", "idle")


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The command with a bot that always gives one answer; the ways that were asked for."""
    asked: list[str] = []

    @contextmanager
    def way(through: str) -> Iterator[OpenChannel]:
        asked.append(through)
        yield opening(Playback(FULL_ANSWER))

    monkeypatch.setattr(command_module, "_way", way)
    monkeypatch.setattr(command_module, "_vocabulary", lambda: VOCABULARY)
    return asked


def run(folder: Path, *arguments: str, **files: str) -> Result:
    for name, content in files.items():
        (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
    return CliRunner().invoke(command_module.command, [str(folder), *arguments])


def test_scripts_that_hold_end_with_0(tmp_path: Path, ways: list[str]) -> None:
    result = run(tmp_path, a=GOOD, b=GOOD)
    assert (result.exit_code, ways) == (0, ["process"])
    assert result.stdout.startswith("2 scripts passed, 2 turns in")


def test_a_script_that_fails_ends_with_1_and_shows_its_conversation(tmp_path: Path, ways: list[str]) -> None:
    result = run(tmp_path, a=GOOD, b=BAD)
    assert result.exit_code == 1
    assert "It works" not in result.stdout
    assert f"{tmp_path / 'b.yaml'}:5  state\n      expected  idle\n      actual    asking.paid_with\n" in result.stdout
    assert "1 of 2 scripts failed, 1 expectation not met" in result.stdout


def test_a_script_that_cannot_be_read_ends_with_2_and_none_is_run(tmp_path: Path, ways: list[str]) -> None:
    result = run(tmp_path, a=GOOD, b=GOOD.replace("state", "stat"))
    assert (result.exit_code, ways) == (2, [])
    assert f"{tmp_path / 'b.yaml'}:5: `stat` cannot be expected; did you mean `state`?" in result.stderr
    assert "1 mistake in the scripts; nothing was run" in result.stderr


@pytest.mark.parametrize("arguments", [("-k", "nowhere"), ("--locale", "en")])
def test_a_selection_of_nothing_ends_with_2(arguments: tuple[str, ...], tmp_path: Path, ways: list[str]) -> None:
    result = run(tmp_path, *arguments, a=GOOD)
    assert (result.exit_code, ways) == (2, [])
    assert "no script to run: 1 found, none that matches" in result.stderr


def test_a_folder_that_is_not_there_ends_with_2(tmp_path: Path, ways: list[str]) -> None:
    assert run(tmp_path / "nowhere").exit_code == 2


def test_all_failures_are_shown_unless_told_to_stop_at_the_first(tmp_path: Path, ways: list[str]) -> None:
    assert "2 of 3 scripts failed" in run(tmp_path, a=BAD, b=BAD, c=GOOD).stdout
    assert "1 of 1 script failed" in run(tmp_path, "-x").stdout


def test_conversations_that_hold_are_shown_when_asked_for(tmp_path: Path, ways: list[str]) -> None:
    assert "您是用什么付的款？" in run(tmp_path, "--show", a=GOOD).stdout


def test_the_webhook_is_a_way_to_run_them(tmp_path: Path, ways: list[str]) -> None:
    run(tmp_path, "--through", "webhook", a=GOOD)
    assert ways == ["webhook"]
