"""Writing the audit, and reading it."""

import hashlib
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TypeVar

import orjson

from bot.staff.audit.entry import Audited, Entry, Outcome
from bot.store import Bound, Trail

#: A year covers the half year for which China's Cybersecurity Law (article 21) wants network logs kept. So many entries
#: take some 30 MB; a desk of ten fills them in about a year.
BOUND = Bound(entries=100_000, days=365)
_PAGE = 1000

_Word = TypeVar("_Word", Audited, Outcome)


class Audit:
    """What was done at the desk. It can be added to and read; there is no way to change or remove an entry."""

    def __init__(self, trail: Trail, key: bytes, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._trail = trail
        self._key = hashlib.blake2b(key).digest()
        self._now = now

    def record(self, account: str, what: Audited, outcome: Outcome, *, conversation: str = "", about: str = "") -> None:
        """
        Write down that it was done just now. Raises StoreDownError: then it is not written.

        `conversation` is its name in the store; only a keyed pseudonym of it is kept, whatever it was.
        """
        entry = Entry(
            at=self._now(),
            account=account,
            what=what,
            outcome=outcome,
            conversation=self.pseudonym(conversation) if conversation else "",
            about=about,
        )
        self._trail.append(entry.at.timestamp(), _as_bytes(entry))

    def newest(self) -> Iterator[Entry]:
        """All entries, the newest first; read as they are asked for. Raises StoreDownError."""
        skip = 0
        while page := self._trail.newest(_PAGE, skip=skip):
            yield from map(_from_bytes, page)
            skip += len(page)

    def pseudonym(self, conversation: str) -> str:
        """Twelve letters that stand for the conversation of that name, in the audit and nowhere else."""
        encoded = conversation.encode("utf-8", "surrogatepass")
        digest = hashlib.blake2b(encoded, key=self._key, person=b"audit", digest_size=9).digest()
        return urlsafe_b64encode(digest).decode()


def _as_bytes(entry: Entry) -> bytes:
    told = {
        "at": entry.at.astimezone(UTC).isoformat(),
        "account": entry.account,
        "what": entry.what,
        "outcome": entry.outcome,
        "conversation": entry.conversation,
        "about": entry.about,
        # Two that are alike are two.
        "id": secrets.token_hex(6),
    }
    return orjson.dumps({name: value for name, value in told.items() if value})


def _from_bytes(kept: bytes) -> Entry:
    told = orjson.loads(kept)
    return Entry(
        at=datetime.fromisoformat(told["at"]),
        account=told.get("account", ""),
        what=_known(Audited, told["what"]),
        outcome=_known(Outcome, told["outcome"]),
        conversation=told.get("conversation", ""),
        about=told.get("about", ""),
    )


def _known(words: type[_Word], word: str) -> _Word:
    """A later release may have written it, before somebody went back to this one."""
    try:
        return words(word)
    except ValueError:
        return words("other")
