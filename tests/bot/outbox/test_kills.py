"""Senders that are killed: nothing is lost, nothing doubled, and what is in doubt is marked."""

import json
import random
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson
import pytest

from bot.outgoing import is_unsure
from bot.store import Keys, RedisStore, open_wire
from bot.store.keys import out_key
from bot.store.local import LocalStore
from bot.store.port import SENDING_LEASE_S, Arrival, Claimed, Sayable
from bot.turn_port import Grant, Taken
from tests.bot.outbox.world import T, record

pytestmark = pytest.mark.server

USERS = [f"user{number}" for number in range(6)]
EACH = 4


class Scene:
    """Users with something to be sent to each, and phones that are a file."""

    def __init__(self, url: str, secret: str, phones: Path) -> None:
        self.url, self.secret, self.phones = url, secret, phones
        self.keys, self.wire = Keys(secret.encode()), open_wire(url)
        self.store = RedisStore(self.wire, self.keys)
        self.now = T
        self.buckets = sorted({self.keys.user(user).bucket for user in USERS})
        for bucket in self.buckets:
            self.wire.call("DEL", out_key(bucket))
        for user in USERS:
            self._write(user)

    def _write(self, user: str) -> None:
        begun = self.store.begin(Arrival(sender=user, delivery=user, created_at=T, post="post0001", parcel=b""))
        assert isinstance(begun, Claimed)
        says = tuple(record(f"{user} {number}") for number in range(EACH))
        taken = Taken(session=b"session", reply=b"{}", says=says, grant=Grant.MESSAGE)
        self.store.commit(begun.claim, taken, created_at=T, sayable=Sayable.NEVER)

    def send(self, *, after: int, arrives: bool) -> int:
        """How that sender ended."""
        told: dict[str, Any] = {"url": self.url, "secret": self.secret, "phones": str(self.phones), "now": self.now}
        words = json.dumps({**told, "buckets": self.buckets, "after": after, "arrives": arrives})
        ended = subprocess.run([sys.executable, "-m", "tests.bot.outbox.dying_sender", words], check=False, timeout=60)
        self.now += SENDING_LEASE_S
        return ended.returncode

    def arrived(self) -> list[str]:
        return self.phones.read_text(encoding="utf-8").splitlines() if self.phones.exists() else []

    def waiting(self) -> dict[str, bool]:
        """Texts that wait for a reply, and whether they are marked."""
        items = [item for user in USERS for item in self.store.peek(user).outbox]
        found = {orjson.loads(item)["text"]: is_unsure(item) for item in items}
        assert len(found) == len(items)
        return found


@pytest.fixture
def scene(valkey: LocalStore, request: pytest.FixtureRequest, tmp_path: Path) -> Scene:
    return Scene(valkey.url, request.node.nodeid, tmp_path / "phones")


def test_senders_that_are_killed_lose_nothing_and_double_nothing(scene: Scene) -> None:
    seed = random.randrange(1_000_000)
    print(f"seed {seed}")
    dice, killed = random.Random(seed), 0
    for _ in range(6):
        killed += scene.send(after=dice.randrange(1, 5), arrives=dice.random() < 0.5) == -signal.SIGKILL
    scene.send(after=-1, arrives=True)
    scene.send(after=-1, arrives=True)

    arrived, waiting = scene.arrived(), scene.waiting()
    assert killed >= 4
    assert len(arrived) == len(set(arrived))
    assert {*arrived, *waiting} == {f"{user} {number}" for user in USERS for number in range(EACH)}
    # What was in nobody's hands when one died is sent as ever; what was, waits for its user, with word of the doubt.
    assert [text for text, is_marked in waiting.items() if not is_marked] == []
    assert len(waiting) == killed


def test_the_check_finds_a_sender_that_tries_again(scene: Scene) -> None:
    """The planted fault: what was taken for unsure is put back without word of it."""
    scene.send(after=1, arrives=True)
    scene.store.claim_send(scene.buckets[0], now=scene.now)
    for user in USERS:
        for item in scene.store.peek(user).outbox:
            if is_unsure(item):
                scene.store.append(user, item.replace(b'"unsure":true,', b""))
    scene.now += SENDING_LEASE_S
    scene.send(after=-1, arrives=True)

    arrived = scene.arrived()
    assert len(arrived) > len(set(arrived))
