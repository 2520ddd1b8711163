"""
Users, retries, staff and the clock at once on two worker processes that are killed now and then: who speaks is exact.

A sample by default; all of it by `REFUNDBOT_ROUNDS=10000 make test ARGS="tests/bot/staff/interleaving"`, a printed one
again by REFUNDBOT_SEED.
"""

import os
import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from bot.store import Keys, RedisStore, open_wire
from bot.store.local import LocalStore
from tests.bot.staff.interleaving.chaos import Chaos
from tests.bot.staff.interleaving.processes import Workers
from tests.bot.staff.interleaving.talks import Talks

pytestmark = pytest.mark.server

ROUNDS = int(os.environ.get("REFUNDBOT_ROUNDS") or 500)
StartChaos = Callable[..., Chaos]


@pytest.fixture
def chaos(valkey: LocalStore, request: pytest.FixtureRequest) -> Iterator[StartChaos]:
    """Starts both workers, with a fault planted if one is named."""
    with ExitStack() as stack:

        def start(fault: str = "", play: type[Chaos] = Chaos) -> Chaos:
            seed = int(os.environ.get("REFUNDBOT_SEED") or random.randrange(1_000_000))
            print(f"REFUNDBOT_SEED={seed}")
            secret = f"{request.node.nodeid} {seed}"
            desk = "wechat" if play is Talks else "console"
            workers = Workers(url=valkey.url, secret=secret, claim_ttl_s=0.5, fault=fault, desk=desk)
            stack.callback(workers.close)
            return play(workers, RedisStore(open_wire(valkey.url), Keys(secret.encode())), seed)

        yield start


def test_no_interleaving_has_two_voices_or_loses_or_doubles_anything(chaos: StartChaos) -> None:
    world = chaos()
    world.run(ROUNDS)

    print(f"{ROUNDS} rounds, {len(world.users)} users, {world.kills} workers killed", *world.faults, sep="\n")
    assert world.faults == []
    assert world.kills
    assert any(user.replied for user in world.users)
    assert any(by == "bot" for user in world.users for by, _ in user.sent)
    assert world.doings >= {"begin_case", "transfer", "requeue", "hand_over"}


@pytest.mark.parametrize(
    ("fault", "is_told"),
    [
        ("speaks_over", "the bot spoke over"),
        ("loses", "is in the transcript 0 times"),
        ("doubles", "is in the transcript 2 times"),
        ("anybody_leads", "wang did"),
    ],
)
def test_a_planted_fault_is_found(chaos: StartChaos, fault: str, is_told: str) -> None:
    world = chaos(fault)
    world.run(200, kill_every=1_000_000)

    assert any(is_told in found for found in world.faults), world.faults


def test_no_interleaving_at_wechats_own_desk_loses_or_doubles_what_was_said_there(chaos: StartChaos) -> None:
    world = chaos(play=Talks)
    world.run(ROUNDS)

    print(f"{ROUNDS} rounds, {len(world.users)} users, {world.kills} workers killed", *world.faults, sep="\n")
    assert world.faults == []
    assert world.kills
    assert isinstance(world, Talks)
    assert len(world.fetched) > 10


@pytest.mark.parametrize(
    ("fault", "is_told"),
    [("speaks_over", "' with account"), ("loses_lines", "lost"), ("doubles_lines", "doubled")],
)
def test_a_fault_planted_at_wechats_own_desk_is_found(chaos: StartChaos, fault: str, is_told: str) -> None:
    world = chaos(fault, play=Talks)
    world.run(200, kill_every=1_000_000)

    assert any(is_told in found for found in world.faults), world.faults
