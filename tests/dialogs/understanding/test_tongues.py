"""A pattern of two languages is tried in the languages of the text, and finds the same as both together."""

import pytest

from dialogs.understanding.tongues import Tongue, in_both, tongue_of


@pytest.mark.parametrize(
    ("text", "tongue"),
    [("退款没到账", Tongue.CHINESE), ("no refund yet", Tongue.ENGLISH), ("商家 refuse 退款", Tongue.BOTH), ("付了5k", Tongue.CHINESE),
     ("", Tongue.ENGLISH)],
)  # fmt: skip
def test_a_text_is_in_one_tongue_or_in_both(text: str, tongue: Tongue) -> None:
    assert tongue_of(text) is tongue


@pytest.mark.parametrize("text", ["退款没到账", "no refund yet", "商家 refuse 退款"])
def test_the_tongue_of_a_text_finds_what_both_find(text: str) -> None:
    pattern = in_both(zh="没到|退款", en=r"refus\w+|no refund")
    found = [match[0] for match in pattern[tongue_of(text)].finditer(text)]
    assert found
    assert found == [match[0] for match in pattern[Tongue.BOTH].finditer(text)]
