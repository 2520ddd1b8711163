"""The search finds ways to gaps, and what it writes is a script that runs, closes them and does not count."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.testkit.coverage import walking
from bot.testkit.coverage.alphabet import alphabet_of, tap
from bot.testkit.coverage.elements import Element, Kind
from bot.testkit.coverage.measuring import measure
from bot.testkit.coverage.search import search
from bot.testkit.coverage.skeletons import in_locale, skeletons_of, wanted_of
from bot.testkit.coverage.tracing import traced
from bot.testkit.coverage.walking import Deed, Position, Way, way_of
from bot.testkit.in_process import bot_vocabulary
from bot.testkit.reading import read_scripts
from tests.bot.testkit.coverage.conftest import Scripted

HELP = Element(kind=Kind.MOVE, name="help: asking.* -> stays")
REPHRASED = Element(kind=Kind.REPLY, name="repair.rephrase @ en")


def test_the_search_finds_the_shortest_way_to_a_gap() -> None:
    found = search([HELP], (), alphabet_of((), "zh_Hans"), most=2_000)
    assert not found.left
    assert len(found.ways[HELP].deeds) == 2


def test_what_cannot_be_reached_is_left_over_by_name() -> None:
    nowhere = Element(kind=Kind.STATE, name="nowhere")
    found = search([nowhere], (), alphabet_of((), "zh_Hans"), most=50)
    assert found.left == {nowhere}
    assert found.tried >= 50


def test_a_crash_of_the_bot_is_found_and_does_not_end_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    real = walking.after

    def breaking(position: Position, deed: Deed) -> tuple[Position, frozenset[Element]]:
        if deed == tap("situation.not_arrived"):
            raise RuntimeError("planted")
        return real(position, deed)

    monkeypatch.setattr(walking, "after", breaking)
    found = search([HELP], (), alphabet_of((), "zh_Hans"), most=2_000)
    assert HELP in found.ways
    assert "RuntimeError: planted" in found.crashes


def test_a_skeleton_is_a_draft_that_holds_and_closes_what_it_says(tmp_path: Path) -> None:
    found = search([HELP, REPHRASED], (), alphabet_of((), "en"), most=2_000)
    skeletons = list(skeletons_of(found.ways, tmp_path))
    assert frozenset().union(*(each.closes for each in skeletons)) == {HELP, REPHRASED}
    for skeleton in skeletons:
        path = tmp_path / skeleton.name
        path.write_text(skeleton.text, "utf-8")
        [script] = read_scripts(path, bot_vocabulary())
        result, reached = traced(script)
        assert script.draft
        assert script.proves.startswith("TODO")
        assert result.passed
        assert skeleton.closes <= reached
        assert not measure([script]).by
        assert skeleton.closes <= measure([replace(script, draft=False)]).by.keys()


def test_a_way_is_what_a_script_does_and_is_said_in_another_locale(scripted: Scripted) -> None:
    way = way_of(scripted("- user: 帮助\n  expect: {act: help}\n- wait: 49h\n- tap: situation.not_arrived"))
    assert way is not None
    there = alphabet_of((), "en").translated(way)
    assert there is not None
    assert [type(deed).__name__ for deed in there.deeds] == ["Send", "Wait", "Send"]
    assert "帮助" not in str(there.deeds[0])
    assert alphabet_of((), "en").translated(Way(locale="zh_Hans", deeds=way.deeds[1:])) is not None


def test_replies_are_looked_for_in_their_own_locale_and_all_else_in_the_first() -> None:
    wanted = frozenset({HELP, REPHRASED})
    assert in_locale(wanted, "en") == {REPHRASED}
    assert in_locale(wanted, "zh_Hans") == {HELP}


def test_no_search_is_made_for_what_the_matrix_reaches() -> None:
    kinds = {element.kind for element in wanted_of(measure([]), tuple(Kind))}
    assert kinds == set(Kind) - {Kind.REPAIR, Kind.HANDOFF, Kind.MOVE_BY_STATE}
