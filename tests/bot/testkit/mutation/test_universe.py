"""Every declared value has its mutants, each under a name of its own; a sample depends on its seed alone."""

from collections import Counter

import pytest

from bot.testkit.mutation import figures, replies
from bot.testkit.mutation.mutant import Kind, Mutant
from bot.testkit.mutation.patient import Patient
from bot.testkit.mutation.plot import kept_by_catalog, planted
from bot.testkit.mutation.universe import sample, universe
from dialogs.catalog import Unit


def of(kind: Kind, mutants: dict[str, Mutant]) -> list[Mutant]:
    return [mutant for mutant in mutants.values() if mutant.kind is kind]


def test_every_row_of_the_table_is_taken_out_and_led_elsewhere(patient: Patient, mutants: dict[str, Mutant]) -> None:
    assert len(of(Kind.MOVE, mutants)) == 2 * len(patient.table.rows)


def test_every_condition_is_turned_round(patient: Patient, mutants: dict[str, Mutant]) -> None:
    rungs, questions = patient.catalog.rungs.values(), patient.catalog.questions.values()
    declared = (
        sum(row.when is not None for row in patient.table.rows),
        sum(len(rung.needs) + len(rung.unless) + len(rung.closed_by) for rung in rungs),
        sum(len(question.asked_when) + len(question.unless) for question in questions),
        sum(len(variant.implies) for variant in patient.catalog.variants.values()),
    )
    assert len(of(Kind.CONDITION, mutants)) == sum(declared)


def test_every_answer_that_speaks_for_or_against_something_is_dropped_and_turned_round(
    patient: Patient, mutants: dict[str, Mutant]
) -> None:
    for variant in patient.catalog.variants.values():
        for slot, answers in variant.indications.items():
            for answer in answers:
                place = f"indication/{variant.id} by {slot}.{answer}"
                assert {f"{place}/dropped", f"{place}/turned round"} <= mutants.keys()


def test_every_figure_with_a_number_is_one_off_both_ways(patient: Patient, mutants: dict[str, Mutant]) -> None:
    for figure in patient.catalog.figures.values():
        changes = {mutant.change for mutant in of(Kind.FIGURE, mutants) if mutant.place == figure.id}
        if figure.unit is Unit.RULE:
            assert not changes
        else:
            assert changes == {"another"} or {"one more", "one less"} <= changes


def test_every_reply_and_every_step_of_a_ladder_is_left_out_once(patient: Patient, mutants: dict[str, Mutant]) -> None:
    clauses = {rung.clause.id for rung in patient.catalog.rungs.values() if rung.clause is not None}
    for say in patient.catalog.says:
        assert say in clauses or f"reply/{say}/dropped" in mutants
    for variant in patient.catalog.variants.values():
        for rung in variant.ladder:
            assert f"rung/{variant.id} climbs {rung.id}/dropped" in mutants


def test_two_mutants_of_one_name_are_refused(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "mutants", lambda _: replies.mutants(patient.catalog))
    with pytest.raises(ValueError, match="two mutants have the id"):
        universe(patient.catalog, patient.table)


def test_the_same_seed_picks_the_same_mutants(mutants: dict[str, Mutant]) -> None:
    assert sample(mutants, 50, 7) == sample(dict.fromkeys(mutants), 50, 7)
    assert sample(mutants, 50, 7) != sample(mutants, 50, 8)
    assert len(sample(mutants, 50, 7)) == 50


def test_a_new_mutant_changes_no_more_than_its_own_place_in_a_sample(mutants: dict[str, Mutant]) -> None:
    before = {*sample(mutants, 50, 7)}
    after = {*sample([*mutants, "figure/new/one more"], 50, 7)}
    assert len(before - after) <= 1


def test_a_sample_is_drawn_from_all_kinds(mutants: dict[str, Mutant]) -> None:
    kinds = Counter(mutants[each].kind for each in sample(mutants, 500, 7))
    assert kinds.keys() == {*Kind}


def test_what_is_kept_by_the_catalog_is_known() -> None:
    """A cache that this misses would answer for a mutant by the bot as it is."""
    names = {f"{each.__module__}.{each.__name__}" for each in kept_by_catalog()}
    assert {
        "dialogs.conditions.closing_steps",
        "dialogs.diagnosis.asking._next_question",
        "dialogs.diagnosis.odds.weights_of",
        "dialogs.diagnosis.race.remedies_of",
        "dialogs.diagnosis.ranking._ranking",
    } <= names


def test_each_mutant_can_be_planted_and_is_taken_out_again(patient: Patient, mutants: dict[str, Mutant]) -> None:
    """One of every way of changing something, for each kind."""
    by_way = {(mutant.kind, mutant.change): mutant for mutant in mutants.values() if " " not in mutant.change}
    before = repr((patient.catalog.variants, patient.catalog.rungs, patient.catalog.questions, patient.catalog.figures))
    for mutant in by_way.values():
        with planted(patient, mutant.plant):
            pass
    after = repr((patient.catalog.variants, patient.catalog.rungs, patient.catalog.questions, patient.catalog.figures))
    assert before == after
