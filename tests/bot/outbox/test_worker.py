"""The worker's rounds, in memory."""

import threading
from collections.abc import Sequence

import pytest

from bot.outbox.beat import Beat, beat_age_s, counts
from bot.outbox.dues import Due
from bot.outbox.sending import Sender
from bot.outbox.ticking import Ticker
from bot.outbox.typing_shown import TYPING, show_typing
from bot.outbox.worker import Worker
from bot.sandbox.platform_calls import Fault
from bot.store import StoreDownError
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


class TestTyping:
    def test_typing_is_shown_to_who_just_wrote(self, world: World) -> None:
        world.turn()

        assert show_typing(DirectApi(world.platform), "alice")

    @pytest.mark.parametrize("code", [45072, 45080, 45081, 40200, 48001, -1])
    def test_that_it_cannot_be_shown_is_no_fault(self, code: int, world: World) -> None:
        world.turn()
        world.platform.order(Fault(errcode=code), call=TYPING)

        assert not show_typing(DirectApi(world.platform), "alice")

    def test_the_platform_shows_it_only_shortly_after_a_doing_and_not_twice(self, world: World) -> None:
        api = DirectApi(world.platform)
        world.turn()
        assert [show_typing(api, "alice"), show_typing(api, "alice")] == [True, False]
        world.seconds.now += 16
        assert show_typing(api, "alice")
        world.seconds.now += 16
        assert not show_typing(api, "alice")
