"""Patterns that stand in two languages, tried in the one that a text is written in."""

import re
from collections.abc import Mapping
from enum import StrEnum, auto

_LATIN = re.compile("[a-z][a-z]")


class Tongue(StrEnum):
    """The languages of a normalised text. A string, because those are hashed in no time."""

    CHINESE = auto()
    ENGLISH = auto()
    BOTH = auto()


#: Bound once: a member named by its class costs a thousand instructions.
_CHINESE, _ENGLISH, _BOTH = Tongue.CHINESE, Tongue.ENGLISH, Tongue.BOTH


def tongue_of(text: str) -> Tongue:
    """Cheap: no more than whether there are words of the other language at all."""
    if text.isascii():
        return _ENGLISH
    return _BOTH if _LATIN.search(text) else _CHINESE


def in_both(zh: str, en: str) -> Mapping[Tongue, re.Pattern[str]]:
    """The patterns of two languages, by the text that they are tried on; each must hold a word of its language."""
    return {tongue: re.compile(pattern) for tongue, pattern in spelled_in_both(zh, en).items()}


def spelled_in_both(zh: str, en: str) -> Mapping[Tongue, str]:
    """The same before they are compiled."""
    return {_CHINESE: zh, _ENGLISH: en, _BOTH: f"(?:{zh})|(?:{en})"}
