"""Of many things to look for, a sieve gives those that a text could hold."""

from dialogs.understanding.heard import Heard
from dialogs.understanding.sieve import Sieve

MONEY, SELLER, BOTH, EITHER = "money", "seller", "both", "either"


def gate(*grams: str) -> frozenset[str]:
    return frozenset(grams)


SIEVE = Sieve.of(
    [
        (MONEY, [gate("退款")]),
        (SELLER, [gate("商家", "卖家")]),
        (BOTH, [gate("退款"), gate("商家")]),
        (EITHER, [gate("到账"), gate("没到", "未到")]),
        ("always", []),
    ]
)


def passed(text: str) -> set[str]:
    return SIEVE.passed_by(Heard(text))


def test_an_item_is_found_by_any_string_of_its_first_gate() -> None:
    assert passed("卖家不理我") == passed("商家不理我") == {SELLER, "always"}


def test_all_gates_must_be_open() -> None:
    assert passed("退款被商家拒了") == {MONEY, SELLER, BOTH, "always"}
    assert BOTH not in passed("退款被卖家拒了")


def test_one_string_of_a_wide_gate_is_enough() -> None:
    assert EITHER in passed("未到账")
    assert EITHER not in passed("到账了")


def test_what_nothing_gives_away_always_passes() -> None:
    assert passed("hello") == {"always"}
