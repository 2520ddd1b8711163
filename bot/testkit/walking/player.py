"""Plays one conversation step by step: what a script can do is done, and all that came of it is kept."""

import itertools
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

import orjson

from bot.channel import Channel
from bot.store.memory import MemoryStore
from bot.testkit.in_process import dialogue_of
from bot.testkit.operator import Chosen
from bot.testkit.script import Retry, Send, Wait
from bot.testkit.times import DEFAULT_NOW, PACE
from dialogs.session import Session

#: What may happen on a walk; a script has a word for each.
Deed = Send | Wait | Retry
#: One name does for all: each conversation has a store of its own.
USER = "somebody"


@dataclass(frozen=True, kw_only=True)
class Beat:
    """One deed, and what came of it."""

    deed: Deed
    #: The line of `refundbot chat --json`, and its answer.
    sent: dict[str, Any]
    got: dict[str, Any]
    at: datetime
    #: What stands on the screen, with its links; "" where nothing was said.
    page: str
    #: What the bot raised, when it did.
    crash: str = ""
    #: All that is kept afterwards.
    stored: bytes | None = None
    #: Words to copy stand alone, in Simplified Chinese whatever the language.
    is_draft: bool = False
    #: Staff were not allowed to do it.
    is_refused: bool = False
    is_passed_to_staff: bool = False

    @property
    def is_from_user(self) -> bool:
        """Whether somebody wrote or tapped, and so wants an answer."""
        return isinstance(self.deed, Send) and self.sent.get("type") != "event"

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(str(reply["id"]) for reply in self.got.get("replies", ()))

    @property
    def offered(self) -> tuple[str, ...]:
        return tuple(str(choice["id"]) for reply in self.got.get("replies", ()) for choice in reply["choices"])

    @cached_property
    def session(self) -> Session:
        return Session.from_json(orjson.loads(self.stored)) if self.stored else Session()


class Player:
    """Somebody who talks to a bot with these settings and a store of its own. The clock is a script's."""

    def __init__(self, settings: Chosen = (), *, now: datetime = DEFAULT_NOW) -> None:
        self.settings = settings
        self.dialogue = dialogue_of(settings)
        self.began = self.now = now
        self.beats: list[Beat] = []
        self._store = MemoryStore(seconds=lambda: self.now.timestamp())
        self._channel = Channel(self._store, self.dialogue, lambda: self.now, renews=False)
        self._ids = itertools.count(int(now.timestamp()) * 1000)
        self._last: dict[str, Any] = {}

    @property
    def last(self) -> Beat | None:
        return self.beats[-1] if self.beats else None

    def play(self, deed: Deed) -> Beat:
        """Does it. A crash of the bot is kept in the beat and not raised."""
        line = self._line(deed)
        crash, got = "", dict[str, Any]()
        try:
            got = self._channel.send(line)
        except Exception as error:  # noqa: BLE001 - whatever the bot raises is what the walk is there to find
            crash = f"{type(error).__name__}: {error}"
        beat = self._beat(deed, line, got, crash)
        self.beats.append(beat)
        return beat

    def _line(self, deed: Deed) -> dict[str, Any]:
        match deed:
            case Retry():
                return self._last
            case Wait(span=span):
                self.now += span
                return {"user": USER, "now": self.now.isoformat(), "type": "tick"}
            case Send(members=members):
                self.now += PACE if self._last else timedelta()
                msg_id = str(next(self._ids))
                self._last = {"user": USER, "now": self.now.isoformat(), **dict(members), "msg_id": msg_id}
                return self._last

    def _beat(self, deed: Deed, line: dict[str, Any], got: dict[str, Any], crash: str) -> Beat:
        record = self._channel.overheard.record if not crash else {}
        page = self.dialogue.page_of(record) if record else None
        says = self.dialogue.knowledge.catalog.says
        return Beat(
            deed=deed,
            sent=line,
            got=got,
            at=self.now,
            page=page.text if page is not None else "",
            crash=crash or ("" if _is_refused(got) else str(got.get("error", ""))),
            stored=self._store.peek(USER).session,
            is_draft=page is not None and any(says[part.id].alone for part in page.parts),
            is_refused=_is_refused(got),
            is_passed_to_staff=bool(record.get("transfer")),
        )


def _is_refused(got: dict[str, Any]) -> bool:
    return str(got.get("error", "")).startswith("staff were refused")


def played(deeds: tuple[Deed, ...], settings: Chosen, now: datetime = DEFAULT_NOW) -> list[Beat]:
    """All of it, from the beginning."""
    player = Player(settings, now=now)
    for deed in deeds:
        player.play(deed)
    return player.beats
