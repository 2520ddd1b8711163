"""The statements of the starting documents: what `refundbot check` finds when one is not said, or is not proven."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from bot.building import the_catalog
from bot.checks.coverage.faults import Shown, faults
from bot.checks.coverage.rows import COUNTS, Mark, Row, load_statements
from bot.cli._seed_scripts import SEEDS, coverage_faults, shown_by_scripts
from bot.drawing.coverage import coverage
from bot.errors import BotError

SAYS = frozenset({"welcome", "howto.where"})
SCRIPTS: Mapping[str, Shown] = {"greeting.yaml": Shown(passed=True, replies=frozenset({"welcome", "howto.where"}))}
ROWS = tuple(
    Row(
        id=f"{document}-{number:02}",
        kind="claim",
        mark=Mark.SOUND,
        english="Refunds come back.",
        chinese="退款会退回。",
        said_by=("welcome",),
        proven_by=("greeting.yaml",),
    )
    for document, count in COUNTS.items()
    for number in range(1, count + 1)
)
FIRST, OTHERS = ROWS[0], ROWS[1:]

SCRIPT = """
proves: The greeting is a greeting.
locale: [zh_Hans, en]
steps:
  - user: {zh_Hans: 你好, en: %s}
    expect:
      reply: %s
"""


def test_all_that_the_documents_say_is_covered() -> None:
    assert coverage_faults() == []


def test_rows_that_are_said_and_proven_have_no_fault() -> None:
    assert faults(ROWS, SAYS, SCRIPTS) == []


def test_context_may_stay_unsaid_with_a_reason() -> None:
    noise = replace(FIRST, mark=Mark.CONTEXT, said_by=(), proven_by=(), why="The foot of a page.")
    assert faults((noise, *OTHERS), SAYS, SCRIPTS) == []


@pytest.mark.parametrize(
    ("planted", "fault"),
    [
        ({"said_by": (), "why": "No time."}, "no reply says it"),
        ({"mark": Mark.CONTEXT, "said_by": ()}, "does not say why"),
        ({"mark": Mark.DOUBTFUL}, "does not say why"),
        ({"mark": Mark.WRONG}, "does not say why"),
        ({"mark": Mark.MERCHANT}, "no reply howto.… says it to sellers"),
        ({"proven_by": ()}, "no script proves it"),
        ({"said_by": ("welcom",)}, "there is no reply 'welcom'"),
        ({"proven_by": ("gone.yaml",)}, "there is no script 'gone.yaml'"),
        ({"id": "A-21"}, "A-01 is missing"),
        ({"id": "A-21"}, "A-21 is no statement"),
        ({"id": "A-02"}, "A-02 stands there 2 times"),
    ],
)
def test_each_fault_of_a_row_is_found(planted: dict[str, object], fault: str) -> None:
    found = faults((replace(FIRST, **planted), *OTHERS), SAYS, SCRIPTS)  # type: ignore[arg-type]
    assert any(fault in each for each in found), found


def test_a_reply_that_its_script_does_not_show_is_found() -> None:
    found = faults((replace(FIRST, said_by=("welcome", "howto.where")), *OTHERS), SAYS, SCRIPTS)
    assert found == []
    silent = {"greeting.yaml": Shown(passed=True, replies=frozenset({"welcome"}))}
    (fault,) = faults((replace(FIRST, said_by=("welcome", "howto.where")), *OTHERS), SAYS, silent)
    assert fault == "rows.toml: A-01: greeting.yaml does not show howto.where in every language"


def test_a_script_that_fails_or_proves_nothing_is_found() -> None:
    failing = {"greeting.yaml": replace(SCRIPTS["greeting.yaml"], passed=False)}
    assert faults(ROWS, SAYS, failing) == ["greeting.yaml: fails; run `refundbot test`"]
    idle = {**SCRIPTS, "idle.yaml": Shown(passed=True, replies=frozenset())}
    assert faults(ROWS, SAYS, idle) == ["idle.yaml: proves no row"]


def test_what_a_script_shows_is_found_by_running_it(tmp_path: Path) -> None:
    (tmp_path / "greeting.yaml").write_text(SCRIPT % ("Hello", "welcome"), encoding="utf-8")
    (tmp_path / "half.yaml").write_text(SCRIPT % ("The seller ignores me", "welcome"), encoding="utf-8")
    shown = shown_by_scripts(tmp_path)
    assert shown["greeting.yaml"].passed
    assert {"welcome", "ask.situation"} <= shown["greeting.yaml"].replies
    # In Chinese it greets, in English it does not: what counts is what both show.
    assert not shown["half.yaml"].passed
    assert "welcome" not in shown["half.yaml"].replies


def test_a_script_that_cannot_be_read_stops_the_check(tmp_path: Path) -> None:
    (tmp_path / "greeting.yaml").write_text(SCRIPT % ("Hello", "welcom"), encoding="utf-8")
    with pytest.raises(BotError, match="welcom"):
        shown_by_scripts(tmp_path)


@pytest.mark.parametrize("spoilt", ['mark = "FINE"', 'marked = "OK"', "mark = OK"])
def test_a_file_of_rows_that_is_not_as_it_should_be_stops_the_check(spoilt: str, tmp_path: Path) -> None:
    rows = (SEEDS / "rows.toml").read_text(encoding="utf-8")
    (tmp_path / "rows.toml").write_text(rows.replace('mark = "OK"', spoilt, 1), encoding="utf-8")
    with pytest.raises(BotError, match=r"rows\.toml"):
        load_statements(tmp_path)


def test_the_page_names_every_statement_and_why_it_is_corrected() -> None:
    statements = load_statements(SEEDS)
    page = coverage(statements, the_catalog())
    assert all(f"| {row.id}" in page for row in statements.rows)
    corrected = [row for row in statements.rows if row.mark in {Mark.DOUBTFUL, Mark.WRONG}]
    assert corrected
    assert all(f"| {row.id}\\* |" in page and row.why in page for row in corrected)
