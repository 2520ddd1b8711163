"""What there is to reach is all that the machine and the catalog have, by names that people can read."""

from collections import Counter

from bot.building import LOCALES, the_catalog
from bot.testkit.coverage.elements import Element, Kind, of, universe
from dialogs.machine import machine_of
from dialogs.moves import Table
from dialogs.states import all_states


def names(kind: Kind) -> set[str]:
    return {element.name for element in of(kind)}


def test_every_kind_has_something_to_reach() -> None:
    assert {element.kind for element in universe()} == set(Kind)


def test_states_questions_choices_variants_and_steps_are_those_of_the_catalog() -> None:
    catalog = the_catalog()
    assert names(Kind.STATE) == set(all_states(catalog))
    assert names(Kind.QUESTION) == set(catalog.questions)
    assert names(Kind.CHOICE) == set(catalog.choices)
    assert names(Kind.VARIANT) == set(catalog.variants)
    assert names(Kind.RUNG) == set(catalog.rungs)


def test_a_reply_is_counted_in_each_locale_and_words_for_the_seller_in_their_one() -> None:
    says = the_catalog().says
    drafts = {say.id for say in says.values() if say.draft}
    found = Counter(name.partition(" @ ")[0] for name in names(Kind.REPLY))
    assert drafts
    assert found == {id_: 1 if id_ in drafts else len(LOCALES) for id_ in says}


def test_every_transition_of_the_machine_is_a_move_out_of_its_state() -> None:
    machine = machine_of(the_catalog())
    held = {
        (name, source, transition.dest)
        for name, event in machine.events.items()
        for source, transitions in event.transitions.items()
        for transition in transitions
    }
    counted = {
        (str(move.trigger), str(source), None if move.to is None else str(move.to))
        for move in Table(the_catalog()).rows
        for source in move.sources
    }
    assert held == counted
    assert len(names(Kind.MOVE_BY_STATE)) >= len(held)


def test_a_row_counts_once_for_each_phase_and_a_family_once_for_each_pair_of_phases() -> None:
    moves = names(Kind.MOVE)
    assert "help: asking.* -> stays" in moves
    assert "help: advising.* -> stays" in moves
    assert "ask.paid_with: * -> asking.paid_with" in moves
    assert "ask.*: advising.* -> asking.*" in moves
    assert "unknown: asking.* -> stays [is_first_miss]" in moves
    assert not any(name.startswith("ask.paid_with: asking") for name in moves)


def test_a_condition_counts_both_ways() -> None:
    conditions = names(Kind.CONDITION)
    assert {"unknown when is_first_miss = yes", "unknown when is_first_miss = no"} <= conditions
    assert "rung ask_bank unless complained_to in bank = yes" in conditions
    assert {name.rpartition(" = ")[2] for name in conditions} == {"yes", "no"}


def test_names_are_words_that_people_can_read() -> None:
    assert str(Element(kind=Kind.RUNG, name="ask_bank")) == "rung ask_bank"
    assert all("<" not in element.name for element in universe())
