"""Turns in one process, on both stores."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count

import pytest

from bot.answers import Answer
from bot.incoming import Incoming, Kind
from bot.store import Keys, MemoryStore, RedisStore, Store, open_wire
from bot.store.local import LocalStore
from bot.store.port import Arrival
from bot.turns import Pace, Turns
from bot.turns.failpoints import Failpoints, no_failpoints
from bot.turns.parcels import pack
from tests.bot.turns.counting_dialogue import CountingDialogue

#: WeChat's five seconds as a quarter of one.
QUICK = Pace(hung_up_s=0.26, last_word_s=0.22, late_s=0.24, first_look_s=0.002, longest_look_s=0.01)
_DEAD = count()
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def message(text: str, delivery: str | None = None, *, sender: str = "alice", second: int = 0) -> Incoming:
    return Incoming(
        sender=sender,
        kind=Kind.TEXT,
        text=text,
        delivery=delivery or f"{sender} {text}",
        created_at=NOON.replace(second=second),
    )


def event(name: str, *, sender: str = "alice", second: int = 0) -> Incoming:
    asked = message("", f"{sender} {name} {second}", sender=sender, second=second)
    return replace(asked, kind=Kind.EVENT, event=name, answerable=name == "subscribe")


@dataclass(slots=True)
class World:
    """One store, one dialogue, and as many engines and threads as a test wants."""

    store: Store
    dialogue: CountingDialogue = field(default_factory=CountingDialogue)
    threads: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(32))

    def turns(
        self,
        *,
        pace: Pace = QUICK,
        waiting_room: int = 16,
        failpoints: Failpoints = no_failpoints,
        store: Store | None = None,
    ) -> Turns:
        return Turns(
            store or self.store,
            self.dialogue,
            lambda: NOON,
            pace=pace,
            waiting_room=waiting_room,
            failpoints=failpoints,
        )

    def posts(self, turns: Turns, incoming: Incoming) -> "Future[Answer]":
        return self.threads.submit(turns.take, incoming)

    def steps(self, sender: str = "alice") -> list[str]:
        """The deliveries whose turns were committed, in order."""
        return [entry.decode() for entry in self.store.transcript(sender)]


def arrival_of(incoming: Incoming) -> Arrival:
    """A POST of that message that nobody waits for."""
    return Arrival(
        sender=incoming.sender,
        delivery=incoming.delivery,
        created_at=incoming.created_at.timestamp(),
        post=f"dead{next(_DEAD):04d}",
        parcel=pack(incoming),
    )


def texts(posts: "Sequence[Future[Answer]]") -> list[str]:
    return [post.result(10).text for post in posts]


def wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 5
    while not is_so():
        assert time.monotonic() < end, "it never came to be"
        time.sleep(0.002)


MakeStore = Callable[..., Store]


@pytest.fixture(params=["memory", pytest.param("valkey", marks=pytest.mark.server)])
def make_store(request: pytest.FixtureRequest) -> MakeStore:
    """Makes a store with that claim_ttl_s; on Valkey, all that a test makes are the same one."""
    if request.param == "memory":
        return MemoryStore
    valkey: LocalStore = request.getfixturevalue("valkey")
    keys = Keys(request.node.nodeid.encode())
    return lambda **options: RedisStore(open_wire(valkey.url), keys, **options)


@pytest.fixture
def world(make_store: MakeStore) -> World:
    return World(store=make_store())
