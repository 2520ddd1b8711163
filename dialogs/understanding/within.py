"""The answer to the question on the table inside of words that say more: "it's still with me, tags on", 就写的系统繁忙."""

import re
from collections.abc import Iterator

from dialogs.understanding.choosing import named
from dialogs.understanding.phrases import Phrases, Spoken, bare
from dialogs.utterance import Expected

#: Who answers and adds something tells no long story.
_LONGEST = 80
_PIECES = re.compile(r"(?:[^,;:!?。…—.]|\.(?=\d))+\?*")
#: Words under which a choice is asked after, supposed or denied, and not named.
_OPEN = re.compile(
    r"[?吗么]|怎|如何|如果|要是|万一|假如|是不是|会不会|能不能|可不可以|有没有|不(?!清|理)|没有?|未|别|无法|非"
    r"|\b(?:if|how|what|why|when|where|can|could|should|would|will|not|never|no|nothing|cannot|or)\b|n't\b"
)


def answer_within(spoken: Spoken, phrases: Phrases, expected: Expected) -> str:
    """The one choice on offer that a part of the message is, or else holds; "" where none is, or several are."""
    if len(spoken.normal) > _LONGEST:
        return ""
    told = set(_whole(spoken.normal, phrases, expected)) or set(_held(spoken, phrases, expected))
    return told.pop() if len(told) == 1 else ""


def _whole(text: str, phrases: Phrases, expected: Expected) -> Iterator[str]:
    """Those that a piece of the message is, but for words of doubt and haste around them."""
    for piece in _PIECES.findall(text):
        found = (named(words, phrases, expected) for words in phrases.slips_of_the_tongue.peeled(bare(piece)))
        yield from filter(None, [next(filter(None, found), None)])


def _held(spoken: Spoken, phrases: Phrases, expected: Expected) -> Iterator[str]:
    """Those of the longest words alone: 没发货 says nothing of 发货."""
    whole = spoken.bare
    offered = [
        (words, choice) for choice in expected.choices for words in phrases.words_of.get(choice, ()) if words in whole
    ]
    for piece in _PIECES.findall(spoken.normal) if offered else ():
        plain = bare(piece)
        found = [(words, choice) for words, choice in offered if _holds(plain, words) and not _is_open(piece, words)]
        yield from (
            choice for words, choice in found if not any(words != other and words in other for other, _ in found)
        )


def _holds(piece: str, words: str) -> bool:
    return f" {words} " in f" {piece} " if words.isascii() else words in piece


def _is_open(piece: str, words: str) -> bool:
    """Whether the piece leaves it open; a negation in the words themselves is theirs."""
    return _OPEN.search(bare(piece).replace(words, " ") + ("?" if piece.endswith("?") else "")) is not None
