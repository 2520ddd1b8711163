"""Facts that English tells by where words stand: a bare sum, a channel beside it, a day counted from another."""

import pytest

from dialogs.slots import Slot
from tests.dialogs.understanding.conftest import Says


@pytest.mark.parametrize(
    ("text", "amount"),
    [("A mug, 39, WeChat. Chipped.", "39"), ("Ordered a lamp. 64. Never came.", "64"),
     ("320 for a yoga mat and the shop is silent", "320"), ("1.5k for a sofa and they refuse", "1500"),
     ("the course (3,600!) was refused", "3600"), ("Curtains, 59.90.", "59.90"), ("alipay took 66 on monday", "66"),
     ("they keep the full 560 because it was opened", "560"), ("Lost 2000 of mine in that shop", "2000"),
     ("the sum is 1,860 rather than 1,680", "1860"), ("paid in two goes, all in all 1,260, all on Huabei", "1260")],
)  # fmt: skip
def test_a_bare_figure_is_a_sum_where_nothing_else_stands_so(says: Says, text: str, amount: str) -> None:
    assert says(text).slots.get(Slot.AMOUNT) == amount


@pytest.mark.parametrize(
    "text",
    ["bought on the 15, came on the 18, refused", "the refund was sent on the 12. nothing", "wrong size, 42. refused a refund",
     "The 12315 never answered about my refund", "i rang 12315, 12345, nobody helps with the refund",
     "TV, 4k, never arrived", "2,000 people complained about this shop", "On Nov 3, 15 and 16 i wrote to the seller",
     "I am 45, my son is 12, and we find no refund button", "3 of mine never arrived from that order"],
)  # fmt: skip
def test_days_counts_sizes_and_hotlines_are_no_sums(says: Says, text: str) -> None:
    assert Slot.AMOUNT not in says(text).slots


@pytest.mark.parametrize(
    ("text", "paid_with", "funded_by"),
    [("a lamp, 45 yuan, alipay. It never came", "alipay", None), ("thru alipay, 77", "alipay", None),
     ("Shoes, 80, WeChat with a Visa credit card behind it", "wechat_pay", "credit_card"),
     ("My credit card, which sits behind my WeChat Pay, shows nothing", "wechat_pay", "credit_card"),
     ("The card behind my WeChat is a debit card", "wechat_pay", "debit_card"),
     ("it went into a store wallet, not my Alipay where it came from", "alipay", None),
     ("paid out of my wechat change on monday", "wechat_pay", "wallet")],
)  # fmt: skip
def test_a_channel_is_known_by_its_place(says: Says, text: str, paid_with: str, funded_by: str | None) -> None:
    slots = says(text).slots
    assert (slots.get(Slot.PAID_WITH), slots.get(Slot.FUNDED_BY)) == (paid_with, funded_by)


@pytest.mark.parametrize(
    "text",
    ["How do I pay, WeChat, Alipay?", "no refund. to what? alipay.", "I have WeChat, Alipay and UnionPay, which one gets it?",
     "They offered vouchers, alipay, anything but my money"],
)  # fmt: skip
def test_a_channel_among_others_was_not_paid_with(says: Says, text: str) -> None:
    assert Slot.PAID_WITH not in says(text).slots


@pytest.mark.parametrize(
    ("text", "slot", "day"),
    [("I applied the day after Singles' Day", Slot.APPLIED_ON, "2026-11-12"),
     ("refused two days before the 7th", Slot.REFUSED_ON, "2026-11-05"),
     ("refused on the 18th; I had applied the day before.", Slot.APPLIED_ON, "2026-11-17"),
     ("Sent it back on Friday 6 Nov, they received it the following Monday", Slot.RETURNED_ON, "2026-11-09"),
     ("Sent it back on Friday 6 Nov, they received it the following Monday", Slot.SENT_BACK_ON, "2026-11-06"),
     ("They said no. That was last Tuesday.", Slot.REFUSED_ON, "2026-11-10"),
     ("it was declined on the fourteenth", Slot.REFUSED_ON, "2026-11-14"),
     ("Applied on 15.11.", Slot.APPLIED_ON, "2026-11-15"),
     ("Here is the receipt: 9 Nov, paid by card", Slot.PAID_ON, "2026-11-09"),
     ("Applied at quarter past ten last night", Slot.APPLIED_ON, "2026-11-21T22:15+08:00"),
     ("Applied on the 8th, in the evening, 7:45", Slot.APPLIED_ON, "2026-11-08T19:45+08:00")],
)  # fmt: skip
def test_a_day_is_told_by_what_stands_beside_it(says: Says, text: str, slot: Slot, day: str) -> None:
    assert says(text).slots.get(slot) == day


@pytest.mark.parametrize(
    "text",
    ["Bought film tickets for Wednesday's showing, it was cancelled", "Ordered a cake for the 20th",
     "On the second attempt it was refused"],
)  # fmt: skip
def test_the_day_of_what_was_bought_is_of_no_event(says: Says, text: str) -> None:
    assert not {slot for slot in says(text).slots if slot.value.endswith("_on")}


def test_a_limit_that_others_quote_is_no_wait(says: Says) -> None:
    assert Slot.DAYS_WAITING not in says("Seller rejected it 'over 7 days'. Goods came on 9 Nov").slots


def test_who_asks_what_a_status_means_and_has_it_before_them_has_that_status(says: Says) -> None:
    assert says("what does 'refund closed' mean? that's what my page shows").slots.get(Slot.REFUND_STATUS) == "closed"
    assert Slot.REFUND_STATUS not in says("What does refund closed mean in general?").slots
