"""No claim without a source: each way of having none is found."""

from dataclasses import replace

from bot.checks.copy import sources
from dialogs.catalog import Catalog
from dialogs.replies import N_, Say


def _planted(catalog: Catalog, say: Say) -> Catalog:
    return replace(catalog, says={say.id: say}, claims={})


def _faults(catalog: Catalog) -> list[str]:
    return [*sources.faults(catalog, declared={})]


def test_a_variant_without_sources_is_found(catalog: Catalog) -> None:
    variant = replace(catalog.variants["system_outage.temporary"], sources=())
    bare = replace(catalog, variants={**catalog.variants, variant.id: variant})
    assert "The variant `system_outage.temporary` rests on nothing: declare its sources." in _faults(bare)


def test_a_step_that_rests_on_nothing_is_found(catalog: Catalog) -> None:
    rung = replace(catalog.rungs["ask_bank"], rests_on=())
    bare = replace(catalog, rungs={**catalog.rungs, rung.id: rung})
    assert "The rung `ask_bank` rests on nothing: declare what it rests_on." in _faults(bare)


def test_a_text_that_names_a_law_must_be_bound(catalog: Catalog) -> None:
    say = Say(id="planted", text=N_("By law the seller must pay you back."))
    found = _faults(_planted(catalog, say))
    assert found == ["`planted` states a rule ('law') and rests on nothing: bind it in dialogs/refunds/claims.py"]
    bound = replace(_planted(catalog, say), claims={"planted": (catalog.figures["payback"],)})
    assert not _faults(bound)


def test_a_figure_that_is_named_is_a_source(catalog: Catalog) -> None:
    assert not _faults(_planted(catalog, Say(id="planted", text=N_("The seller must pay within %(payback)s."))))


def test_a_text_that_claims_nothing_needs_no_source(catalog: Catalog) -> None:
    assert not _faults(_planted(catalog, Say(id="planted", text=N_("All right, tell me more."))))


def test_a_source_that_is_not_declared_is_found(catalog: Catalog) -> None:
    rung = replace(catalog.rungs["ask_bank"], rests_on=(replace(catalog.figures["payback"], id="hearsay"),))
    found = _faults(replace(catalog, rungs={**catalog.rungs, rung.id: rung}))
    assert "The rung `ask_bank` rests on `hearsay`, which is not declared." in found


def test_a_rule_without_a_row_of_the_facts_is_found(catalog: Catalog) -> None:
    figure = replace(catalog.figures["original_way"], source="somebody said so")
    found = _faults(replace(catalog, figures={**catalog.figures, figure.id: figure}))
    assert "The rule `original_way` names no row of the facts in its source." in found


def test_a_claim_of_a_text_that_nobody_says_is_found(catalog: Catalog) -> None:
    stray = replace(catalog, claims={**catalog.claims, "gone": (catalog.figures["payback"],)})
    assert "dialogs/refunds/claims.py binds `gone`, which nobody says." in _faults(stray)


def test_an_exception_for_a_text_that_claims_nothing_is_found(catalog: Catalog) -> None:
    planted = _planted(catalog, Say(id="planted", text=N_("All right.")))
    assert [*sources.faults(planted, declared={"planted": "reason"})] == [
        "`planted` is declared to claim nothing, and has no word of a claim."
    ]
