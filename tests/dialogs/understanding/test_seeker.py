"""What passes fast over a text finds what the pattern itself finds."""

import re

import pytest

from dialogs.understanding.seeker import seeker_of


@pytest.mark.parametrize(
    "pattern",
    [
        "(?:商家|卖家)说",
        "(?<!不)退",
        r"\bsue\b|律师",
        "(?:a|b)?c+",
        "[一二]?天",
        r"\d{2}元",
        "退$",
        "(?:很)?.{0,2}慢",
        "[-^]x",
    ],
)
@pytest.mark.parametrize(
    "text",
    ["他说卖家说不退", "不退也退", "i will sue, 律师说", "xacc", "过了两天一天", "花了12元", "太慢了", "a-x^x", ""],
)
def test_it_finds_the_same_at_the_same_place(pattern: str, text: str) -> None:
    itself, sought = re.search(pattern, text), seeker_of(pattern).search(text)

    assert (sought and sought.span(1)) == (itself and itself.span())


def test_signs_that_nothing_begins_with_are_passed_over() -> None:
    assert seeker_of("(?:还|都)?退款").pattern.startswith("[")
