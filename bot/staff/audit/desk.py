"""The desk with every action judged by role and written down."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.staff.accounts.book import Accounts
from bot.staff.accounts.rights import Right, has, may
from bot.staff.audit.audit import Audit
from bot.staff.audit.entry import Audited, Outcome
from bot.staff.port import Action, Card, Desk, Doing, Done, Pack, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditedDesk:
    """
    A `Desk` in front of another one: no page can forget to ask whether somebody may, or to write down what they did.

    Whose conversation it is at that moment only the desk behind knows: it is told with each action whether the role
    may do it in a colleague's, too. What is unmasked is written down by its caller, as the port has it.
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

    def typing(self, name: str, account: str) -> None:
        self.desk.typing(name, account)

    def changes(self, timeout_s: float) -> bool:
        return self.desk.changes(timeout_s)

    def act(self, action: Action) -> Done:
        """Does it, or says why not; either way it is written down after it."""
        if not self._may(action, is_anothers=False):
            done, outcome = Done(refusal=Refusal.NOT_YOURS), Outcome.FORBIDDEN
        else:
            done = self._act(action)
            outcome = Outcome.DONE if done.refusal is None else Outcome(done.refusal)
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

    def _act(self, action: Action) -> Done:
        if action.doing is Doing.TRANSFER and not self._can_have(action.to):
            return Done(refusal=Refusal.BAD_VALUE)
        return self.desk.act(replace(action, over_others=self._may(action, is_anothers=True)))

    def _may(self, action: Action, *, is_anothers: bool) -> bool:
        worker = self.accounts.get(action.account)
        return worker is not None and not worker.is_disabled and may(worker.role, action.doing, is_anothers=is_anothers)

    def _can_have(self, account: str) -> bool:
        """Whether a conversation can be given to them: else nobody would ever answer in it."""
        worker = self.accounts.get(account)
        return worker is not None and not worker.is_disabled and has(worker.role, Right.ACT)

    def _about(self, action: Action) -> str:
        # Only a name that somebody has: a form may send anything. Of a closed conversation `to` is the outcome.
        is_account = action.doing is Doing.TRANSFER and self.accounts.get(action.to) is not None
        return action.to if is_account else ""
