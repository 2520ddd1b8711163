"""Phrases from the files of `locales/`: what people say in each language, and the weights trained on it."""

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from bot.resources import locales_dir
from dialogs.catalog import Catalog
from dialogs.understanding.building import SECTIONS, phrases_of
from dialogs.understanding.model import load_model
from dialogs.understanding.phrases import Phrases
from dialogs.understanding.script import Scripts

#: Locale folder -> the language whose patterns its file adds to.
LANGUAGES = {"zh_Hans": "zh", "zh_Hant": "zh", "en": "en"}
WEIGHTS = "weights.bin"
CHARACTERS = "characters.json"


def load_phrases(catalog: Catalog | None = None) -> Phrases:
    """All phrases, compiled; with a catalog its choices answer by what they declare. Takes a tenth of a second."""
    phrases = phrases_of(read_sources(), scripts(), load_model(weights_path().read_bytes()))
    return phrases.with_choices(catalog.choices) if catalog else phrases


def read_sources() -> dict[str, dict[str, Any]]:
    """The files by locale, as they stand. Raises ValueError on a section that nobody reads."""
    return {locale: _checked(locale, tomllib.loads(path.read_text("utf-8"))) for locale, path in _files()}


def read_voices() -> dict[str, dict[str, dict[str, Any]]]:
    """
    More of what people say, by the voice that says it and by locale: taught, and never loaded by a running bot.

    Voices were written apart from each other, so that one of them can judge what the others taught.
    """
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for locale in LANGUAGES:
        for path in sorted((locales_dir() / locale / "voices").glob("*.toml")):
            found.setdefault(path.stem, {})[locale] = _checked(locale, tomllib.loads(path.read_text("utf-8")))
    return found


def weights_path() -> Path:
    return locales_dir() / WEIGHTS


def _files() -> Iterator[tuple[str, Path]]:
    for locale in LANGUAGES:
        path = locales_dir() / locale / "phrases.toml"
        if path.is_file():
            yield locale, path


def _checked(locale: str, source: dict[str, Any]) -> dict[str, Any]:
    unknown = set(source) - SECTIONS
    if unknown:
        raise ValueError(
            f"locales/{locale}/phrases.toml: no such section as {min(unknown)!r}; there are {sorted(SECTIONS)}"
        )
    return source


@cache
def scripts() -> Scripts:
    """Traditional to Simplified as a table by character: enough to match by, and next to nothing a message."""
    table = json.loads((locales_dir() / CHARACTERS).read_text("utf-8"))
    to_simplified = str.maketrans(table["traditional"], table["becomes"])
    return Scripts.of(lambda text: text.translate(to_simplified), table["simplified_only"], table["traditional_only"])
