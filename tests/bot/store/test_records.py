"""Records by name: one contract, on each store."""

from collections.abc import Iterator

import pytest

from bot.store import MemoryRecords, Records, StoreDownError, WireRecords, open_wire
from bot.store.local import LocalStore
from tests.bot.store.places import ON_SERVERS, Repeating, emptied, wire_to

KEY = "{test}:records"


@pytest.fixture(params=["memory", *ON_SERVERS])
def records(request: pytest.FixtureRequest) -> Iterator[Records]:
    if request.param == "memory":
        yield MemoryRecords()
        return
    wire = wire_to(request)
    with emptied(wire, KEY):
        yield WireRecords(wire, KEY)


def test_what_was_put_is_there_alone_and_among_all(records: Records) -> None:
    assert records.change("a", None, b"1\x00")
    assert records.change("b", None, b"2")
    assert records.get("a") == b"1\x00"
    assert records.get("nobody") is None
    assert dict(records.all()) == {"a": b"1\x00", "b": b"2"}


def test_there_is_nothing_at_first(records: Records) -> None:
    assert dict(records.all()) == {}


def test_a_record_is_changed_only_by_who_knows_what_it_is(records: Records) -> None:
    records.change("a", None, b"1")
    assert not records.change("a", b"0", b"2")
    assert not records.change("a", None, b"2")
    assert records.get("a") == b"1"
    assert records.change("a", b"1", b"2")
    assert records.get("a") == b"2"


def test_a_record_that_is_not_there_is_not_changed(records: Records) -> None:
    assert not records.change("a", b"1", b"2")
    assert records.get("a") is None


def test_it_is_taken_out_only_by_who_knows_what_it_is(records: Records) -> None:
    records.change("a", None, b"1")
    assert not records.change("a", b"0", None)
    assert records.get("a") == b"1"
    assert records.change("a", b"1", None)
    assert dict(records.all()) == {}


@pytest.mark.server
def test_a_command_that_the_client_repeats_has_the_same_answer(valkey: LocalStore) -> None:
    wire = open_wire(valkey.url)
    with emptied(wire, KEY):
        twice = WireRecords(Repeating(wire), KEY)
        assert twice.change("a", None, b"1")
        assert twice.change("a", b"1", b"2")
        assert twice.change("a", b"2", None)


def test_a_server_that_is_away_is_said_so() -> None:
    with pytest.raises(StoreDownError):
        WireRecords(open_wire("unix:///nowhere/store.sock"), KEY).all()
