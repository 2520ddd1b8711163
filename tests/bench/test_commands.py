"""Every command with a few turns: its table is whole, and the page tells it. Nothing here looks at how long it took."""

from functools import partial
from pathlib import Path

import pytest

from bench import console, growth, scripts, servers
from bench.__main__ import main
from bench.growth import running_bot
from bench.load import Driven
from bench.page import write_page
from bench.plots import bars
from bench.results import Row, Table, load, save

TABLE = Table(
    name="growth",
    title="What is kept",
    rows=[Row(name="a", value=1.0, unit="times", aim=1.05), Row(name="  <b>", value=2.5, unit="times", aim=2.0)],
    notes=["Read this."],
)


def test_a_verdict_says_whether_the_aim_is_met() -> None:
    assert [row.verdict for row in TABLE.rows] == ["met", "missed"]
    assert Row(name="rate", value=3, unit="", aim=2, is_more_better=True).verdict == "met"
    assert Row(name="free", value=3, unit="").verdict == ""


def test_a_table_is_kept_and_read_again(tmp_path: Path) -> None:
    save(TABLE, tmp_path)
    assert load("growth", tmp_path) == TABLE
    assert load("nothing", tmp_path) is None


def test_a_plot_has_a_bar_for_each_figure_and_a_stroke_at_each_aim() -> None:
    drawn = bars("Title & more", TABLE.rows)
    assert drawn.count("<rect") == 1 + len(TABLE.rows)
    assert drawn.count("<line") == 2
    assert "&lt;b&gt;" in drawn
    assert "Title &amp; more" in drawn


def test_the_page_tells_every_kept_figure_and_nothing_of_whose_machine_it_is(tmp_path: Path) -> None:
    save(TABLE, tmp_path / "results")
    page = write_page(tmp_path / "docs", tmp_path / "results").read_text("utf-8")
    assert "| a | 1.000 times | <= 1.05 | met |" in page
    assert "Read this." in page
    assert str(Path.home()) not in page
    assert (tmp_path / "docs/pictures/bench-growth.svg").exists()


def test_a_failed_post_counts_as_cut() -> None:
    driven = Driven(seconds=1.0, latencies_s=[0.1] * 98, failures=2)
    assert driven.percentile_ms(0.5) == 100
    assert driven.percentile_ms(0.99) == 5000


def test_a_word_that_is_no_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quick", "speed"]) == 2
    assert "speed" in capsys.readouterr().err


@pytest.mark.server
def test_a_turn_takes_two_round_trips() -> None:
    with running_bot() as bot:
        bot.cpu_ms(1)
        before = bot.wire.calls
        bot.cpu_ms(1)
        turns = 9
        assert bot.wire.calls - before == 2 * turns + 2  # and two looks at the store's own clock of work


@pytest.mark.server
@pytest.mark.parametrize(
    "measured",
    [
        partial(growth.measured, 1_000),
        partial(servers.measured, 4),
        partial(scripts.measured, 3),
        partial(console.measured, 100),
    ],
    ids=["growth", "servers", "scripts", "console"],
)
def test_a_command_fills_its_table(measured: "partial[Table]", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(servers, "WINDOW_S", 0.5)
    monkeypatch.setattr(servers, "installed_kinds", lambda: ("gthread",))
    monkeypatch.setattr(growth, "_BATCHES", 2)
    table = measured()
    assert all(row.value >= 0 for row in table.rows)
    least = {"growth": 8, "servers": 7, "scripts": 2, "console": 10}
    assert len(table.rows) >= least[table.name]
