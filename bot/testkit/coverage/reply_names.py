"""Replies by name: each text in each language that it can be said in."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from bot.outgoing import replies_of
from bot.rendering import DRAFTS_IN
from dialogs.catalog import Catalog
from dialogs.replies import Msgid, Param, Passage, Reply, Say, Term, Terms


def every(catalog: Catalog, locales: Iterable[str]) -> Iterator[str]:
    """Words for mainland desks are never translated, so there is one of them."""
    known = tuple(locales)
    for say in catalog.says.values():
        yield from (name(say, locale) for locale in ((DRAFTS_IN,) if say.draft else known))


def name(say: Say, locale: str) -> str:
    """`id @ locale`"""
    return f"{say.id} @ {DRAFTS_IN if say.draft else locale}"


def said(record: Mapping[str, Any], shown: Iterable[str], catalog: Catalog) -> Iterator[str]:
    """What of a reply record was read by somebody: the texts on the page `shown`, and those inside them."""
    ids = frozenset(shown)
    for reply in replies_of(record):
        if reply.id in ids:
            yield from (name(say, record["locale"]) for say in _says_of(reply, catalog))


def _says_of(reply: Reply, catalog: Catalog) -> Iterator[Say]:
    yield catalog.says[reply.id]
    for param in reply.params.values():
        yield from _inside(param, catalog)


def _inside(param: Param, catalog: Catalog) -> Iterator[Say]:
    match param:
        case Passage(says=says):
            yield from (catalog.says[each] for each in says)
        case Term(msgid=msgid):
            yield from _by_text(catalog).get(msgid, ())
        case Terms(msgids=msgids):
            yield from (say for msgid in msgids for say in _by_text(catalog).get(msgid, ()))


@cache
def _by_text(catalog: Catalog) -> Mapping[Msgid, tuple[Say, ...]]:
    found: dict[Msgid, tuple[Say, ...]] = {}
    for say in catalog.says.values():
        found[say.text] = (*found.get(say.text, ()), say)
    return found
