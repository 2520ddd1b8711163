"""The age of a child that paid."""

import pytest

from dialogs.understanding.ages import childs_age_in
from dialogs.understanding.heard import Heard


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("孩子9岁,偷偷充了钱", "9"), ("我女儿才十二岁", "12"), ("9岁", "9"), ("他今年9岁", "9"), ("儿子7周岁半", "7"),
        ("my 9-year-old paid in a game", "9"), ("my son is 11 years old", "11"), ("he is 9", "9"), ("my daughter, aged 14, paid", "14"),
        ("nine years old", "9"), ("my ten year old topped up", "10"),
    ],
)  # fmt: skip
def test_the_age_of_a_child_is_read(text: str, age: str) -> None:
    assert childs_age_in(Heard(text), is_of_a_child=False) == age


@pytest.mark.parametrize(
    "text",
    [
        "适合3岁以上的积木,商家不给退", "我今年35岁", "儿子25岁", "买了件童装,标的6岁码,商家不给退款", "a two year old phone was sold to me as new one",
        "the seller is 9 days late", "孩子付了9元",
    ],
)  # fmt: skip
def test_an_age_of_anybody_or_anything_else_is_none(text: str) -> None:
    assert childs_age_in(Heard(text), is_of_a_child=False) is None
