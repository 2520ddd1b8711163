"""Whose answer it is that "it was accepted", and what an office's answer decides."""

import pytest

from dialogs.acts import Act
from dialogs.case import Case
from dialogs.deadlines import derived
from dialogs.diagnosis import rank, reasons
from dialogs.offices import of_known_office
from dialogs.refunds import refund_catalog
from dialogs.slots import Slot
from dialogs.utterance import Utterance
from tests.dialogs.conftest import A_SUNDAY, WeekdaysOnly

CATALOG = refund_catalog()
SILENT = {Slot.SITUATION: "seller_silent", Slot.SHOP_TYPE: "mini_program", Slot.DELIVERY: "not_shipped"}


def said(**slots: str) -> Utterance:
    return Utterance(act=Act.INFORM, slots={Slot(slot): value for slot, value in slots.items()})


def test_an_answer_without_an_office_is_none_where_no_office_has_the_complaint() -> None:
    told = said(office_answer="accepted", accepted_on="2026-11-10", amount="99")
    assert of_known_office(told, Case(rung="bill_complaint")).slots == {Slot.AMOUNT: "99"}


@pytest.mark.parametrize(
    "case",
    [
        Case(rung="consumer_authority"),
        Case(facts={"complained_to": "regulator"}),
        Case(facts={"office_answer": "incomplete"}),
        Case(steps=[["complete_papers", 0]], rung="small_claims"),
    ],
)
def test_it_is_one_where_an_office_has_the_complaint_and_no_word_of_the_seller(case: Case) -> None:
    told = said(office_answer="accepted", merchant_response="agreed")
    assert of_known_office(told, case).slots == {Slot.OFFICE_ANSWER: "accepted"}


@pytest.mark.parametrize(
    ("answer", "variant"),
    [
        ("accepted", "unclear_process.mediation"),
        ("incomplete", "appeal_failed.papers_incomplete"),
        ("elsewhere", "appeal_failed.other_office"),
        ("ended", "appeal_failed.authority"),
    ],
)
def test_what_an_office_has_answered_decides_whatever_speaks_for_another_cause(answer: str, variant: str) -> None:
    facts = {**SILENT, Slot.OFFICE_ANSWER: answer}
    assert rank(CATALOG, facts, {}, ())[0].variant == variant
    assert (Slot.OFFICE_ANSWER, answer) in reasons(CATALOG, variant, facts).speaks_for


def test_the_time_of_a_mediation_counts_from_the_acceptance() -> None:
    times = {
        day: derived({Slot.ACCEPTED_ON: day}, A_SUNDAY, WeekdaysOnly())[Slot.MEDIATION_TIME]
        for day in ("2026-09-22", "2026-09-23")
    }
    assert times == {"2026-09-22": "over", "2026-09-23": "open"}
