"""The lint of phrases: planted faults are named, and what is no fault is not."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner

from bot.checks import phrases_lint
from bot.checks.phrases_lint import LEAST, faults, line_of, taught_lines
from bot.checks.phrases_lint_files import faults_of_phrases
from bot.checks.phrases_lint_nearness import Line
from bot.cli import check
from bot.cli._evaluation import evaluation_files
from bot.phrases import read_sources, scripts
from dialogs.acts import Act, Cause, Ground
from dialogs.understanding.building import phrases_of

Taught = Callable[..., Line]


@pytest.fixture(scope="module")
def taught() -> Taught:
    """A line of a file, read as the bot would read it."""
    normal = phrases_of(read_sources(), scripts()).normal

    def line(said: str, label: str = "help", file: str = "phrases.toml", locale: str = "en") -> Line:
        return line_of(said, label, locale, f"locales/{locale}/{file}", normal)

    return line


@pytest.fixture(autouse=True)
def a_few_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Labels stay what they are; only those tests that are about numbers count."""
    monkeypatch.setattr(phrases_lint, "LEAST", dict.fromkeys(LEAST, 0))


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch, a_few_are_enough: None) -> None:
    monkeypatch.setattr(phrases_lint, "LEAST", LEAST)


@pytest.mark.usefixtures("counted")
def test_the_phrases_of_this_checkout_are_sound() -> None:
    assert [*faults_of_phrases(evaluation_files())] == []


def test_one_text_under_two_labels_is_named_with_both(taught: Taught) -> None:
    (fault,) = faults([taught("Keep going!", "more"), taught("keep  going", "affirm", "voices/first.toml")], [])
    assert "phrases.toml, more: 'Keep going!' and locales/en/voices/first.toml, affirm: 'keep  going'" in fault


def test_scripts_and_slips_do_not_hide_a_double(taught: Taught) -> None:
    assert [*faults([taught("轉人工", "help", locale="zh_Hant"), taught("转人工", "more", locale="zh_Hans")], [])]
    assert [
        *faults([taught("退宽到哪了", "help", locale="zh_Hans"), taught("退款到哪了", "more", locale="zh_Hans")], [])
    ]


def test_one_text_twice_in_a_file_is_named_and_in_two_voices_it_is_not(taught: Taught) -> None:
    (fault,) = faults([taught("Help me"), taught("help me")], [])
    assert "'help me' stands there 2 times" in fault
    assert [*faults([taught("help me"), taught("help me", file="voices/first.toml")], [])] == []


def test_a_slip_may_stand_beside_what_it_stands_for(taught: Taught) -> None:
    assert [*faults([taught("my refnd is late"), taught("my refund is late")], [])] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the shop promised my money and then nothing", "the shop promised me money and then nothing"),
        ("说好三天退款结果一个星期了没人理我", "说好三天退款结果一个星期了也没人理我"),
    ],
)
def test_nearly_one_text_under_two_labels_is_named_once(taught: Taught, one: str, other: str) -> None:
    locale = "en" if one.isascii() else "zh_Hans"
    (fault,) = faults([taught(one, "help", locale=locale), taught(other, "more", locale=locale)], [])
    assert "nearly one text, two labels" in fault
    assert [*faults([taught(one, locale=locale), taught(other, locale=locale)], [])] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("not yet", "not yes"),
        ("商家同意退款", "商家不同意退款"),
        ("has the money arrived", "the money has not arrived"),
    ],
)
def test_a_small_word_may_make_another_label(taught: Taught, one: str, other: str) -> None:
    locale = "en" if one.isascii() else "zh_Hans"
    assert [*faults([taught(one, "help", locale=locale), taught(other, "more", locale=locale)], [])] == []


@pytest.mark.parametrize("said", ["Where does this rule come from?", "where does this rule come from then"])
def test_a_line_that_evaluation_judges_by_may_not_be_taught(taught: Taught, said: str) -> None:
    judge = taught("where does this rule come from", "ask_source", "../first.jsonl")
    (fault,) = faults([taught(said, "ask_source")], [judge])
    assert f"{said!r}: " in fault
    assert "a line that " in fault
    assert fault.endswith("first.jsonl judges by")


def test_a_leak_is_one_under_another_label_too(taught: Taught) -> None:
    said = "商家不理我已经整整一个星期了"
    judge = taught(said, "unresponsive_merchant", locale="zh_Hans")
    assert len([*faults([taught(said, "merchant_refused", locale="zh_Hans")], [judge])]) == 1


@pytest.mark.parametrize(("said", "locale"), [("thank you so much", "en"), ("转人工客服", "zh_Hans")])
def test_a_set_phrase_is_no_leak(taught: Taught, said: str, locale: str) -> None:
    assert [*faults([taught(said, locale=locale)], [taught(said, locale=locale)])] == []


def test_a_line_of_which_nothing_is_left_is_named(taught: Taught) -> None:
    (fault,) = faults([taught("🦀🦀🦀", "unknown")], [])
    assert "'🦀🦀🦀': nothing is left" in fault


def test_a_label_that_there_is_not_is_named(taught: Taught) -> None:
    (fault,) = faults([taught("help me", "hepl"), taught("help us", "hepl")], [])
    assert fault == "locales/en/phrases.toml: there is no label 'hepl'"


def test_a_report_is_no_label(taught: Taught) -> None:
    assert [*faults([taught("help me", "report")], [])] == ["locales/en/phrases.toml: there is no label 'report'"]


@pytest.mark.usefixtures("counted")
def test_too_few_phrases_are_counted_by_label_and_language(taught: Taught) -> None:
    found = [*faults([taught(f"help number {number}") for number in range(25)], [])]
    assert "help, en" not in " ".join(found)
    assert "help, zh: 0 phrases, and 25 are wanted" in found
    fewer = [*faults([taught(f"help number {number}") for number in range(24)], [])]
    assert "help, en: 24 phrases, and 25 are wanted" in fewer


@pytest.mark.usefixtures("counted")
def test_one_text_in_two_voices_counts_once(taught: Taught) -> None:
    voices = [taught(f"help number {number}", file=file) for number in range(24) for file in ("a.toml", "b.toml")]
    assert "help, en: 24 phrases, and 25 are wanted" in [*faults(voices, [])]


def test_the_least_is_that_of_causes_grounds_and_acts() -> None:
    assert {LEAST[cause] for cause in Cause} == {60}
    assert {LEAST[ground] for ground in Ground} == {30}
    assert {LEAST[act] for act in set(Act) - {Act.REPORT}} == {25}


def test_lines_know_the_file_that_they_stand_in() -> None:
    lines = taught_lines(
        {"en": {"phrases": {"help": ["a"]}}}, {"first": {"zh_Hans": {"phrases": {"more": ["b"]}}}}, str.lower
    )
    assert [(line.where, line.label, line.language) for line in lines] == [
        ("locales/en/phrases.toml", "help", "en"),
        ("locales/zh_Hans/voices/first.toml", "more", "zh"),
    ]


def test_the_check_runs_the_lint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "faults_of_phrases", lambda _: iter(["a planted fault"]))
    monkeypatch.setattr(check, "coverage_faults", list)
    checked = CliRunner().invoke(check.command)
    assert checked.exit_code == 1
    assert "a planted fault" in str(checked.exception).splitlines()
