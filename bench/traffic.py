"""What users send while we measure: whole conversations, found out once by talking to the bot in this process."""

import itertools
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from pathlib import Path

from bench.account import PLATFORM
from bot.building import build_dialogue
from bot.channel import Channel
from bot.sandbox.bubbles import Link, links_of
from bot.sandbox.platform import Post
from bot.sandbox.pushes import Sender
from bot.settings import Settings
from bot.store.memory import MemoryStore
from dialogs.deadlines import CHINA

#: Sentences that the classifier was not trained on.
_SENTENCES = ("evaluation_zh.tsv", "second_zh.tsv")
#: "About 25 characters": what WeChat users type in one go.
SHORTEST, LONGEST = 20, 40

ROUTES = 12
TURNS = 8
TYPED_TURNS = 4
#: Posts are dated ahead, so that none is older than the question that it answers.
_AHEAD_S = 3600
#: Tapping these leads out of a case.
_LEAVING = frozenset({"act.talk_to_human", "act.restart", "act.more", "act.dont_know", "outcome.arrived"})


class Way(StrEnum):
    """How a message was made."""

    FOLLOWED = "followed"
    TAPPED = "tapped"
    NUMBERED = "numbered"
    TYPED = "typed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message of one user."""

    way: Way
    text: str = ""
    menu_id: str | None = None

    def push(self, sender: Sender, *, at: int, msg_id: int) -> bytes:
        """The XML that the platform pushes for it."""
        if self.way is Way.FOLLOWED:
            return sender.follows(at=at)
        return sender.text(self.text, at=at, msg_id=msg_id, menu_id=self.menu_id)


Conversation = Sequence[Message]
FOLLOW = Message(way=Way.FOLLOWED)


@cache
def tapped_conversations() -> tuple[Conversation, ...]:
    """Cases of eight turns after a follow, answered by taps and by numbers in turn; each takes another way."""
    channel = Channel(MemoryStore(), build_dialogue(Settings()))
    return tuple(tuple(_answered(channel, f"user{seed}", random.Random(seed))) for seed in range(ROUTES))  # noqa: S311


@cache
def sentences() -> tuple[str, ...]:
    """Free texts of about 25 characters, of every label."""
    folder = Path(__file__).parent.parent / "tests/dialogs/understanding"
    lines = [line for name in _SENTENCES for line in (folder / name).read_text("utf-8").splitlines()]
    texts = [line.partition("\t")[2] for line in lines]
    return tuple(text for text in texts if SHORTEST <= len(text) <= LONGEST)


@cache
def typed_conversations() -> tuple[Conversation, ...]:
    """Users who only write whole sentences: each sentence opens one conversation and goes on in three others."""
    texts = sentences()
    return tuple(
        tuple(Message(way=Way.TYPED, text=texts[(start + 7 * step) % len(texts)]) for step in range(TYPED_TURNS))
        for start in range(len(texts))
    )


def mixed_conversations() -> tuple[Conversation, ...]:
    """What servers are driven with: two tapped conversations for each typed one."""
    typed = itertools.cycle(typed_conversations())
    return tuple(each for one in tapped_conversations() for each in ((one, next(typed)) if len(one) % 2 else (one,)))


def posts_of(conversation: Conversation, openid: str, first_id: int) -> list[Post]:
    """The conversation of that user as WeChat posts it in safe mode."""
    sender, at = PLATFORM.sender(openid), int(time.time()) + _AHEAD_S
    return [
        PLATFORM.post(message.push(sender, at=at, msg_id=number), openid=openid, timestamp=at, nonce=str(number))
        for number, message in enumerate(conversation, first_id)
    ]


def many(conversations: Sequence[Conversation], users: int) -> Iterator[tuple[str, Conversation]]:
    """An openid of its own for each user, and what that user says."""
    yield from zip(openids(users), itertools.cycle(conversations), strict=False)


def openids(users: int) -> Iterable[str]:
    """The shape of openids, never the same twice in one process."""
    return (f"oBench{next(_SERIAL):08d}{time.time_ns() % 10**14:014d}" for _ in range(users))


_SERIAL = itertools.count(1)


def _answered(channel: Channel, user: str, dice: random.Random) -> Iterator[Message]:
    now = datetime(2026, 11, 22, 10, 0, tzinfo=CHINA).isoformat()
    channel.send({"user": user, "event": "subscribe", "now": now})
    yield FOLLOW
    for turn in range(TURNS):
        links = _links_shown(channel)
        link = dice.choice([each for each in links if each.id not in _LEAVING] or list(links))
        is_tap = turn % 2 == 0
        message = (
            Message(way=Way.TAPPED, text=link.text, menu_id=link.id)
            if is_tap
            else Message(way=Way.NUMBERED, text=str(links.index(link) + 1))
        )
        channel.send({"user": user, "text": message.text, "now": now, "choice": message.menu_id or ""})
        yield message


def _links_shown(channel: Channel) -> tuple[Link, ...]:
    page = channel.dialogue.page_of(channel.overheard.record)
    return links_of(page.text if page is not None else "")
