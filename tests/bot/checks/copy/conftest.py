"""Texts and catalogs with a planted fault."""

from collections.abc import Callable

import pytest

from bot.building import the_catalog
from bot.checks.copy.texts import Text
from dialogs.catalog import Catalog

Plant = Callable[..., Text]


@pytest.fixture
def plant() -> Plant:
    """A text with these words; of a translation, the English copy that it belongs to."""

    def planted(words: str, locale: str = "en", msgid: str = "") -> Text:
        return Text(locale=locale, msgid=msgid or words, text=words)

    return planted


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return the_catalog()
