"""The user's own words, as they were typed: what we match has lost their script, width and case."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace

from dialogs.things import CaseNamed, Thing
from dialogs.utterance import Utterance

_Quote = Callable[[str], str]


def in_own_words(said: Utterance, text: str, simplify: Callable[[str], str]) -> Utterance:
    """The same utterance with what it quotes in the words of `text`, where they are found in it again."""
    if not (said.doubts or said.thing or said.wanted_case or said.another) or _is_quoted(said, text):
        return said
    wide = unicodedata.normalize("NFKC", text)
    flat = simplify(wide.lower())
    return said if len(wide) != len(flat) else _quoted(said, lambda words: _original(words, wide, flat))


def _is_quoted(said: Utterance, text: str) -> bool:
    """A cheap look: whether the one thing that is named is written as we match it, and nothing else was quoted."""
    return said.thing is not None and said.thing.word in text and not (said.doubts or said.wanted_case or said.another)


def _quoted(said: Utterance, quote: _Quote) -> Utterance:
    return replace(
        said,
        doubts=tuple(replace(doubt, words=quote(doubt.words)) for doubt in said.doubts),
        thing=_thing(said.thing, quote),
        wanted_case=_case(said.wanted_case, quote),
        another=_quoted(said.another, quote) if said.another is not None else None,
    )


def _thing(thing: Thing | None, quote: _Quote) -> Thing | None:
    return None if thing is None else replace(thing, word=quote(thing.word))


def _case(wanted: CaseNamed | None, quote: _Quote) -> CaseNamed | None:
    return None if wanted is None else replace(wanted, thing=_thing(wanted.thing, quote))


def _original(words: str, wide: str, flat: str) -> str:
    place = flat.find(words)
    return wide[place : place + len(words)] if place >= 0 else words
