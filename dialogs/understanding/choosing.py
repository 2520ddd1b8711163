"""Which of the choices on offer a message picks: by id, tap, number, ordinal, label or other words for it."""

import re

from dialogs.understanding.negatives import is_negative
from dialogs.understanding.numbers import ENGLISH_WORDS, whole_number
from dialogs.understanding.phrases import Phrases, Spoken
from dialogs.utterance import Expected
from dialogs.values import value

_ORDINALS = {
    word: place
    for place, word in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], start=1
    )
}
_ENGLISH_NUMBER = "|".join((*ENGLISH_WORDS[:10], *_ORDINALS))
_NUMBER = re.compile(
    rf"(?:我?选择?|答案是?|应该是|就?是|按|回复|第|option|choice|number|answer|no|i choose|i pick|its|the)*\s?(?:第|the )?\s?"
    rf"(?:(?P<figure>\d{{1,2}}|[一二两三四五六七八九十]{{1,2}}|{_ENGLISH_NUMBER})(?:st|nd|rd|th)?|(?P<last>最后|last))"
    r"\s?(?:个|项|号|种|条|一个|那个|one|option|choice|answer)*"
)
_NONE_OF_THEM = re.compile(
    r"(?:以上|上面|这些|这几个)?(?:都|全)(?:不是|不对|没有|不符合|不像)|(?:没有|没)(?:一个|我的|我要的|合适的|对的)|none(?: of (?:these|them|the above|those))?(?: apply| fit)?|neither(?: of (?:them|these))?|其他都?不是"
)
#: Whoever only says how sure they are of an answer does not tell a story.
_LONGEST_HEDGED = 60
#: Whoever names what a picture shows says no more.
_LONGEST_CAPTION = 40
#: The ids of proofs begin so.
_PROOFS = "evidence."
#: Stands beside those that are offered for a picture.
_ANOTHER = "act.something_else"


@value(frozen=True, slots=True)
class Choosing:
    """The choice that was picked (None: none), and whether it is one that is not on offer now."""

    choice: str | None = None
    is_stale: bool = False
    #: "None of these".
    is_none_of_them: bool = False


_NOTHING = Choosing()


def tapped(text: str, choice: str, phrases: Phrases, expected: Expected) -> Choosing:
    """By the id that came with the message, else by the text of a link. What can always be done (`act.`) is never stale."""
    picked = choice if choice in phrases.choices or choice in expected.choices or _is_known(choice, phrases) else None
    picked = picked or phrases.taps.get(text.strip().casefold())
    if picked is None:
        return _NOTHING
    return Choosing(picked, is_stale=picked not in expected.choices and not picked.startswith("act."))


def _is_known(choice: str, phrases: Phrases) -> bool:
    return bool(choice) and (choice in phrases.taps.values() or any(choice in ids for ids in phrases.labels.values()))


def chosen(spoken: Spoken, phrases: Phrases, expected: Expected) -> Choosing:
    """By words: only among what is on offer. A number below zero picks nothing."""
    if not expected.choices or is_negative(spoken.normal):
        return _NOTHING
    for words in dict.fromkeys((spoken.bare, spoken.core)):
        number = _NUMBER.fullmatch(words)
        if number and (by_number := _numbered(number, expected)):
            return Choosing(by_number)
        by_name = named(words, phrases, expected)
        if by_name:
            return Choosing(by_name)
        if _NONE_OF_THEM.fullmatch(words):
            return Choosing(is_none_of_them=True)
    return Choosing(_hedged(spoken, phrases, expected) or _proof(spoken, phrases, expected))


def _proof(spoken: Spoken, phrases: Phrases, expected: Expected) -> str | None:
    """Where proofs are on offer, the one that the words name: a picture may be of any, and not only of those."""
    is_asked = any(choice.startswith(_PROOFS) for choice in expected.choices)
    if not is_asked or len(spoken.bare) > _LONGEST_CAPTION:
        return None
    if _ANOTHER in expected.choices:
        expected = Expected(choices=tuple(choice for choice in phrases.choices if choice.startswith(_PROOFS)))
    found = (named(words, phrases, expected) for words in phrases.captions.peeled(spoken.bare))
    return next(filter(None, found), None)


def _hedged(spoken: Spoken, phrases: Phrases, expected: Expected) -> str | None:
    """ "Alipay I think, not sure" is an answer to the question on the table, and no "don't know"."""
    if expected.slot is None or len(spoken.bare) > _LONGEST_HEDGED:
        return None
    found = (named(words, phrases, expected) for words in phrases.hedges.peeled(spoken.bare))
    return next(filter(None, found), None)


def named(words: str, phrases: Phrases, expected: Expected) -> str | None:
    """The one choice on offer that the words are: by its printed label, else by other words for it."""
    for known in (phrases.labels, phrases.synonyms):
        ids = known.get(words)
        choice = _only(ids, expected) if ids else None
        if choice:
            return choice
    return None


def _numbered(number: re.Match[str], expected: Expected) -> str | None:
    if number["last"]:
        return expected.choices[-1]
    place = _ORDINALS.get(number["figure"]) or whole_number(number["figure"])
    return expected.choices[place - 1] if place and place <= len(expected.choices) else None


def _only(ids: tuple[str, ...], expected: Expected) -> str | None:
    offered = [choice for choice in ids if choice in expected.choices]
    return offered[0] if len(offered) == 1 else None
