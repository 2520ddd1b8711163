"""`refundbot staff`, on a real store."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.settings import Settings
from bot.staff.accounts.account import Account
from bot.staff.accounts.passwords import is_right
from bot.staff.accounts.rights import Role
from bot.staff.accounts.signing_in import NotSignedIn
from bot.staff.audit.entry import Audited, Outcome
from bot.staff.people import People, people_on
from bot.store import open_wire
from bot.store.keys import AUDIT, STAFF_ACCOUNTS
from bot.store.local import LocalStore, local_store
from tests.bot.store.places import emptied

pytestmark = pytest.mark.server

PASSWORD = "correct horse battery"


@pytest.fixture
def people(valkey: LocalStore, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[People]:
    """Nobody yet, in a store that the commands find by the environment."""
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields.values():
        monkeypatch.delenv(str(field.validation_alias), raising=False)
    monkeypatch.setenv("REDIS_URL", valkey.url)
    monkeypatch.setenv("COLUMNS", "160")
    wire = open_wire(valkey.url)
    with emptied(wire, STAFF_ACCOUNTS), emptied(wire, AUDIT):
        people = people_on(wire, b"key")
        yield people
        people.throttle.forgive("lin")


@pytest.fixture
def lin(people: People) -> Account:
    return people.accounts.add("lin", password=PASSWORD, role=Role.AGENT, locale="zh_Hans", display="小林")


def call(*words: str, keys: str = "") -> Result:
    result = CliRunner().invoke(main, ["staff", *words], input=keys)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def now(people: People, name: str = "lin") -> Account:
    account = people.accounts.get(name)
    assert account is not None
    return account


def written(people: People) -> list[tuple[str, Audited, Outcome, str]]:
    return [(each.account, each.what, each.outcome, each.about) for each in people.audit.newest()]


class TestAdding:
    def test_the_password_is_asked_twice_and_not_shown(self, people: People) -> None:
        result = call("add", "lin", "--display", "小林", "--role", "lead", "--locale", "en", keys=f"{PASSWORD}\n" * 2)
        assert result.exit_code == 0
        assert PASSWORD not in result.output
        account = now(people)
        assert (account.display, account.role, account.locale) == ("小林", Role.LEAD, "en")
        assert is_right(PASSWORD, account.password_hash)
        assert written(people) == [("", Audited.ADD_ACCOUNT, Outcome.DONE, "lin")]

    def test_when_the_two_differ_it_is_asked_again(self, people: People) -> None:
        result = call("add", "lin", keys=f"{PASSWORD}\nanother\n{PASSWORD}\n{PASSWORD}\n")
        assert result.exit_code == 0
        assert is_right(PASSWORD, now(people).password_hash)

    def test_it_is_read_from_standard_input(self, people: People) -> None:
        assert call("add", "lin", "--password-stdin", keys=f"{PASSWORD}\n").exit_code == 0
        assert is_right(PASSWORD, now(people).password_hash)

    def test_one_is_made_up_and_printed_once(self, people: People) -> None:
        said = call("add", "lin", "--generate").output
        password = said.rpartition(": ")[2].strip()
        assert is_right(password, now(people).password_hash)
        assert said.count(password) == 1
        assert password not in call("list").output + call("list", "--json").output + call("audit", "--json").output

    @pytest.mark.parametrize(
        ("words", "keys", "code", "why"),
        [
            (["lin", "--password-stdin"], "short\n", 1, "12 characters or more, and this one 5"),
            (["lin", "--password-stdin"], "", 1, "there was nothing"),
            (["lin"], "", 1, "No password was given"),
            (["lin", "--password-stdin", "--generate"], "", 2, "do not go together"),
            (["小林", "--generate"], "", 1, "a letter first"),
            (["lin", "--generate", "--role", "boss"], "", 2, "'boss' is not one of"),
            (["lin", "--generate", "--locale", "fr"], "", 2, "'fr' is not one of"),
            (["lin", "--generate", "--display", "x" * 41], "", 1, "one line of 1 to 40"),
        ],
    )
    def test_what_cannot_be_is_refused_with_why_and_adds_nobody(
        self, people: People, words: list[str], keys: str, code: int, why: str
    ) -> None:
        result = call("add", *words, keys=keys)
        assert result.exit_code == code
        assert why in result.output
        assert list(people.accounts.all()) == []
        assert written(people) == []

    def test_a_refused_password_is_not_repeated(self, people: People) -> None:
        assert "s3cr3t" not in call("add", "lin", "--password-stdin", keys="s3cr3t\n").output

    def test_a_name_is_taken_once_and_that_is_said_before_a_password_is_asked(
        self, people: People, lin: Account
    ) -> None:
        result = call("add", "LIN")
        assert result.exit_code == 1
        assert "There is an account lin already" in result.output
        assert "Password" not in result.output
        assert now(people) == lin


class TestChanging:
    def test_a_new_password_signs_the_account_out_and_ends_its_lock(self, people: People, lin: Account) -> None:
        session_id = people.sessions.begin(lin)
        for number in range(6):
            people.signing_in.check("lin", "wrong", str(number))
        assert call("password", "lin", "--password-stdin", keys="another one entirely\n").exit_code == 0
        assert people.sessions.find(session_id) is None
        assert people.signing_in.check("lin", "another one entirely", "address") == now(people)

    def test_a_weak_password_changes_nothing(self, people: People, lin: Account) -> None:
        assert call("password", "lin", "--password-stdin", keys="short\n").exit_code == 1
        assert now(people) == lin

    def test_a_new_role_is_said(self, people: People, lin: Account) -> None:
        assert call("role", "lin", "auditor").output == "lin is auditor now.\n"
        assert now(people).role is Role.AUDITOR

    def test_a_disabled_account_is_out_at_once_and_can_be_let_in_again(self, people: People, lin: Account) -> None:
        session_id = people.sessions.begin(lin)
        assert call("disable", "lin").exit_code == 0
        assert people.sessions.find(session_id) is None
        assert people.signing_in.check("lin", PASSWORD, "address") is NotSignedIn.WRONG
        assert "disabled" in call("list").output
        assert call("enable", "lin").exit_code == 0
        assert people.signing_in.check("lin", PASSWORD, "address") == now(people)

    def test_removing_asks_first(self, people: People, lin: Account) -> None:
        assert call("remove", "lin", keys="n\n").exit_code == 1
        assert now(people) == lin
        assert call("remove", "lin", "--yes").output == "lin is removed.\n"
        assert list(people.accounts.all()) == []

    @pytest.mark.parametrize(
        "words",
        [
            ["role", "wang", "lead"],
            ["password", "wang", "--generate"],
            ["disable", "wang"],
            ["enable", "wang"],
            ["remove", "wang"],
        ],
    )
    def test_what_nobody_is_called_is_said_so(self, people: People, lin: Account, words: list[str]) -> None:
        result = call(*words)
        assert result.exit_code == 1
        assert "There is no account wang. `refundbot staff list` shows them all." in result.output
        assert written(people) == []

    def test_each_change_is_in_the_audit(self, people: People, lin: Account) -> None:
        for words in (
            ["role", "lin", "lead"],
            ["password", "lin", "--generate"],
            ["disable", "lin"],
            ["enable", "lin"],
            ["remove", "lin", "--yes"],
        ):
            call(*words)
        assert [what for _, what, _, _ in written(people)] == [
            Audited.REMOVE_ACCOUNT,
            Audited.ENABLE_ACCOUNT,
            Audited.DISABLE_ACCOUNT,
            Audited.SET_PASSWORD,
            Audited.SET_ROLE,
        ]


class TestTheList:
    def test_nobody_yet(self, people: People) -> None:
        assert call("list").output == "There are no accounts yet: refundbot staff add NAME\n"

    def test_it_shows_who_is_what(self, people: People, lin: Account) -> None:
        assert "lin   小林     agent  zh_Hans" in call("list").output

    def test_as_json_it_has_no_hash(self, people: People, lin: Account) -> None:
        assert [json.loads(line) for line in call("list", "--json").output.splitlines()] == [
            {"name": "lin", "display": "小林", "role": "agent", "locale": "zh_Hans", "disabled": False}
        ]

    def test_a_display_name_is_no_markup(self, people: People) -> None:
        people.accounts.add("wang", password=PASSWORD, role=Role.AGENT, locale="en", display="[red]王")
        assert "[red]王" in call("list").output


class TestTheAudit:
    @pytest.fixture
    def filled(self, people: People) -> People:
        people.audit.record("lin", Audited.REPLY, Outcome.DONE, conversation="one")
        people.audit.record("wang", Audited.UNMASK, Outcome.FORBIDDEN, conversation="two")
        people.audit.record("lin", Audited.TRANSFER, Outcome.DONE, conversation="two", about="wang")
        return people

    def lines(self, *words: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in call("audit", "--json", *words).output.splitlines()]

    def test_the_newest_comes_first(self, filled: People) -> None:
        shown = call("audit").output.splitlines()
        assert [line.split()[2:5] for line in shown[1:]] == [
            ["lin", "transfer", "done"],
            ["wang", "unmask", "forbidden"],
            ["lin", "reply", "done"],
        ]

    def test_it_can_be_narrowed(self, filled: People) -> None:
        assert [line["what"] for line in self.lines("--limit", "1")] == ["transfer"]
        assert [line["what"] for line in self.lines("--account", "wang")] == ["transfer", "unmask"]
        two = filled.audit.pseudonym("two")
        assert [line["what"] for line in self.lines("--conversation", two)] == ["transfer", "unmask"]
        assert len(self.lines("--days", "1")) == 3

    def test_what_is_older_is_left_out(self, people: People, monkeypatch: pytest.MonkeyPatch) -> None:
        long_ago = datetime.now(UTC) - timedelta(days=3)
        monkeypatch.setattr(people.audit, "_now", lambda: long_ago)
        people.audit.record("lin", Audited.REPLY, Outcome.DONE)
        assert len(self.lines("--days", "4")) == 1
        assert self.lines("--days", "2") == []

    def test_nothing_yet_is_said_so(self, people: People) -> None:
        assert call("audit").output == "Nothing of that kind is in the audit.\n"


class TestWhere:
    @pytest.fixture
    def here(self, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
        """A short path: that of a socket must be."""
        folder = tmp_path_factory.mktemp("here")
        monkeypatch.chdir(folder)
        for field in Settings.model_fields.values():
            monkeypatch.delenv(str(field.validation_alias), raising=False)
        return folder

    def test_without_a_store_it_says_what_to_do(self, here: Path) -> None:
        result = call("list")
        assert result.exit_code == 1
        assert "There is no account: REDIS_URL is not set" in result.output

    def test_a_data_directory_keeps_accounts_while_a_bot_runs_there_and_while_none_does(
        self, here: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (here / "data").mkdir()
        monkeypatch.setenv("REFUNDBOT_DATA_DIR", str(here / "data"))
        assert call("add", "lin", "--generate").exit_code == 0
        with local_store(here / "data"):
            assert call("add", "wang", "--generate").exit_code == 0
        assert [json.loads(line)["name"] for line in call("list", "--json").output.splitlines()] == ["lin", "wang"]

    def test_a_store_that_is_away_is_said_so(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("REDIS_URL", "unix:///nowhere/store.sock")
        result = call("list")
        assert result.exit_code == 1
        assert "The store does not answer" in result.output
