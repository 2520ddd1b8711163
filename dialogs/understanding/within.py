"""The answer to the question on the table inside of words that say more: "it's still with me, tags on", 就写的系统繁忙."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from dialogs.acts import Act
from dialogs.slots import EVENT_SLOTS, VALUES, Slot
from dialogs.understanding.choosing import Choosing, named
from dialogs.understanding.heard import Heard
from dialogs.understanding.phrases import Language, Phrases, Spoken, bare
from dialogs.understanding.picking import of_choice
from dialogs.understanding.reading import Message
from dialogs.utterance import Expected, Utterance

#: Acts that words are taken for which say next to nothing.
PLAIN = (Act.REPORT, Act.INFORM, Act.UNKNOWN, Act.DONT_KNOW)
#: And those that a few words resemble by chance.
_MAY_ANSWER = (*PLAIN, Act.AFFIRM, Act.DENY, Act.REPORT_PROGRESS)
#: Slots whose question is answered by one of a few choices.
_CHOSEN = frozenset((*VALUES, Slot.ERROR_CODE)) - {Slot.SITUATION, Slot.OUTCOME}
#: And those with a day for an answer, which may be a rough one.
_ANSWERED = _CHOSEN | frozenset(EVENT_SLOTS)
_LONGEST_TIME = 40
#: Who answers and adds something tells no long story.
_LONGEST = 80
#: Facts that are told beside an answer, and never in place of one.
_BESIDE = frozenset((
    *EVENT_SLOTS, Slot.AMOUNT, Slot.PAID_WITH, Slot.FUNDED_BY, Slot.SHOP_TYPE, Slot.GOODS_KIND, Slot.GOODS_STATE,
    Slot.DELIVERY, Slot.ORDER_NO, Slot.DAYS_WAITING, Slot.DEMAND, Slot.PAYER,
)) - {Slot.REFUSED_ON, Slot.REFUND_STARTED_ON}  # fmt: skip
#: Whoever tells how it stands may take longer.
_LONGEST_TELLING = 200
_ENDS_ASKING = re.compile(r"[^,.;!?。]*[?]")
_PIECES = re.compile(r"(?:[^,;:!?。…—.]|\.(?=\d))+\?*")
#: Words under which a choice is asked after, supposed or denied, and not named.
_OPEN = re.compile(
    r"[?吗么]|怎|如何|如果|要是|万一|假如|是不是|会不会|能不能|可不可以|有没有|不(?!清|理)|没有?|未|别|无法|非"
    r"|\b(?:if|how|what|why|when|where|can|could|should|would|will|not|never|no|nothing|cannot|or)\b|n't\b"
)


def is_left_open(told: Utterance, expected: Expected) -> bool:
    """Whether one of a few choices is asked for and none was read, where words that set nothing right may give it."""
    is_read = expected.slot in told.slots or told.choice is not None
    return expected.slot in _ANSWERED and not (is_read or told.is_correction or told.is_question)


def with_answer(told: Utterance, message: Message, phrases: Phrases, expected: Expected) -> Utterance:
    """With the answer to the question on the table that a part of the words gives, where nothing read speaks against it."""
    choice = answer_within(message.spoken, phrases, expected) if expected.slot in _CHOSEN else ""
    if not choice and _may_tell_answer(told, message, expected):
        choice = answer_told(message.spoken.normal, phrases, expected)
    said = of_choice(Choosing(choice), phrases, message.locale) if choice else None
    if said is None or _is_read_otherwise(said, told):
        return told
    is_account = told.act not in _MAY_ANSWER or (told.causes and told.act is not Act.UNKNOWN)
    act = told.act if is_account and expected.slot in _CHOSEN else said.act
    causes = {**told.causes, **said.causes}
    grounds = tuple(dict.fromkeys((*told.grounds, *said.grounds)))
    return replace(told, act=act, slots={**told.slots, **said.slots}, causes=causes, grounds=grounds)


def _may_tell_answer(told: Utterance, message: Message, expected: Expected) -> bool:
    """Whether nothing else was told in its place; a rough time in a story may be that of anything."""
    if told.withdrawn:
        return False
    if expected.slot not in _CHOSEN:
        # "Beginning of October" is no wish to begin again.
        return not told.slots and len(message.spoken.normal) <= _LONGEST_TIME
    return told.act in _MAY_ANSWER and not told.signals and told.slots.keys() <= _BESIDE


def answer_within(spoken: Spoken, phrases: Phrases, expected: Expected) -> str:
    """The one choice on offer that a part of the message is, or else holds; "" where none is, or several are."""
    if len(spoken.normal) > _LONGEST:
        return ""
    pieces = [_Piece(bare(piece), piece.endswith("?")) for piece in _PIECES.findall(spoken.normal)]
    told = set(_whole(pieces, phrases, expected)) or set(_held(spoken.bare, pieces, phrases, expected))
    return told.pop() if len(told) == 1 else ""


def answer_told(text: Heard, phrases: Phrases, expected: Expected) -> str:
    """The first choice on offer that words tell which name none: "it's in my hand" to "where are the goods?"."""
    if len(text) > _LONGEST_TELLING:
        return ""
    told = (choice for language in phrases.languages.values() for choice in _told_by(language, text, expected))
    return next(told, "")


def _told_by(language: Language, text: Heard, expected: Expected) -> Iterator[str]:
    for choice, pattern in language.asked.get(expected.slot or "", {}).items():
        found = pattern.search(text) if choice in expected.choices else None
        if found is not None and not _ENDS_ASKING.match(text, found.end()):
            yield choice


class _Piece(NamedTuple):
    """A part of a message."""

    bare: str
    is_asked: bool


def _whole(pieces: list[_Piece], phrases: Phrases, expected: Expected) -> Iterator[str]:
    """Those that a piece of the message is, but for words of doubt and haste around them."""
    for piece in pieces:
        found = (named(words, phrases, expected) for words in phrases.slips_of_the_tongue.peeled(piece.bare))
        yield from filter(None, [next(filter(None, found), None)])


def _held(whole: str, pieces: list[_Piece], phrases: Phrases, expected: Expected) -> Iterator[str]:
    """Those of the longest words alone: 没发货 says nothing of 发货."""
    offered = [
        (words, choice) for choice in expected.choices for words in phrases.words_of.get(choice, ()) if words in whole
    ]
    for piece in pieces if offered else ():
        found = [
            (words, choice) for words, choice in offered if _holds(piece.bare, words) and not _is_open(piece, words)
        ]
        yield from (
            choice for words, choice in found if not any(words != other and words in other for other, _ in found)
        )


def _holds(piece: str, words: str) -> bool:
    return f" {words} " in f" {piece} " if words.isascii() else words in piece


def _is_open(piece: _Piece, words: str) -> bool:
    """Whether the piece leaves it open; a negation in the words themselves is theirs."""
    return _OPEN.search(piece.bare.replace(words, " ") + "?" * piece.is_asked) is not None


def _is_read_otherwise(said: Utterance, told: Utterance) -> bool:
    """Whether the answer speaks against what was read, or its words were read as the value of something else."""
    return any(
        told.slots.get(slot, value) != value or (slot not in told.slots and value in told.slots.values())
        for slot, value in said.slots.items()
    )
