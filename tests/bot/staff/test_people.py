"""The whole of it, on a real server."""

from collections.abc import Iterator

import pytest

from bot.staff.accounts.account import Account
from bot.staff.accounts.rights import Role
from bot.staff.accounts.signing_in import NotSignedIn
from bot.staff.accounts.throttle import TRIES_OF_ACCOUNT
from bot.staff.audit.entry import Audited, Outcome
from bot.staff.people import People, people_on
from bot.store import open_wire
from bot.store.keys import AUDIT, STAFF_ACCOUNTS
from bot.store.local import LocalStore
from tests.bot.staff.accounts.crew import ADDRESS, PASSWORD
from tests.bot.store.places import emptied

pytestmark = pytest.mark.server


@pytest.fixture
def people(valkey: LocalStore) -> Iterator[People]:
    wire = open_wire(valkey.url)
    with emptied(wire, STAFF_ACCOUNTS), emptied(wire, AUDIT):
        people = people_on(wire, b"key")
        people.throttle.forgive("lin")
        yield people
        people.throttle.forgive("lin")


def test_an_account_from_its_first_day_to_its_last(people: People) -> None:
    made = people.accounts.add("lin", password=PASSWORD, role=Role.AGENT, locale="zh_Hans", display="小林")
    assert people.signing_in.check("lin", PASSWORD, ADDRESS) == made
    session_id = people.sessions.begin(made)
    session = people.sessions.find(session_id)
    assert session is not None
    assert session.account == made
    people.accounts.set_role("lin", Role.LEAD)
    assert people.sessions.find(session_id, is_activity=False) is not None
    people.accounts.disable("lin")
    assert people.sessions.find(session_id) is None
    assert people.signing_in.check("lin", PASSWORD, ADDRESS) is NotSignedIn.WRONG
    people.accounts.remove("lin")
    assert list(people.accounts.all()) == []
    assert [(each.account, each.what, each.outcome) for each in people.audit.newest()] == [
        ("lin", Audited.SIGN_IN, Outcome.DONE)
    ]


def test_two_workers_count_the_same_tries(people: People) -> None:
    people.accounts.add("lin", password=PASSWORD, role=Role.AGENT, locale="zh_Hans")
    for number in range(TRIES_OF_ACCOUNT):
        assert people.signing_in.check("lin", "wrong", f"203.0.113.{number}") is NotSignedIn.WRONG
    assert people.signing_in.check("lin", PASSWORD, ADDRESS) is NotSignedIn.TOO_MANY_TRIES
    people.throttle.forgive("lin")
    assert isinstance(people.signing_in.check("lin", PASSWORD, ADDRESS), Account)
    assert [each.outcome for each in people.audit.newest()] == [Outcome.DONE, Outcome.LOCKED]


def test_who_signed_out_is_signed_out(people: People) -> None:
    account = people.accounts.add("lin", password=PASSWORD, role=Role.AGENT, locale="zh_Hans")
    session_id = people.sessions.begin(account)
    people.sign_out(session_id)
    people.sign_out(session_id)
    assert people.sessions.find(session_id) is None
    assert [each.what for each in people.audit.newest()] == [Audited.SIGN_OUT]
