"""Replies to pages of text in a locale: paragraphs, choices as links, and WeChat's byte limit."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from bot.choice_links import ChoiceLinks
from bot.languages import Language
from dialogs.catalog import Catalog
from dialogs.replies import Param, Passage, Quantity, Reply, Say, Term, Terms
from dialogs.speaking import choices as always
from dialogs.values import value

#: WeChat delivers about 2,048 bytes of a passive reply and shows a fault notice for more; this leaves a margin.
PAGE_BYTES = 1800
DRAFTS_IN = "zh_Hans"
#: An empty line between two parts.
_GAP = len("\n\n")
#: What may fill a paragraph that is not the user's own: our copy, our figures, and plain counts.
_OURS = frozenset({Term, Terms, Quantity, int})


@value(frozen=True, slots=True, kw_only=True)
class Part:
    """One reply as it reads, with the choices that it offers: (id, label)."""

    id: str
    text: str
    choices: tuple[tuple[str, str], ...] = ()
    #: Of the text, in UTF-8.
    size: int
    #: Stands right under the part before it.
    is_tight: bool = False
    #: Has a page to itself.
    is_alone: bool = False
    #: Gives way to the paragraph after it.
    can_wait: bool = False


@value(frozen=True, slots=True, kw_only=True)
class Page:
    """What one bubble holds."""

    text: str
    parts: tuple[Part, ...]


class _Block(NamedTuple):
    """The choices on offer, as links."""

    text: str
    size: int


class Renderer:
    """Renders for all locales; one for the process."""

    def __init__(self, catalog: Catalog, languages: Mapping[str, Language], links: ChoiceLinks) -> None:
        self._catalog = catalog
        self._languages = languages
        self._links = links
        # Most paragraphs have nothing of the user in them and read alike all day; so do the choices below them.
        self._standing = lru_cache(maxsize=8192)(self._write_standing)
        self._block = lru_cache(maxsize=4096)(self._write_block)

    def pages(self, replies: Sequence[Reply], locale: str, today: date) -> tuple[Page, ...]:
        """
        The replies of one turn on as few pages as fit, the first paragraphs first; at least one page.

        A paragraph that can wait comes last where the first page has no room for it and the one after it.
        The question that ends the replies is on the first page, and every page carries the choices, numbered alike:
        nobody has to turn pages to answer. A text that stands alone gets a page to itself.
        `today` decides which figures are past their review.
        """
        parts = [self._part(reply, locale, today) for reply in replies]
        body = [part for part in parts if not part.is_alone]
        offered = offered_by(replies)
        # As they stand on a page that is not the last: the largest that they get.
        block = self._block((*offered, always.MORE.id), locale)
        pages = _split(body, PAGE_BYTES - block.size - _GAP)
        last = len(pages) + len(parts) - len(body) - 1
        shared = [self._page(each, offered, locale, more=number < last) for number, each in enumerate(pages)]
        return (*shared, *_alone(parts)) if len(body) < len(parts) else tuple(shared)

    def said(self, replies: Sequence[Reply], locale: str, today: date) -> str:
        """What the replies say as one text, without choices and however long; for those who read over a shoulder."""
        return _joined([self._part(reply, locale, today) for reply in replies]).rstrip("\n")

    def word(self, value: Param, locale: str, today: date) -> str:
        """One value as people of that locale write it."""
        return self._languages[locale].write(value, today)

    def _write_block(self, offered: tuple[str, ...], locale: str) -> _Block:
        text = self._links.block(offered, locale)
        return _Block(text, _bytes(text))

    def _part(self, reply: Reply, locale: str, today: date) -> Part:
        if _OURS.issuperset(map(type, reply.params.values())):
            return self._standing(reply.id, tuple(reply.params.items()), reply.choices, locale, today)
        return self._write(reply, locale, today)

    def _write_standing(
        self, say: str, params: tuple[tuple[str, Param], ...], choices: tuple[str, ...], locale: str, today: date
    ) -> Part:
        return self._write(Reply(id=say, params=dict(params), choices=choices), locale, today)

    def _write(self, reply: Reply, locale: str, today: date) -> Part:
        say = self._catalog.says[reply.id]
        labels = tuple((choice, self._links.label(choice, locale)) for choice in reply.choices)
        # Words for mainland desks are in Simplified Chinese throughout, figures and amounts too.
        language = self._languages[DRAFTS_IN if say.draft else locale]
        text = "".join(language.fill(each, reply.params, today) for each in self._says_of(reply))
        return Part(
            id=reply.id,
            text=text,
            size=_bytes(text),
            choices=labels,
            is_tight=say.tight,
            is_alone=say.alone,
            can_wait=say.can_wait,
        )

    def _says_of(self, reply: Reply) -> tuple[Say, ...]:
        """The reply's own text, or the passage that takes its place."""
        passages = (each for each in reply.params.values() if isinstance(each, Passage))
        ids = next((passage.says for passage in passages), (reply.id,))
        return tuple(self._catalog.says[id_] for id_ in ids)

    def _page(self, parts: Sequence[Part], offered: tuple[str, ...], locale: str, *, more: bool) -> Page:
        block = self._block((*offered, always.MORE.id) if more else offered, locale)
        return Page(text=f"{_joined(parts)}\n\n{block.text}".strip("\n"), parts=tuple(parts))


def offered_by(replies: Sequence[Reply]) -> tuple[str, ...]:
    """The choices of a page by their numbers. The last reply's come first: a question keeps its numbers."""
    return tuple(dict.fromkeys(chain.from_iterable([reply.choices for reply in reversed(replies)])))


def _alone(parts: Sequence[Part]) -> list[Page]:
    return [Page(text=_cut(part.text, PAGE_BYTES), parts=(part,)) for part in parts if part.is_alone]


def _joined(parts: Sequence[Part]) -> str:
    return "".join([("\n" if part.is_tight else "\n\n") + part.text for part in parts]).lstrip("\n")


def _split(parts: Sequence[Part], room: int) -> list[list[Part]]:
    """The parts for each page of so many bytes: what asks goes on the first one."""
    body, asking = (parts[:-1], parts[-1:]) if parts and parts[-1].choices else (parts, ())
    first_room = room - asking[0].size - _GAP if asking else room
    first, *others = _filled(_answer_first(body, first_room), first_room, room)
    return [[*first, *asking], *others]


def _answer_first(body: Sequence[Part], first_room: int) -> Sequence[Part]:
    """What can wait goes to the end where it would leave no room for a word of the answer."""
    waiting = [part for part in body if part.can_wait]
    if not waiting or len(waiting) == len(body):
        return body
    answer = [part for part in body if not part.can_wait]
    words = answer[: 2 if _is_heading(answer[0]) else 1]
    beside = sum(part.size + _GAP for part in (*waiting, *words))
    return [*answer, *waiting] if beside > first_room else body


def _filled(body: Sequence[Part], first_room: int, room: int) -> list[list[Part]]:
    """The parts in order, as many on a page as its bytes allow; one that fits on no page is cut."""
    pages: list[list[Part]] = [[]]
    left = first_room
    for part in body:
        fitting = part if part.size + _GAP <= room else _shortened(part, room - _GAP)
        if fitting.size + _GAP > left:
            pages.append(_headings_taken_along(pages[-1], room - fitting.size - _GAP))
            left = room - sum(head.size + _GAP for head in pages[-1])
        pages[-1].append(fitting)
        left -= fitting.size + _GAP
    return pages


def _headings_taken_along(page: list[Part], room: int) -> list[Part]:
    """Taken off the end of a page: a heading goes with what it is over, where that leaves something and has room."""
    is_heading = len(page) > 1 and _is_heading(page[-1])
    return [page.pop()] if is_heading and page[-1].size + _GAP <= room else []


def _is_heading(part: Part) -> bool:
    return part.text.endswith((":", "："))


def _shortened(part: Part, limit: int) -> Part:
    text = _cut(part.text, limit)
    return replace(part, text=text, size=_bytes(text))


def _bytes(text: str) -> int:
    return len(text.encode())


def _cut(text: str, limit: int) -> str:
    """At most `limit` bytes, cut between characters, with a mark where something is missing."""
    raw = text.encode()
    if len(raw) <= limit:
        return text
    return raw[: max(0, limit - len("…".encode()))].decode(errors="ignore") + "…"
