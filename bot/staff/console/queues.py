"""Which conversations a list shows, and in which order. Nothing here knows of pages."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Self

from bot.staff.console.reader import Reader
from bot.staff.port import Card, Queue
from dialogs.values import value

#: More than a screen, few enough to draw at once.
PAGE_ROWS = 50
_LONGEST_SEARCH = 100

Order = Callable[[Card], tuple[bool, int, str]]


@value(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a list was asked for; it travels in the address."""

    queue: Queue = Queue.WAITING
    cause: str = ""
    locale: str = ""
    reason: str = ""
    least: str = ""
    text: str = ""
    page: int = 1

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Self:
        """Whatever is not understood is left out."""
        queue, page = query.get("queue", ""), query.get("page", "")
        return cls(
            queue=Queue(queue) if queue in frozenset(Queue) else Queue.WAITING,
            cause=query.get("cause", ""),
            locale=query.get("locale", ""),
            reason=query.get("reason", ""),
            least=query.get("least", "") if _number(query.get("least", "")) is not None else "",
            text=query.get("text", "").strip()[:_LONGEST_SEARCH],
            page=int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
        )

    @property
    def is_filtered(self) -> bool:
        return bool(self.cause or self.locale or self.reason or self.least or self.text)

    def query(self, *, queue: Queue | None = None, page: int = 1) -> dict[str, str]:
        """The parts of an address that asks for the same, in another queue or on another page."""
        parts = {
            "queue": str(queue or self.queue),
            "cause": self.cause,
            "locale": self.locale,
            "reason": self.reason,
            "least": self.least,
            "text": self.text,
            "page": str(page) if page > 1 else "",
        }
        return {name: part for name, part in parts.items() if part}


@value(frozen=True, slots=True, kw_only=True)
class Listed:
    """One page of a list."""

    cards: tuple[Card, ...]
    #: How many each queue holds, whatever the filters say.
    counts: Mapping[Queue, int]
    wanted: Wanted
    pages: int


def listed(cards: Sequence[Card], wanted: Wanted, account: str, reader: Reader) -> Listed:
    """The page that is wanted; the last one when it lies behind it."""
    now = reader.now_s
    queues = [queue_of(card, account, now) for card in cards]
    here = (card for card, queue in zip(cards, queues, strict=True) if queue is wanted.queue)
    fitting = sorted(_fitting(here, wanted, reader), key=_order(wanted.queue))
    pages = max(1, -(-len(fitting) // PAGE_ROWS))
    page = min(max(wanted.page, 1), pages)
    return Listed(
        cards=tuple(fitting[(page - 1) * PAGE_ROWS : page * PAGE_ROWS]),
        counts=Counter(queues),
        wanted=replace(wanted, page=page),
        pages=pages,
    )


def queue_of(card: Card, account: str, now: int) -> Queue:
    """The one queue in which a member of staff finds the conversation."""
    if card.is_closed:
        return Queue.CLOSED
    if card.snoozed_until > now:
        return Queue.SNOOZED
    if card.owner == "staff":
        return Queue.MINE if card.account == account else Queue.TAKEN
    return Queue.WAITING if card.owner == "queued" else Queue.BOT


def _fitting(cards: Iterable[Card], wanted: Wanted, reader: Reader) -> Iterable[Card]:
    least, words = _number(wanted.least), wanted.text.casefold().split()
    for card in cards:
        if (
            wanted.cause in {"", card.cause}
            and wanted.locale in {"", card.locale}
            and wanted.reason in {"", card.reason}
            and (least is None or (_number(card.amount) or 0) >= least)
            and (not words or _holds(card, words, reader))
        ):
            yield card


def _holds(card: Card, words: Sequence[str], reader: Reader) -> bool:
    """Whether all the words stand somewhere on the card, in its own terms or in the reader's."""
    own = (card.name, card.cause, card.state, card.reason, card.account, card.amount, card.locale, f"#{card.case}")
    told = (reader.about(card), reader.reason(card.reason), reader.phase(card.state))
    text = " ".join((*own, *told, reader.locale_name(card.locale))).casefold()
    return all(word in text for word in words)


def _order(queue: Queue) -> Order:
    """Whoever waits longest comes first; of what nobody waits for, the latest."""
    match queue:
        case Queue.MINE:
            return lambda card: (card.unseen == 0, card.since, card.name)
        case Queue.SNOOZED:
            return lambda card: (False, card.snoozed_until, card.name)
        case Queue.BOT | Queue.CLOSED:
            return lambda card: (False, -card.seen, card.name)
        case _:
            return lambda card: (False, card.since, card.name)


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text) if text else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None
