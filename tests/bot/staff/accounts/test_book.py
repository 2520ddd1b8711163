"""Accounts: made, changed, removed."""

import orjson
import pytest

from bot.staff.accounts.account import Account, as_bytes, from_bytes
from bot.staff.accounts.errors import AccountExistsError, BadAccountError, NoAccountError, WeakPasswordError
from bot.staff.accounts.passwords import is_right
from bot.staff.accounts.rights import Role
from tests.bot.staff.accounts.crew import PASSWORD, Crew


def test_an_account_is_found_again_as_it_was_made(crew: Crew) -> None:
    made = crew.people.accounts.add("lin", password=PASSWORD, role=Role.LEAD, locale="en", display="小林")
    assert (made.name, made.display, made.role, made.locale, made.is_disabled) == (
        "lin",
        "小林",
        Role.LEAD,
        "en",
        False,
    )
    assert crew.people.accounts.get("lin") == made
    assert crew.people.accounts.get("wang") is None


def test_accounts_are_listed_by_name(crew: Crew) -> None:
    for name in ("wang", "chen", "lin"):
        crew.add(name)
    assert [each.name for each in crew.people.accounts.all()] == ["chen", "lin", "wang"]


def test_a_name_is_taken_once_however_it_is_typed(crew: Crew) -> None:
    crew.add("lin")
    with pytest.raises(AccountExistsError, match="lin"):
        crew.people.accounts.add(" LIN ", password=PASSWORD, role=Role.AUDITOR, locale="en")
    assert [each.role for each in crew.people.accounts.all()] == [Role.AGENT]


@pytest.mark.parametrize("name", ["", "l", "1lin", "lin wang", "小林", "x" * 33, "lin\n.", "-lin", "oABcd_ü"])
def test_a_name_of_anything_else_is_refused(crew: Crew, name: str) -> None:
    with pytest.raises(BadAccountError):
        crew.people.accounts.add(name, password=PASSWORD, role=Role.AGENT, locale="en")


@pytest.mark.parametrize("display", ["x" * 41, "a\nb", "a\u202eb", "a\x00b"])
def test_a_display_name_is_one_short_line_that_can_be_seen(crew: Crew, display: str) -> None:
    with pytest.raises(BadAccountError):
        crew.people.accounts.add("lin", password=PASSWORD, role=Role.AGENT, locale="en", display=display)


def test_a_weak_password_makes_no_account_and_changes_none(crew: Crew) -> None:
    with pytest.raises(WeakPasswordError):
        crew.people.accounts.add("lin", password="short", role=Role.AGENT, locale="en")
    assert list(crew.people.accounts.all()) == []
    before = crew.add()
    with pytest.raises(WeakPasswordError):
        crew.people.accounts.set_password("lin", "short")
    assert crew.people.accounts.get("lin") == before


def test_a_new_password_replaces_the_old_one(crew: Crew) -> None:
    crew.add()
    changed = crew.people.accounts.set_password("lin", "another one entirely")
    assert is_right("another one entirely", changed.password_hash)
    assert not is_right(PASSWORD, changed.password_hash)


def test_a_role_is_changed_and_the_rest_stays(crew: Crew) -> None:
    before = crew.add()
    after = crew.people.accounts.set_role("lin", Role.LEAD)
    assert (before.role, after.role) == (Role.AGENT, Role.LEAD)
    assert (after.password_hash, after.stamp) == (before.password_hash, before.stamp)


def test_what_nobody_has_cannot_be_changed(crew: Crew) -> None:
    accounts = crew.people.accounts
    for change in (accounts.disable, accounts.enable, accounts.remove):
        with pytest.raises(NoAccountError, match="wang"):
            change("wang")


def test_a_removed_account_is_gone_and_its_name_free(crew: Crew) -> None:
    first = crew.add()
    crew.people.accounts.remove("lin")
    assert crew.people.accounts.get("lin") is None
    assert crew.add().stamp != first.stamp


def test_a_change_by_two_at_once_keeps_both(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    crew.add()
    in_between = iter([True])
    get = crew.records.get

    def get_then_be_overtaken(name: str) -> bytes | None:
        record = get(name)
        if next(in_between, False):
            crew.people.accounts.disable("lin")
        return record

    monkeypatch.setattr(crew.records, "get", get_then_be_overtaken)
    changed = crew.people.accounts.set_role("lin", Role.LEAD)
    assert (changed.role, changed.is_disabled) == (Role.LEAD, True)


def test_an_account_that_a_later_release_wrote_can_be_read_and_changed(crew: Crew) -> None:
    record = as_bytes(crew.add())
    later = orjson.dumps({**orjson.loads(record), "pager": "9"})
    assert crew.records.change("lin", record, later)
    assert crew.people.accounts.get("lin") == from_bytes(record)
    assert crew.people.accounts.disable("lin").is_disabled


def test_neither_hash_nor_stamp_shows_in_a_log(crew: Crew) -> None:
    account: Account = crew.add()
    assert account.password_hash not in repr(account)
    assert account.stamp not in repr(account)


def test_the_store_has_an_argon2id_hash_and_no_password(crew: Crew) -> None:
    crew.add()
    record = crew.records.get("lin") or b""
    assert b"$argon2id$" in record
    assert PASSWORD.encode() not in record
