"""What counts, what does not, and that a gap is seen."""

import pytest

from bot.testkit.coverage import measuring, unreachable
from bot.testkit.coverage.elements import Element, Kind, universe
from bot.testkit.coverage.floors import shortfalls
from bot.testkit.coverage.measuring import measure
from tests.bot.testkit.coverage.conftest import Scripted

REPORT = "- user: 商家说退款了但是没到账\n  expect: {state: asking.refund_status}"
ASKED = Element(kind=Kind.QUESTION, name="refund_status")


def test_the_gap_is_there_when_the_script_that_closes_it_is_gone(scripted: Scripted) -> None:
    greeting = scripted("- user: 你好\n  expect: {act: greeting}", name="greeting")
    both = measure([scripted(REPORT), greeting])
    assert both.by[ASKED] == (scripted(REPORT).name,)
    assert ASKED.name not in both.gaps(Kind.QUESTION)
    assert ASKED.name in measure([greeting]).gaps(Kind.QUESTION)


def test_an_element_that_no_script_reaches_is_a_gap_and_fails_its_floor(
    scripted: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached = measure([scripted(REPORT)])
    only = frozenset({ASKED})
    monkeypatch.setattr(measuring, "universe", lambda: only)
    assert reached.line(Kind.QUESTION).share == 1.0
    assert not list(shortfalls(reached, {Kind.QUESTION: 1.0}))
    monkeypatch.setattr(measuring, "universe", lambda: only | {Element(kind=Kind.QUESTION, name="planted")})
    assert reached.gaps(Kind.QUESTION) == ("planted",)
    assert reached.line(Kind.QUESTION).share == 0.5
    assert any("planted" in each for each in shortfalls(reached, {Kind.QUESTION: 1.0}))


def test_a_draft_runs_and_does_not_count(scripted: Scripted) -> None:
    coverage = measure([scripted(REPORT, head="draft: yes\n")])
    assert not coverage.by
    assert coverage.counted == 0
    assert len(coverage.drafts) == 1
    assert not measure([scripted(REPORT, head="草稿: 否\n")]).drafts


def test_a_script_that_fails_proves_nothing_and_is_named(scripted: Scripted) -> None:
    coverage = measure([scripted(REPORT.replace("asking.refund_status", "closed"))])
    assert not coverage.by
    assert len(coverage.failed) == 1


def test_what_is_set_aside_is_no_gap_and_must_not_be_reached(
    scripted: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    declared = {Kind.QUESTION: {"refund_*": "nobody asks it"}}
    monkeypatch.setattr(unreachable, "UNREACHABLE", declared)
    unreachable.reason_for.cache_clear()
    try:
        nothing, reaching = measure([]), measure([scripted(REPORT)])
        assert ASKED.name not in nothing.gaps(Kind.QUESTION)
        assert nothing.line(Kind.QUESTION).set_aside >= 1
        assert not nothing.wrongly_set_aside
        assert (ASKED, scripted(REPORT).name) in reaching.wrongly_set_aside
    finally:
        unreachable.reason_for.cache_clear()


def test_the_matrix_kinds_are_measured_only_when_it_was_run() -> None:
    assert Kind.REPAIR not in measure([]).kinds
    assert {element.kind for element in universe()} > {Kind.REPAIR, Kind.HANDOFF}


def test_everything_that_is_set_aside_names_something_that_there_is() -> None:
    for kind, patterns in unreachable.UNREACHABLE.items():
        for pattern in patterns:
            held = [each for each in universe() if each.kind is kind and unreachable.matches(pattern, each.name)]
            assert held, f"{kind} {pattern}: take it out of unreachable.py"
