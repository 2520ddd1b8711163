"""Every text that users read, in every locale: what the checks of this package go over."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from babel.messages import Catalog, Message

from dialogs.replies import Say

SOURCE_LOCALE = "en"
#: Words for mainland desks are written in this locale only, and stay in it.
DRAFTS_IN = "zh_Hans"
#: The sandbox's phone and the console have words of their own; no user of the account ever reads them.
_NOT_OURS = ("bot/sandbox/", "bot/staff/")
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
_SHOWN = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text in one locale."""

    locale: str
    #: The English copy that it belongs to; of a draft, the draft itself.
    msgid: str
    text: str
    is_draft: bool = False

    @property
    def plain(self) -> str:
        """What people wrote: a placeholder is left as an empty pair of braces."""
        return _PLACEHOLDER.sub("{}", self.text).replace("%%", "%")

    @property
    def placeholders(self) -> frozenset[str]:
        return frozenset(_PLACEHOLDER.findall(self.text))

    def __str__(self) -> str:
        short = self.msgid if len(self.msgid) <= _SHOWN else self.msgid[:_SHOWN] + "…"
        return f"{self.locale} {short!r}"


def texts_of(template: Catalog, translations: Iterable[Catalog], drafts: Iterable[Say]) -> tuple[Text, ...]:
    """The marked copy, each of its translations, and the drafts. Nothing where a catalog has no translation yet."""
    ours = [message for message in template if message.id and not _is_not_ours(message)]
    return (
        *(
            Text(locale=SOURCE_LOCALE, msgid=id_of(message), text=form)
            for message in ours
            for form in forms(message.id)
        ),
        *(text for catalog in translations for text in _translated(ours, catalog)),
        *(Text(locale=DRAFTS_IN, msgid=say.text, text=say.text, is_draft=True) for say in drafts),
    )


def id_of(message: Message) -> str:
    """The copy that names a message: of a plural, the singular."""
    return forms(message.id)[0]


def forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """One of a plain text, several of a plural."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def _is_not_ours(message: Message) -> bool:
    return bool(message.locations) and all(path.startswith(_NOT_OURS) for path, _ in message.locations)


def _translated(messages: Iterable[Message], catalog: Catalog) -> Iterator[Text]:
    for message in messages:
        found = catalog.get(id_of(message), message.context)
        for form in forms(found.string) if found is not None else ():
            if form:
                yield Text(locale=str(catalog.locale), msgid=id_of(message), text=form)
