"""Chinese that is typed in Latin letters, without tones: "wo yao tuikuan"."""

import re
from collections.abc import Mapping

#: No such message is longer.
_LONGEST = 120
#: Of so many words one may be of another language ("seller bu li wo").
_ONE_IN = 4
_TOKEN = re.compile(r"[a-z]+|[^a-z\s]+")
_LATIN = re.compile(r"[a-z]")


def in_characters(normal: str, words: Mapping[str, str]) -> str | None:
    """
    The text with its pinyin in characters; None where most of its words are none.

    Asked of a text in which a slip of pinyin was mended already: alone "he" and "can" are English.
    """
    tokens = _TOKEN.findall(normal) if len(normal) <= _LONGEST else []
    spelled, at, strange = "", 0, 0
    while at < len(tokens):
        length, read = _longest(tokens, at, words)
        is_strange = _LATIN.match(read) is not None
        strange += is_strange
        spelled += f" {read} " if is_strange else read
        at += length
    return " ".join(spelled.split()) if tokens and strange * _ONE_IN <= len(tokens) else None


def _longest(tokens: list[str], at: int, words: Mapping[str, str]) -> tuple[int, str]:
    """How many of the tokens make up words, and these in characters; else the token itself."""
    if not _LATIN.match(tokens[at]):
        return 1, tokens[at]
    end = at
    while end < len(tokens) and _LATIN.match(tokens[end]):
        end += 1
    for stop in range(end, at, -1):
        read = _parted("".join(tokens[at:stop]), words)
        if read:
            return stop - at, read
    return 1, tokens[at]


def _parted(letters: str, words: Mapping[str, str]) -> str:
    """The fewest words that the letters are, in characters; "" where they are none."""
    best: list[tuple[int, str] | None] = [(0, "")]
    for end in range(1, len(letters) + 1):
        ways = (
            (before[0] + 1, before[1] + words[letters[start:end]])
            for start in range(end)
            if (before := best[start]) is not None and letters[start:end] in words
        )
        best.append(min(ways, default=None))
    whole = best[-1]
    return whole[1] if whole is not None else ""
