"""All accounts, in the store."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.staff.accounts.account import Account, as_bytes, checked_display, checked_name, from_bytes, new_stamp
from bot.staff.accounts.errors import AccountExistsError, NoAccountError
from bot.staff.accounts.passwords import checked_password, hash_of
from bot.staff.accounts.rights import Role
from bot.store import Records


class Accounts:
    """Accounts by name. Every method raises StoreDownError; those that change one raise AccountError."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def get(self, name: str) -> Account | None:
        """The account of exactly that name."""
        record = self._records.get(name)
        return from_bytes(record) if record is not None else None

    def all(self) -> Sequence[Account]:
        """All of them, by name."""
        return [from_bytes(record) for _, record in sorted(self._records.all().items())]

    def add(self, name: str, *, password: str, role: Role, locale: str, display: str = "") -> Account:
        """A new account."""
        plain = checked_name(name)
        account = Account(
            name=plain,
            display=checked_display(display or plain),
            role=role,
            locale=locale,
            password_hash=hash_of(checked_password(password, name=plain)),
            stamp=new_stamp(),
        )
        if not self._records.change(plain, None, as_bytes(account)):
            raise AccountExistsError(plain)
        return account

    def set_role(self, name: str, role: Role) -> Account:
        """From the next request on."""
        return self._change(name, role=role)

    def set_password(self, name: str, password: str) -> Account:
        """Ends all sessions of the account."""
        plain = checked_password(password, name=name)
        return self._change(name, password_hash=hash_of(plain), stamp=new_stamp())

    def renew_hash(self, account: Account, password: str) -> None:
        """The same password, hashed as it is done today; nothing when the account has changed meanwhile."""
        record = self._found(account.name)
        if from_bytes(record) == account:
            renewed = replace(account, password_hash=hash_of(password))
            self._records.change(account.name, record, as_bytes(renewed))

    def disable(self, name: str) -> Account:
        """Nobody signs in with it any more, and all its sessions are over, even when it is enabled again."""
        return self._change(name, is_disabled=True, stamp=new_stamp())

    def enable(self, name: str) -> Account:
        """It can sign in again."""
        return self._change(name, is_disabled=False)

    def remove(self, name: str) -> None:
        """Its sessions are over. What it did stays in the audit, under its name."""
        while not self._records.change(name, self._found(name), None):
            pass

    def _change(self, name: str, **changes: Any) -> Account:
        while True:
            record = self._found(name)
            changed = replace(from_bytes(record), **changes)
            if self._records.change(name, record, as_bytes(changed)):
                return changed

    def _found(self, name: str) -> bytes:
        record = self._records.get(name)
        if record is None:
            raise NoAccountError(name)
        return record
