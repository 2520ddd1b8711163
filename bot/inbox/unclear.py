"""What the inbox keeps, as values."""

import unicodedata
from dataclasses import replace
from datetime import date

from dialogs.values import value

_LEAST = 0.01


@value(frozen=True, slots=True, kw_only=True)
class Unclear:
    """A message that was not understood. Nothing in it leads to its user: no name, no time of day, no delivery."""

    #: The same for texts that say the same.
    id: str
    #: As `bot.inbox.anonymous` leaves it.
    text: str
    locale: str
    #: What was on the table.
    state: str
    day: date
    #: The two best labels, each with its probability.
    best: tuple[tuple[str, float], ...]

    @property
    def likely(self) -> tuple[tuple[str, float], ...]:
        """Those of them that are worth a look: what is nought in per cent is no suggestion."""
        return tuple((label, probability) for label, probability in self.best if probability >= _LEAST)


@value(frozen=True, slots=True, kw_only=True)
class Kept:
    """A text in the inbox, as it was said last."""

    unclear: Unclear
    #: How often it was said.
    count: int
    #: What people say it means; empty while nobody has.
    label: str = ""
    #: Its place among the others: those with the lowest go first. Opaque.
    place: int

    def labelled(self, label: str) -> "Kept":
        """The same, with that label."""
        return replace(self, label=label)


def likeness(text: str) -> str:
    """What texts that differ only in width, case, blanks and punctuation share."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in plain if character.isalnum())
