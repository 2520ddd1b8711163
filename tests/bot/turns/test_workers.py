"""Exactly once over two real worker processes and a real Valkey, whatever is killed."""

import json
import os
import random
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack, suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from bot.store import Keys, RedisStore, open_wire
from bot.store.local import LocalStore, local_store
from bot.turns.failpoints import VARIABLE, Step
from tests.bot.turns.conftest import World, message, wait_until
from tests.bot.turns.counting_dialogue import STILL_WORKING, UNAVAILABLE

pytestmark = pytest.mark.server

ROOT = Path(__file__).parents[3]


class Worker:
    """One worker process. What it is asked is answered in any order; when it dies, never."""

    def __init__(self, options: dict[str, Any], failpoint: str | None = None) -> None:
        self._ids = count()
        self._asked: dict[int, Future[str | None]] = {}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bot.turns.turn_worker", json.dumps(options)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, **({VARIABLE: failpoint} if failpoint else {})},
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def ask(self, text: str, delivery: str, sender: str = "alice") -> "Future[str | None]":
        """The text of the answer, or None when the POST stays unanswered."""
        number = next(self._ids)
        future = self._asked[number] = Future()
        line = json.dumps({"id": number, "text": text, "delivery": delivery, "sender": sender}) + "\n"
        assert self._process.stdin is not None
        self._process.stdin.write(line.encode())
        self._process.stdin.flush()
        return future

    def wait_until_killed(self) -> int:
        return self._process.wait(10)

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.wait(20)
        self._reader.join()
        self._process.stdout.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            answer = json.loads(line)
            self._asked.pop(answer["id"]).set_result(answer["text"])
        for future in self._asked.values():
            future.set_exception(EOFError("the worker died"))


StartWorker = Callable[..., Worker]


@pytest.fixture
def store(valkey: LocalStore, request: pytest.FixtureRequest) -> RedisStore:
    return RedisStore(open_wire(valkey.url), Keys(request.node.nodeid.encode()))


@pytest.fixture
def start_worker(valkey: LocalStore, request: pytest.FixtureRequest) -> Iterator[StartWorker]:
    """Starts a worker on the store of the test, with these options and a failpoint if one is named."""
    with ExitStack() as stack:

        def start(failpoint: str | None = None, **options: object) -> Worker:
            worker = Worker({"url": valkey.url, "secret": request.node.nodeid, **options}, failpoint)
            stack.callback(worker.close)
            return worker

        yield start


def steps(store: RedisStore, sender: str = "alice") -> list[str]:
    return [entry.decode() for entry in store.transcript(sender)]


def test_eight_simultaneous_deliveries_are_one_step_and_eight_equal_replies(
    store: RedisStore, start_worker: StartWorker
) -> None:
    workers = [start_worker(), start_worker()]
    posts = [workers[number % 2].ask("sleep 0.2", "m1") for number in range(8)]

    assert [post.result(10) for post in posts] == ["1: sleep 0.2"] * 8
    assert steps(store) == ["m1"]


@pytest.mark.parametrize("step", list(Step))
def test_a_worker_killed_in_mid_turn_and_the_retry_completes_it_once(
    store: RedisStore, start_worker: StartWorker, step: Step
) -> None:
    doomed = start_worker(f"{step}:kill", claim_ttl_s=0.3)
    survivor = start_worker(claim_ttl_s=0.3)
    doomed.ask("hello", "m1")
    assert doomed.wait_until_killed() == -9

    assert survivor.ask("hello", "m1").result(10) == "1: hello"
    assert survivor.ask("hello", "m1").result(10) == "1: hello"
    assert survivor.ask("again", "m2").result(10) == "2: again"
    assert steps(store) == ["m1", "m2"]


def test_ten_thousand_retries_over_both_workers_make_no_double_step(
    store: RedisStore, start_worker: StartWorker
) -> None:
    seed = int(os.environ.get("REFUNDBOT_SEED") or random.randrange(1_000_000))
    print(f"REFUNDBOT_SEED={seed}")
    dice = random.Random(seed)
    workers = [start_worker(waiting_room=32), start_worker(waiting_room=32)]
    deliveries = [(f"user{number % 25}", f"m{number}") for number in range(500)]

    replies: dict[str, set[str | None]] = defaultdict(set)
    for start in range(0, len(deliveries), 50):
        # So many at once that a user has several messages and many retries on the way.
        posts = dice.sample(deliveries[start : start + 50] * 20, k=1000)
        asked = [(delivery, dice.choice(workers).ask(delivery, delivery, sender)) for sender, delivery in posts]
        for delivery, post in asked:
            replies[delivery].add(post.result(30))

    assert sum(map(len, replies.values())) == len(deliveries) == len(replies)
    for sender in {sender for sender, _ in deliveries}:
        taken = steps(store, sender)
        assert sorted(taken) == sorted(delivery for user, delivery in deliveries if user == sender)
        assert [replies[delivery] for delivery in taken] == [
            {f"{number}: {delivery}"} for number, delivery in enumerate(taken, 1)
        ]


def test_a_turn_of_seven_seconds_is_one_step_and_its_reply_is_delivered(
    store: RedisStore, start_worker: StartWorker
) -> None:
    """In real time, with WeChat's posts five seconds apart: the second one hears the reply."""
    workers = [start_worker(), start_worker()]
    first = workers[0].ask("sleep 7", "m1")
    time.sleep(5)
    second = workers[1].ask("sleep 7", "m1")
    start = time.monotonic()

    assert second.result(5) == "1: sleep 7"
    assert time.monotonic() - start < 4.5
    assert first.result(1) == "1: sleep 7"
    assert steps(store) == ["m1"]


def test_a_turn_that_outlives_three_posts_is_one_step_and_its_reply_comes_with_the_next_message(
    store: RedisStore, start_worker: StartWorker
) -> None:
    quick = {"hung_up_s": 0.52, "last_word_s": 0.45, "late_s": 0.49}
    workers = [start_worker(pace=quick), start_worker(pace=quick)]
    assert [worker.ask("hello", f"start {number}", "bob").result(5) for number, worker in enumerate(workers)]
    workers[0].ask("sleep 2.5", "m1")
    time.sleep(0.5)
    second = workers[1].ask("sleep 2.5", "m1")
    time.sleep(0.5)
    third = workers[0].ask("sleep 2.5", "m1")

    assert second.result(5) is None
    assert third.result(5) == STILL_WORKING.text
    wait_until(lambda: steps(store) == ["m1"])
    assert workers[1].ask("and?", "m2").result(5) == "1: sleep 2.5 + 2: and?"
    assert steps(store) == ["m1", "m2"]


def test_a_store_that_is_killed_is_a_reply_inside_two_seconds_and_one_that_is_back_is_used(tmp_path: Path) -> None:
    with local_store(tmp_path) as valkey:
        world = World(store=RedisStore(open_wire(valkey.url), Keys(b"secret")))
        turns = world.turns()
        assert turns.take(message("hello")).text == "1: hello"
        time.sleep(1.1)  # The server writes to the disk every second.
        valkey.kill()
        start = time.monotonic()
        assert turns.take(message("lost")) == UNAVAILABLE
        assert time.monotonic() - start < 2

    with local_store(tmp_path):
        assert turns.take(message("hello")).text == "1: hello"
        assert turns.take(message("back")).text == "2: back"
