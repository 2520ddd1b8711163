"""The stream that tells pages to look again."""

from collections.abc import Iterator

import pytest

from bot.staff.console.viewers import TooManyViewersError, Viewers
from bot.staff.console.views import events
from tests.bot.staff.console.conftest import Person
from tests.bot.staff.console.fake_accounts import MemoryAccounts
from tests.bot.staff.console.fake_desk import MemoryDesk
from tests.bot.staff.console.samples import sample_desk
from tests.bot.staff.console.site import console_app


class ScriptedDesk(MemoryDesk):
    """What its next waits end with: something changed, nothing did, or the store went away."""

    def __init__(self, *ends: bool | None) -> None:
        super().__init__()
        self.ends: Iterator[bool | None] = iter(ends)

    def changes(self, timeout_s: float) -> bool:
        if timeout_s == 0:
            return False
        end = next(self.ends)
        self.is_down = end is None
        self._demand_store()
        return bool(end)


@pytest.fixture(autouse=True)
def few_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "WAITS", 3)


def watcher(desk: MemoryDesk, accounts: MemoryAccounts, viewers: int = 2) -> Person:
    person = Person(console_app(desk, accounts, viewers=viewers).test_client())
    person.sign_in()
    return person


def test_a_stream_tells_of_changes_beats_in_between_and_ends() -> None:
    stream = watcher(ScriptedDesk(True, False, True), MemoryAccounts()).get("events")
    assert stream.content_type == "text/event-stream; charset=utf-8"
    assert stream.headers["Cache-Control"] == "no-store"
    assert stream.text == (
        "retry: 3000\n\n" + "event: changed\ndata: 1\n\n" + ": still here\n\n" + "event: changed\ndata: 1\n\n"
    )


def test_a_stream_ends_when_the_store_goes_away() -> None:
    assert watcher(ScriptedDesk(False, None), MemoryAccounts()).get("events").text.count("\n\n") == 2


def test_a_stream_ends_when_its_reader_signs_out() -> None:
    accounts = MemoryAccounts()
    desk = ScriptedDesk(False, True, True)
    person = watcher(desk, accounts)
    accounts.used.clear()
    stream = iter(person.get("events").response)
    assert next(stream) == b"retry: 3000\n\n"
    accounts.sessions.clear()
    assert [*stream] == [b"event: changed\ndata: 1\n\n"]
    assert accounts.used == []


def test_only_so_many_watch_at_once_and_a_seat_that_is_left_is_free() -> None:
    app = console_app(sample_desk("en"), MemoryAccounts(), viewers=2)
    people = [Person(app.test_client()) for _ in range(3)]
    for person, account in zip(people, ("chen", "li", "wu"), strict=True):
        person.sign_in(account)
    first, second = (person.get("events") for person in people[:2])
    refused = people[2].get("events")
    assert refused.status_code == 503
    assert refused.headers["Retry-After"] == "15"
    first.close()
    again = people[2].get("events")
    assert again.status_code == 200
    again.close()
    second.close()


def test_the_pages_that_somebody_left_hold_no_seat_against_their_next() -> None:
    person = watcher(ScriptedDesk(*[False] * 7), MemoryAccounts(), viewers=2)
    streams = [person.get("events") for _ in range(3)]
    assert [stream.status_code for stream in streams] == [200, 200, 200]
    beats = [stream.text.count(": still here") for stream in streams]
    assert beats == [0, 3, 3]


def test_seats_are_not_lost_to_streams_that_lost_theirs() -> None:
    viewers = Viewers(1)
    with viewers.seat("chen") as former, viewers.seat("chen") as present:
        assert (former.is_lost, present.is_lost) == (True, False)
    with viewers.seat("li"), pytest.raises(TooManyViewersError), viewers.seat("chen"):
        pass
    with viewers.seat("chen"):
        pass


def test_a_stranger_hears_nothing(stranger: Person) -> None:
    assert stranger.get("events").status_code == 401
