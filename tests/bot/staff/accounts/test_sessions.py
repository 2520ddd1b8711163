"""Who is signed in, and for how long."""

import pytest

from bot.staff.accounts.rights import Role
from bot.staff.accounts.sessions import IDLE_S, LONGEST_S, Sessions
from bot.store import MemoryShared
from tests.bot.staff.accounts.crew import Crew


@pytest.fixture
def shared(crew: Crew) -> MemoryShared:
    return MemoryShared(crew.clock)


@pytest.fixture
def sessions(crew: Crew, shared: MemoryShared) -> Sessions:
    return Sessions(shared, crew.people.accounts, crew.clock)


def test_a_session_tells_whose_it_is(crew: Crew, sessions: Sessions) -> None:
    account = crew.add()
    found = sessions.find(sessions.begin(account))
    assert found is not None
    assert found.account == account


def test_nobody_is_signed_in_by_an_id_that_was_not_given_out(crew: Crew, sessions: Sessions) -> None:
    sessions.begin(crew.add())
    assert sessions.find("x" * 43) is None
    assert sessions.find("") is None
    assert sessions.find("\ud800") is None


def test_each_session_has_an_id_and_a_token_of_256_bits_of_its_own(crew: Crew, sessions: Sessions) -> None:
    account = crew.add()
    ids = [sessions.begin(account) for _ in range(3)]
    tokens = [found.csrf for each in ids if (found := sessions.find(each))]
    assert len({*ids, *tokens}) == 6
    # 32 bytes in base64 without its filling.
    assert {len(each) for each in (*ids, *tokens)} == {43}


def test_a_session_that_is_used_goes_on_until_its_longest(crew: Crew, sessions: Sessions) -> None:
    session_id = sessions.begin(crew.add())
    for _ in range(11):
        crew.clock.forward(hours=1)
        assert sessions.find(session_id) is not None
    crew.clock.forward(minutes=59)
    assert sessions.find(session_id) is not None
    crew.clock.forward(minutes=1)
    assert sessions.find(session_id) is None


def test_a_session_that_nobody_uses_is_over_after_its_idle_time(crew: Crew, sessions: Sessions) -> None:
    session_id = sessions.begin(crew.add())
    crew.clock.forward(seconds=IDLE_S - 1)
    assert sessions.find(session_id) is not None
    crew.clock.forward(seconds=IDLE_S)
    assert sessions.find(session_id) is None
    assert IDLE_S < LONGEST_S


def test_what_a_page_does_by_itself_keeps_nobody_signed_in(crew: Crew, sessions: Sessions) -> None:
    session_id = sessions.begin(crew.add())
    crew.clock.forward(seconds=IDLE_S - 1)
    assert sessions.find(session_id, is_activity=False) is not None
    crew.clock.forward(seconds=1)
    assert sessions.find(session_id) is None


def test_who_signed_out_is_signed_out_there_and_nowhere_else(crew: Crew, sessions: Sessions) -> None:
    account = crew.add()
    here, elsewhere = sessions.begin(account), sessions.begin(account)
    sessions.end(here)
    sessions.end(here)
    assert sessions.find(here) is None
    assert sessions.find(elsewhere) is not None


def test_a_new_password_ends_all_sessions(crew: Crew, sessions: Sessions) -> None:
    ids = [sessions.begin(crew.add()), sessions.begin(crew.add("wang"))]
    crew.people.accounts.set_password("lin", "another one entirely")
    assert [sessions.find(each) is not None for each in ids] == [False, True]


def test_a_disabled_account_has_no_sessions_and_gets_none_back(crew: Crew, sessions: Sessions) -> None:
    session_id = sessions.begin(crew.add())
    crew.people.accounts.disable("lin")
    assert sessions.find(session_id) is None
    crew.people.accounts.enable("lin")
    assert sessions.find(session_id) is None


def test_a_removed_account_has_no_sessions_not_even_when_its_name_is_given_again(
    crew: Crew, sessions: Sessions
) -> None:
    session_id = sessions.begin(crew.add())
    crew.people.accounts.remove("lin")
    assert sessions.find(session_id) is None
    crew.add()
    assert sessions.find(session_id) is None


def test_a_new_role_holds_in_sessions_that_are_there(crew: Crew, sessions: Sessions) -> None:
    session_id = sessions.begin(crew.add())
    crew.people.accounts.set_role("lin", Role.AUDITOR)
    found = sessions.find(session_id)
    assert found is not None
    assert found.account.role is Role.AUDITOR


def test_the_store_does_not_know_the_id(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    put: list[str] = []

    class Listening(MemoryShared):
        def put(self, name: str, value: bytes, *, ttl_s: int) -> None:
            put.extend([name, value.decode()])
            super().put(name, value, ttl_s=ttl_s)

    session_id = Sessions(Listening(), crew.people.accounts).begin(crew.add())
    assert put
    assert all(session_id not in each for each in put)
