"""What the console asks of accounts, answered by the people of the store."""

from collections.abc import Mapping, Sequence

from bot.errors import BotError
from bot.staff.accounts.rights import Right, Role, has
from bot.staff.accounts.signing_in import NotSignedIn
from bot.staff.accounts.throttle import LOCKED_MINUTES
from bot.staff.audit.entry import Audited, Outcome
from bot.staff.console.accounts import Entered, Member, SignInRefusal
from bot.staff.people import People


class NotAllowedError(BotError):
    """A page asked for what the account may not see."""


class ConsoleAccounts:
    """Implements `bot.staff.console.accounts.Accounts`."""

    def __init__(self, people: People) -> None:
        self._people = people

    def signed_in(self, token: str, *, counts_as_use: bool) -> Member | None:
        session = self._people.sessions.find(token, is_activity=counts_as_use) if token else None
        if session is None:
            return None
        account = session.account
        return Member(account=account.name, role=account.role, csrf=session.csrf, display=account.display)

    def sign_in(self, account: str, password: str, address: str) -> Entered:
        signed_in = self._people.signing_in.check(account, password, address)
        if signed_in is NotSignedIn.TOO_MANY_TRIES:
            return Entered(refusal=SignInRefusal.THROTTLED, wait_s=LOCKED_MINUTES * 60)
        if isinstance(signed_in, NotSignedIn):
            return Entered(refusal=SignInRefusal.WRONG)
        return Entered(token=self._people.sessions.begin(signed_in))

    def sign_out(self, token: str) -> None:
        self._people.sign_out(token)

    def colleagues(self) -> Sequence[str]:
        accounts = self._people.accounts.all()
        return [each.name for each in accounts if not each.is_disabled and each.role is not Role.AUDITOR]

    def displays(self) -> Mapping[str, str]:
        return {each.name: each.display for each in self._people.accounts.all()}

    def audit_unmasking(self, account: str, name: str) -> None:
        """Raises NotAllowedError, when that is written down, for an account that may not."""
        worker = self._people.accounts.get(account)
        is_allowed = worker is not None and not worker.is_disabled and has(worker.role, Right.UNMASK)
        outcome = Outcome.DONE if is_allowed else Outcome.FORBIDDEN
        self._people.audit.record(account, Audited.UNMASK, outcome, conversation=name)
        if not is_allowed:
            raise NotAllowedError(f"The account {account} may not see what is masked.")
