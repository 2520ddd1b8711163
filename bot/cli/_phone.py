"""The other end of `refundbot chat`: the bot in this process, seen as the sandbox shows one that is far away."""

import itertools
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.answers import Answer
from bot.incoming import Incoming, Kind
from bot.sandbox.bubbles import Bubble, Link
from bot.sandbox.client import Seen


class Phone(Protocol):
    """What somebody with a phone can do, and what they see of it; `bot.sandbox.client.Phone` is one too."""

    def says(self, text: str) -> Seen: ...

    def taps(self, link: Link) -> Seen: ...

    def sends(self, kind: str) -> Seen: ...

    def follows(self) -> Seen: ...

    def unfollows(self) -> Seen: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalPhone:
    """A phone without a network: each message is one turn in this process."""

    user: str
    take: Callable[[Incoming], Answer]
    now: Callable[[], datetime]
    #: Another store may know this user from an earlier chat, so each chat numbers its messages anew.
    _ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(secrets.randbits(62)), repr=False)

    def says(self, text: str) -> Seen:
        return self._send(Kind.TEXT, text=text)

    def taps(self, link: Link) -> Seen:
        return self._send(Kind.TEXT, text=link.text, choice=link.id)

    def sends(self, kind: str) -> Seen:
        return self._send(Kind(kind))

    def follows(self) -> Seen:
        return self._send(Kind.EVENT, event="subscribe")

    def unfollows(self) -> Seen:
        return self._send(Kind.EVENT, event="unsubscribe")

    def _send(self, kind: Kind, *, text: str = "", choice: str = "", event: str = "") -> Seen:
        delivery = f"chat:{self.user}:{next(self._ids)}"
        incoming = Incoming(
            sender=self.user,
            kind=kind,
            text=text,
            choice=choice,
            event=event,
            delivery=delivery,
            created_at=self.now(),
        )
        return _seen(self.take(incoming))


def _seen(answer: Answer) -> Seen:
    if answer.transfer:
        return Seen(bubble=Bubble(is_transfer=True, staff_account=answer.staff_account))
    return Seen(bubble=Bubble(text=answer.text) if answer.text else None)
