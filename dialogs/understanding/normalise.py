"""Text as typed -> text as we match it: one width, one script, one case, no ornament, known slips mended."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

#: No more of a message is looked at: what matters stands in the first page of any story.
LONGEST_LOOKED_AT = 2000

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
#: Not three full stops: a figure behind a stop is a fraction.
_ELLIPSIS = re.compile("\u2026+")
_EMOJI = re.compile("[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\U000e0000-\U000e007f]+")
#: A cheap look: no picture, sticker or invisible sign among these, half or full width, and each stands for itself.
_PLAIN = re.compile("[\n -Z\\\\\\]-~\u2014\u2018-\u201d\u3000-\u301f\u4e00-\u9fff\uff01-\uff3a\uff3c-\uff5e]*")
#: The last of them, and those that have a half width.
_LAST_PLAIN = 0xFF5E
_WIDE = frozenset((0x3000, *range(0xFF01, _LAST_PLAIN + 1)))
#: WeChat writes its own stickers as [微笑] or [Smile].
_STICKER = re.compile(r"\[[^\W\d]{1,8}\]")
#: A cheap look, and what it finds but for figures.
_THRICE = re.compile(r"(.)\1\1")
_STRETCHED = re.compile(r"([^\d\s])\1{2,}")
_SPACE_IN_CHINESE = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")

#: Whoever types without commas leaves a blank: so much Chinese on either side is no word spaced out.
_PAUSE = re.compile(r"(?<=[\u3400-\u9fff]{3}) (?=[\u3400-\u9fff]{3})")

#: Pictures that answer by themselves.
_TALKING = {
    "👍": "ok", "👌": "ok", "✅": "ok", "🆗": "ok", "[ok]": "ok", "[强]": "ok", "[thumbsup]": "ok",
    "👎": "no", "❌": "no", "🙏": "thanks", "[抱拳]": "thanks", "[合十]": "thanks",
}  # fmt: skip
_TALKS = re.compile("|".join(map(re.escape, _TALKING)))


@dataclass(frozen=True, slots=True)
class Slips:
    """Known misspellings, homophones and pinyin, each with what was meant."""

    meant: Mapping[str, str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, meant: Mapping[str, str]) -> "Slips":
        """Grouped by first letter, so that a place where none begins costs next to nothing."""
        by_first: dict[str, list[str]] = {}
        for slip in sorted(meant, key=lambda slip: (-len(slip), slip)):
            by_first.setdefault(slip[0], []).append(_after_first(slip))
        groups = (f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in by_first.items())
        return cls(meant, re.compile("|".join(groups) or "(?!)"))

    def mended(self, text: str) -> str:
        return self.pattern.sub(lambda slip: self.meant[slip[0]], text)


def _after_first(slip: str) -> str:
    """The rest of a slip as a pattern; a Latin one counts only as a whole word, not as the head of a number."""
    rest = re.escape(slip[1:])
    return rf"(?<![a-z]{slip[0]}){rest}(?![a-z]|\d{{2}}|-[a-z\d])" if slip.isascii() else rest


def normalise(text: str, simplify: Callable[[str], str], slips: Slips) -> str:
    """The text as it is matched: at most `LONGEST_LOOKED_AT` characters, lower case, Simplified."""
    text = text[:LONGEST_LOOKED_AT]
    if text.isascii():
        text = text.lower()
    elif _PLAIN.fullmatch(text):
        text = text.translate(_plain_table(simplify))
    else:
        text = unicodedata.normalize("NFKC", _ELLIPSIS.sub(",", _INVISIBLE.sub("", text)))[:LONGEST_LOOKED_AT].lower()
        text = text if text.isascii() else _without_pictures(simplify(text))
    text = text.replace("’", "'").replace("`", "'")
    text = " ".join((_STRETCHED.sub(r"\1", text) if _THRICE.search(text) else text).split())
    if " " in text:
        text = _SPACE_IN_CHINESE.sub("", _PAUSE.sub(",", text))
    return slips.mended(text)


@cache
def _plain_table(simplify: Callable[[str], str]) -> str:
    """
    What each plain sign becomes, at the place of its number.

    A string is looked up in less than half the time of a mapping, which raises an error for each sign that it lacks.
    """
    return simplify("".join(map(_folded, range(_LAST_PLAIN + 1))))


def _folded(number: int) -> str:
    """Of other signs than these one may become several."""
    is_folded = number < 128 or number in _WIDE
    return unicodedata.normalize("NFKC", chr(number)).lower() if is_folded else chr(number)


def _without_pictures(text: str) -> str:
    if "[" not in text and not _EMOJI.search(text):
        return text
    text = _STICKER.sub(lambda sticker: _TALKING.get(sticker[0], " "), text)
    spoken = _TALKS.sub(lambda picture: _TALKING[picture[0]], text)
    # A picture answers only where nothing else is said; beside words it is ornament.
    return spoken if not _TALKS.sub("", text).strip() else _EMOJI.sub(" ", text)
