"""A look at one sign saves trying a pattern, and loses no match."""

import re

import pytest

from dialogs.understanding.seeking import Before, Headed, seeker_of


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


def test_what_may_end_with_anything_is_tried_wherever_it_stands() -> None:
    assert Before("退[^,]{0,4}$").search("退给了我卡", 0, 4)


@pytest.mark.parametrize("text", ["", "付了12,又付了300", "12 yuan, or 12 元", "a12元3元b", "7元"])
def test_the_same_is_found_as_without_a_look(text: str) -> None:
    pattern = r"(?<!\d)\d{1,3} ?(?:元|yuan)?"

    assert [match.span() for match in Headed(pattern).findall(text)] == [
        match.span() for match in re.finditer(pattern, text)
    ]
    found, expected = Headed(pattern).search(text, 2), re.compile(pattern).search(text, 2)
    assert (found and found.span()) == (expected and expected.span())


@pytest.mark.parametrize(
    ("text", "is_found"), [("我用的是微信", True), ("我用微信", True), ("我用了的微信", True), ("我问微信", False)]
)
def test_what_stands_right_before_is_found(text: str, *, is_found: bool) -> None:
    assert (Before("用(?:了|的|是)*$").search(text, 0, len(text) - 2) is not None) is is_found
