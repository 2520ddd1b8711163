"""A text that was heard knows of which strings it is made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.understanding.heard import Heard, heard


def test_chinese_is_made_of_characters_and_pairs() -> None:
    assert {"退", "款", "退款"} == set(Heard("退款").grams)


def test_latin_words_give_three_letters_in_a_row() -> None:
    assert {"ref", "efu", "fun", "und"} <= set(Heard("refund").grams)


def test_a_number_in_chinese_gives_its_figures() -> None:
    assert "299" in Heard("付了299元").grams


@given(st.text(alphabet="退款没到账abc 123,.?!", max_size=30))
def test_every_string_that_it_is_made_of_stands_in_the_text(text: str) -> None:
    assert all(gram in text for gram in Heard(text).grams)


@pytest.mark.parametrize(
    ("text", "is_han", "is_latin", "has_figures"),
    [
        ("退款", True, False, False),
        ("a 退款 299", True, False, True),
        ("refund", False, True, False),
        ("١٢", False, False, True),
        ("", False, False, False),
    ],
)
def test_it_tells_its_kinds_of_signs(text: str, is_han: bool, is_latin: bool, has_figures: bool) -> None:
    said = Heard(text)
    assert (said.is_han, said.is_latin, said.has_figures) == (is_han, is_latin, has_figures)


def test_what_was_heard_before_is_not_taken_apart_again() -> None:
    said = Heard("退款")
    assert heard(said) is said
    assert said == "退款"
