"""`refundbot test` says what failed, and its exit code can be relied on."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from bot.cli import _script_choice as choice_module
from bot.cli import test as command_module
from bot.cli._script_choice import choose
from bot.cli._script_options import Options
from bot.cli._script_ways import PROCESS, way_through
from bot.cli._script_workers import jobs_from, processors, run_in_workers
from bot.errors import BotError
from bot.testkit.in_process import bot_vocabulary
from bot.testkit.reporting.kinds import REPORTS
from bot.testkit.reporting.outcome import NotRun
from bot.testkit.running import OpenChannel
from bot.testkit.script import Script
from bot.testkit.selection import load_scripts
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


def test_scripts_are_listed_with_what_they_prove_and_none_is_run(tmp_path: Path, ways: list[str]) -> None:
    result = run(tmp_path, "--list", a=GOOD, b=BAD)
    assert (result.exit_code, ways) == (0, [])
    assert result.stdout == f"{tmp_path / 'a.yaml'}  It works.\n{tmp_path / 'b.yaml'}  It fails.\n2 scripts\n"


def test_the_schema_is_printed_for_editors(ways: list[str]) -> None:
    result = CliRunner().invoke(command_module.command, ["--schema"])
    assert (result.exit_code, ways) == (0, [])
    assert json.loads(result.stdout)["title"] == "A scripted conversation"


def test_reports_are_written_whether_or_not_scripts_hold(tmp_path: Path, ways: list[str]) -> None:
    paths = {kind: tmp_path / "build" / kind for kind in REPORTS}
    options = [word for kind, path in paths.items() for word in ("--report", f"{kind}={path}")]
    assert run(tmp_path, *options, a=GOOD, b=BAD).exit_code == 1
    assert all(path.read_text(encoding="utf-8") for path in paths.values())
    assert json.loads(paths["json"].read_text(encoding="utf-8"))["failed"] == 1


def test_a_report_that_cannot_be_written_is_an_error(tmp_path: Path, ways: list[str]) -> None:
    result = run(tmp_path, "--report", f"json={tmp_path}", a=GOOD)
    assert isinstance(result.exception, BotError)
    assert f"--report: {tmp_path} cannot be written" in str(result.exception)


def test_every_locale_is_run_and_what_cannot_be_is_named(tmp_path: Path, ways: list[str]) -> None:
    result = run(tmp_path, "--locale", "all", a=GOOD)
    assert result.exit_code == 0
    assert f"not run: {tmp_path / 'a.yaml'}[en, zh_Hant]: typed in zh_Hans only (line 4)" in result.stderr
    assert "1 script passed" in result.stdout
    assert "1 not run; they are named above the results" in result.stdout


def test_what_can_be_run_by_no_way_ends_with_2(
    tmp_path: Path, ways: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere(scripts: tuple[Script, ...]) -> tuple[tuple[Script, ...], tuple[NotRun, ...]]:
        return (), tuple(NotRun(name=script.name, why="moves the clock") for script in scripts)

    def chosen(options: Options) -> object:
        return choose(options, VOCABULARY, nowhere)

    monkeypatch.setattr(command_module, "_prepared", chosen)
    result = run(tmp_path, a=GOOD)
    assert (result.exit_code, ways) == (2, [])
    assert f"not run: {tmp_path / 'a.yaml'}: moves the clock" in result.stderr
    assert "no script to run: 1 cannot be run this way" in result.stderr


@pytest.mark.parametrize(
    ("changed", "said", "code"),
    [
        ("b.yaml", "1 of 2 scripts have changed since HEAD.", 1),
        ("notes.md", "0 of 2 scripts have changed since HEAD.", 0),
        ("pyproject.toml", "All 2 scripts run: pyproject.toml changed, which any may run through.", 1),
    ],
)
def test_only_what_changed_is_run(
    changed: str, said: str, code: int, tmp_path: Path, ways: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path.resolve()
    monkeypatch.setattr(choice_module, "root_of_tree", lambda: root)
    monkeypatch.setattr(choice_module, "changed_since", lambda base, _: {root / changed} if base == "HEAD" else set())
    result = run(tmp_path, "--affected", a=GOOD, b=BAD)
    assert result.exit_code == code
    assert said in result.stderr


@pytest.mark.parametrize(
    ("options", "cure"),
    [
        (("--url", "http://127.0.0.1:9", "-j", "2"), "--url runs one script after the other; leave out --jobs."),
        (("--token", "x"), "--token and --aes-key are those of the bot at --url, which is missing."),
        (("--affected", "."), "--affected takes . for a commit; write --affected=HEAD ."),
        (("--jobs", "many"), "'many' is neither a number from 1 nor `auto`."),
        (
            ("--report", "pdf=x"),
            "'pdf=x' is no report: write KIND=PATH, where KIND is one of junit, json, html, markdown.",
        ),
    ],
)
def test_options_that_make_no_sense_end_with_2_and_the_cure(
    options: tuple[str, ...], cure: str, tmp_path: Path, ways: list[str]
) -> None:
    result = run(tmp_path, *options, a=GOOD)
    assert (result.exit_code, ways) == (2, [])
    assert cure in result.stderr


def test_processes_give_the_results_in_the_order_of_the_scripts(tmp_path: Path) -> None:
    content = "proves: x\nlocale: [zh_Hans, en]\nsteps:\n- follow:\n  expect: {state: {zh_Hans: asking.situation, en: idle}}\n"
    for number in range(6):
        (tmp_path / f"{number}.yaml").write_text(content, encoding="utf-8")
    scripts = load_scripts([tmp_path], bot_vocabulary())
    results = list(run_in_workers(scripts, way_through, PROCESS, 2))
    assert [result.script for result in results] == list(scripts)
    assert [result.passed for result in results] == [True, False] * 6
    assert [[turn.one("state") for turn in result.turns] for result in results] == [["asking.situation"]] * 12
    assert {failure.what for result in results for failure in result.failures} == {"state", "locale"}


def test_auto_is_a_process_for_each_processor() -> None:
    option = next(each for each in command_module.command.params if each.name == "jobs")
    context = click.Context(command_module.command)
    assert [jobs_from(context, option, value) for value in ("auto", "3")] == [processors(), 3]
