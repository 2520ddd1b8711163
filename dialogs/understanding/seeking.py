"""Patterns that are tried only where a sign stands with which they can begin or end: looking at one sign is cheap."""

import re
import sys
from collections.abc import Mapping

from dialogs.understanding.signs import every, first_signs_of, last_signs_of
from dialogs.understanding.tongues import Tongue, spelled_in_both


def seeker_of(pattern: str) -> re.Pattern[str]:
    """
    Finds what the pattern finds, as its group 1; other groups of the pattern move up by one.

    `re` jumps to the next place where a match can begin only if a pattern begins with one sign out of a set: so all
    signs that this one may begin with stand in front, and the whole is looked for from right before such a sign on.
    """
    try:
        signs = first_signs_of(pattern)
    except ValueError:
        return re.compile(f"({pattern})")
    return re.compile(f"[{_spelled(signs)}](?<=(?=({pattern}))(?s:.))")


def _spelled(signs: frozenset[str]) -> str:
    """As members of a set: figures and blanks of all scripts by their short names."""
    named = {r"\d": every(str.isdecimal), r"\s": every(str.isspace)}
    found = {name: all_ for name, all_ in named.items() if all_ <= signs}
    rest = signs.difference(*found.values())
    return "".join([*found, *map(re.escape, sorted(rest))])


class Headed:
    """
    A pattern that is looked for only where a sign stands with which it can begin; groups keep their numbers.

    Where all is English a plain search is cheaper still: each second letter begins something. Raises ValueError for a
    pattern that may begin with anything.
    """

    __slots__ = ("_finditer", "_match", "_search", "_seek")

    def __init__(self, pattern: str) -> None:
        first_signs_of(pattern)
        self._seek = seeker_of(pattern).search
        compiled = re.compile(pattern)
        self._match, self._search, self._finditer = compiled.match, compiled.search, compiled.finditer

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        if text.isascii():
            return self._search(text, start, end)
        found = self._seek(text, start, end)
        return found and self._match(text, found.start(1), end)

    def findall(self, text: str, start: int = 0, end: int = sys.maxsize) -> list[re.Match[str]]:
        """Every match, and not the text of it."""
        if text.isascii():
            return list(self._finditer(text, start, end))
        found = []
        while match := self.search(text, start, end):
            found.append(match)
            start = match.end()
        return found


class Before:
    """A pattern that ends where something begins: the sign there tells mostly that it does not."""

    __slots__ = ("_last", "_search")

    def __init__(self, pattern: str) -> None:
        self._search = re.compile(pattern).search
        self._last = last_signs_of(pattern)

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        return self._search(text, start, end) if self._last is None or text[end - 1 : end] in self._last else None


def headed_in_both(zh: str, en: str) -> Mapping[Tongue, Headed]:
    """As `in_both`."""
    return {tongue: Headed(pattern) for tongue, pattern in spelled_in_both(zh, en).items()}


def before_in_both(zh: str, en: str) -> Mapping[Tongue, Before]:
    """As `in_both`."""
    return {tongue: Before(pattern) for tongue, pattern in spelled_in_both(zh, en).items()}
