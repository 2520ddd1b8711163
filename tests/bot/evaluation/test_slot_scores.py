"""Facts found, missed and made up."""

from bot.evaluation.lines import Line
from bot.evaluation.slots import score_slots, written_slots
from tests.bot.evaluation.said import judged

WRITTEN = frozenset(("amount", "paid_with"))


def test_a_wrong_value_is_one_too_many_and_one_missing() -> None:
    scores = score_slots(
        [judged("help", "help", slots={"paid_with": "alipay"}, found={"paid_with": "balance"})], WRITTEN
    )
    assert (scores.micro.precision, scores.micro.recall, scores.micro.f1) == (0, 0, 0)


def test_amounts_are_compared_as_numbers_and_nothing_else_is() -> None:
    amount = score_slots([judged("help", "help", slots={"amount": "358.00"}, found={"amount": "358"})], WRITTEN)
    assert amount.micro.f1 == 1
    order = score_slots(
        [judged("help", "help", slots={"order_no": "1.0"}, found={"order_no": "1"})], frozenset(("order_no",))
    )
    assert order.micro.f1 == 0
    odd = score_slots([judged("help", "help", slots={"amount": "much"}, found={"amount": "1"})], WRITTEN)
    assert odd.micro.f1 == 0


def test_where_nobody_wrote_the_facts_down_nothing_is_judged_and_where_there_are_none_all_is_made_up() -> None:
    found = {"paid_with": "alipay"}
    assert score_slots([judged("help", "help", slots=None, found=found)], WRITTEN).micro.f1 is None
    assert score_slots([judged("help", "help", slots={}, found=found)], WRITTEN).micro.precision == 0


def test_a_slot_that_the_file_never_writes_down_is_left_out_by_name() -> None:
    told = judged("help", "help", slots={"amount": "1"}, found={"amount": "1", "delivery": "received"})
    scores = score_slots([told], written_slots([told.line]))
    assert scores.micro.precision == 1
    assert scores.left_out == ("delivery",)
    assert [*scores.by_slot] == ["amount"]


def test_what_a_file_writes_down_anywhere_counts_everywhere() -> None:
    lines = [
        Line(text="", label="help", locale="en", slots={"amount": "1"}),
        Line(text="", label="help", locale="en", slots={}),
        Line(text="", label="help", locale="en"),
    ]
    assert written_slots(lines) == {"amount"}


def test_the_day_of_sending_counts_once_in_a_file_that_tells_it_from_the_return() -> None:
    day = "2026-11-10"
    told = judged("help", "help", slots={"sent_back_on": day}, found={"sent_back_on": day, "returned_on": day})
    assert score_slots([told], frozenset(("sent_back_on", "returned_on"))).micro.f1 == 1
    assert score_slots([told], frozenset(("returned_on",))).micro.precision == 0
    wrong = judged(
        "help", "help", slots={"sent_back_on": day}, found={"sent_back_on": day, "returned_on": "2026-11-11"}
    )
    assert score_slots([wrong], frozenset(("sent_back_on", "returned_on"))).micro.precision == 0.5
