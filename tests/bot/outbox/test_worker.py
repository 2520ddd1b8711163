"""The worker's rounds, in memory."""

import threading
from collections.abc import Sequence

import pytest

from bot.outbox.beat import Beat, beat_age_s, counts
from bot.outbox.census import KNOWN_S, Census, Waits, counted
from bot.outbox.dues import Due
from bot.outbox.sending import Sender
from bot.outbox.ticking import Ticker
from bot.outbox.typing_shown import TYPING, TypingShown, TypingWanted
from bot.outbox.worker import Worker
from bot.sandbox.platform_calls import Fault
from bot.store import MemoryRecords, StoreDownError
from bot.store.waiting import Waiting
from bot.turns import Turns
from tests.bot.outbox.world import DirectApi, Speaking, World, record


class NothingDue:
    """Dues of nobody; what it does instead is a test's."""

    def __init__(self) -> None:
        self.looked: list[int] = []
        self.fails: list[Exception] = []

    def fallen(self, bucket: int, *, now: float) -> Sequence[Due]:
        self.looked.append(bucket)
        if self.fails:
            raise self.fails.pop()
        return ()

    def drop(self, bucket: int, due: Due) -> None:
        raise AssertionError


class Stop(threading.Event):
    """Set after so many pauses; a pause takes no time."""

    def __init__(self, rounds: int) -> None:
        super().__init__()
        self.pauses: list[float | None] = []
        self._rounds = rounds

    def wait(self, timeout: float | None = None) -> bool:
        self.pauses.append(timeout)
        if len(self.pauses) >= self._rounds:
            self.set()
        return self.is_set()


@pytest.fixture
def world() -> World:
    return World()


def worker_of(
    world: World, dues: NothingDue, stop: threading.Event, sender: Sender | None = None, *, is_orphan: bool = False
) -> Worker:
    beat = Beat(world.shared, world.seconds)
    turns = Turns(world.store, Speaking(), lambda: None, waiting_room=0)  # type: ignore[arg-type, return-value]
    ticker = Ticker(dues, world.store, turns, world.seconds)
    sender = sender or world.sender(count=beat.count)
    return Worker(ticker, sender, beat, stop, is_orphan=lambda: is_orphan)


def test_a_round_looks_at_every_bucket_and_sends_what_waits(world: World) -> None:
    dues = NothingDue()
    for user in ("alice", "bob", "carol"):
        world.turn(record(user), sender=user)
    worker_of(world, dues, threading.Event()).round()

    assert sorted(dues.looked) == list(range(256))
    assert sorted(text for _, text, _ in world.phones.shown) == ["alice", "bob", "carol"]
    assert counts(world.shared)["sent"] == 3


def test_it_is_heard_of_after_each_round(world: World) -> None:
    assert beat_age_s(world.shared, world.seconds()) is None
    worker_of(world, NothingDue(), threading.Event()).round()
    world.seconds.now += 5

    assert beat_age_s(world.shared, world.seconds()) == 5


def test_it_stops_between_two_messages(world: World) -> None:
    stop = threading.Event()
    world.turn(record("one"), record("two"))
    api = DirectApi(world.platform)

    class Stopping:
        def post(self, call: str, data: dict[str, object]) -> dict[str, object]:
            stop.set()
            return api.post(call, data)

    worker_of(world, NothingDue(), stop, world.sender(Stopping())).round()

    assert (world.phones.texts(), world.waiting()) == (["one"], (record("two"),))


@pytest.mark.parametrize("fault", [StoreDownError("down"), ValueError("ours")])
def test_a_fault_makes_a_longer_pause_and_no_end(fault: Exception, world: World) -> None:
    dues, stop = NothingDue(), Stop(rounds=2)
    dues.fails = [fault]
    worker_of(world, dues, stop).run()

    assert stop.pauses == [5.0, 1.0]
    assert len(dues.looked) == 257


def test_an_orphan_ends(world: World) -> None:
    dues = NothingDue()
    worker_of(world, dues, threading.Event(), is_orphan=True).run()

    assert dues.looked == []


def test_what_is_no_buckets_is_looked_at_once_a_round(world: World) -> None:
    looked: list[str] = []
    turns = Turns(world.store, Speaking(), lambda: None, waiting_room=0)  # type: ignore[arg-type, return-value]
    ticker = Ticker(NothingDue(), world.store, turns, world.seconds)
    looks = (lambda: looked.append("a"), lambda: looked.append("b"))
    Worker(ticker, world.sender(), lambda: None, threading.Event(), each_round=looks).round()

    assert looked == ["a", "b"]


class TestTyping:
    @pytest.fixture
    def records(self) -> MemoryRecords:
        return MemoryRecords()

    @pytest.fixture
    def wanted(self, world: World, records: MemoryRecords) -> TypingWanted:
        world.turn()
        return TypingWanted(records, world.shared, world.seconds)

    def shown(self, world: World, records: MemoryRecords, *, is_active: bool = True) -> int:
        api = DirectApi(world.platform, world.platform.token) if is_active else None
        return TypingShown(records, world.shared, world.store, api, world.seconds).round()

    def test_typing_is_shown_to_who_just_wrote(
        self, world: World, records: MemoryRecords, wanted: TypingWanted
    ) -> None:
        wanted.ask(world.store.name_of_user("alice"))

        assert [self.shown(world, records), self.shown(world, records)] == [1, 0]
        assert list(world.platform.asked) == [TYPING]

    def test_it_is_asked_for_no_more_often_than_it_shows(
        self, world: World, records: MemoryRecords, wanted: TypingWanted
    ) -> None:
        for _ in range(30):
            wanted.ask(world.store.name_of_user("alice"))
            self.shown(world, records)
            world.seconds.now += 1

        assert list(world.platform.asked) == [TYPING] * 3

    def test_what_was_asked_for_long_ago_is_not_shown(
        self, world: World, records: MemoryRecords, wanted: TypingWanted
    ) -> None:
        wanted.ask(world.store.name_of_user("alice"))
        world.seconds.now += 9

        assert (self.shown(world, records), records.all(), list(world.platform.asked)) == (0, {}, [])

    def test_without_active_messages_nothing_is_asked(
        self, world: World, records: MemoryRecords, wanted: TypingWanted
    ) -> None:
        wanted.ask(world.store.name_of_user("alice"))
        assert (self.shown(world, records, is_active=False), records.all()) == (0, {})

    def test_who_has_left_is_shown_nothing(self, world: World, records: MemoryRecords, wanted: TypingWanted) -> None:
        wanted.ask(world.store.name_of_user("alice"))
        world.store.erase("alice", at=world.seconds())
        assert (self.shown(world, records), list(world.platform.asked)) == (0, [])

    @pytest.mark.parametrize("code", [45072, 45080, 45081, -1, 40200, 48001])
    def test_that_it_cannot_be_shown_is_no_fault(
        self, code: int, world: World, records: MemoryRecords, wanted: TypingWanted
    ) -> None:
        world.platform.order(Fault(errcode=code), call=TYPING)
        wanted.ask(world.store.name_of_user("alice"))
        assert self.shown(world, records) == 0

        world.seconds.now += 15
        wanted.ask(world.store.name_of_user("alice"))
        # Without the right to it nothing is asked for a day.
        assert (self.shown(world, records) == 1) is (code not in {40200, 48001})

    def test_a_store_that_is_down_is_no_fault(self, world: World, wanted: TypingWanted) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(world.shared, "add", raising_down)
            wanted.ask("any")

    def test_the_platform_shows_it_only_shortly_after_a_doing_and_not_twice(self, world: World) -> None:
        world.turn()
        told = {"touser": "alice", "command": "Typing"}

        def code() -> int:
            return int(world.platform.answer(TYPING, told, world.platform.token)["errcode"])

        assert [code(), code()] == [0, 45081]
        world.seconds.now += 16
        assert code() == 0
        world.seconds.now += 16
        assert code() == 45080


def raising_down(*_: object, **__: object) -> bool:
    raise StoreDownError("down")


class TestTheCensus:
    def census(self, world: World, *waiting: Waiting) -> Census:
        told = iter(waiting)
        return Census(world.store, lambda _: next(told), world.shared, world.seconds)

    def test_what_waits_is_counted_now_and_then_by_one_worker(self, world: World) -> None:
        world.card("alice", owner="queued", since=world.seconds() - 90)
        world.card("bob", owner="queued", since=world.seconds() - 30)
        world.card("carol", owner="staff", since=world.seconds())
        assert counted(world.shared) is None

        census = self.census(world, Waiting(3, 7.0))
        census.count()
        census.count()
        expected = Waits(to_send=3, late_s=7.0, queued=2, queued_s=90.0, with_staff=1)
        assert counted(world.shared) == expected

    def test_a_count_grows_old(self, world: World) -> None:
        self.census(world, Waiting(0, 0.0)).count()
        world.seconds.now += KNOWN_S
        assert counted(world.shared) is None
