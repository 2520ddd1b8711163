"""What each role may do."""

import pytest

from bot.staff.accounts.rights import RIGHTS, Right, Role, has, may
from bot.staff.port import Doing
from tests.bot.staff.accounts.crew import Crew


def test_every_role_has_its_rights_declared_and_may_read() -> None:
    assert set(RIGHTS) == set(Role)
    assert all(has(role, Right.READ) for role in Role)


@pytest.mark.parametrize("role", [Role.AGENT, Role.LEAD])
@pytest.mark.parametrize("doing", Doing)
def test_agents_and_leads_may_do_everything_in_what_is_theirs(role: Role, doing: Doing) -> None:
    assert may(role, doing, is_anothers=False)


@pytest.mark.parametrize("doing", Doing)
def test_an_agent_may_do_nothing_in_what_another_has(doing: Doing) -> None:
    assert not may(Role.AGENT, doing, is_anothers=True)


def test_a_lead_may_transfer_what_another_has_and_nothing_else() -> None:
    assert [doing for doing in Doing if may(Role.LEAD, doing, is_anothers=True)] == [Doing.REQUEUE, Doing.TRANSFER]


@pytest.mark.parametrize("is_anothers", [False, True])
@pytest.mark.parametrize("doing", Doing)
def test_an_auditor_may_do_nothing(doing: Doing, is_anothers: bool) -> None:
    assert not may(Role.AUDITOR, doing, is_anothers=is_anothers)


def test_an_auditor_sees_the_audit_and_nothing_unmasked() -> None:
    assert has(Role.AUDITOR, Right.SEE_AUDIT)
    assert not any(has(Role.AUDITOR, right) for right in (Right.ACT, Right.UNMASK, Right.BEGIN_CASE))


def test_a_lead_sees_the_audit_and_an_agent_does_not() -> None:
    assert has(Role.LEAD, Right.SEE_AUDIT)
    assert not has(Role.AGENT, Right.SEE_AUDIT)


def test_an_account_may_what_its_role_may_until_it_is_disabled() -> None:
    crew = Crew()
    crew.add("lin", Role.LEAD)
    assert crew.people.may("lin", Doing.TRANSFER, is_anothers=True)
    assert not crew.people.may("lin", Doing.REPLY, is_anothers=True)
    assert not crew.people.may("nobody", Doing.REPLY, is_anothers=False)
    crew.people.accounts.disable("lin")
    assert not crew.people.may("lin", Doing.REPLY, is_anothers=False)
