"""What the console is told of accounts."""

import pytest

from bot.staff.accounts.rights import Role
from bot.staff.accounts.sessions import IDLE_S
from bot.staff.accounts.throttle import LOCKED_MINUTES, TRIES_OF_ACCOUNT
from bot.staff.audit.entry import Audited, Outcome
from bot.staff.console.accounts import Accounts, Entered, SignInRefusal
from bot.staff.console_accounts import ConsoleAccounts, NotAllowedError
from tests.bot.staff.accounts.crew import ADDRESS, PASSWORD, Crew


@pytest.fixture
def crew() -> Crew:
    crew = Crew()
    crew.add("lin")
    return crew


@pytest.fixture
def accounts(crew: Crew) -> Accounts:
    return ConsoleAccounts(crew.people)


def test_who_signs_in_is_known_until_they_sign_out(crew: Crew, accounts: Accounts) -> None:
    token = accounts.sign_in("lin", PASSWORD, ADDRESS).token
    member = accounts.signed_in(token, counts_as_use=True)
    assert member is not None
    assert (member.account, member.role) == ("lin", Role.AGENT)
    assert member.csrf
    accounts.sign_out(token)
    accounts.sign_out(token)
    assert accounts.signed_in(token, counts_as_use=True) is None
    assert crew.written()[-1] == ("lin", Audited.SIGN_OUT, Outcome.DONE)
    assert len(crew.written()) == 2


def test_nobody_has_no_token(accounts: Accounts) -> None:
    assert accounts.signed_in("", counts_as_use=True) is None
    accounts.sign_out("")


def test_a_wrong_password_and_too_many_are_told(accounts: Accounts) -> None:
    answers = [accounts.sign_in("lin", "wrong", ADDRESS) for _ in range(TRIES_OF_ACCOUNT + 1)]
    assert answers[:-1] == [Entered(refusal=SignInRefusal.WRONG)] * TRIES_OF_ACCOUNT
    assert answers[-1] == Entered(refusal=SignInRefusal.THROTTLED, wait_s=LOCKED_MINUTES * 60)


def test_what_a_page_fetches_by_itself_keeps_nobody_signed_in(crew: Crew, accounts: Accounts) -> None:
    token = accounts.sign_in("lin", PASSWORD, ADDRESS).token
    crew.clock.forward(seconds=IDLE_S - 1)
    assert accounts.signed_in(token, counts_as_use=False) is not None
    crew.clock.forward(seconds=1)
    assert accounts.signed_in(token, counts_as_use=False) is None


def test_a_conversation_can_be_given_to_whoever_can_act(crew: Crew, accounts: Accounts) -> None:
    crew.add("wang", Role.LEAD)
    crew.add("zhou", Role.AUDITOR)
    crew.add("chen")
    crew.people.accounts.disable("chen")
    assert list(accounts.colleagues()) == ["lin", "wang"]


def test_colleagues_read_each_other_by_display_name(crew: Crew, accounts: Accounts) -> None:
    crew.people.accounts.add("wang", password=PASSWORD, role=Role.LEAD, locale="en", display="王芳")
    assert accounts.displays() == {"lin": "lin", "wang": "王芳"}


def test_an_unmasking_is_written_down(crew: Crew, accounts: Accounts) -> None:
    accounts.audit_unmasking("lin", "name")
    (entry,) = crew.people.audit.newest()
    assert (entry.account, entry.what, entry.outcome) == ("lin", Audited.UNMASK, Outcome.DONE)
    assert entry.conversation == crew.people.audit.pseudonym("name")


def test_an_auditor_is_not_let_through_to_it_and_the_try_is_written_down(crew: Crew, accounts: Accounts) -> None:
    crew.add("zhou", Role.AUDITOR)
    with pytest.raises(NotAllowedError):
        accounts.audit_unmasking("zhou", "name")
    assert crew.written() == [("zhou", Audited.UNMASK, Outcome.FORBIDDEN)]
