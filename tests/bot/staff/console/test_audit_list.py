"""Which entries of the audit a page shows."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.staff.audit.audit import Audit
from bot.staff.audit.entry import Audited, Entry, Outcome
from bot.staff.console.audit_list import PAGE_ENTRIES, AuditWanted, audit_page
from tests.bot.staff.console.conftest import Person
from tests.bot.staff.console.fake_accounts import MemoryAccounts
from tests.bot.staff.console.fake_desk import MemoryDesk
from tests.bot.staff.console.site import console_app, empty_audit

SHANGHAI = ZoneInfo("Asia/Shanghai")
#: A quarter of an hour past midnight in Shanghai, and still the day before by UTC.
NIGHT = datetime(2026, 11, 21, 16, 15, tzinfo=UTC)


def entry(hours_ago: int, account: str = "chen", what: Audited = Audited.REPLY, **told: str) -> Entry:
    at = NIGHT - timedelta(hours=hours_ago)
    return Entry(at=at, account=account, what=what, outcome=Outcome.DONE, **told)


ENTRIES = (
    entry(0, conversation="abcdefghijkl"),
    entry(1, "li", Audited.TAKE, conversation="abcdefghijkl"),
    entry(2, "wu", Audited.TRANSFER, about="chen"),
    entry(30, "chen", Audited.SIGN_IN),
)


def shown(**query: str) -> list[int]:
    """Which of `ENTRIES` are."""
    page = audit_page(ENTRIES, AuditWanted.from_query(query), SHANGHAI)
    return [ENTRIES.index(each) for each in page.entries]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, [0, 1, 2, 3]),
        ({"account": "li"}, [1]),
        # Also what was done to them.
        ({"account": "chen"}, [0, 2, 3]),
        ({"what": "take"}, [1]),
        ({"what": "nonsense"}, [0, 1, 2, 3]),
        ({"conversation": "abcdefghijkl"}, [0, 1]),
        ({"conversation": "<script>"}, [0, 1, 2, 3]),
        # A day is one of the desk's own zone.
        ({"day": "2026-11-22"}, [0]),
        ({"day": "2026-11-21"}, [1, 2]),
        ({"day": "2026-11-20"}, [3]),
        ({"day": "yesterday"}, [0, 1, 2, 3]),
        ({"day": "2026-11-21", "account": "li", "what": "take"}, [1]),
        ({"day": "2026-11-21", "account": "li", "what": "reply"}, []),
    ],
)
def test_filters_leave_what_fits_all_of_them(query: dict[str, str], found: list[int]) -> None:
    assert shown(**query) == found


@pytest.mark.parametrize(
    ("asked", "page", "first", "has_more"), [("1", 1, 0, True), ("2", 2, 100, True), ("3", 3, 200, False)]
)
def test_the_audit_has_pages(asked: str, page: int, first: int, has_more: bool) -> None:
    entries = [entry(number) for number in range(2 * PAGE_ENTRIES + 1)]
    found = audit_page(entries, AuditWanted.from_query({"page": asked}), SHANGHAI)
    assert (found.wanted.page, entries.index(found.entries[0]), found.has_more) == (page, first, has_more)


@pytest.mark.parametrize("asked", ["", "0", "-1", "²", "x", "99999999"])
def test_a_page_that_makes_no_sense_is_the_first(asked: str) -> None:
    assert AuditWanted.from_query({"page": asked}).page == 1


def test_no_more_is_read_than_a_page_needs() -> None:
    read: list[int] = []

    def endless() -> Iterator[Entry]:
        for number in range(10_000):
            read.append(number)
            yield entry(number)

    audit_page(endless(), AuditWanted(), SHANGHAI)
    assert len(read) == PAGE_ENTRIES + 1
    read.clear()
    audit_page(endless(), AuditWanted(day="2026-11-21"), SHANGHAI)
    assert len(read) < 50


# The page


@pytest.fixture
def audit() -> Audit:
    return empty_audit()


@pytest.fixture
def lead(audit: Audit, desk: MemoryDesk, accounts: MemoryAccounts) -> Person:
    person = Person(console_app(desk, accounts, audit=audit).test_client())
    assert person.sign_in("wu").status_code == 303
    return person


def test_an_empty_audit_says_so(lead: Person) -> None:
    assert "Nothing yet." in lead.sees("audit")
    assert "No entry fits the filters." in lead.sees("audit?what=take")


def test_every_action_and_result_has_words(lead: Person, audit: Audit) -> None:
    for what in Audited:
        for outcome in (*Outcome,)[:3]:
            audit.record("chen", what, outcome)
    page = lead.sees("audit")
    assert "audited_" not in page
    assert page.count("<tr>") == 1 + 3 * len(Audited)


def test_pages_keep_the_filters(lead: Person, audit: Audit) -> None:
    for _ in range(PAGE_ENTRIES + 1):
        audit.record("chen", Audited.REPLY, Outcome.DONE)
        audit.record("li", Audited.REPLY, Outcome.DONE)
    page = lead.sees("audit?account=chen")
    assert page.count("<tr>") == 1 + PAGE_ENTRIES
    (older,) = re.findall(r'rel="next" href="/staff/([^"]+)"', page)
    assert lead.sees(older.replace("&amp;", "&")).count("<tr>") == 2


def test_what_came_from_the_command_line_says_so(lead: Person, audit: Audit) -> None:
    audit.record("", Audited.ADD_ACCOUNT, Outcome.DONE, about="li")
    page = lead.sees("audit")
    assert "(command line)" in page
    assert "Added an account → li" in page
