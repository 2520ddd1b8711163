"""Text as typed becomes text as it is matched, the quick way and the slow way alike."""

import unicodedata

import pytest

from bot.phrases import load_phrases
from dialogs.understanding.normalise import _LAST_PLAIN, _PLAIN


def test_a_plain_sign_becomes_what_unicode_makes_of_it() -> None:
    phrases = load_phrases()
    plain = [sign for sign in map(chr, range(_LAST_PLAIN + 1)) if _PLAIN.fullmatch(sign)]
    assert len(plain) > 20_000
    for sign in plain:
        slowly = (
            phrases.simplify(unicodedata.normalize("NFKC", f"退{sign}款").lower()).replace("’", "'").replace("`", "'")
        )
        assert phrases.normal(f"退{sign}款") == phrases.slips.mended(slowly.strip()).replace("\n", "").replace(
            " ", ""
        ), sign


@pytest.mark.parametrize(
    ("typed", "matched"),
    [
        ("退款！！！", "退款!"), ("我想退款……", "我想退款,"), ("ＲＥＦＵＮＤ　退款", "refund 退款"), ("退　款", "退款"),
        ("付了1000元", "付了1000元"), ("退款\u200b了", "退款了"), ("退款😀了", "退款了"),
    ],
)  # fmt: skip
def test_width_case_stretching_and_ornament_are_taken_out(typed: str, matched: str) -> None:
    assert load_phrases().normal(typed) == matched
