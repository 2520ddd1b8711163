"""Signing in: who gets in, how often one may try, and what is told to whom."""

import pytest

from bot.staff.accounts import signing_in
from bot.staff.accounts.account import Account
from bot.staff.accounts.passwords import hash_of, is_right
from bot.staff.accounts.signing_in import NotSignedIn
from bot.staff.accounts.throttle import LOCKED_MINUTES, TRIES_FROM_ADDRESS, TRIES_OF_ACCOUNT
from bot.staff.audit.entry import Audited, Outcome
from tests.bot.staff.accounts.crew import PASSWORD, Crew

WRONG = "wrong horse battery"


def test_name_and_password_let_somebody_in(crew: Crew) -> None:
    assert crew.sign_in() is NotSignedIn.WRONG
    account = crew.add()
    assert crew.sign_in() == account
    assert crew.sign_in(" Lin ") == account


def test_what_is_wrong_is_told_to_nobody(crew: Crew) -> None:
    crew.add()
    crew.add("wang")
    crew.people.accounts.disable("wang")
    assert {crew.sign_in("lin", WRONG), crew.sign_in("nobody"), crew.sign_in("wang"), crew.sign_in("", "")} == {
        NotSignedIn.WRONG
    }


@pytest.mark.parametrize("name", ["lin", "nobody", "wang"])
def test_every_try_takes_the_time_of_one_hash(crew: Crew, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What costs the time is counted, and that its parameters are the same: a clock would tell of the machine."""
    crew.add()
    crew.add("wang")
    crew.people.accounts.disable("wang")
    crew.sign_in("somebody")
    hashes: list[str] = []

    def counted(password: str, password_hash: str) -> bool:
        hashes.append(password_hash.rpartition("$")[0].rpartition("$")[0])
        return is_right(password, password_hash)

    monkeypatch.setattr(signing_in, "is_right", counted)
    assert crew.sign_in(name, WRONG) is NotSignedIn.WRONG
    assert hashes == [hash_of(WRONG).rpartition("$")[0].rpartition("$")[0]]


class TestTheThrottle:
    @pytest.mark.parametrize("name", ["lin", "nobody"])
    def test_after_too_many_tries_not_even_the_right_password_helps(self, crew: Crew, name: str) -> None:
        crew.add()
        tries = [crew.sign_in(name, WRONG) for _ in range(TRIES_OF_ACCOUNT)]
        assert set(tries) == {NotSignedIn.WRONG}
        assert crew.sign_in(name) is NotSignedIn.TOO_MANY_TRIES
        assert crew.sign_in(name, address="198.51.100.1") is NotSignedIn.TOO_MANY_TRIES

    def test_one_try_less_and_it_does(self, crew: Crew) -> None:
        account = crew.add()
        for _ in range(TRIES_OF_ACCOUNT - 1):
            crew.sign_in(password=WRONG)
        assert crew.sign_in() == account

    def test_the_lock_ends_by_itself_though_others_go_on_trying(self, crew: Crew) -> None:
        account = crew.add()
        for _ in range(TRIES_OF_ACCOUNT):
            crew.sign_in(password=WRONG)
        for _ in range(LOCKED_MINUTES - 1):
            crew.clock.forward(minutes=1)
            assert crew.sign_in(password=WRONG) is NotSignedIn.TOO_MANY_TRIES
        crew.clock.forward(seconds=59)
        assert crew.sign_in() is NotSignedIn.TOO_MANY_TRIES
        crew.clock.forward(seconds=1)
        assert crew.sign_in() == account

    def test_the_name_is_the_same_however_it_is_typed(self, crew: Crew) -> None:
        crew.add()
        for name in ("lin", "LIN", " lin", "ｌｉｎ", "Lin"):
            crew.sign_in(name, WRONG)
        assert crew.sign_in() is NotSignedIn.TOO_MANY_TRIES

    def test_who_got_in_has_all_tries_again(self, crew: Crew) -> None:
        account = crew.add()
        for _ in range(3):
            for _ in range(TRIES_OF_ACCOUNT - 1):
                crew.sign_in(password=WRONG)
            assert crew.sign_in() == account

    def test_one_account_does_not_lock_another(self, crew: Crew) -> None:
        crew.add()
        other = crew.add("wang")
        for _ in range(TRIES_OF_ACCOUNT):
            crew.sign_in("lin", WRONG)
        assert crew.sign_in("wang") == other

    def test_an_address_that_tries_many_names_is_locked_and_others_are_not(self, crew: Crew) -> None:
        account = crew.add()
        for number in range(TRIES_FROM_ADDRESS):
            assert crew.sign_in(f"name{number}", WRONG) is NotSignedIn.WRONG
        assert crew.sign_in() is NotSignedIn.TOO_MANY_TRIES
        assert crew.sign_in(address="198.51.100.1") == account
        crew.clock.forward(minutes=LOCKED_MINUTES)
        assert crew.sign_in() == account

    def test_ones_own_account_gives_no_more_tries_at_others(self, crew: Crew) -> None:
        crew.add()
        for number in range(TRIES_FROM_ADDRESS - 1):
            crew.sign_in(f"name{number}", WRONG)
        assert isinstance(crew.sign_in(), Account)
        crew.sign_in("wang", WRONG)
        assert crew.sign_in() is NotSignedIn.TOO_MANY_TRIES

    def test_an_office_that_signs_in_in_the_morning_is_not_locked(self, crew: Crew) -> None:
        crew.add()
        assert all(isinstance(crew.sign_in(), Account) for _ in range(TRIES_FROM_ADDRESS + 5))

    def test_tries_at_one_time_get_no_further_than_one_by_one(
        self, crew: Crew, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """All have looked before the first was counted, and begun before it has failed."""
        monkeypatch.setattr(crew.people.throttle, "_count", lambda counter: 0)
        begun = [crew.people.throttle.begin_try("lin", str(number)) for number in range(TRIES_OF_ACCOUNT + 3)]
        assert begun == [True] * TRIES_OF_ACCOUNT + [False] * 3

    def test_an_operator_can_end_the_lock(self, crew: Crew) -> None:
        account = crew.add()
        for _ in range(TRIES_OF_ACCOUNT):
            crew.sign_in(password=WRONG)
        crew.people.throttle.forgive("lin")
        assert crew.sign_in() == account


class TestInTheAudit:
    def test_a_lock_is_written_down_once_and_a_slip_is_not(self, crew: Crew) -> None:
        crew.add()
        crew.sign_in(password=WRONG)
        assert crew.written() == []
        for _ in range(TRIES_OF_ACCOUNT + 3):
            crew.sign_in(password=WRONG)
        assert crew.written() == [("lin", Audited.SIGN_IN, Outcome.LOCKED)]

    def test_what_nobody_is_called_is_not_written_down(self, crew: Crew) -> None:
        """It may be a password in the wrong field."""
        for _ in range(TRIES_OF_ACCOUNT + 3):
            crew.sign_in("correct.horse.battery", WRONG)
        assert crew.written() == []

    def test_who_got_in_is(self, crew: Crew) -> None:
        crew.add()
        crew.sign_in()
        assert crew.written() == [("lin", Audited.SIGN_IN, Outcome.DONE)]


def test_an_outdated_hash_is_renewed_and_ends_no_session(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    before = crew.add()
    session_id = crew.people.sessions.begin(before)
    monkeypatch.setattr(signing_in, "is_outdated", lambda password_hash: True)
    assert isinstance(crew.sign_in(), Account)
    after = crew.people.accounts.get("lin")
    assert after is not None
    assert after.password_hash != before.password_hash
    assert is_right(PASSWORD, after.password_hash)
    assert crew.people.sessions.find(session_id) is not None
