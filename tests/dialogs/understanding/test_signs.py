"""With which signs a match can begin or end."""

import pytest

from dialogs.understanding.signs import first_signs_of, last_signs_of


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
