"""The gate: how well people's stories must be understood, diagnosed and advised on, in each locale."""

from functools import cache
from pathlib import Path

import pytest

from bot.building import LOCALES, build_dialogue
from bot.channel import Channel
from bot.settings import Settings
from bot.store.memory import MemoryStore
from bot.testkit.vignettes.judging import Verdict, judge
from bot.testkit.vignettes.player import play
from bot.testkit.vignettes.vignette import load_vignettes

STORIES = Path(__file__).parents[3] / "vignettes"


@cache
def verdict(locale: str) -> Verdict:
    dialogue = build_dialogue(Settings())
    channel = Channel(MemoryStore(), dialogue)
    catalog = dialogue.knowledge.catalog
    stories = load_vignettes(STORIES, frozenset(catalog.variants))
    return judge([play(story, locale, channel, catalog) for story in stories])


def test_there_are_enough_stories() -> None:
    assert verdict("en").stories >= 120


@pytest.mark.parametrize("locale", LOCALES)
def test_the_right_cause_comes_first(locale: str) -> None:
    assert verdict(locale).top1 >= 0.92


@pytest.mark.parametrize("locale", LOCALES)
def test_the_right_cause_is_among_three(locale: str) -> None:
    assert verdict(locale).top3 >= 0.98


@pytest.mark.parametrize("locale", LOCALES)
def test_few_questions_are_asked(locale: str) -> None:
    assert verdict(locale).median_asked <= 4
    assert verdict(locale).p90_asked <= 6
