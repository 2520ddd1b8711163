"""What every inbox promises: one class of tests, run on each store."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.inbox.unclear import Unclear
from bot.store import Inbox, MemoryInbox, StoreDownError, WireInbox, inbox, memory_inbox, open_wire
from bot.store.keys import INBOX
from tests.bot.store.backends import Backend, RedisBackend

#: The servers' clocks are real: on a day that is over for them nothing would be kept.
DAY = date(2126, 1, 10)
DAYS = 30


def unclear(name: str = "a", **changes: object) -> Unclear:
    said = Unclear(
        id=f"name{name:>8}",
        text=f"怎么回事 {name}",
        locale="zh_Hans",
        state="asking.paid_with",
        day=DAY,
        best=(("unknown", 0.41), ("system_outage", 0.2)),
    )
    return replace(said, **changes)  # type: ignore[arg-type]


@pytest.fixture
def box(backend: Backend) -> Iterator[Inbox]:
    """An empty one: the servers are those of the other tests."""
    box: Inbox = WireInbox(backend.wire) if isinstance(backend, RedisBackend) else MemoryInbox()
    box.drop()
    yield box
    box.drop()


def names(box: Inbox, today: date = DAY) -> list[str]:
    return [kept.unclear.id.split()[-1] for kept in box.read(today)]


class TestEveryInbox:
    def test_what_is_noted_is_read_as_it_was(self, box: Inbox) -> None:
        box.note(unclear(), days=DAYS)
        (kept,) = box.read(DAY)
        assert (kept.unclear, kept.count, kept.label) == (unclear(), 1, "")

    def test_the_same_text_again_is_counted_and_stands_as_it_was_said_last(self, box: Inbox) -> None:
        box.note(unclear("a"), days=DAYS)
        box.note(unclear("b"), days=DAYS)
        again = unclear("a", state="idle", day=DAY + timedelta(days=1))
        box.note(again, days=DAYS)
        newest, _ = box.read(DAY)
        assert (newest.unclear, newest.count) == (again, 2)

    def test_the_newest_come_first(self, box: Inbox) -> None:
        for name in "abc":
            box.note(unclear(name), days=DAYS)
        assert names(box) == ["c", "b", "a"]

    def test_only_the_newest_are_kept(self, box: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
        for module in (inbox, memory_inbox):
            monkeypatch.setattr(module, "INBOX_KEPT", 2)
        for name in "abac":
            box.note(unclear(name), days=DAYS)
        assert names(box) == ["c", "a"]

    def test_it_is_gone_when_its_days_are_over_and_not_before(self, box: Inbox) -> None:
        box.note(unclear("old"), days=DAYS)
        box.note(unclear("new", day=DAY + timedelta(days=1)), days=DAYS)
        assert names(box, DAY + timedelta(days=DAYS)) == ["new", "old"]
        assert names(box, DAY + timedelta(days=DAYS + 1)) == ["new"]
        assert names(box, DAY) == ["new"]

    def test_a_new_text_lets_go_of_old_ones(self, box: Inbox) -> None:
        box.note(unclear("old"), days=DAYS)
        box.note(unclear("new", day=DAY + timedelta(days=DAYS + 1)), days=DAYS)
        assert names(box, DAY) == ["new"]

    def test_how_long_is_decided_when_it_is_noted(self, box: Inbox) -> None:
        box.note(unclear("short"), days=1)
        box.note(unclear("long"), days=DAYS)
        assert names(box, DAY + timedelta(days=2)) == ["long"]

    def test_a_label_stays_when_the_text_comes_again_and_can_be_taken_back(self, box: Inbox) -> None:
        box.note(unclear(), days=DAYS)
        assert box.label(unclear().id, "system_outage")
        box.note(unclear(), days=DAYS)
        assert [kept.label for kept in box.read(DAY)] == ["system_outage"]
        assert box.label(unclear().id, "")
        assert [kept.label for kept in box.read(DAY)] == [""]

    def test_what_is_not_there_can_be_neither_labelled_nor_removed(self, box: Inbox) -> None:
        assert not box.label("nobody", "unknown")
        assert not box.remove("nobody")
        assert names(box) == []

    def test_what_was_removed_can_be_put_back_as_it_was(self, box: Inbox) -> None:
        for name in "abb":
            box.note(unclear(name), days=DAYS)
        box.note(unclear("c"), days=DAYS)
        box.label(unclear("b").id, "unknown")
        before = box.read(DAY)
        assert box.remove(unclear("b").id)
        assert names(box) == ["c", "a"]
        box.put_back(before[1])
        assert box.read(DAY) == before

    def test_a_text_that_comes_after_its_removal_starts_anew(self, box: Inbox) -> None:
        box.note(unclear(), days=DAYS)
        box.label(unclear().id, "unknown")
        box.remove(unclear().id)
        box.note(unclear(), days=DAYS)
        assert [(kept.count, kept.label) for kept in box.read(DAY)] == [(1, "")]

    def test_after_a_drop_nothing_is_left(self, box: Inbox) -> None:
        box.note(unclear(), days=DAYS)
        box.label(unclear().id, "unknown")
        box.drop()
        assert names(box) == []
        box.note(unclear(), days=DAYS)
        assert [(kept.count, kept.label) for kept in box.read(DAY)] == [(1, "")]


class TestOnAServer:
    def test_a_command_that_the_client_repeats_counts_once(self, box: Inbox, backend: Backend) -> None:
        if not isinstance(backend, RedisBackend):
            return
        twice = WireInbox(_Repeating(backend))
        twice.note(unclear(), days=DAYS)
        assert [kept.count for kept in box.read(DAY)] == [1]

    def test_it_is_gone_by_itself_at_a_midnight_that_tells_no_hour(self, box: Inbox, backend: Backend) -> None:
        if not isinstance(backend, RedisBackend):
            return
        box.note(unclear("long"), days=DAYS)
        box.note(unclear("short"), days=1)
        box.label(unclear("long").id, "unknown")
        box.remove(unclear("short").id)
        box.put_back(box.read(DAY)[0])
        ends = {backend.wire.call("EXPIRETIME", key) for key in INBOX}
        assert len(ends) == 1
        (end,) = ends
        assert end % 86400 == 0
        assert datetime.fromtimestamp(end, UTC).date() - DAY >= timedelta(days=DAYS + 1)

    def test_a_server_that_is_away_is_said_so(self) -> None:
        nowhere = WireInbox(open_wire("unix:///nowhere/store.sock"))
        with pytest.raises(StoreDownError):
            nowhere.read(DAY)


class _Repeating:
    """A wire whose every command reaches the server twice."""

    def __init__(self, backend: RedisBackend) -> None:
        self._backend = backend

    def call(self, *command: str | bytes | int) -> object:
        self._backend.wire.call(*command)
        return self._backend.wire.call(*command)
