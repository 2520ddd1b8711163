"""The inbox: what was not understood, for all users together and apart from all that is kept of them."""

import os
from binascii import b2a_base64
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Protocol

import orjson

from bot.inbox.unclear import Kept, Unclear
from bot.store.keys import INBOX
from bot.store.scripts import Script, load_script, run_script
from bot.store.wire import Wire

#: The newest texts that are kept. A text takes half a kilobyte, 2 KB at most.
INBOX_KEPT = 2000

_NOTE, _READ, _LABEL, _REMOVE, _PUT_BACK = (
    load_script(f"inbox_{name}", shared="inbox") for name in ("note", "read", "label", "remove", "put_back")
)


class Inbox(Protocol):
    """Texts by their id. Every method is one round trip, may be repeated, and raises StoreDownError."""

    def note(self, unclear: Unclear, *, days: int) -> None:
        """Keep it until so many days after its own; a text that is there already is counted once more."""
        ...

    def read(self, today: date) -> Sequence[Kept]:
        """All whose time is not over, the newest first; the others are gone after it."""
        ...

    def label(self, name: str, label: str) -> bool:
        """Say what that text means, or with "" that nobody knows; False when it is not there any more."""
        ...

    def remove(self, name: str) -> bool:
        """Take that text out; False when it was not there."""
        ...

    def put_back(self, kept: Kept) -> None:
        """Put in what was taken out: as it was, and where it was."""
        ...

    def drop(self) -> None:
        """Take everything out."""
        ...


class WireInbox:
    """On the store's server: one hash tag for all of it, so that the newest of all users can be told."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def note(self, unclear: Unclear, *, days: int) -> None:
        last_day = unclear.day + timedelta(days=days)
        # The client may repeat the command; that is no second message.
        post = b2a_base64(os.urandom(6), newline=False)
        words = (unclear.id, post, _packed(unclear), unclear.day.toordinal(), last_day.toordinal(), INBOX_KEPT)
        self._run(_NOTE, *words, _end_of(last_day))

    def read(self, today: date) -> Sequence[Kept]:
        return [_kept(row) for row in self._run(_READ, today.toordinal())]

    def label(self, name: str, label: str) -> bool:
        return bool(self._run(_LABEL, name, label))

    def remove(self, name: str) -> bool:
        return bool(self._run(_REMOVE, name))

    def put_back(self, kept: Kept) -> None:
        self._run(_PUT_BACK, kept.unclear.id, _packed(kept.unclear), kept.count, kept.label, kept.place)

    def drop(self) -> None:
        self._wire.call("DEL", *INBOX)

    def _run(self, script: Script, *words: str | bytes | int) -> Any:
        return run_script(self._wire, script, INBOX, *words)


def _packed(unclear: Unclear) -> bytes:
    return orjson.dumps(
        {
            "text": unclear.text,
            "locale": unclear.locale,
            "state": unclear.state,
            "day": unclear.day,
            "best": unclear.best,
        }
    )


def _kept(row: list[Any]) -> Kept:
    name, place, packed, count, label = row
    told = orjson.loads(packed)
    unclear = Unclear(
        id=name.decode(),
        text=told["text"],
        locale=told["locale"],
        state=told["state"],
        day=date.fromisoformat(told["day"]),
        best=tuple((best, probability) for best, probability in told["best"]),
    )
    return Kept(unclear=unclear, count=int(count), label=label.decode(), place=int(place))


def _end_of(day: date) -> int:
    """A midnight by which that day is over everywhere, in unix seconds: an expiry must not tell an hour."""
    return int(datetime.combine(day + timedelta(days=2), datetime.min.time(), UTC).timestamp())
