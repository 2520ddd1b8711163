"""A mutant is killed by a script that expects what it breaks, and by no other; and nothing of it stays behind."""

import signal

import pytest

from bot.testkit.mutation import trying
from bot.testkit.mutation.mutant import Kind, Mutant, Sight
from bot.testkit.mutation.patient import Patient
from bot.testkit.mutation.plot import Plot
from bot.testkit.mutation.trying import Choose, Fate, attempt
from bot.testkit.running import run
from bot.testkit.script import Script
from dialogs.catalog import Catalog
from tests.bot.testkit.mutation.conftest import ReadScript

#: Shop credit in place of money: the demand in writing comes before the complaint on the bill.
TALK = """
- follow:
- tap: situation.other_channel
- tap: refunded_to.coupon
- tap: act.dont_know
{expectations}
- tap: act.report_progress
{due}
"""
STEP = "  expect: {rung: write_demand}"
PAGE = "  expect: {reply: clock.from_step}"
DUE = "  expect: {due: {write_demand: 2026-11-24}}"
NOTHING = "  expect: {owner: bot}"

#: One of each kind, with what a script must expect to notice it.
PLANTED = [
    ("move/step_taken: advising.channel_mismatch -> following_up.channel_mismatch [has_rung]/removed", NOTHING, DUE),
    (
        "condition/step_taken: advising.channel_mismatch -> following_up.channel_mismatch [has_rung]/turned round",
        NOTHING,
        DUE,
    ),
    ("figure/seller_decision/one more", NOTHING, "  expect: {due: {write_demand: 2026-11-24T10:00+08:00}}"),
    ("reply/clock.from_step/dropped", PAGE, NOTHING),
    ("rung/channel_mismatch.paid_in_shop_credit climbs write_demand/dropped", STEP, NOTHING),
    ("rung/write_demand/due a day later", NOTHING, DUE),
    ("indication/channel_mismatch.paid_in_shop_credit by situation.other_channel/turned round", STEP, NOTHING),
]


def trying_all(*scripts: Script) -> Choose:
    return lambda _: scripts


def told(script: ReadScript, expectations: str, due: str) -> Script:
    return script(TALK.format(expectations=expectations, due=due))


@pytest.mark.parametrize(("planted", "expectations", "due"), PLANTED, ids=lambda each: str(each)[:60])
def test_a_planted_mutant_is_killed_by_what_it_breaks(
    planted: str, expectations: str, due: str, script: ReadScript, patient: Patient, mutants: dict[str, Mutant]
) -> None:
    tried = attempt(mutants[planted], trying_all(told(script, expectations, due)), patient)
    assert tried.fate is Fate.KILLED
    assert "script.yaml" in tried.by


#: A move that is gone, or leads nowhere, is met by a crash: that is noticed by every script that comes there.
QUIET = [each for each in PLANTED if not each[0].startswith(("move/", "condition/"))]


@pytest.mark.parametrize(("planted", "expectations", "due"), QUIET, ids=lambda each: str(each)[:60])
def test_it_survives_when_the_expectation_is_taken_out(
    planted: str, expectations: str, due: str, script: ReadScript, patient: Patient, mutants: dict[str, Mutant]
) -> None:
    assert attempt(mutants[planted], trying_all(told(script, NOTHING, NOTHING)), patient).fate is Fate.SURVIVED


def test_a_mutant_leaves_nothing_behind(
    script: ReadScript, patient: Patient, mutants: dict[str, Mutant], baseline: tuple[object, ...]
) -> None:
    scripts = [told(script, STEP, DUE), told(script, PAGE, DUE)]
    for planted, _, _ in PLANTED:
        attempt(mutants[planted], trying_all(*scripts), patient)
        assert all(run(each, patient.open).passed for each in scripts)
    assert baseline == declared(patient.catalog)


@pytest.fixture
def baseline(patient: Patient) -> tuple[object, ...]:
    return declared(patient.catalog)


def declared(catalog: Catalog) -> tuple[object, ...]:
    """All that a catalog holds, as values."""
    return tuple(repr(part) for part in (catalog.variants, catalog.figures, catalog.rungs, catalog.says))


def test_a_mutant_is_restored_when_the_bot_crashes_with_it(patient: Patient, script: ReadScript) -> None:
    figure = next(iter(patient.catalog.figures.values()))
    before = figure.rule

    def plant(plot: Plot) -> None:
        plot.change(figure, rule="")
        raise RuntimeError("planted badly")

    mutant = Mutant(kind=Kind.FIGURE, place="x", change="x", plant=plant, marks=(), sight=Sight.ANY)
    with pytest.raises(RuntimeError):
        attempt(mutant, trying_all(told(script, STEP, DUE)), patient)
    assert figure.rule == before


def test_a_mutant_with_which_the_bot_does_not_start_is_told_apart(
    script: ReadScript, patient: Patient, mutants: dict[str, Mutant]
) -> None:
    """A range that ends before it begins is refused by the catalog's own check: no script need notice it."""
    figure = patient.catalog.figures["card_arrival"]
    plant = lambda plot: plot.change(figure, upto=1)  # noqa: E731
    mutant = Mutant(kind=Kind.FIGURE, place="x", change="x", plant=plant, marks=(), sight=Sight.ANY)
    tried = attempt(mutant, trying_all(told(script, STEP, DUE)), patient)
    assert tried.fate is Fate.REFUSED
    assert "card_arrival" in tried.by


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timer on this system")
def test_a_script_that_never_ends_is_a_kill(
    script: ReadScript, patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trying, "LONGEST_RUN_S", 0.05)

    def forever(*_: object) -> None:
        while True:
            pass

    mutant = Mutant(
        kind=Kind.REPLY, place="x", change="x", plant=lambda plot: plot.retell(forever), marks=(), sight=Sight.ANY
    )
    tried = attempt(mutant, trying_all(told(script, STEP, DUE)), patient)
    assert tried.fate is Fate.KILLED
    assert "never came to an end" in tried.by


def test_scripts_are_tried_in_order_and_no_longer_than_needed(
    script: ReadScript, patient: Patient, mutants: dict[str, Mutant]
) -> None:
    blind, keen = told(script, NOTHING, NOTHING), told(script, PAGE, NOTHING)
    tried = attempt(mutants["reply/clock.from_step/dropped"], trying_all(blind, keen, blind, blind), patient)
    assert tried.scripts == 2
