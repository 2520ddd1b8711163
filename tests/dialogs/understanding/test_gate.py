"""The cheap look before a pattern lets a text through that the pattern matches, and few others."""

import re

import pytest

from bot.phrases import load_phrases, read_sources
from dialogs.understanding.building import each_phrase
from dialogs.understanding.gate import first_gram, gate_of, gate_of_any, gates_of
from dialogs.understanding.heard import Heard
from dialogs.understanding.wording import said_in

COMMON = {"und": 90, "nde": 80, "der": 80, "the": 500, "ref": 300, "tab": 1, "abl": 1, "ble": 2}


def test_the_rarest_part_of_what_must_stand_there_is_the_gate() -> None:
    assert "und" not in gates_of("under the table", COMMON)[0]


def test_the_narrowest_gate_of_each_way_to_say_it_is_taken() -> None:
    gate = gates_of("(?:under the table|refund table)", COMMON)[0]
    assert not {"und", "the", "ref"} & gate


def test_a_text_that_a_pattern_matches_passes_all_its_gates() -> None:
    for language in load_phrases().languages.values():
        sieve = language.wordings.sieve
        for pattern in {one for gated in sieve.behind.values() for one, *_ in gated} | sieve.ungated:
            for text in map(
                Heard,
                (
                    "商家同意退款了，三天没到账",
                    "they refunded me under the table",
                    "我用微信付的款，退到会员卡余额",
                ),
            ):
                if pattern.seeker.search(text):
                    found = language.wordings.candidates(text).get(pattern.subject, [])
                    assert pattern in found, pattern
                    assert said_in(text, [pattern]) or pattern.value.startswith("_")


def test_a_gate_of_several_patterns_lets_through_what_any_of_them_matches() -> None:
    gate = gate_of(re.compile("^(?:go )?back"), re.compile("^重来$"))
    assert Heard("go back").may_hold(gate)
    assert Heard("重来").may_hold(gate)
    assert not Heard("退款没到账").may_hold(gate)


def test_a_pattern_that_nothing_gives_away_has_no_gate_of_its_own() -> None:
    with pytest.raises(ValueError, match="nothing gives this pattern away"):
        gate_of(re.compile(r"^\w+$"))


def test_signs_that_stand_everywhere_are_no_gate() -> None:
    assert all('. "' not in gate for gate in gates_of('. "no', {}))


def test_what_a_blank_stands_for_is_left_out_of_a_gate() -> None:
    gate = gate_of_any(["^(?:go )?back ※ steps$", "^重来$"], COMMON, "※")
    assert gate is not None
    assert Heard("go back 2 steps").may_hold(gate)
    assert Heard("重来").may_hold(gate)
    assert not Heard("退款没到账").may_hold(gate)


@pytest.mark.parametrize("pattern", [r"^\w+$", "^※$"])
def test_one_pattern_that_nothing_gives_away_leaves_all_without_a_gate(pattern: str) -> None:
    assert gate_of_any(["^重来$", pattern], COMMON, "※") is None


@pytest.mark.parametrize("word", ["退款", "退", "refund", "ok", "k歌", "bot机", "12315", "a"])
def test_the_first_gram_of_a_word_is_in_every_text_that_holds_it(word: str) -> None:
    for text in (word, f"我要{word}了", f"please {word} now"):
        assert first_gram(word) in Heard(text).grams, text


def test_what_one_part_ends_with_and_the_next_begins_with_stands_side_by_side() -> None:
    assert frozenset(("请了", "请过")) in gates_of("申请(?:了|过)", {})
    # What may be missing lets the sign behind it follow.
    assert frozenset(("没有", "没提", "没点")) in gates_of("没(?:有)?[提点]", {})


def test_a_gap_leaves_no_pair() -> None:
    assert gates_of("说[^,。]{0,6}退", {}) == (frozenset("说"), frozenset("退"))


def test_a_short_latin_word_is_a_gate_among_chinese_alone() -> None:
    assert gates_of("^(?:ok|批准了)", {}) == (frozenset(("o", "批准")),)
    assert gates_of("^(?:ok|no)$", {}) == ()


def test_a_gate_that_another_brings_with_it_is_left_out() -> None:
    assert gates_of("(?:讲|说)退", {}) == (frozenset(("讲退", "说退")),)


def test_no_gate_keeps_out_a_text_that_its_pattern_matches() -> None:
    said = [Heard(phrase) for _, phrase in each_phrase(read_sources())][::120]
    matched = 0
    for language in load_phrases().languages.values():
        sieve = language.wordings.sieve
        gated = {one for behind in sieve.behind.values() for one, *_ in behind}
        for text in said:
            found = {one for one in gated if one.seeker.search(text)}
            matched += len(found)
            assert found <= sieve.passed_by(text), text
    assert matched > len(said) / 2
