"""Accounts, sessions and audit, put together on one store."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.staff.accounts.book import Accounts
from bot.staff.accounts.rights import may
from bot.staff.accounts.sessions import Sessions
from bot.staff.accounts.signing_in import SigningIn
from bot.staff.accounts.throttle import Throttle
from bot.staff.audit.audit import BOUND, Audit
from bot.staff.audit.entry import Audited, Outcome
from bot.staff.port import Doing
from bot.store import Records, Shared, Trail, WireRecords, WireShared, WireTrail
from bot.store.keys import STAFF_ACCOUNTS
from bot.store.wire import Wire


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """All that is known of people at the desk."""

    accounts: Accounts
    sessions: Sessions
    signing_in: SigningIn
    throttle: Throttle
    audit: Audit

    def may(self, account: str, doing: Doing, *, is_anothers: bool) -> bool:
        """Whether that account may do that; `is_anothers`: another member of staff has the conversation."""
        found = self.accounts.get(account)
        return found is not None and not found.is_disabled and may(found.role, doing, is_anothers=is_anothers)

    def sign_out(self, session_id: str) -> None:
        """End a session; nothing when it is over already."""
        session = self.sessions.find(session_id)
        self.sessions.end(session_id)
        if session is not None:
            self.audit.record(session.account.name, Audited.SIGN_OUT, Outcome.DONE)


def people_on(wire: Wire, key: bytes) -> People:
    """Those of the store's server; `key` is that of the settings."""
    return people_of(WireRecords(wire, STAFF_ACCOUNTS), WireShared(wire), WireTrail(wire, BOUND), key)


def people_of(
    records: Records, shared: Shared, trail: Trail, key: bytes, now: Callable[[], float] = time.time
) -> People:
    """Those of these."""
    accounts, throttle = Accounts(records), Throttle(shared)
    audit = Audit(trail, key, lambda: datetime.fromtimestamp(now(), UTC))
    return People(
        accounts=accounts,
        sessions=Sessions(shared, accounts, now),
        signing_in=SigningIn(accounts=accounts, throttle=throttle, audit=audit),
        throttle=throttle,
        audit=audit,
    )
