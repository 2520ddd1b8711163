"""Where nothing can come back by the way of the payment, another way is not refused and the old one not demanded."""

from datetime import date

import pytest

from dialogs.catalog import Facts
from dialogs.conditions import open_ladder
from dialogs.refunds import refund_catalog
from dialogs.refunds.drafts import wants
from dialogs.refunds.drafts.writing import Writing, Written, write
from dialogs.slots import Slot

CATALOG = refund_catalog()
SHUT: tuple[Facts, ...] = (
    {Slot.AGE: "over_365_days"},  # F1.2
    {Slot.REFUND_STATUS: "abnormal"},  # F1.6
    {Slot.ERROR_CODE: "USER_ACCOUNT_ABNORMAL"},  # F1.15
)
ON_BILLS_AND_FORMS = ("bill_complaint", "mini_program_complaint", "mini_program_step_in", "write_demand")


def written(rung: str, facts: Facts) -> Written:
    draft = CATALOG.rungs[rung].draft
    assert draft is not None
    return write(Writing(draft=draft, facts=facts, answer_by=date(2026, 12, 1)))


def steps(facts: Facts) -> list[str]:
    return [rung.id for rung in open_ladder(CATALOG.variants["channel_mismatch.offered_another_way"], facts)]


@pytest.mark.parametrize(
    ("facts", "first"),
    [
        ({}, "insist_on_original_route"),
        ({Slot.REFUND_STATUS: "processing"}, "insist_on_original_route"),
        ({Slot.AGE: "over_365_days"}, "agree_on_transfer"),
        ({Slot.REFUND_STATUS: "abnormal"}, "give_other_card"),
        ({Slot.ERROR_CODE: "USER_ACCOUNT_ABNORMAL"}, "restore_account"),
    ],
)
def test_another_way_is_refused_only_while_the_first_is_open(facts: Facts, first: str) -> None:
    assert steps(facts)[0] == first


@pytest.mark.parametrize("rung", ON_BILLS_AND_FORMS)
@pytest.mark.parametrize("facts", SHUT)
def test_a_draft_does_not_demand_what_the_system_cannot_do(rung: str, facts: Facts) -> None:
    assert written(rung, facts).says[-2].text != written(rung, {}).says[-2].text
    assert written(rung, facts).wants == wants.THE_MONEY_ANYHOW
    text = "".join(say.text for say in written(rung, facts).says)
    assert "退还%(amount)s（无法原路退回的，按双方书面约定的方式）" in text
    assert "将%(amount)s原路退回" not in text


@pytest.mark.parametrize("rung", ON_BILLS_AND_FORMS)
def test_a_draft_demands_the_way_of_the_payment_while_that_is_open(rung: str) -> None:
    text = "".join(say.text for say in written(rung, {Slot.REFUND_STATUS: "processing"}).says)
    assert "将%(amount)s原路退回" in text
    assert written(rung, {}).wants == wants.THE_MONEY


def test_who_restored_the_account_asks_for_the_first_way_again() -> None:
    text = "".join(say.text for say in written("restore_account", {Slot.ERROR_CODE: "USER_ACCOUNT_ABNORMAL"}).says)
    assert "将%(amount)s原路退回" in text
