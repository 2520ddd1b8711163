"""What the classifier sees of a text: runs of characters, words, concepts and facts."""

import re
from collections.abc import Iterable
from operator import add

from dialogs.understanding.heard import Heard
from dialogs.understanding.lexicon import Lexicon

_FIGURES = re.compile(r"\d\d*(?:[.,:]\d+)*")
_TOKEN = re.compile("[\u3400-\u9fff0]+|[a-z][a-z'_]*")


def features_of(text: Heard, lexicon: Lexicon, facts: Iterable[str]) -> set[str]:
    """
    The features of a text, each once.

    Chinese characters and their pairs (what triples teach does not hold for other people); words, pairs of words (also
    over a gap), four letters of a word in a row (`<` and `>` are its edges), so that a form never seen is known by its
    stem; concepts and neighbouring concepts (`=`), facts that were understood (`!`), and the rough length (`#`).
    """
    features: set[str] = set()
    before, previous, length = "^", "^", 0
    figured, signs, pairs = _without_figures(text)
    for found in _TOKEN.finditer(figured):
        token = found[0]
        if token[0] >= "\u3400" or token[0] == "0":
            start, end = found.span()
            features.update(signs[start:end], pairs[start : end - 1])
            before, previous = "0", "0"
            length += len(token)
        else:
            _add_word(token, previous, before, features)
            before, previous = previous, token
            length += 1
    features.add(f"#{min(length // 3, 6)}")
    concepts = lexicon.concepts_in(text)
    features.update(concepts, map(add, concepts, concepts[1:]), facts)
    return features


def _without_figures(text: Heard) -> tuple[str, list[str], list[str]]:
    """With a nought for every figure; its signs and their pairs, none of an ASCII text without figures."""
    if not text.has_figures:
        return text, text.signs, text.pairs
    figured = _FIGURES.sub("0", text)
    signs = list(figured)
    return figured, signs, list(map(add, signs, signs[1:]))


def _add_word(word: str, previous: str, before: str, features: set[str]) -> None:
    features.add(word)
    features.add(f"{previous} {word}")
    features.add(f"{before} _ {word}")
    marked = f"<{word}>"
    features.update(map("".join, zip(marked, marked[1:], marked[2:], marked[3:], strict=False)))
