"""Patterns that stand in two languages, tried in the one that a text is written in."""

import re
from collections.abc import Mapping
from enum import Enum, auto

_LATIN = re.compile("[a-z][a-z]")


class Tongue(Enum):
    """The languages of a normalised text."""

    CHINESE = auto()
    ENGLISH = auto()
    BOTH = auto()


def tongue_of(text: str) -> Tongue:
    """Cheap: no more than whether there are words of the other language at all."""
    if text.isascii():
        return Tongue.ENGLISH
    return Tongue.BOTH if _LATIN.search(text) else Tongue.CHINESE


def in_both(zh: str, en: str) -> Mapping[Tongue, re.Pattern[str]]:
    """The patterns of two languages, by the text that they are tried on; each must hold a word of its language."""
    spelled = {Tongue.CHINESE: zh, Tongue.ENGLISH: en, Tongue.BOTH: f"(?:{zh})|(?:{en})"}
    return {tongue: re.compile(pattern) for tongue, pattern in spelled.items()}
