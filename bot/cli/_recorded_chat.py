"""A chat in this process that remembers itself, step by step, on the clock of the script that it becomes."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.channel import Channel
from bot.cli._phone import Phone
from bot.sandbox.bubbles import Bubble, Link
from bot.sandbox.client import Seen
from bot.testkit.in_process import open_in_process
from bot.testkit.operator import Chosen
from bot.testkit.recording.exchange import Exchange
from bot.testkit.running import user_of
from bot.testkit.script import Action, Retry, Script, Send, Until, Wait
from bot.testkit.times import PACE
from bot.testkit.words import Word


class NotDoneError(Exception):
    """Something that makes no sense now, and so was not done. The message says why."""


@dataclass(kw_only=True)
class RecordedChat(Phone):
    """A phone whose messages are the steps of a script: 5 s apart, and hours only where somebody waits them."""

    now: datetime
    settings: Chosen = ()
    exchanges: list[Exchange] = field(default_factory=list)
    _done: list[Action] = field(default_factory=list)
    _clock: datetime = field(init=False)
    #: The last message as it was sent; empty before the first.
    _last: dict[str, str] = field(init=False)
    _ids: "itertools.count[int]" = field(init=False)
    _user: str = field(init=False)
    _channel: Channel = field(init=False)

    def __post_init__(self) -> None:
        self._start_over()

    # What people do

    def says(self, text: str) -> Seen:
        return self.does(Send(word=Word.USER, members=(("text", text),)))

    def taps(self, link: Link) -> Seen:
        return self.does(Send(word=Word.TAP, members=(("type", "tap"), ("choice", link.id))))

    def sends(self, kind: str) -> Seen:
        return self.does(Send(word=Word.PICTURE, members=(("type", kind),)))

    def follows(self) -> Seen:
        return self.does(Send(word=Word.FOLLOW, members=(("type", "event"), ("event", "subscribe"))))

    def unfollows(self) -> Seen:
        return self.does(Send(word=Word.UNFOLLOW, members=(("type", "event"), ("event", "unsubscribe"))))

    def does(self, action: Action) -> Seen:
        """Any step of a script, and what is seen of it. Raises NotDoneError, and then nothing has happened."""
        seen, before = Seen(), (self._clock, self._last)
        for sent, waited in self._lines(action):
            got = self._channel.send({**sent, "user": self._user, "now": self._clock.isoformat()})
            if "error" in got:
                self._clock, self._last = before
                raise NotDoneError(str(got["error"]))
            self.exchanges.append(Exchange(at=self._clock, sent=sent, got=got, waited=waited))
            seen = self._seen()
        self._done.append(action)
        return seen

    def undo(self) -> tuple[Seen, ...] | None:
        """As if the last step had never been done: what was seen of each before it. None when nothing was done."""
        if not self._done:
            return None
        done = self._done[:-1]
        self._start_over()
        return tuple(map(self.does, done))

    @property
    def last(self) -> Mapping[str, Any]:
        """The last answer as `refundbot chat --json` shows it."""
        return self.exchanges[-1].got or {} if self.exchanges else {}

    # How it goes

    def _start_over(self) -> None:
        self.exchanges.clear()
        self._done.clear()
        self._clock, self._last = self.now, {}
        self._ids = itertools.count(1)
        script = Script(
            path=Path("chat"), variant="", proves="", locale="", now=self.now, settings=self.settings, steps=()
        )
        self._user = user_of(script)
        # It has nothing to close: its store is memory.
        self._channel = open_in_process(script).__enter__()

    def _lines(self, action: Action) -> Iterator[tuple[dict[str, str], timedelta | None]]:
        match action:
            case Send(members=members):
                self._clock += PACE if self._last else timedelta()
                self._last = {**dict(members), "msg_id": str(next(self._ids))}
                yield self._last, None
            case Retry(times=times):
                if not self._last:
                    raise NotDoneError("nothing was sent yet that could come again")
                yield from itertools.repeat((self._last, None), times)
            case Wait(span=span):
                self._clock += span
                yield {"type": "tick"}, span
            case Until(at=at):
                if at <= self._clock:
                    raise NotDoneError(f"it is {self._clock:%Y-%m-%d %H:%M} already; a clock goes forward only")
                self._clock = at
                yield {"type": "tick"}, None

    def _seen(self) -> Seen:
        record = self._channel.overheard.record
        if record.get("transfer"):
            return Seen(bubble=Bubble(is_transfer=True, staff_account=record.get("account", "")))
        page = self._channel.dialogue.page_of(record)
        return Seen(bubble=Bubble(text=page.text) if page is not None else None)
