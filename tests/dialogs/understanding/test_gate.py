"""The cheap look before a pattern lets a text through that the pattern matches, and few others."""

from bot.phrases import load_phrases
from dialogs.understanding.gate import gates_of, grams_of
from dialogs.understanding.wording import said_in

COMMON = {"und": 90, "nde": 80, "der": 80, "the": 500, "ref": 300, "tab": 1, "abl": 1, "ble": 2}


def test_the_rarest_part_of_what_must_stand_there_is_the_gate() -> None:
    assert "und" not in gates_of("under the table", COMMON)[0]


def test_the_narrowest_gate_of_each_way_to_say_it_is_taken() -> None:
    gate = gates_of("(?:under the table|refund table)", COMMON)[0]
    assert not {"und", "the", "ref"} & gate


def test_a_text_that_a_pattern_matches_passes_all_its_gates() -> None:
    for language in load_phrases().languages.values():
        for pattern in {one for patterns in language.wordings.by_gram.values() for one in patterns}:
            for text in (
                "商家同意退款了，三天没到账",
                "they refunded me under the table",
                "我用微信付的款，退到会员卡余额",
            ):
                if pattern.expression.search(text):
                    found = language.wordings.candidates(grams_of(text)).get(pattern.subject, [])
                    assert pattern in found, pattern
                    assert said_in(text, [pattern]) or pattern.value.startswith("_")
