"""Scripts are tried on a mutant only where they can notice it, the likeliest first."""

from bot.testkit.mutation.footprints import Footprint, footprints, suspects
from bot.testkit.mutation.mutant import Mutant
from bot.testkit.mutation.patient import Patient
from bot.testkit.mutation.plot import planted
from bot.testkit.mutation.standing import Standings
from tests.bot.testkit.mutation.conftest import ReadScript

GREETS = "- user: 你好\n  expect: {owner: bot}"
ASKS_FOR_REASONS = "- user: 退款没到账\n- user: 为什么这么判断\n  expect: {owner: bot}"
ASKS_WHY = "- user: 退款没到账\n- user: 为什么问这个\n  expect: {owner: bot}"


def told(script: ReadScript, patient: Patient) -> list[Footprint]:
    return list(footprints([script(GREETS), script(ASKS_WHY)], patient))


def chosen(mutant: Mutant, prints: list[Footprint], patient: Patient) -> list[int]:
    """The places of the scripts that are tried on the mutant."""
    standings = Standings(patient.catalog, {each for footprint in prints for each in footprint.inquiries})
    with planted(patient, mutant.plant):
        found = suspects(mutant, prints, standings)
    return [next(place for place, each in enumerate(prints) if each.script is script) for script in found]


def test_a_script_is_tried_where_it_came_along_and_nowhere_else(
    script: ReadScript, patient: Patient, mutants: dict[str, Mutant]
) -> None:
    prints = told(script, patient)
    assert chosen(mutants["reply/ask.refund_status.why/dropped"], prints, patient) == [1]
    assert chosen(mutants["reply/small_claims.action/dropped"], prints, patient) == []


def test_where_nobody_can_tell_all_are_tried(script: ReadScript, patient: Patient, mutants: dict[str, Mutant]) -> None:
    assert sorted(chosen(mutants["figure/card_arrival/one more"], told(script, patient), patient)) == [0, 1]


def test_a_change_to_the_diagnosis_is_tried_where_it_would_have_answered_otherwise(
    script: ReadScript, patient: Patient, mutants: dict[str, Mutant]
) -> None:
    """Only whoever waits for money is asked what the status of the refund is."""
    prints = told(script, patient)
    unasked = mutants["indication/refund_pending_arrival.overdue by merchant_response.refused/dropped"]
    assert chosen(unasked, prints, patient) == []
    otherwise = mutants["condition/refund_status asked when situation not_arrived/turned round"]
    assert chosen(otherwise, prints, patient) == [1]


def test_a_change_to_the_reasons_is_tried_where_reasons_were_given(
    script: ReadScript, patient: Patient, mutants: dict[str, Mutant]
) -> None:
    prints = list(footprints([script(GREETS), script(ASKS_FOR_REASONS)], patient))
    mutant = mutants["indication/refund_pending_arrival.overdue by merchant_response.refused/dropped"]
    assert chosen(mutant, prints, patient) == [1]


def test_a_script_that_fails_anyhow_is_known(script: ReadScript, patient: Patient) -> None:
    [footprint] = footprints([script("- user: 你好\n  expect: {owner: staff}")], patient)
    assert not footprint.held


def test_watching_changes_nothing_and_sees_what_was_concluded_from(script: ReadScript, patient: Patient) -> None:
    whole = script("- user: 退款没到账\n  expect: {state: asking.refund_status, reply: ask.refund_status}")
    [footprint] = footprints([whole], patient)
    assert footprint.held
    assert {"reply:ask.refund_status", "move:ask.refund_status: * -> asking.refund_status"} <= footprint.marks
    assert any(
        each.closed is not None and each.answer(patient.catalog) == "refund_status" for each in footprint.inquiries
    )
