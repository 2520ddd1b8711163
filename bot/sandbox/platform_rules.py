"""What the platform lets an account send, by what the user did: the rules of the platform, not of the bot."""

from collections.abc import Iterable
from enum import Enum, auto
from typing import Final, NamedTuple

MESSAGE_GRANT: Final = (5, 48 * 3600)
TAP_GRANT: Final = (3, 60)
#: For so long after the user did something the account may show that somebody types; it shows for so long.
TYPING_GRANT_S, TYPING_S = 30, 15

OUTSIDE_WINDOW, USED_UP = 45015, 45047


class Deed(Enum):
    """What counts."""

    MESSAGE = auto()
    #: A menu, a follow, a scan, a choice.
    TAP = auto()
    #: The account sent something on its own.
    SENT = auto()


class Happened(NamedTuple):
    """One such thing, and when: unix seconds."""

    deed: Deed
    at: float


def refusal_of(history: Iterable[Happened], now: float) -> int:
    """The code with which another message is refused; 0 when it is taken. The larger grant counts, and alone."""
    running = [_used(history, deed, grant, now) for deed, grant in _GRANTS]
    known = [used for used in running if used is not None]
    if not known:
        return OUTSIDE_WINDOW
    return 0 if known[0] > 0 else USED_UP


_GRANTS: Final = ((Deed.MESSAGE, MESSAGE_GRANT), (Deed.TAP, TAP_GRANT))


def _used(history: Iterable[Happened], deed: Deed, grant: tuple[int, int], now: float) -> int | None:
    """How many are left of that grant; None when none is running."""
    most, window_s = grant
    left: int | None = None
    for happened in history:
        if happened.deed is deed:
            left = most if now - happened.at < window_s else None
        elif happened.deed is Deed.SENT and left is not None:
            left -= 1
    return left
