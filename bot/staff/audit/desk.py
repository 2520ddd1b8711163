"""The desk with every action judged by role and written down."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.staff.accounts.book import Accounts
from bot.staff.accounts.rights import Right, has, may
from bot.staff.audit.audit import Audit
from bot.staff.audit.entry import Audited, Outcome
from bot.staff.port import Action, Card, Desk, Doing, Done, Pack, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditedDesk:
    """
    A `Desk` in front of another one: no page can forget to ask whether somebody may, or to write down what they did.

    Whose conversation it is at that moment only the desk behind knows: for what is done in another's it asks `may` of
    `bot.staff.people`. What is unmasked is written down by its caller, as the port has it.
    """

    desk: Desk
    accounts: Accounts
    audit: Audit

    def cards(self) -> Sequence[Card]:
        return self.desk.cards()

    def open(self, name: str, account: str, reader_locale: str) -> Pack | None:
        return self.desk.open(name, account, reader_locale)

    def unmasked(self, name: str) -> dict[str, str]:
        return self.desk.unmasked(name)

    def changes(self, timeout_s: float) -> bool:
        return self.desk.changes(timeout_s)

    def act(self, action: Action) -> Done:
        """Does it, or says why not; either way it is written down after it."""
        if self._may_ever(action):
            done = self.desk.act(action)
            outcome = Outcome.DONE if done.refusal is None else Outcome(done.refusal)
        else:
            done, outcome = Done(refusal=Refusal.NOT_YOURS), Outcome.FORBIDDEN
        self.audit.record(
            action.account, Audited(action.doing), outcome, conversation=action.name, about=self._about(action)
        )
        return done

    def begin_case(self, name_or_openid: str, account: str, locale: str) -> str | None:
        """The name of the new case; None for no openid, and for a role that may not."""
        worker = self.accounts.get(account)
        if worker is None or worker.is_disabled or not has(worker.role, Right.BEGIN_CASE):
            self.audit.record(account, Audited.BEGIN_CASE, Outcome.FORBIDDEN)
            return None
        name = self.desk.begin_case(name_or_openid, account, locale)
        outcome = Outcome.BAD_VALUE if name is None else Outcome.DONE
        self.audit.record(account, Audited.BEGIN_CASE, outcome, conversation=name or "")
        return name

    def _may_ever(self, action: Action) -> bool:
        worker = self.accounts.get(action.account)
        if worker is None or worker.is_disabled:
            return False
        return any(may(worker.role, action.doing, is_anothers=is_anothers) for is_anothers in (False, True))

    def _about(self, action: Action) -> str:
        # Only a name that somebody has: a form may send anything. Of a closed conversation `to` is the outcome.
        is_account = action.doing is Doing.TRANSFER and self.accounts.get(action.to) is not None
        return action.to if is_account else ""
