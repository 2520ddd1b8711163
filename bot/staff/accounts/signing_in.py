"""Signing in with name and password."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.staff.accounts.account import Account, plain_name
from bot.staff.accounts.book import Accounts
from bot.staff.accounts.passwords import hash_of, is_outdated, is_right, made_up_password
from bot.staff.accounts.throttle import Throttle
from bot.staff.audit.audit import Audit
from bot.staff.audit.entry import Audited, Outcome


class NotSignedIn(StrEnum):
    """Why somebody is not signed in."""

    #: Name or password, or the account is disabled: which of them is told to nobody.
    WRONG = "wrong"
    TOO_MANY_TRIES = "too_many_tries"


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningIn:
    """Checks names and passwords, as seldom as the throttle lets it."""

    accounts: Accounts
    throttle: Throttle
    audit: Audit

    def check(self, name: str, password: str, address: str) -> Account | NotSignedIn:
        """The account, or why not. It takes as long for a name that nobody has. Raises StoreDownError."""
        plain = plain_name(name)
        if not self.throttle.begin_try(plain, address):
            return NotSignedIn.TOO_MANY_TRIES
        account = self.accounts.get(plain)
        # Every try hashes: what is quick would tell that nobody has the name.
        is_theirs = is_right(password, account.password_hash if account is not None else _nobodys_hash())
        if account is None or account.is_disabled or not is_theirs:
            return self._refused(plain, account, address)
        return self._taken(account, password)

    def _refused(self, name: str, account: Account | None, address: str) -> NotSignedIn:
        # A single slip is no event, and whoever guesses must not fill the audit up.
        if self.throttle.failed(name, address) and account is not None:
            self.audit.record(account.name, Audited.SIGN_IN, Outcome.LOCKED)
        return NotSignedIn.WRONG

    def _taken(self, account: Account, password: str) -> Account:
        if is_outdated(account.password_hash):
            self.accounts.renew_hash(account, password)
        self.throttle.succeeded(account.name)
        self.audit.record(account.name, Audited.SIGN_IN, Outcome.DONE)
        return account


@lru_cache(maxsize=1)
def _nobodys_hash() -> str:
    return hash_of(made_up_password())
