"""A Sunday in November, the phrases as shipped, and one way to say something."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.phrases import load_phrases
from dialogs.understanding import Phrases, understand
from dialogs.utterance import NOTHING_EXPECTED, Expected, Utterance

SUNDAY = date(2026, 11, 22)

Says = Callable[..., Utterance]


@pytest.fixture(scope="session")
def phrases() -> Phrases:
    return load_phrases()


@pytest.fixture(scope="session")
def says(phrases: Phrases) -> Says:
    def say(
        text: str,
        expected: Expected = NOTHING_EXPECTED,
        *,
        today: date = SUNDAY,
        locale: str | None = None,
        choice: str = "",
        known: Phrases = phrases,
    ) -> Utterance:
        return understand(text, known, expected, today=today, locale=locale, choice=choice)

    return say
