"""
An answer that a part of the message is: to a question that was answered before ("no wait, opened", 说错了，是还没有), or to
the one on the table, with something said beside it that is nothing by itself ("used, don't hold me to it").
"""

import re
from collections.abc import Iterable

from dialogs.understanding.choosing import named
from dialogs.understanding.phrases import Fillers, Phrases, Spoken, bare
from dialogs.utterance import Expected
from dialogs.values import value

#: Whoever only sets an answer right does not tell a story.
_LONGEST = 60
_EDGES = re.compile(r"[,;:!?。…—]+|\.(?!\d)|-{2,}")
#: All of a piece, it says that something told was wrong, and tells nothing.
_NO = re.compile("[哦噢啊]?不+")
_DENIED = re.compile(r"(?:并?不是|并非|唔系|(?:it )?(?:was|is)(?:nt| not)\b|not\b)")


@value(frozen=True, slots=True)
class Earlier:
    """The choice of an earlier question, and whether the words say that an answer was wrong."""

    choice: str
    is_marked: bool = False
    #: The words mean something of their own, whatever was asked.
    is_phrase: bool = False
    #: They are what is printed on the choice: whoever reads that off means it, whatever else stands in it.
    is_label: bool = False


def earlier_answer(spoken: Spoken, phrases: Phrases, expected: Expected) -> Earlier | None:
    """The choice that the whole message names, of the question that was answered last and that has it."""
    if not expected.earlier or len(spoken.normal) > _LONGEST:
        return None
    pieces = [piece for piece in map(bare, _EDGES.split(spoken.normal)) if piece]
    if not any(_left_of(piece, phrases.slips_of_the_tongue) for piece in pieces):
        # "No" alone answers what is on the table.
        return None
    is_marked = any(_is_marked(piece, phrases) for piece in pieces)
    asked = (*expected.earlier, expected.choices) if is_marked else expected.earlier[:1]
    found = (_only_one(pieces, phrases, choices) for choices in asked)
    choice = next(filter(None, found), "")
    is_phrase = spoken.bare in phrases.whole or spoken.core in phrases.whole
    is_label = not is_phrase and choice in phrases.labels.get(spoken.bare, ())
    return Earlier(choice, is_marked, is_phrase, is_label) if choice else None


def answer_in_passing(spoken: Spoken, phrases: Phrases, expected: Expected) -> str:
    """The choice that a part of the message is, on offer or of the question before; "" where no part is, or several."""
    if len(spoken.normal) > _LONGEST:
        return ""
    pieces = [piece for piece in map(bare, _EDGES.split(spoken.normal)) if piece]
    for choices in (expected.choices if expected.slot else (), *expected.earlier[:1]):
        found = {piece: _named(piece, phrases, choices) for piece in pieces}
        named_ones = [choice for piece, choice in found.items() if choice and not _DENIED.match(piece)]
        if named_ones:
            return named_ones[0] if len(named_ones) == 1 else ""
    return ""


def _is_marked(piece: str, phrases: Phrases) -> bool:
    is_wrong = _NO.fullmatch(piece) is not None or len(_left_of(piece, phrases.slips_of_the_tongue)) < len(
        _left_of(piece, phrases.hedges)
    )
    return is_wrong or _DENIED.match(piece) is not None


def _left_of(piece: str, fillers: Fillers) -> str:
    """Nothing, where all of it is such words: a Latin one counts only before a blank."""
    return fillers.stripped(f"{piece} ").strip()


def _only_one(pieces: Iterable[str], phrases: Phrases, choices: tuple[str, ...]) -> str:
    """The one that is named where all else that is said is that another of these was wrong."""
    told: set[str] = set()
    denied: set[str] = set()
    for piece in pieces:
        choice, denial = _named(piece, phrases, choices), _DENIED.match(piece)
        if choice:
            (denied if denial else told).add(choice)
        elif not _is_beside(piece[denial.end() :].strip() if denial else piece, phrases, choices if denial else ()):
            return ""
    # "Not opened" is an answer by itself; beside another it is what was wrong.
    meant = told or denied
    return meant.pop() if len(meant) == 1 else ""


def _is_beside(words: str, phrases: Phrases, choices: tuple[str, ...]) -> bool:
    """Whether nothing is told by it, or only one of these choices: what is denied of something else is told of that."""
    if _NO.fullmatch(words) or not _left_of(words, phrases.slips_of_the_tongue):
        return True
    return _named(words, phrases, choices) is not None


def _named(piece: str, phrases: Phrases, choices: tuple[str, ...]) -> str | None:
    offered = Expected(choices=choices)
    found = (named(words, phrases, offered) for words in phrases.slips_of_the_tongue.peeled(piece))
    return next(filter(None, found), None)
