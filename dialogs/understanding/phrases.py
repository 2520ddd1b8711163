"""What people say, as one value: built once at start from the files of `locales/`, passed in everywhere."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dialogs.catalog import Choice
from dialogs.slots import Slot
from dialogs.understanding.gate import Gate
from dialogs.understanding.heard import Heard, heard
from dialogs.understanding.lexicon import Lexicon
from dialogs.understanding.model import Model
from dialogs.understanding.normalise import Slips, normalise
from dialogs.understanding.pinyin import in_characters
from dialogs.understanding.script import Scripts
from dialogs.understanding.wording import Wordings
from dialogs.values import value

#: Stands in a pattern of a wish for what is named.
BLANK = "※"

#: A file of phrases as it was read: sections of lists of strings, some one level deeper.
Section = Mapping[str, Sequence[str]]

#: Signs that Chinese words have which are not by chance a part of others.
_HAN_LEAST = 3
#: `[^\w\u25a1%]+|_+`, but that the search passes over all other signs at next to no cost.
_PUNCTUATION = re.compile(r"[\W_](?<![\u25a1%])(?:(?<=_)_*|(?<!_)[^\w\u25a1%]*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The patterns of one language, and the words that tell nothing of their own beside them."""

    wordings: Wordings
    small: re.Pattern[str]
    #: One of these strings is in every wish about the talk (`wishes`); None where that cannot be told.
    wish: Gate | None
    #: Matches every wish about the talk, whatever it names, and next to no other text.
    whole_wish: re.Pattern[str]
    #: By slot and choice, what tells it to whoever has asked for it, and may tell nothing of the kind elsewhere; the first
    #: wins.
    asked: Mapping[str, Mapping[str, re.Pattern[str]]]


#: Words by a letter that they begin or end with, the longest first.
_Words = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Fillers:
    """Words of politeness and hesitation: the longest goes first, by the letter that they begin or end with."""

    before: _Words
    after: _Words

    @classmethod
    def of(cls, before: Iterable[str], after: Iterable[str]) -> "Fillers":
        """Latin words count only whole: each brings its blank along."""
        leading = {f"{word} " if word.isascii() else word for word in before}
        trailing = {f" {word}" if word.isascii() else word for word in after}
        return cls(_by_letter(leading, 0), _by_letter(trailing, -1))

    def stripped(self, text: str) -> str:
        while text and (word := _in_front(self.before, text)):
            text = text[len(word) :].lstrip()
        while text and (word := _behind(self.after, text)):
            text = text[: -len(word)].rstrip()
        return text

    def peeled(self, text: str) -> Iterator[str]:
        """What is left with more and more of them taken off, first in front and then behind; the text itself first."""
        while text:
            rest = text
            while rest:
                yield rest
                word = _behind(self.after, rest)
                rest = rest[: -len(word)].rstrip() if word else ""
            word = _in_front(self.before, text)
            text = text[len(word) :].lstrip() if word else ""


def _in_front(words: _Words, text: str) -> str:
    some = words.get(text[0])
    # Mostly none of them, and that is told of all at once.
    return next(filter(text.startswith, some), "") if some and text.startswith(some) else ""


def _behind(words: _Words, text: str) -> str:
    some = words.get(text[-1])
    return next(filter(text.endswith, some), "") if some and text.endswith(some) else ""


def _by_letter(words: Iterable[str], place: int) -> dict[str, tuple[str, ...]]:
    by_letter: dict[str, tuple[str, ...]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_letter[word[place]] = (*by_letter.get(word[place], ()), word)
    return by_letter


@value(frozen=True, slots=True)
class Spoken:
    """A normalised message; bare of punctuation; and of the fillers around it."""

    normal: Heard
    bare: str
    core: str

    def may_hold(self, gate: Gate) -> bool:
        """Of the core, by the text that it is the core of: only an apostrophe parts what stands together in it."""
        return "'" in self.normal or self.normal.may_hold(gate)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """All phrases of all locales, compiled. A pure value: it reads no file and no clock."""

    simplify: Callable[[str], str]
    scripts: Scripts
    slips: Slips
    #: Words of Chinese without tones, with their characters.
    pinyin: Mapping[str, str]
    lexicon: Lexicon
    #: By language: `zh`, `en`.
    languages: Mapping[str, Language]
    #: A whole message, bare of punctuation -> its label.
    whole: Mapping[str, str]
    #: What may stand before or after a whole message without changing it.
    fillers: Fillers
    #: The same of an answer to what was asked: who is not sure of it, or remembers, says so around it.
    hedges: Fillers
    #: These and the words for it that an answer was wrong.
    slips_of_the_tongue: Fillers
    #: The same around the name of what a picture shows.
    captions: Fillers
    #: Other words for a choice, bare of punctuation -> the ids that they may mean.
    synonyms: Mapping[str, tuple[str, ...]]
    #: A whole message that answers a question though none was asked, bare of punctuation -> the slot and its value.
    answers: Mapping[str, tuple[Slot, str]]
    model: Model
    choices: Mapping[str, Choice] = field(default_factory=dict)
    #: The text of a tapped link, bare of case -> the id of its choice, over all locales.
    taps: Mapping[str, str] = field(default_factory=dict)
    #: A printed label, bare of punctuation -> the ids that carry it.
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: By choice, what is printed on it and the other words for it that mean nothing else, where they are long enough to
    #: be known inside of more words.
    words_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def normal(self, text: str) -> str:
        """As it is matched; of Latin letters alone only pinyin is mended to characters, and then all of it is."""
        normal = normalise(text, self.simplify, self.slips)
        if normal.isascii() or not text.isascii():
            return normal
        return in_characters(normal, self.pinyin) or normal

    def with_taps(self, taps: Mapping[str, str]) -> "Phrases":
        """Knows these link texts as the choices that they stand for."""
        return replace(self, taps={tap.strip().casefold(): choice for tap, choice in taps.items()})

    def with_labels(self, labels: Mapping[str, Iterable[str]]) -> "Phrases":
        """Knows these printed labels, given by choice id."""
        by_text: dict[str, tuple[str, ...]] = {}
        for choice, texts in labels.items():
            for text in texts:
                key = bare(self.normal(text))
                by_text[key] = tuple(dict.fromkeys((*by_text.get(key, ()), choice)))
        by_text.pop("", None)
        return replace(self, labels=by_text, words_of=_by_choice(by_text, self.synonyms))

    def with_choices(self, choices: Mapping[str, Choice]) -> "Phrases":
        """Knows what each choice of the catalog says."""
        return replace(self, choices=choices)

    def spoken(self, normal: str) -> "Spoken":
        """A normalised text as whole messages are compared."""
        plain = bare(normal)
        return Spoken(heard(normal), plain, self.without_fillers(plain))

    def without_fillers(self, text: str) -> str:
        """The bare text without "well", "please", "吧", however many stand around it; the text itself if only they do."""
        return self.fillers.stripped(text) or text


def _by_choice(*sources: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    by_choice: dict[str, tuple[str, ...]] = {}
    for words, ids in ((words, ids) for source in sources for words, ids in source.items()):
        if len(ids) == 1 and _is_long(words):
            by_choice[ids[0]] = (*by_choice.get(ids[0], ()), words)
    return by_choice


def _is_long(words: str) -> bool:
    """Shorter ones stand in others. An English word by itself never counts: "the seller refunded" is no status."""
    return " " in words if words.isascii() else len(words) >= _HAN_LEAST


def bare(text: str) -> str:
    """Without punctuation and doubled blanks: how whole messages are compared."""
    if text.isalnum():
        # Nothing to take out; and that costs a tenth of a pattern that finds nothing.
        return text
    return _PUNCTUATION.sub(" ", text.replace("'", "")).strip()
