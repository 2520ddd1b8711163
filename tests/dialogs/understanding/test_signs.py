"""A look at one sign saves trying a pattern, and loses no match."""

import re

import pytest

from dialogs.understanding.signs import Before, Headed, first_signs_of, last_signs_of


@pytest.mark.parametrize(
    ("pattern", "first", "last"),
    [
        ("退款|货", "退货", "款货"),
        (r"(?<!不)用?(?:付|拿)了?$", "用付拿", "付拿了"),
        ("[a-c]x{1,2}(?=到)", "abc", "x"),
        ("(?:也|都)*没(?:有)?", "也都没", "没有"),
        (r"\b(?:my )?card", "mc", "d"),
    ],
)
def test_a_pattern_begins_and_ends_with_certain_signs(pattern: str, first: str, last: str) -> None:
    assert first_signs_of(pattern) == set(first)
    assert last_signs_of(pattern) == frozenset(last)


def test_a_figure_of_any_script_is_a_figure() -> None:
    assert {"7", "\u0667"} <= first_signs_of(r"\d+元")
    assert "x" not in first_signs_of(r"\d+元")


@pytest.mark.parametrize("pattern", ["[^,]退", "退?", r"\w+", "退.|"])
def test_what_may_begin_with_anything_is_no_pattern_to_look_for(pattern: str) -> None:
    with pytest.raises(ValueError, match="anything"):
        first_signs_of(pattern)


def test_nothing_is_known_of_what_may_end_with_anything() -> None:
    assert last_signs_of("退[^,]{0,4}$") is None
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
