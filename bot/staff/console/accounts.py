"""What the pages ask of whoever knows the accounts: who somebody is, and nothing of how that is known."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Protocol

from bot.staff.accounts.rights import Right, Role, has, may
from bot.staff.port import Doing
from dialogs.values import value


@value(frozen=True, slots=True, kw_only=True)
class Member:
    """Who is signed in."""

    account: str
    role: Role
    #: What every form of this session carries.
    csrf: str
    #: What colleagues read.
    display: str = ""

    def has(self, right: Right) -> bool:
        """Whether their role has that right."""
        return has(self.role, right)

    def may(self, doing: Doing, *, is_anothers: bool) -> bool:
        """Whether their role may do that; `is_anothers`: a colleague has the conversation."""
        return may(self.role, doing, is_anothers=is_anothers)


class SignInRefusal(StrEnum):
    """Why somebody is not let in. Whether the account exists is not said."""

    WRONG = "wrong"
    THROTTLED = "throttled"


@value(frozen=True, slots=True, kw_only=True)
class Entered:
    """What came of signing in: a token for the cookie, or a refusal."""

    token: str = ""
    refusal: SignInRefusal | None = None
    #: With THROTTLED: when to try again.
    wait_s: int = 0


class Accounts(Protocol):
    """The accounts of the staff. Everything here may raise StoreDownError."""

    def signed_in(self, token: str, *, counts_as_use: bool) -> Member | None:
        """Whose session it is; None for one that is over. What a page fetches by itself does not keep it alive."""
        ...

    def sign_in(self, account: str, password: str, address: str) -> Entered:
        """Opens a session, or says why not."""
        ...

    def sign_out(self, token: str) -> None:
        """Ends the session; one that is over already is no fault."""
        ...

    def colleagues(self) -> Sequence[str]:
        """The accounts that a conversation can be given to."""
        ...

    def displays(self) -> Mapping[str, str]:
        """What colleagues read in place of each account's name."""
        ...

    def audit_unmasking(self, account: str, name: str) -> None:
        """Writes down who looked at what is masked, before it is shown."""
        ...
