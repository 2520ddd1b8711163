"""How often somebody may try to sign in: by account, and by the address that they come from."""

import hashlib

from bot.store import Shared

TRIES_OF_ACCOUNT = 5
#: An office may be one address.
TRIES_FROM_ADDRESS = 20
LOCKED_MINUTES = 15


class Throttle:
    """
    Failures are counted until there was none for `LOCKED_MINUTES`; who has too many waits as long.

    A try that is refused for this does not count, so the wait has an end while somebody else goes on trying. Names that
    nobody has count like others, for else the wait would tell who has an account.
    """

    def __init__(self, shared: Shared) -> None:
        self._shared = shared

    def begin_try(self, name: str, address: str) -> bool:
        """
        Whether that try may go on. It counts as failed until `succeeded` says otherwise.

        The account's number goes up before anything is looked at: many tries at once get no further than one by one.
        """
        if self._count(_account(name)) >= TRIES_OF_ACCOUNT or self._count(_address(address)) >= TRIES_FROM_ADDRESS:
            return False
        return self._shared.count(_account(name), ttl_s=LOCKED_MINUTES * 60) <= TRIES_OF_ACCOUNT

    def failed(self, name: str, address: str) -> bool:
        """That try has failed; whether it was the account's last for now."""
        self._shared.count(_address(address), ttl_s=LOCKED_MINUTES * 60)
        return self._count(_account(name)) >= TRIES_OF_ACCOUNT

    def succeeded(self, name: str) -> None:
        """The account begins anew. The address does not: one's own account gives no more tries at others."""
        self.forgive(name)

    def forgive(self, name: str) -> None:
        """Let that account try again at once."""
        counted = self._shared.get(_account(name))
        if counted is not None:
            self._shared.drop(_account(name), counted)

    def _count(self, counter: str) -> int:
        return int(self._shared.get(counter) or b"0")


def _account(name: str) -> str:
    return _counter("account", name)


def _address(address: str) -> str:
    return _counter("address", address)


def _counter(of: str, what: str) -> str:
    # What was typed as a name may be a password.
    digest = hashlib.blake2b(what.encode(errors="replace"), person=b"throttle", digest_size=16).hexdigest()
    return f"staff:tries:{of}:{digest}"
