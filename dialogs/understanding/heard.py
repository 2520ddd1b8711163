"""A text at which many look, taken apart once for all of them."""

import re
from collections.abc import Set
from operator import add

_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[a-z][a-z]")
#: What stands in Chinese too; three of them in a row give nothing away.
COMMON_SIGNS = frozenset(" ,.?!:;'\"()")
_TELLING_ASCII = frozenset(map(chr, range(32, 127))) - COMMON_SIGNS
#: Figures of every script, as `\d` has them.
_FIGURES = frozenset(sign for sign in map(chr, range(0x20000)) if sign.isdecimal())
_TELLING = _TELLING_ASCII | _FIGURES
#: Not `{3,}`: where a pattern begins with a set and no repeat, the search passes over other signs at a sixth of the cost.
_ASCII_RUN = re.compile("[ -~][ -~]{2,}")


class Heard(str):
    """
    A normalised text and the strings that it is made of.

    Whoever looks for something asks first whether a string that belongs to it is there (`may_hold`): a set answers that
    for less than a pattern takes to find nothing.
    """

    __slots__ = ("grams", "has_figures", "is_han", "is_latin", "pairs", "signs")

    #: Sign by sign.
    signs: list[str]
    #: Each sign with the next; none for a text in ASCII.
    pairs: list[str]
    #: Signs and, in Chinese, their pairs; three signs in a row of ASCII with a letter or a figure among them.
    grams: Set[str]
    #: Whether it holds Chinese characters, two Latin letters in a row, figures.
    is_han: bool
    is_latin: bool
    has_figures: bool

    def __new__(cls, text: str) -> "Heard":
        self = super().__new__(cls, text)
        is_ascii = text.isascii()
        signs = self.signs = list(text)
        pairs = self.pairs = [] if is_ascii else list(map(add, signs, signs[1:]))
        grams = self.grams = {*signs, *pairs}
        # Of Chinese mostly none: then no pattern is tried for what is written in these.
        telling = _TELLING & grams
        has_telling = not telling.isdisjoint(_TELLING_ASCII)
        if has_telling:
            for run in _ASCII_RUN.findall(text):
                grams.update(map("".join, zip(run, run[1:], run[2:], strict=False)))
        self.is_han = not is_ascii and ("\u3400" <= signs[0] <= "\u9fff" or _HAN.search(text) is not None)
        self.is_latin = has_telling and _LATIN.search(text) is not None
        self.has_figures = not telling.isdisjoint(_FIGURES)
        return self

    def may_hold(self, gate: Set[str]) -> bool:
        """Whether one of these strings, each a gram of the texts that it stands in, is in this one."""
        return not gate.isdisjoint(self.grams)


def heard(text: str) -> Heard:
    """The text itself, where it is one already."""
    return text if isinstance(text, Heard) else Heard(text)
