"""One message to the whole dialogue, as a value: text is understood, the conversation moves, the answer is rendered."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

import orjson

from bot.dialogue import RefundDialogue
from bot.incoming import Incoming, Kind
from bot.turn_port import Stored
from dialogs.deadlines import CHINA
from dialogs.replies import Reply
from dialogs.replies_json import reply_from_json
from dialogs.session import Session

#: The day on which every conversation here begins: a Sunday like any other.
BEGIN = datetime(2026, 11, 22, 10, 0, tzinfo=CHINA)
#: Between two messages.
PACE = timedelta(seconds=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What somebody sends: words, a tap (with the text that its link sends), or something without words."""

    text: str = ""
    choice: str = ""
    kind: Kind = Kind.TEXT

    def __str__(self) -> str:
        return self.text or f"[{self.choice or self.kind}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a conversation stands: all that the store keeps of it (None: nothing), and the hour."""

    stored: bytes | None = None
    now: datetime = BEGIN

    @property
    def session(self) -> Session:
        return Session.from_json(orjson.loads(self.stored)) if self.stored else Session()


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """A message, what it changed, and what was answered."""

    message: Message
    was: Standing
    now: Standing
    #: All replies of the turn, those on later pages too.
    replies: tuple[Reply, ...]
    #: The page that was shown, and all pages that there are.
    shown: str
    pages: tuple[str, ...]
    #: Ids of replies that came out without a word.
    blank: tuple[str, ...]
    #: What the message was taken for.
    act: str
    is_erased: bool = False
    is_passed_to_staff: bool = False
    #: The pages that are words to send, in Simplified Chinese whatever the locale.
    drafts: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def before(self) -> Session:
        return self.was.session

    @cached_property
    def after(self) -> Session:
        return self.now.session

    @cached_property
    def ids(self) -> tuple[str, ...]:
        return tuple(reply.id for reply in self.replies)


class Talk:
    """Somebody's side of a conversation with this dialogue; it keeps nothing between two messages."""

    def __init__(self, dialogue: RefundDialogue) -> None:
        self.dialogue = dialogue
        self.catalog = dialogue.knowledge.catalog

    def send(self, message: Message, standing: Standing) -> Exchange:
        """The answer. Whatever the dialogue raises comes through."""
        now = standing.now + PACE
        taken = self.dialogue.take(Stored(session=standing.stored), _incoming(message, now), now)
        record: dict[str, Any] = orjson.loads(taken.reply)
        replies = tuple(reply_from_json(each) for each in record.get("said", ()))
        pages = self.dialogue.renderer.pages(replies, record["locale"], now.date()) if replies else ()
        stored = None if taken.erase else taken.session or standing.stored
        return Exchange(
            message=message,
            was=standing,
            now=Standing(stored=stored, now=now),
            replies=replies,
            shown=pages[record["page"]].text if pages else "",
            pages=tuple(page.text for page in pages),
            blank=tuple(part.id for page in pages for part in page.parts if not part.text.strip()),
            act=record.get("act", ""),
            is_erased=taken.erase,
            is_passed_to_staff=bool(record.get("transfer")),
            drafts=frozenset(page.text for page in pages if any(part.is_alone for part in page.parts)),
        )


def _incoming(message: Message, now: datetime) -> Incoming:
    return Incoming(
        sender="somebody",
        kind=message.kind,
        text=message.text,
        choice=message.choice,
        delivery=f"repair:{now.timestamp()}",
        created_at=now,
    )
