"""Every fact can be said back in words."""

from dialogs.catalog import Catalog
from dialogs.replies import Day, Moment, Money, Term
from dialogs.slots import VALUES, Slot
from dialogs.speaking.facts_in_words import answer_of, topic_of


def test_every_slot_has_a_short_name_and_every_value_reads_as_words(catalog: Catalog) -> None:
    for slot in Slot:
        assert topic_of(catalog, slot).msgid
    for slot, values in VALUES.items():
        if slot is not Slot.OUTCOME:
            assert all(isinstance(answer_of(catalog, slot, value), Term) for value in values), slot


def test_dates_and_amounts_are_values_that_the_locale_writes(catalog: Catalog) -> None:
    assert isinstance(answer_of(catalog, Slot.PAID_ON, "2026-11-18"), Day)
    assert isinstance(answer_of(catalog, Slot.PAID_ON, "2026-11-18T14:00+08:00"), Moment)
    assert isinstance(answer_of(catalog, Slot.AMOUNT, "299.50"), Money)
    assert answer_of(catalog, Slot.ORDER_NO, "1234") == "1234"
