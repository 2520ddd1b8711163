"""The phrases themselves: enough, no doubles, and none of the evaluation lines among them."""

from collections import defaultdict
from pathlib import Path

import pytest
from rapidfuzz import fuzz, process

from bot.phrases import load_phrases, read_sources
from bot.understood import understood_as_json
from dialogs.acts import Act, Cause, Ground
from dialogs.understanding import Phrases
from dialogs.understanding.building import each_phrase
from dialogs.understanding.phrases import bare
from tests.dialogs.understanding.conftest import SUNDAY

SOURCES = read_sources()
#: Never taught, never asked for by name: acts that only facts, not words, can show.
NO_PHRASES = {Act.REPORT}


def normals(phrases: Phrases, code: str) -> dict[str, str]:
    return {bare(phrases.normal(said)): label for label, said in each_phrase(SOURCES, code)}


@pytest.mark.parametrize("code", ["zh", "en"])
def test_every_label_has_enough_phrases(code: str) -> None:
    count: dict[str, int] = defaultdict(int)
    for label, _ in each_phrase(SOURCES, code):
        count[label] += 1
    least: dict[str, int] = {cause.value: 60 for cause in Cause}
    least |= {ground.value: 30 for ground in Ground} | {act.value: 25 for act in set(Act) - NO_PHRASES}
    assert {label: count[label] for label, wanted in least.items() if count[label] < wanted} == {}
    assert set(count) == set(least)


@pytest.mark.parametrize("code", ["zh", "en"])
def test_no_phrase_stands_under_two_labels(phrases: Phrases, code: str) -> None:
    labels: dict[str, set[str]] = defaultdict(set)
    for label, said in each_phrase(SOURCES, code):
        labels[bare(phrases.normal(said))].add(label)
    assert {said: under for said, under in labels.items() if len(under) > 1} == {}


def evaluation(name: str) -> list[tuple[str, str]]:
    """`evaluation_*` was read while the lexicon grew; `second_*` was written after the last tuning."""
    lines = (Path(__file__).parent / f"{name}.tsv").read_text("utf-8").splitlines()
    return [(label, text) for label, _, text in (line.partition("\t") for line in lines)]


@pytest.mark.parametrize("name", ["evaluation_zh", "evaluation_en", "second_zh", "second_en"])
def test_no_evaluation_line_is_among_the_phrases(phrases: Phrases, name: str) -> None:
    taught = list(normals(phrases, name[-2:]))
    for _, text in evaluation(name):
        nearest = process.extractOne(bare(phrases.normal(text)), taught, scorer=fuzz.ratio)
        assert nearest is not None
        assert nearest[1] < 92, (text, nearest)


@pytest.mark.parametrize(
    ("name", "floor"), [("evaluation_zh", 0.89), ("evaluation_en", 0.84), ("second_zh", 0.77), ("second_en", 0.80)]
)
def test_lines_that_were_never_taught_are_understood(phrases: Phrases, name: str, floor: float) -> None:
    lines = evaluation(name)
    hits = sum(understood_as_json(text, phrases, SUNDAY)["label"] == label for label, text in lines)
    assert hits / len(lines) >= floor


def test_weights_know_exactly_the_labels_of_the_phrases() -> None:
    assert set(load_phrases().model.labels) == {label for label, _ in each_phrase(SOURCES)}


def test_report_and_inform_are_never_labels(phrases: Phrases) -> None:
    for text in ("用微信付的", "I paid by card", "退款", "商家不退款"):
        understood = understood_as_json(text, phrases, SUNDAY)
        named = {understood["label"], *(row["label"] for row in understood["ranking"])}
        assert not named & {"report", "inform"}
