"""Accounts in memory: passwords that everybody may know, sessions that a test can end."""

from collections.abc import Mapping, Sequence
from itertools import count

from bot.staff.console import Entered, Member, Role, SignInRefusal

PASSWORD = "correct horse"


class MemoryAccounts:
    """Chen and Li are agents, Wu leads, An audits."""

    def __init__(self) -> None:
        self.roles = {"chen": Role.AGENT, "li": Role.AGENT, "wu": Role.LEAD, "an": Role.AUDITOR}
        self.sessions: dict[str, Member] = {}
        self.used: list[str] = []
        self.unmaskings: list[tuple[str, str]] = []
        self.is_throttled = False
        self._numbers = count(1)

    def signed_in(self, token: str, *, counts_as_use: bool) -> Member | None:
        if counts_as_use:
            self.used.append(token)
        return self.sessions.get(token)

    def sign_in(self, account: str, password: str, address: str) -> Entered:
        if self.is_throttled:
            return Entered(refusal=SignInRefusal.THROTTLED, wait_s=600)
        if account not in self.roles or password != PASSWORD:
            return Entered(refusal=SignInRefusal.WRONG)
        number = next(self._numbers)
        member = Member(account=account, role=self.roles[account], csrf=f"csrf-{number}")
        self.sessions[f"token-{number}"] = member
        return Entered(token=f"token-{number}")

    def sign_out(self, token: str) -> None:
        self.sessions.pop(token, None)

    def colleagues(self) -> Sequence[str]:
        return [name for name, role in self.roles.items() if role is not Role.AUDITOR]

    def displays(self) -> Mapping[str, str]:
        return {name: name for name in self.roles} | {"zhao": "小赵"}

    def audit_unmasking(self, account: str, name: str) -> None:
        self.unmaskings.append((account, name))
