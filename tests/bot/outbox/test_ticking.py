"""What falls due is noticed: on a real server, by several workers, once."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import pytest

from bot.answers import Answer
from bot.incoming import Incoming
from bot.outbox.dues import Due, WireDues
from bot.outbox.ticking import Ticker, nobodys
from bot.store import Keys, RedisStore, Store, open_wire
from bot.store.keys import due_key
from bot.store.local import LocalStore
from bot.store.port import Arrival, Claimed, Sayable
from bot.store.waiting import Waiting, waiting_in
from bot.turn_port import Stored, Taken
from bot.turns import Turns
from tests.bot.outbox.world import Seconds, Speaking, T, record

pytestmark = pytest.mark.server


class Reminding(Speaking):
    """A dialogue that says once what is due."""

    def __init__(self) -> None:
        self.ticks: list[Incoming] = []
        self.does: Callable[[], None] = lambda: None
        self.leaves: tuple[tuple[str, int], ...] = ()

    def take(self, stored: Stored, incoming: Incoming, now: datetime) -> Taken:
        self.ticks.append(incoming)
        self.does()
        return Taken(session=stored.session, reply=b"{}", answer=Answer(), says=(record("due"),), due=self.leaves)


class Desk:
    """A store with users for whom something is due."""

    def __init__(self, url: str, secret: bytes) -> None:
        self.wire = open_wire(url)
        self.keys = Keys(secret)
        self.store: Store = RedisStore(self.wire, self.keys)
        self.dialogue, self.seconds = Reminding(), Seconds()

    def bucket(self, sender: str = "alice") -> int:
        return self.keys.user(sender).bucket

    def remember(self, *due: tuple[str, int], sender: str = "alice") -> None:
        arrival = Arrival(sender=sender, delivery=f"d {sender} {due}", created_at=T, post="post0001", parcel=b"")
        begun = self.store.begin(arrival)
        assert isinstance(begun, Claimed)
        taken = Taken(session=b"session", reply=b"{}", due=due)
        self.store.commit(begun.claim, taken, created_at=T, sayable=Sayable.NEVER)

    def ticker(self, errands: Callable[[Due, str], bool] = nobodys) -> Ticker:
        turns = Turns(self.store, self.dialogue, partial(datetime.now, UTC), waiting_room=0)
        return Ticker(WireDues(self.wire), self.store, turns, self.seconds, errands)


@pytest.fixture
def desk(valkey: LocalStore, request: pytest.FixtureRequest) -> Desk:
    desk = Desk(valkey.url, request.node.nodeid.encode())
    # Other tests' users may be in the same bucket of the one server.
    desk.wire.call("DEL", due_key(desk.bucket()))
    return desk


def test_what_is_due_is_a_turn_and_what_it_says_waits_to_be_sent(desk: Desk) -> None:
    desk.remember(("reminder", int(T)), ("later", int(T) + 60))

    assert desk.ticker().tick(desk.bucket()) == 1
    assert [(each.event, each.answerable) for each in desk.dialogue.ticks] == [("tick", False)]
    assert desk.store.peek("alice").outbox == (record("due"),)


def test_what_is_not_due_yet_is_left(desk: Desk) -> None:
    desk.remember(("later", int(T) + 1))

    assert (desk.ticker().tick(desk.bucket()), desk.dialogue.ticks) == (0, [])


def test_several_things_due_at_once_are_one_turn(desk: Desk) -> None:
    desk.remember(("one", int(T) - 5), ("two", int(T)))

    assert desk.ticker().tick(desk.bucket()) == 1


def test_a_second_worker_that_saw_the_same_takes_no_second_turn(desk: Desk) -> None:
    desk.remember(("reminder", int(T)))
    desk.dialogue.leaves = (("reminder", int(T)),)
    desk.ticker().tick(desk.bucket())
    desk.ticker().tick(desk.bucket())

    assert len(desk.dialogue.ticks) == 1


def test_a_worker_that_comes_meanwhile_takes_no_second_turn(desk: Desk) -> None:
    desk.remember(("reminder", int(T)))
    other = desk.ticker()
    desk.dialogue.does = lambda: None if len(desk.dialogue.ticks) > 1 else (other.tick(desk.bucket()), None)[1]
    desk.ticker().tick(desk.bucket())

    assert len(desk.dialogue.ticks) == 1
    assert desk.store.peek("alice").outbox == (record("due"),)


def test_a_turn_that_fails_is_tried_again_after_a_minute_and_stops_nobody_else(desk: Desk) -> None:
    def fail() -> None:
        raise ValueError

    desk.remember(("reminder", int(T)))
    desk.dialogue.does = fail
    ticker = desk.ticker()
    assert [ticker.tick(desk.bucket()), ticker.tick(desk.bucket())] == [1, 0]

    desk.dialogue.does = lambda: None
    desk.seconds.now += 60
    assert (ticker.tick(desk.bucket()), desk.store.peek("alice").outbox) == (1, (record("due"),))


def test_what_is_due_for_nobody_is_taken_off(desk: Desk) -> None:
    key = due_key(desk.bucket())
    desk.wire.call("ZADD", key, int(T), f"{'A' * 16}:reminder")
    desk.ticker().tick(desk.bucket())

    assert desk.wire.call("ZSCORE", key, f"{'A' * 16}:reminder") is None


class TestErrands:
    """What is to be asked of WeChat's own desk is no turn of its own."""

    def test_an_errand_is_done_and_no_turn_taken(self, desk: Desk) -> None:
        desk.remember(("desk.open", int(T)), ("ask_seller", int(T)))
        done: list[tuple[str, str]] = []

        def do(due: Due, sender: str) -> bool:
            done.append((due.what, sender))
            return True

        ticker = desk.ticker(do)

        assert ticker.tick(desk.bucket()) == 2
        assert done == [("desk.open", "alice")]
        assert len(desk.dialogue.ticks) == 1

    def test_one_that_fails_stops_nothing(self, desk: Desk) -> None:
        desk.remember(("desk.open", int(T) - 1), ("ask_seller", int(T)))

        def fails(due: Due, sender: str) -> bool:
            raise ValueError(due, sender)

        assert desk.ticker(fails).tick(desk.bucket()) == 2
        assert len(desk.dialogue.ticks) == 1

    def test_what_waits_in_all_buckets_is_told(self, desk: Desk) -> None:
        before = waiting_in(desk.wire, T)
        # Other tests' users may be late on the one server.
        desk.remember(("ask_seller", int(T - before.late_s) - 1000), sender="alice")
        desk.store.append("alice", record("x"))

        assert waiting_in(desk.wire, T) == Waiting(before.to_send + 1, T - int(T - before.late_s) + 1000)
