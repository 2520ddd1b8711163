"""What a turn gives back: what to say, and what is to happen in the world."""

from enum import StrEnum

from dialogs.replies import Reply
from dialogs.values import value


class Effect(StrEnum):
    """Something outside the conversation, done once when the turn is committed."""

    #: Delete everything that is kept about this user.
    FORGET = "forget"
    #: Give this very message to the staff desk instead of a reply.
    TRANSFER = "transfer"


class Page(StrEnum):
    """Which page the user is to see."""

    #: The first of what this turn says.
    FIRST = "first"
    #: The present one of what was said last, again.
    SAME = "same"
    #: The one after it.
    NEXT = "next"


@value(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The end of a turn. Nothing in here has happened yet."""

    replies: tuple[Reply, ...] = ()
    effects: frozenset[Effect] = frozenset()
    #: With any but the first, `replies` are those said last.
    page: Page = Page.FIRST
    #: With TRANSFER: the staff account that the message is for; "" for whoever is free.
    account: str = ""
