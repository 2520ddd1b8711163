"""A repair act: what people send for it in each locale, what it is for, and which replies refuse it politely."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.building import LOCALES
from bot.incoming import Kind
from bot.testkit.repair.outcomes import Judge
from bot.testkit.repair.talk import Message
from bot.testkit.repair.trail import Trail
from dialogs.session import Session

#: The next thing to send, given what has happened; None when there is nothing more to send.
Next = Callable[[Trail], Message | None]
#: The messages of one way to say it, in order.
Wording = tuple[Message, ...]
#: By locale: every way to say it.
Wordings = Mapping[str, tuple[Wording, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One row of the matrix. A cell is done when every wording is."""

    id: str
    wordings: Wordings
    #: Sent afterwards, each given what came before.
    then: tuple[Next, ...] = ()
    done: Judge
    #: Ids of the replies that say politely why it cannot be done here.
    refusals: frozenset[str] = field(default_factory=frozenset)
    #: What the session must hold besides, for the act to make sense.
    prepare: Callable[[Session], None] | None = None
    #: The locale in which the answer must be, where it is another than the conversation's.
    answered_in: Mapping[str, str] = field(default_factory=dict)
    #: The desk that the operator has set.
    desk: str = "none"


def said(*, zh_hans: tuple[str, ...], zh_hant: tuple[str, ...], en: tuple[str, ...]) -> Wordings:
    """Ways to say it, of one message each."""
    by_locale = {"zh_Hans": zh_hans, "zh_Hant": zh_hant, "en": en}
    return {locale: tuple((Message(text=text),) for text in texts) for locale, texts in by_locale.items()}


def said_in_turn(*, zh_hans: tuple[str, ...], zh_hant: tuple[str, ...], en: tuple[str, ...]) -> Wordings:
    """One way to say it, of several messages."""
    by_locale = {"zh_Hans": zh_hans, "zh_Hant": zh_hant, "en": en}
    return {locale: (tuple(Message(text=text) for text in texts),) for locale, texts in by_locale.items()}


def sent(kind: Kind) -> Wordings:
    """A message without words."""
    return dict.fromkeys(LOCALES, ((Message(kind=kind),),))


#: Nothing of itself: all is in `then`.
WORDLESS: Wordings = dict.fromkeys(LOCALES, ((),))
