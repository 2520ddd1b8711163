"""What to say, as values; never how it looks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import NewType

from dialogs.values import value

#: English copy that is marked for translation. Unmarked text is a type error.
Msgid = NewType("Msgid", str)


def N_(text: str) -> Msgid:  # noqa: N802 - the name that Babel's extractor knows
    """Marks copy for the catalogs and gives it back unchanged."""
    return Msgid(text)


@value(frozen=True, slots=True)
class Day:
    """A calendar day, written out in the reader's locale."""

    value: date


@value(frozen=True, slots=True)
class Moment:
    """An instant to the minute, aware; written out in the bot's time zone."""

    value: datetime


@value(frozen=True, slots=True)
class Money:
    """An amount in CNY."""

    value: Decimal


@value(frozen=True, slots=True)
class Term:
    """A piece of our own copy inside another, translated on its own."""

    msgid: Msgid


@value(frozen=True, slots=True)
class Terms:
    """Several pieces of our own copy, joined as a list in the reader's locale."""

    msgids: tuple[Msgid, ...]


@value(frozen=True, slots=True)
class Source:
    """Where a rule stands: its articles are named as the reader's language names them."""

    text: str


@value(frozen=True, slots=True)
class Quantity:
    """A figure with its unit, by id."""

    figure: str


@value(frozen=True, slots=True)
class Passage:
    """Declared texts, by id, that are said one after another in place of the reply's own, filled by its parameters."""

    says: tuple[str, ...]


@value(frozen=True, slots=True)
class Words:
    """What a member of staff wrote: said whole, lines kept, and unable to form a link."""

    text: str


#: A plain `str` is the user's own wording (or a number of theirs) and is escaped.
Param = str | int | Day | Moment | Money | Term | Terms | Quantity | Source | Passage | Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """
    A declared text with a stable id.

    Placeholders are `%(name)s`: a name that a reply does not give is looked up among the figures.
    """

    id: str
    text: Msgid
    #: Stands right under the paragraph before it, as a line of a list does.
    tight: bool = False
    #: Gets a page to itself, without links: a long press copies the whole bubble.
    alone: bool = False
    #: Is never translated: words for mainland desks, in Simplified Chinese.
    draft: bool = False
    #: Sends the user to a "customer service" contact: the anti-scam line goes with it.
    meets_staff: bool = False
    #: Names telephone numbers of the mainland: a line on where they work goes with it.
    gives_numbers: bool = False
    #: Gives way to the next paragraph where the first page has no room for both.
    can_wait: bool = False


@value(frozen=True, slots=True, kw_only=True)
class Reply:
    """One thing said: a declared text, what fills it, and the choices offered below it."""

    id: str
    params: Mapping[str, Param] = field(default_factory=dict)
    #: Ids of choices of the catalog, in the order of their numbers.
    choices: tuple[str, ...] = ()
