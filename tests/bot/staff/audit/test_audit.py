"""What the audit holds, and what cannot get into it."""

import typing
from dataclasses import fields
from datetime import UTC, datetime
from enum import Enum
from typing import Any

import pytest

from bot.staff.audit import audit as audit_module
from bot.staff.audit.audit import Audit
from bot.staff.audit.entry import Audited, Entry, Outcome
from bot.staff.port import Doing, Refusal
from bot.store import Bound, MemoryTrail

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
OPENID = "oABCD-1234567890abcdefghijkl"
#: What users and staff write, and what names a user.
TEXTS = [
    "退款没到账",
    "my card is 6222 0000",
    OPENID,
    "order 10000123456789012345",
    "<b>x</b>",
    "a b",
    "\ud800",
    "lin\n",
]


@pytest.fixture
def trail() -> MemoryTrail:
    return MemoryTrail(Bound(entries=5000, days=365), NOW.timestamp)


@pytest.fixture
def audit(trail: MemoryTrail) -> Audit:
    return Audit(trail, b"key", lambda: NOW)


def entry(**changes: Any) -> Entry:
    return Entry(**{"at": NOW, "account": "lin", "what": Audited.REPLY, "outcome": Outcome.DONE, **changes})


def test_what_was_recorded_is_read_back(audit: Audit) -> None:
    audit.record("lin", Audited.TRANSFER, Outcome.TAKEN_BY_OTHER, conversation="name", about="wang")
    audit.record("", Audited.ADD_ACCOUNT, Outcome.DONE)
    first = entry(what=Audited.TRANSFER, outcome=Outcome.TAKEN_BY_OTHER, about="wang")
    assert sorted(audit.newest(), key=lambda each: each.account) == [
        entry(account="", what=Audited.ADD_ACCOUNT),
        Entry(
            **{each.name: getattr(first, each.name) for each in fields(first) if each.name != "conversation"},
            conversation=audit.pseudonym("name"),
        ),
    ]


def test_two_entries_that_are_alike_are_two(audit: Audit) -> None:
    for _ in range(2):
        audit.record("lin", Audited.REPLY, Outcome.DONE, conversation="name")
    assert len(list(audit.newest())) == 2


def test_all_is_read_when_it_is_more_than_a_page(audit: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_module, "_PAGE", 3)
    for _ in range(7):
        audit.record("lin", Audited.REPLY, Outcome.DONE)
    assert len(list(audit.newest())) == 7


def test_everything_that_staff_can_do_and_every_refusal_can_be_written_down() -> None:
    assert {str(each) for each in Doing} <= {str(each) for each in Audited}
    assert {str(each) for each in Refusal} <= {str(each) for each in Outcome}


def test_what_a_later_release_wrote_is_shown_as_far_as_it_is_known(audit: Audit, trail: MemoryTrail) -> None:
    kept = b'{"at":"2026-11-22T09:30:00+00:00","account":"lin","what":"juggle","outcome":"dropped","id":"1"}'
    trail.append(NOW.timestamp(), kept)
    assert list(audit.newest()) == [entry(what=Audited.OTHER, outcome=Outcome.OTHER)]


class TestNoTextGetsIn:
    def test_every_field_is_a_time_a_declared_word_or_checked(self) -> None:
        kinds = {name: kind for name, kind in typing.get_type_hints(Entry).items() if kind is not datetime}
        free = {name for name, kind in kinds.items() if not issubclass(kind, Enum)}
        # These are strings; the next tests say which.
        assert free == {"account", "conversation", "about"}

    @pytest.mark.parametrize("field", ["account", "conversation", "about"])
    @pytest.mark.parametrize("text", TEXTS)
    def test_no_text_and_no_openid_is_taken_for_a_name_or_a_pseudonym(self, field: str, text: str) -> None:
        with pytest.raises(ValueError, match="an entry names"):
            entry(**{field: text})

    @pytest.mark.parametrize("field", ["what", "outcome"])
    def test_no_text_is_taken_for_a_deed_or_an_outcome(self, field: str) -> None:
        with pytest.raises(ValueError, match="declared"):
            entry(**{field: "done"})

    def test_a_time_without_a_zone_is_refused(self) -> None:
        with pytest.raises(ValueError, match="zone"):
            entry(at=NOW.replace(tzinfo=None))

    @pytest.mark.parametrize("text", TEXTS)
    def test_whatever_is_given_for_a_conversation_only_its_pseudonym_is_kept(
        self, audit: Audit, trail: MemoryTrail, text: str
    ) -> None:
        audit.record("lin", Audited.UNMASK, Outcome.DONE, conversation=text)
        (kept,) = trail.newest(10)
        assert text.encode("utf-8", "surrogatepass") not in kept
        assert audit.pseudonym(text).encode() in kept


class TestThePseudonym:
    def test_it_is_the_same_for_the_same_conversation_and_key_and_no_other(self, audit: Audit) -> None:
        other_key = Audit(MemoryTrail(Bound(entries=1, days=1)), b"another key")
        names = {audit.pseudonym("a"), audit.pseudonym("b"), other_key.pseudonym("a")}
        assert len(names) == 3
        assert audit.pseudonym("a") == audit.pseudonym("a")

    def test_it_is_twelve_letters(self, audit: Audit) -> None:
        assert entry(conversation=audit.pseudonym("a")).conversation == audit.pseudonym("a")
