"""
Users, staff, the clock and two workers before one Valkey, in words: what happens while something else is under way.

A worker is one `Turns` with a connection and gates of its own; the dialogue is the bot's. What was said is looked up in
the transcript, which is in the order of commits: by ids, as in scripts.
"""

import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import orjson

from bot.answers import Answer
from bot.dialogue import TICK, RefundDialogue
from bot.incoming import Incoming, Kind
from bot.staff.desk import BotDesk
from bot.staff.port import Action, Doing, Done
from bot.store import Keys, RedisStore, open_wire
from bot.testkit.in_process import dialogue_of
from bot.testkit.times import DEFAULT_NOW
from bot.transcript import read_entry
from bot.turns import UNANSWERED, Pace, Turns
from bot.turns.failpoints import Step
from tests.bot.turns.conftest import wait_until

#: Longer than anything here takes; a test that waits so long has failed.
_PATIENCE_S = 10.0
_MESSAGES = count(1)
#: WeChat's own pace, but that who waits looks often: nothing here takes long, so nobody is left waiting.
ATTENTIVE = Pace(longest_look_s=0.02)


class Gate:
    """Where a turn stops until it is let go on."""

    def __init__(self, step: Step) -> None:
        self._step = step
        self._arrived = threading.Event()
        self._opened = threading.Event()
        self._is_taken = threading.Lock()

    def __call__(self, step: Step) -> None:
        """The first turn that comes by stops here; all others pass."""
        if step is self._step and self._is_taken.acquire(blocking=False):
            self._arrived.set()
            assert self._opened.wait(_PATIENCE_S), "nobody opened the gate"

    def wait_for_turn(self) -> None:
        """Until a turn stands here."""
        assert self._arrived.wait(_PATIENCE_S), f"no turn came as far as {self._step}"

    def open(self) -> None:
        self._opened.set()


class Worker:
    """One worker process, without a process of its own."""

    def __init__(self, store: RedisStore, dialogue: RefundDialogue, clock: "Clock", pace: Pace) -> None:
        self._gates: list[Gate] = []
        self.store = store
        self.turns = Turns(store, dialogue, clock, waiting_room=16, pace=pace, failpoints=self._pass)
        self.desk = BotDesk(self.turns, store, dialogue, clock, sends_actively=True)

    def _pass(self, step: Step) -> None:
        for gate in list(self._gates):
            gate(step)

    @contextmanager
    def stops(self, step: Step) -> Iterator[Gate]:
        """While the block runs, the next turn of this worker stops there; at its end it goes on."""
        gate = Gate(step)
        self._gates.append(gate)
        try:
            yield gate
        finally:
            gate.open()
            self._gates.remove(gate)


@dataclass(slots=True)
class Clock:
    """Stands still until it is moved."""

    now: datetime = DEFAULT_NOW

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One POST of a message, which may be still without an answer."""

    future: "Future[Answer]"

    @property
    def text(self) -> str:
        """What it was answered; "" for silence."""
        return self.future.result(_PATIENCE_S).text

    @property
    def is_unanswered(self) -> bool:
        """Whether WeChat had hung up, and so nothing was said."""
        return self.future.result(_PATIENCE_S) is UNANSWERED

    @property
    def is_running(self) -> bool:
        return not self.future.done()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One turn as it was committed."""

    text: str
    replies: tuple[str, ...]
    doing: str
    state: str


@dataclass(kw_only=True)
class Stage:
    """All of it, and the words for it."""

    url: str
    secret: bytes
    settings: tuple[tuple[str, str], ...] = ()
    pace: Pace = ATTENTIVE
    clock: Clock = field(default_factory=Clock)
    threads: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(32))

    def __post_init__(self) -> None:
        self.dialogue = dialogue_of(self.settings)
        self.first, self.second = self.worker(), self.worker()

    @property
    def store(self) -> RedisStore:
        return self.first.store

    def worker(self, claim_ttl_s: float = 8.0) -> Worker:
        """A worker that has just started."""
        store = RedisStore(open_wire(self.url), Keys(self.secret), claim_ttl_s=claim_ttl_s)
        return Worker(store, self.dialogue, self.clock, self.pace)

    # What the user does

    def sends(self, text: str = "", *, to: Worker | None = None, ago_s: float = 0.0, **more: Any) -> Post:
        """A new message, which the user sent so long ago."""
        return self.pushes(self.message(text, ago_s=ago_s, **more), to=to)

    def message(self, text: str = "", *, ago_s: float = 0.0, user: str = "alice", **more: Any) -> Incoming:
        """A message that is on its way."""
        at = self.clock.now - timedelta(seconds=ago_s)
        incoming = {"kind": Kind.TEXT, "delivery": f"m{next(_MESSAGES)}", "created_at": at, **more}
        return Incoming(sender=user, text=text, **incoming)

    def event(self, name: str, *, is_answered: bool = False) -> Incoming:
        return self.message(kind=Kind.EVENT, event=name, answerable=is_answered)

    def pushes(self, message: Incoming, *, to: Worker | None = None) -> Post:
        """One POST of that message: the first or, with the same one, a retry."""
        return Post(future=self.threads.submit((to or self.first).turns.take, message))

    def hears(self, text: str, **more: Any) -> str:
        """What the user is answered; the clock moves on as between two messages."""
        answer = self.sends(text, **more).text
        self.clock.forward(seconds=5)
        return answer

    # What staff and the clock do

    def staff(self, doing: Doing, *, of: Worker | None = None, user: str = "alice", **more: Any) -> "Future[Done]":
        """What a member of staff does, on its way to that worker."""
        account = more.pop("account", "li")
        name = self.store.name_of_user(user)
        action = Action(name=name, account=account, doing=doing, key=f"k{next(_MESSAGES)}", **more)
        return self.threads.submit((of or self.second).desk.act, action)

    def tick(self, *, to: Worker | None = None, user: str = "alice") -> Post:
        """What is due by now falls due."""
        tick = self.message(kind=Kind.EVENT, event=TICK, answerable=False, user=user)
        return self.pushes(tick, to=to)

    def in_line(self, messages: int) -> bool:
        """Waits until so many messages of the user wait for the turn that runs."""
        line = Keys(self.secret).user("alice").line
        wire = open_wire(self.url)
        wait_until(lambda: wire.call("LLEN", line) >= messages)
        return True

    # What came of it

    @property
    def said(self) -> list[Said]:
        """Every turn that was committed, in that order."""
        entries = [read_entry(entry) for entry in self.store.transcript("alice")]
        return [_said(entry) for entry in entries]

    @property
    def texts(self) -> list[str]:
        """What of the user's messages had its turn."""
        return [said.text for said in self.said if not said.doing]

    @property
    def session(self) -> Mapping[str, Any]:
        """What the store has of the user; empty for nothing."""
        stored = self.store.peek("alice").session
        return orjson.loads(stored) if stored else {}

    @property
    def facts(self) -> Mapping[str, str]:
        facts: Mapping[str, str] = self.session.get("case", {}).get("facts", {})
        return facts

    @property
    def owner(self) -> str:
        return str(self.session.get("owner", "bot"))


def _said(entry: Mapping[str, Any]) -> Said:
    return Said(
        text=str(entry.get("text", "")),
        replies=tuple(str(reply[0]) for reply in entry["said"]),
        doing=str(entry.get("doing", "")),
        state=str(entry.get("state", "")),
    )
