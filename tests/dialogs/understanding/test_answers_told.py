"""Answers to the question on the table in words that name no choice: `answers_told.tsv`, by slot."""

from datetime import date
from pathlib import Path

import pytest

from bot.building import build_dialogue
from bot.phrases import read_sources
from bot.settings import Settings
from dialogs.slots import SLOTS
from dialogs.understanding import Phrases, understand
from dialogs.utterance import Expected

LINES = [line.split("\t") for line in (Path(__file__).parent / "answers_told.tsv").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def phrases() -> Phrases:
    """With the choices of the catalog, which a question offers."""
    return build_dialogue(Settings()).phrases


@pytest.mark.parametrize(("slot", "text", "value"), LINES, ids=[text[:24] for _, text, _ in LINES])
def test_what_was_asked_is_heard_in_own_words(phrases: Phrases, slot: str, text: str, value: str) -> None:
    offered = [choice for choice in phrases.choices if choice.startswith(f"{slot}.")]
    expected = Expected(slot=SLOTS[slot], choices=(*offered, "act.dont_know"))
    said = understand(text, phrases, expected, today=date(2026, 11, 22), locale="en" if text.isascii() else "zh_Hans")
    meant = phrases.choices[f"{slot}.{value}"]
    assert {**said.slots, **meant.facts} == said.slots
    assert meant.ground is None or meant.ground in said.grounds


@pytest.mark.parametrize("section", ["asked", "choices", "answers"])
def test_what_stands_for_a_choice_stands_for_one_that_there_is(phrases: Phrases, section: str) -> None:
    listed = {choice for source in read_sources().values() for choice in source.get(section, {})}
    assert listed - set(phrases.choices) == set()
