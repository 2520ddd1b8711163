"""A question beside what is told ("it's with me. can I go to the platform?"): the piece that asks, and the rest."""

import re

from dialogs.understanding.bare_wishes import bare_wish_in
from dialogs.understanding.gate import gate_of
from dialogs.understanding.heard import Heard, heard
from dialogs.understanding.phrases import bare
from dialogs.understanding.questioning import is_question, may_ask

#: Longer messages tell a story, and more pieces are one.
_LONGEST, _MOST = 90, 4
_ASKS_ZH = re.compile("怎么|怎样|去哪|哪里|哪儿|多久|几天|什么(?!都|也)|能不能|可不可以|要不要|[吗么呢]$")
_PIECES = re.compile(r"(?:[^,;!?。…—.]|\.(?=\d))+[?]*")


#: What is to be done now: the step on the table answers that, whatever else is told.
_WHAT_NOW = re.compile(
    r"(?:怎么办|咋办|怎么处理|怎么弄|咋整|(?:该|要|能)?(?:做|干)(?:些|点)?(?:什么|啥|嘛)|\bwhat (?:now|next|then|else|to do|(?:do|should|can|must|shall|am i supposed to) (?:i |we )?(?:now |still )?(?:do|try)))"
    r"[^,;!?。.]*[?]*"
)
_ASKED_ZH = re.compile(
    r"怎么(?!都|也)|怎样|去哪|哪里|哪儿|多久|几天|什么(?!都|也)|能不能|可不可以|要不要|是不是|会不会|算不算|有没有|给不给|[吗么呢]$"
)
_ASKED_EN = re.compile(
    r"(?:^|[,;.!:] ?|\b(?:so|and|but|ok|okay|then|well|please) )(?:how (?:do|does|can|could|long|much|many|to|come)|what (?:do|does|is|are|if|about|happens|should|proof)\b|what's|where (?:do|can|is|does|are)\b|who (?:is|do|does|can|pays|should)\b|(?:can|could|may|should|must|will|would|do|does|is|are) (?:i|we|they|you|he|she|it|that|this|there|the \w+) )"
    r"|\b(?:tell me|wonder|let me know|want to know) (?:how|what|where|who|when|why|if|whether)\b"
)


#: A cheap look.
_ASKED_ZH_GATE = gate_of(_ASKED_ZH)


def asks_anything(text: Heard) -> bool:
    """Whether a normalised text, or a part of it, asks more than what is to be done now."""
    return _asks_at_all(text, text) and _asks_at_all(_WHAT_NOW.sub(" ", text), text)


def _asks_at_all(rest: str, text: Heard) -> bool:
    if "?" in rest:
        return True
    if text.is_han:
        return text.may_hold(_ASKED_ZH_GATE) and _ASKED_ZH.search(rest) is not None
    return _ASKED_EN.search(rest) is not None


def question_beside(text: Heard) -> tuple[str, str] | None:
    """The last piece of a normalised text that asks, and what is left without it; None where either is missing."""
    if len(text) > _LONGEST:
        return None
    pieces = [(piece.strip(), plain) for piece in _PIECES.findall(text) if (plain := bare(piece))]
    if not 1 < len(pieces) <= _MOST:
        return None
    may_be_question = may_ask(text)
    asking = [piece for piece, plain in pieces if _asks(piece, plain, may_be_question=may_be_question)]
    if not asking:
        return None
    rest = ",".join(piece for piece, _ in pieces if piece is not asking[-1])
    return asking[-1], rest


def _asks(piece: str, plain: str, *, may_be_question: bool) -> bool:
    """Whether it may, `plain` being its bare words: what it asks for is seen by whoever reads it alone."""
    if _ASKS_ZH.search(piece) is not None or bare_wish_in(plain) is not None:
        return True
    return may_be_question and is_question(heard(piece))
