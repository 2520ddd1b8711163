"""A trail: one contract, on each store."""

import time
from collections.abc import Callable, Iterator

import pytest

from bot.store import Bound, MemoryTrail, StoreDownError, Trail, WireTrail, open_wire
from bot.store.keys import AUDIT
from bot.store.local import LocalStore
from tests.bot.store.places import ON_SERVERS, Repeating, emptied, wire_to

DAYS = 10
#: The servers judge by their own clocks, so an entry is dated from now; a day is far more than a test takes.
NOW = time.time()
LONG_AGO = NOW - (DAYS + 1) * 86400

Begin = Callable[[int], Trail]


@pytest.fixture(params=["memory", *ON_SERVERS])
def begin(request: pytest.FixtureRequest) -> Iterator[Begin]:
    """An empty one that keeps so many entries."""
    if request.param == "memory":
        yield lambda entries: MemoryTrail(Bound(entries=entries, days=DAYS), lambda: NOW)
        return
    wire = wire_to(request)
    with emptied(wire, AUDIT):
        yield lambda entries: WireTrail(wire, Bound(entries=entries, days=DAYS))


def test_the_newest_come_first_whenever_they_were_written(begin: Begin) -> None:
    trail = begin(100)
    for second, entry in ((1, b"a"), (3, b"c"), (2, b"b")):
        trail.append(NOW + second, entry)
    assert list(trail.newest(10)) == [b"c", b"b", b"a"]


def test_it_is_read_page_by_page(begin: Begin) -> None:
    trail = begin(100)
    for second, entry in enumerate((b"a", b"b", b"c")):
        trail.append(NOW + second, entry)
    assert list(trail.newest(2)) == [b"c", b"b"]
    assert list(trail.newest(2, skip=2)) == [b"a"]
    assert list(trail.newest(2, skip=3)) == []


def test_entries_of_one_moment_are_all_there(begin: Begin) -> None:
    trail = begin(100)
    for entry in (b"a", b"b"):
        trail.append(NOW, entry)
    assert sorted(trail.newest(10)) == [b"a", b"b"]


def test_only_the_newest_are_kept(begin: Begin) -> None:
    trail = begin(2)
    for second, entry in enumerate((b"a", b"b", b"c")):
        trail.append(NOW + second, entry)
    assert list(trail.newest(10)) == [b"c", b"b"]


def test_an_entry_goes_when_its_days_are_over_and_not_before(begin: Begin) -> None:
    trail = begin(100)
    trail.append(LONG_AGO, b"old")
    trail.append(NOW - (DAYS - 1) * 86400, b"young")
    assert list(trail.newest(10)) == [b"young"]


def test_a_writer_whose_clock_is_years_ahead_empties_nothing(begin: Begin) -> None:
    trail = begin(100)
    trail.append(NOW, b"kept")
    trail.append(NOW + 10 * 365 * 86400, b"ahead")
    assert list(trail.newest(10)) == [b"ahead", b"kept"]


@pytest.mark.server
def test_a_command_that_the_client_repeats_adds_one_entry(valkey: LocalStore) -> None:
    wire = open_wire(valkey.url)
    with emptied(wire, AUDIT):
        WireTrail(Repeating(wire), Bound(entries=100, days=DAYS)).append(NOW, b"once")
        assert list(WireTrail(wire, Bound(entries=100, days=DAYS)).newest(10)) == [b"once"]


def test_a_server_that_is_away_is_said_so() -> None:
    with pytest.raises(StoreDownError):
        WireTrail(open_wire("unix:///nowhere/store.sock"), Bound(entries=1, days=1)).newest(1)
