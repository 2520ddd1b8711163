"""The cheap look before a pattern lets a text through that the pattern matches, and few others."""

import pytest

from bot.phrases import load_phrases
from dialogs.understanding.gate import first_gram, gates_of, grams_of, look_of
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


def test_a_look_finds_something_in_every_text_that_a_pattern_matches() -> None:
    look = look_of(["^(?:go )?back ※ steps$", "^重来$"], COMMON, "※")
    assert look.search("go back 2 steps")
    assert look.search("重来")
    assert look.search("退款没到账") is None


def test_a_pattern_that_nothing_gives_away_makes_a_look_find_everything() -> None:
    assert look_of(["^重来$", r"^\w+$"], COMMON, "※").search("退款没到账")


def test_the_blank_itself_gives_nothing_away() -> None:
    assert look_of(["^※$"], COMMON, "※").search("anything")


@pytest.mark.parametrize("word", ["退款", "退", "refund", "ok", "k歌", "bot机", "12315", "a"])
def test_the_first_gram_of_a_word_is_in_every_text_that_holds_it(word: str) -> None:
    for text in (word, f"我要{word}了", f"please {word} now"):
        assert first_gram(word) in grams_of(text), text
