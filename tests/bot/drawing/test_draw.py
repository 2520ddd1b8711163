"""The drawn pages say what the declarations say."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.building import the_catalog
from bot.cli.draw import command
from dialogs.acts import Cause


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    assert CliRunner().invoke(command, ["--docs", str(folder)]).exit_code == 0
    return folder


def test_the_diagram_walks_through_questions_to_every_cause(docs: Path) -> None:
    diagram = (docs / "states.md").read_text(encoding="utf-8").split("```")[1]
    assert "idle --> asking_situation" in diagram
    assert all(f"--> advising_{cause}" in diagram for cause in Cause)
    loops = [
        line for line in diagram.splitlines() if "-->" in line and len(set(line.split(":")[0].split(" --> "))) == 1
    ]
    assert loops == []


def test_the_table_names_every_variant_and_every_step(docs: Path) -> None:
    table = (docs / "decision-table.md").read_text(encoding="utf-8")
    assert all(f"`{variant}`" in table for variant in the_catalog().variants)
    assert all(rung.title in table for rung in the_catalog().rungs.values())


def test_the_table_says_what_each_step_needs_and_what_closes_it(docs: Path) -> None:
    table = (docs / "decision-table.md").read_text(encoding="utf-8")
    step_in = table.partition("(`mini_program_step_in`)")[2].partition("\n### ")[0]
    assert "- once for an order" in step_in
    assert "- not with Kind of shop: WeChat Shop or live room" in step_in
    report = table.partition("(`delay_complaint`)")[2].partition("\n### ")[0]
    assert "- closed for the order once this was done: Complain to 12315 or the consumer association" in report


def test_a_page_that_is_not_what_would_be_drawn_fails_the_check(docs: Path) -> None:
    assert CliRunner().invoke(command, ["--check", "--docs", str(docs)]).exit_code == 0
    page = docs / "states.md"
    drawn = page.read_text(encoding="utf-8")
    page.write_text(drawn.replace("idle -->", "idle ->"), encoding="utf-8")
    result = CliRunner().invoke(command, ["--check", "--docs", str(docs)])
    page.write_text(drawn, encoding="utf-8")
    assert result.exit_code != 0
    assert "states.md" in str(result.exception)


def test_the_figures_of_understanding_stand_there_and_nothing_of_lines_that_nobody_reads(docs: Path) -> None:
    page = (docs / "understanding-figures.md").read_text(encoding="utf-8")
    first, second = page.split("## second.jsonl")
    second = second.partition("\n## ")[0]
    assert all(f"`{cause}`" in first for cause in Cause)
    assert "| macro-F1 | 0." in second
    assert "`" not in second
