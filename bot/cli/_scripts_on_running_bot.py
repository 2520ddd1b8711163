"""
Scripts against a bot that is running: signed and encrypted messages out, passive replies back, by the real clock.

From outside only text can be seen. So each script runs beside it on a bot in this process, with the same settings and
the same clock: what arrives must be the very page that this one says, and what is expected is judged by this one.
"""

import hashlib
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from math import ceil
from typing import Any

from bot.building import build_dialogue
from bot.cli._running_bot import RunningBot
from bot.cli._script_arrivals import demand_the_page
from bot.cli._script_pushes import push_of
from bot.dialogue import RefundDialogue
from bot.sandbox.client import PlatformClient
from bot.staff.deeds import STAFF
from bot.store.memory import MemoryStore
from bot.testkit.beside import ScriptChannel
from bot.testkit.in_process import open_over
from bot.testkit.reporting.outcome import NotRun
from bot.testkit.running import Channel, OpenChannel, Result, run
from bot.testkit.script import Script, Send, Until, Wait
from bot.testkit.times import DEFAULT_NOW

Clock = Callable[[], datetime]


def real_clock() -> datetime:
    return datetime.now(UTC)


def sort_out(
    scripts: Iterable[Script], bot: RunningBot, clock: Clock = real_clock
) -> tuple[tuple[Script, ...], tuple[NotRun, ...]]:
    """
    Those that can be run against a running bot, and the others with the reason.

    One that does not hold here by today's clock and with that bot's settings would prove nothing there.
    """
    dialogue, kept, left = build_dialogue(bot.settings), [], []
    for script in scripts:
        why = next(_hindrances(script), "") or _does_not_hold_here(script, dialogue, clock)
        if why:
            left.append(NotRun(name=script.name, why=why))
        else:
            kept.append(script)
    return tuple(kept), tuple(left)


def _hindrances(script: Script) -> Iterator[str]:
    """What the script does that nobody can do to a running bot."""
    if script.settings:
        yield f"sets `{script.settings[0][0]}`, and a running bot has settings of its own"
    if script.start is not None:
        yield "starts in the middle, and a running bot meets somebody new"
    if script.now != DEFAULT_NOW:
        yield "begins at an hour of its own, and the clock is the real one"
    for step in script.steps:
        if isinstance(step.action, Wait | Until):
            yield f"moves the clock (line {step.line}), and the clock is the real one"
        if isinstance(step.action, Send) and ("event", STAFF) in step.action.members:
            yield f"has staff act (line {step.line}), and only their console can do that"


def _does_not_hold_here(script: Script, dialogue: RefundDialogue, clock: Clock) -> str:
    result = run(replace(script, now=clock()), partial(open_over, dialogue))
    return "" if result.passed else f"does not hold by today's clock and these settings: {_first(result)}"


def _first(result: Result) -> str:
    failure = result.failures[0]
    return f"line {failure.line}, {failure.what} is {failure.shortfall.actual}, not {failure.shortfall.expected}"


@contextmanager
def run_on(bot: RunningBot, clock: Clock = real_clock) -> Iterator[OpenChannel]:
    """Each script has a user whom the bot has never met, and who leaves at the end: nothing of them is kept."""
    client, dialogue = bot.client(), build_dialogue(bot.settings)

    @contextmanager
    def open_there(script: Script) -> Iterator[Channel]:
        store = MemoryStore(seconds=lambda: clock().timestamp())
        twin = ScriptChannel(store, dialogue, script, clock)
        channel = RunningBotChannel(client=client, twin=twin, clock=clock, openid=_nobody())
        try:
            yield channel
        finally:
            channel.leave()

    yield open_there


def _nobody() -> str:
    return f"o{hashlib.sha256(secrets.token_bytes(16)).hexdigest()[:27]}"


@dataclass(slots=True, kw_only=True)
class RunningBotChannel:
    """Posts what a line stands for, and says the same to the twin in this process."""

    client: PlatformClient
    twin: ScriptChannel
    clock: Clock
    openid: str
    #: Every choice that was on the screen so far, with the text that a tap on it sends.
    links: dict[str, str] = field(default_factory=dict)
    #: The second of the last event.
    last_event: int = 0
    #: By message id: what was pushed and what the twin was told, so that a retry is the same of both.
    sent: dict[str, tuple[bytes, Mapping[str, object]]] = field(default_factory=dict)

    def send(self, line: Mapping[str, object]) -> Mapping[str, object]:
        number = str(line["msg_id"])
        if number not in self.sent:
            now = self.clock()
            told: Mapping[str, object] = {**line, "user": self.openid, "now": now.isoformat()}
            self.sent[number] = push_of(told, self._sender(), self.links, at=self._second(now, line)), told
        push, told = self.sent[number]
        got = self.twin.send(told)
        seen = self.client.push(push, openid=self.openid)
        if "error" not in got:
            demand_the_page(seen, self.twin, got)
        self.links.update({link.id: link.text for link in seen.bubble.links} if seen.bubble else {})
        return got

    def leave(self) -> None:
        """Deletes all that the bot keeps of this user."""
        at = self._second(self.clock(), {"type": "event"})
        self.client.push(self._sender().unfollows(at=at), openid=self.openid)

    def _second(self, now: datetime, line: Mapping[str, object]) -> int:
        """
        WeChat dates by the second, and tells events apart by nothing else: each gets a second of its own.

        What is sent in the second in which somebody left must not be from before that, so it is rounded up.
        """
        at = max(ceil(now.timestamp()), self.last_event)
        if line.get("type") == "event":
            at = max(at, self.last_event + 1)
            self.last_event = at
        return at

    def _sender(self) -> Any:
        return self.client.platform.sender(self.openid)
