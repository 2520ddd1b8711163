"""Who is signed in: sessions on the server, known to a browser by a long random id."""

import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import orjson

from bot.staff.accounts.account import Account
from bot.staff.accounts.book import Accounts
from bot.store import Shared

#: A shift, without a word: whoever left the machine is signed out.
IDLE_S = 8 * 3600
#: However busy somebody is.
LONGEST_S = 12 * 3600
_ID_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Somebody who is signed in. The account is as it is now, not as it was when they signed in."""

    account: Account
    csrf: str = field(repr=False)
    #: Unix seconds by which it is over in any case.
    ends_at: float


class Sessions:
    """
    All sessions. The store keeps a digest of each id: a copy of it signs nobody in.

    What a session holds never changes, so that signing out and a request at the same time end one way only: signed out.
    """

    def __init__(self, shared: Shared, accounts: Accounts, now: Callable[[], float] = time.time) -> None:
        self._shared = shared
        self._accounts = accounts
        self._now = now

    def begin(self, account: Account) -> str:
        """The id of a new session."""
        session_id = secrets.token_urlsafe(_ID_BYTES)
        kept = {
            "account": account.name,
            "stamp": account.stamp,
            "csrf": secrets.token_urlsafe(_ID_BYTES),
            "ends_at": self._now() + LONGEST_S,
        }
        self._shared.put(_name(session_id), orjson.dumps(kept), ttl_s=IDLE_S)
        return session_id

    def find(self, session_id: str, *, is_activity: bool = True) -> Session | None:
        """
        The session of that id, or None when it is over.

        `is_activity=False` for what a page does by itself: it does not keep somebody signed in who has gone.
        """
        name = _name(session_id)
        kept = self._shared.touch(name, ttl_s=IDLE_S) if is_activity else self._shared.get(name)
        return self._valid(orjson.loads(kept)) if kept is not None else None

    def end(self, session_id: str) -> None:
        """Sign out; nothing when it is over already."""
        kept = self._shared.get(_name(session_id))
        if kept is not None:
            self._shared.drop(_name(session_id), kept)

    def _valid(self, kept: dict[str, str | float]) -> Session | None:
        ends_at = float(kept["ends_at"])
        account = self._accounts.get(str(kept["account"]))
        # A new password and being disabled give the account another stamp.
        if account is None or account.stamp != kept["stamp"] or self._now() >= ends_at:
            return None
        return Session(account=account, csrf=str(kept["csrf"]), ends_at=ends_at)


def _name(session_id: str) -> str:
    digest = hashlib.blake2b(session_id.encode(errors="replace"), person=b"session", digest_size=32)
    return f"staff:session:{digest.hexdigest()}"
