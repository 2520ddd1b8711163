"""`refundbot evaluate` and its gate: understanding holds its floors on lines it never learned from, or CI fails."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import _evaluation, evaluate
from bot.cli.evaluate import command
from bot.errors import BotError
from bot.evaluation.figures import FileFigures, figures_of
from bot.evaluation.gate import shortfalls
from bot.evaluation.judged import Judged, judge
from bot.evaluation.lines import load_lines
from bot.evaluation.settings import load_settings
from tests.bot.evaluation.said import judged

FIRST = _evaluation.FILES / "first.jsonl"
SECOND = _evaluation.FILES / "second.jsonl"
FLOORS = load_settings(_evaluation.PYPROJECT).floors


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(command, [*map(str, words)])


def test_understanding_holds_its_floors() -> None:
    held = run(FIRST, "--gate")
    assert held.exit_code == 0, held.exception
    assert "first.jsonl: every figure holds its floor." in held.output


def test_every_figure_of_the_aims_has_a_floor_in_both_languages() -> None:
    aims = {"macro_f1", "top2", "out_of_scope_recall", "in_scope_acceptance", "slot_f1"}
    assert {language: floors.keys() for language, floors in FLOORS["first.jsonl"].items()} == {"zh": aims, "en": aims}


@pytest.fixture
def dull(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot that takes everything for a call for help, and finds an amount wherever one looks."""
    answer = {
        "label": "help",
        "confidence": 1.0,
        "ranking": [{"label": "help", "probability": 1.0}],
        "locale": None,
        "slots": {"amount": "1"},
    }

    def judge_files(paths: list[Path], *_: object) -> dict[Path, tuple[Judged, ...]]:
        return {path: judge(load_lines(path), lambda _: answer) for path in paths}

    monkeypatch.setattr(evaluate, "judge_files", judge_files)


@pytest.mark.usefixtures("dull")
def test_the_gate_names_each_figure_under_its_floor() -> None:
    failed = run(FIRST, "--gate")
    assert failed.exit_code == 1
    faults = str(failed.exception).splitlines()
    assert len(faults) == 8
    assert all(any(f"first.jsonl, {language}: {figure} is " in fault for fault in faults) for language, figure in UNDER)


#: To be called for help is never unknown: that floor alone holds.
UNDER = [
    (language, figure) for language in ("zh", "en") for figure in ("macro_f1", "top2", "out_of_scope_recall", "slot_f1")
]


def figures() -> FileFigures:
    """Right three times of four."""
    lines = [judged("help", "help"), judged("more", "more"), judged("skip", "skip"), judged("skip", "help")]
    return figures_of(lines)


def test_a_figure_on_its_floor_holds_and_one_below_does_not() -> None:
    assert [*shortfalls("x", figures(), {"en": {"accuracy": 0.75}})] == []
    (fault,) = shortfalls("x", figures(), {"en": {"accuracy": 0.76}})
    assert fault == "x, en: accuracy is 0.7500, under its floor of 0.7600"


def test_a_figure_that_nothing_was_put_to_does_not_hold() -> None:
    (fault,) = shortfalls("x", figures(), {"en": {"slot_f1": 0.0}})
    assert fault == "x, en: slot_f1 has no line to be judged by"


@pytest.mark.parametrize("floors", [{"fr": {"accuracy": 0.5}}, {"en": {"accurracy": 0.5}}])
def test_a_floor_under_nothing_is_refused(floors: dict[str, dict[str, float]]) -> None:
    with pytest.raises(BotError, match=r"accuracy|groups are all, en"):
        [*shortfalls("x", figures(), floors)]


def test_a_file_without_floors_cannot_pass_the_gate(tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text('{"text": "help", "label": "help", "locale": "en"}', "utf-8")
    refused = run(other, "--gate")
    assert refused.exit_code == 1
    assert "has floors for first.jsonl" in str(refused.exception)


def test_lines_that_went_wrong_are_listed_where_they_may_be_read(tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text('{"text": "转人工 [谢谢]", "label": "goodbye", "locale": "zh_Hans"}', "utf-8")
    assert "转人工 [谢谢]\n    goodbye, not talk_to_human\n" in run(other, "--errors").output


@pytest.mark.usefixtures("dull")
def test_lines_that_are_for_figures_only_are_never_listed() -> None:
    told = run(SECOND, "--errors")
    assert "second.jsonl is for figures only: its lines are not listed." in told.output
    assert [line.text for line in load_lines(SECOND) if len(line.text) > 12 and line.text in told.output] == []


def test_all_figures_go_to_a_file_for_other_programs(tmp_path: Path) -> None:
    assert run(SECOND, "--json", tmp_path / "figures.json").exit_code == 0
    told = json.loads((tmp_path / "figures.json").read_bytes())[str(SECOND)]
    assert told["all"]["lines"] == len(load_lines(SECOND))
    assert "text" not in json.dumps(told)


def test_judging_loads_no_numeric_library() -> None:
    code = "import sys, bot.cli.evaluate; print(*{'numpy', 'scipy', 'sklearn'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
