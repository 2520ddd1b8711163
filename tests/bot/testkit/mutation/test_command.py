"""`refundbot mutate`, as somebody at a terminal meets it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli.mutate import command
from bot.testkit.mutation import declared

GREETS = "proves: x\nlocale: zh_Hans\nsteps:\n  - user: 你好\n    expect: {expected}\n"
WELCOME = "reply/welcome/dropped"


def mutate(folder: Path, expected: str, *options: str) -> Result:
    (folder / "script.yaml").write_text(GREETS.format(expected=expected), "utf-8")
    return CliRunner().invoke(command, [str(folder), "-j", "1", "--all", *options])


def test_a_reply_that_is_expected_cannot_be_dropped_unnoticed(tmp_path: Path) -> None:
    result = mutate(tmp_path, "{reply: welcome}", "-k", WELCOME)
    assert result.exit_code == 0, result.output
    assert "1 of 1 mutants noticed" in result.output


def test_a_kind_of_which_nothing_was_tried_has_no_score(tmp_path: Path) -> None:
    lines = mutate(tmp_path, "{reply: welcome}", "-k", WELCOME).output.splitlines()
    scores = {line.split()[0]: line.split()[-1] for line in map(str.strip, lines) if line.endswith(("%", " -"))}
    assert scores.pop("all") == scores.pop("reply") == "100.0%"
    assert set(scores.values()) == {"-"}


def test_one_that_nobody_expects_survives_and_is_under_the_floor(tmp_path: Path) -> None:
    listed = tmp_path / "survivors.txt"
    result = mutate(tmp_path, "{owner: bot}", "-k", WELCOME, "--survivors", str(listed))
    assert result.exit_code == 1
    assert "survived: reply/welcome/dropped (1 script holds all the same)" in result.output
    assert "0.0% of the mutants are noticed" in result.output
    assert listed.read_text("utf-8") == f"{WELCOME}\n"


def test_one_that_is_declared_and_killed_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "known_survivors.toml"
    path.write_text(f'[[same]]\nreason = "who reads a welcome?"\nmutants = ["{WELCOME}"]\n', "utf-8")
    monkeypatch.setattr(declared.load_declared, "__defaults__", (path,))
    result = mutate(tmp_path, "{reply: welcome}", "-k", WELCOME)
    assert result.exit_code == 1
    assert "declared to make no difference, and was killed" in result.output


def test_a_script_that_fails_anyhow_is_named_and_proves_nothing(tmp_path: Path) -> None:
    result = mutate(tmp_path, "{owner: staff}", "-k", WELCOME)
    assert result.exit_code == 1
    assert "fails on the bot as it is" in result.output


def test_a_text_that_is_in_no_id_is_a_wrong_option(tmp_path: Path) -> None:
    result = mutate(tmp_path, "{owner: bot}", "-k", "no such mutant")
    assert result.exit_code == 2


def test_a_folder_of_drafts_is_no_ground_to_stand_on(tmp_path: Path) -> None:
    (tmp_path / "script.yaml").write_text("draft: yes\n" + GREETS.format(expected="{owner: bot}"), "utf-8")
    result = CliRunner().invoke(command, [str(tmp_path), "-j", "1", "-k", WELCOME])
    assert result.exit_code == 2
    assert "no script" in result.output
