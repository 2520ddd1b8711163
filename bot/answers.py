"""What goes back to the sender of one message, before any protocol dresses it."""

from typing import Final

from dialogs.values import value


@value(frozen=True, slots=True, kw_only=True)
class Answer:
    """One passive reply. With neither text nor transfer nothing is said (`success`)."""

    #: One page of text with its links, at most 1,800 bytes of UTF-8.
    text: str = ""
    #: Hand this very message to WeChat's own staff desk.
    transfer: bool = False
    #: The staff account to hand it to; empty for whoever is free.
    staff_account: str = ""


SILENCE = Answer()


@value(frozen=True, slots=True, kw_only=True)
class Unanswered(Answer):
    """Nothing is said, and nothing may be, not even `success`: WeChat has hung up and will post again."""


UNANSWERED: Final = Unanswered()
