"""What may never happen, whatever was sent: silence, a page that is too long, another language, our ids, a dead end."""

import re
from collections.abc import Iterator
from functools import cache

from bot.dialogue import RefundDialogue
from bot.incoming import Kind
from bot.rendering import PAGE_BYTES
from bot.testkit.repair.talk import Exchange, Message
from bot.testkit.repair.trail import Trail
from dialogs.catalog import Catalog
from dialogs.ownership import Owner
from dialogs.slots import Slot
from dialogs.speaking import choices
from dialogs.states import all_states
from dialogs.understanding.script import Scripts

#: Links, addresses, codes of errors, and the names on screens and of laws, which stand in Simplified Chinese in every
#: language.
_NOT_OURS = re.compile(
    r"<[^>]*>|“[^”]*”|「[^」]*」|『[^』]*』|\"[^\"]*\"|【[^】]*】|《[^》]*》"
    r"|[\u3400-\u9fff〔〕\d]+?第[零一二三四五六七八九十百千]+条(?:[至、]第[零一二三四五六七八九十百千]+条)*"
    r"|[\u3400-\u9fff〔〕\d]+ (?:arts?\.? \d[\d, -]*|[\w-]+(?:\.[\w-]+)+[\w./-]*)|[\w./-]*\w[./]\w[\w./-]*"
    r"|\b[A-Z]{2,}(?:_[A-Z]+)+\b",
    re.ASCII,
)
_TAG = re.compile(r"<[^>]*>")
_PLACEHOLDER = re.compile(r"%\(\w*\)[a-z]?|%[sd]\b|\{\w+\}")
#: Ids of ours have a dot or an underscore in them, or they cannot be told from words.
_ID = re.compile(r"[a-z][a-z0-9]*(?:[._][a-z0-9_]+)+")
_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
#: So much of a paragraph tells which one it is.
_SHOWN = 40


def faults(trail: Trail, locale: str) -> Iterator[str]:
    """Every fault of the answers, which must be in that locale; last, whether a person can still be had."""
    states = trail.talk.dialogue.machine.states
    for exchange in trail.exchanges:
        yield from page_faults(exchange, locale, trail.talk.dialogue)
        if exchange.after.state not in states:
            yield f"{exchange.after.state} is no state"
    if not trail.last.is_erased and not _leads_to_a_person(trail):
        yield "no way to a person"


def page_faults(exchange: Exchange, locale: str, dialogue: RefundDialogue) -> Iterator[str]:
    """The faults of one answer, on all its pages."""
    if not exchange.shown.strip() and not exchange.is_passed_to_staff:
        yield "no reply"
    if exchange.blank:
        yield f"the reply {exchange.blank[0]} is empty"
    long = [page for page in exchange.pages if len(page.encode()) > PAGE_BYTES]
    if long:
        yield f"a page of {len(long[0].encode())} bytes"
    if not exchange.is_erased and exchange.after.locale != locale:
        yield f"answered in {exchange.after.locale}, not in {locale}"
    leaked = next((found for page in exchange.pages if (found := leak(page, exchange.message.text, dialogue))), "")
    if leaked:
        yield f"{leaked} is shown to the user"
    own = [page for page in exchange.pages if page not in exchange.drafts]
    strange = next((found for page in own if (found := strange_to(page, locale, dialogue.phrases.scripts))), "")
    if strange:
        yield f"not {locale}: {strange}"


def leak(page: str, said: str, dialogue: RefundDialogue) -> str:
    """The first placeholder that was not filled, or id of ours, but for what the user said; "" when there is none."""
    shown = _TAG.sub("", page)
    ids = _ids(dialogue.knowledge.catalog)
    found = (*_PLACEHOLDER.findall(shown), *(each for each in _ID.findall(shown) if each in ids))
    return next((each for each in found if each not in said), "")


@cache
def _ids(catalog: Catalog) -> frozenset[str]:
    known = (catalog.says, catalog.choices, catalog.variants, catalog.rungs, catalog.figures, catalog.causes)
    return frozenset(str(id_) for kind in known for id_ in kind) | frozenset((*all_states(catalog), *map(str, Slot)))


def strange_to(page: str, locale: str, scripts: Scripts) -> str:
    """The first paragraph that the language does not write, or its first letters that it does not have."""
    for paragraph in _NOT_OURS.sub("", page).split("\n\n"):
        han, latin = _HAN.findall(paragraph), _LATIN.findall(paragraph)
        if (len(han) > len(latin)) is (locale == "en") and han + latin:
            return paragraph.strip()[:_SHOWN]
        foreign = {"zh_Hans": scripts.traditional_only, "zh_Hant": scripts.simplified_only}.get(locale, frozenset())
        if foreign & set(paragraph):
            return "".join(sorted(foreign & set(paragraph)))
    return ""


def _leads_to_a_person(trail: Trail) -> bool:
    last = trail.last
    if last.after.owner != Owner.BOT or choices.TO_SOMEBODY & {*last.after.offered}:
        return True
    if any(id_.startswith("staff.") for id_ in last.ids):
        return True
    asked = trail.talk.send(Message(kind=Kind.TAP, choice=choices.HUMAN.id), last.now)
    return asked.after.owner != Owner.BOT or any(id_.startswith("staff.") for id_ in asked.ids)
