"""A question beside what is told ("it's with me. can I go to the platform?"): the piece that asks, and the rest."""

import re

from dialogs.understanding.bare_wishes import bare_wish_in
from dialogs.understanding.heard import heard
from dialogs.understanding.phrases import bare
from dialogs.understanding.questioning import is_question

#: Longer messages tell a story, and more pieces are one.
_LONGEST, _MOST = 90, 4
_ASKS_ZH = re.compile("怎么|怎样|去哪|哪里|哪儿|多久|几天|什么(?!都|也)|能不能|可不可以|要不要|[吗么呢]$")
_PIECES = re.compile(r"(?:[^,;!?。…—.]|\.(?=\d))+[?]*")


def question_beside(text: str) -> tuple[str, str] | None:
    """The last piece of a normalised text that asks, and what is left without it; None where either is missing."""
    if len(text) > _LONGEST:
        return None
    pieces = [piece.strip() for piece in _PIECES.findall(text) if bare(piece)]
    asking = [piece for piece in pieces if _asks(piece)]
    if not asking or not 1 < len(pieces) <= _MOST:
        return None
    rest = ",".join(piece for piece in pieces if piece is not asking[-1])
    return asking[-1], rest


def _asks(piece: str) -> bool:
    """Whether it may: what it asks for is seen by whoever reads it alone."""
    return is_question(heard(piece)) or _ASKS_ZH.search(piece) is not None or bare_wish_in(bare(piece)) is not None
