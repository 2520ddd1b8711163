"""A question beside what is told ("it's with me. can I go to the platform?"): the piece that asks, and the rest."""

import re

from dialogs.understanding.bare_wishes import bare_wish_in
from dialogs.understanding.heard import Heard, heard
from dialogs.understanding.phrases import bare
from dialogs.understanding.questioning import is_question, may_ask

#: Longer messages tell a story, and more pieces are one.
_LONGEST, _MOST = 90, 4
_ASKS_ZH = re.compile("怎么|怎样|去哪|哪里|哪儿|多久|几天|什么(?!都|也)|能不能|可不可以|要不要|[吗么呢]$")
_PIECES = re.compile(r"(?:[^,;!?。…—.]|\.(?=\d))+[?]*")


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
