"""The user's own words, as they were typed: what we match has lost their script, width and case."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace

from dialogs.doubts import Doubt


def as_typed(doubts: tuple[Doubt, ...], text: str, simplify: Callable[[str], str]) -> tuple[Doubt, ...]:
    """The same doubts in the words of `text`, where they are found in it again; called only where there are doubts."""
    wide = unicodedata.normalize("NFKC", text)
    flat = simplify(wide.lower())
    if len(wide) != len(flat):
        return doubts
    return tuple(replace(doubt, words=_original(doubt.words, wide, flat)) for doubt in doubts)


def _original(words: str, wide: str, flat: str) -> str:
    place = flat.find(words)
    return wide[place : place + len(words)] if place >= 0 else words
