"""The groups of a file, and its figures as JSON."""

import json

from bot.evaluation.figures import as_json, figures_of
from tests.bot.evaluation.said import judged

LINES = [
    judged("help", "help", locale="en", seen="en"),
    judged("help", "more", locale="zh_Hans", seen="zh_Hans"),
    judged("more", "more", locale="zh_Hant", seen="zh_Hans"),
]


def test_a_file_is_judged_by_language_and_by_locale() -> None:
    figures = figures_of(LINES)
    assert {name: each.lines for name, each in figures.items()} == {
        "all": 3,
        "zh": 2,
        "en": 1,
        "zh_Hans": 1,
        "zh_Hant": 1,
    }
    assert figures["zh"].headline["accuracy"] == 0.5
    assert [*figures_of(LINES[:1])] == ["all", "en"]


def test_a_language_is_seen_where_only_the_script_is_not() -> None:
    figures = figures_of(LINES)["all"].languages
    assert (figures.language, figures.locale) == (1, 2 / 3)
    assert figures.confusions == {("zh_Hant", "zh_Hans"): 1}


def test_a_text_that_shows_no_language_is_a_miss() -> None:
    assert figures_of([judged("help", "help", seen=None)])["all"].languages.confusions == {("en", "none"): 1}


def test_the_json_has_the_whole_matrix() -> None:
    told = json.loads(json.dumps(as_json(figures_of(LINES))))
    assert told["all"]["labels"]["matrix"] == {"help": {"help": 1, "more": 1}, "more": {"more": 1}}
    assert told["zh"]["headline"]["macro_f1"] == 0.3333
    assert len(told["en"]["calibration"]["bins"]) == 10
    assert {"threshold", "answered", "accuracy", "scope"} == told["all"]["curve"][0].keys()
