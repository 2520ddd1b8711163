"""
What conversations leave behind, and whether a turn costs more when many are kept.

Stored conversations are made by copying a real one inside the server, under names of the same shape.
"""

import itertools
import logging
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.account import environment
from bench.load import drive
from bench.processes import rss_bytes, workers
from bench.results import Row, Table, finish
from bench.serving import served
from bench.stores import CountingWire, cpu_s, empty_store
from bench.traffic import TURNS, Conversation, many, mixed_conversations, posts_of, tapped_conversations
from bench.wsgi import WsgiCaller, environ_of, must_answer
from bot.logs import configure_logs
from bot.settings import Settings
from bot.store import Keys, RedisStore, open_wire
from bot.store.keys import UserKeys
from bot.store.wire import Wire
from bot.wiring import build_app

SIZES = (1_000, 10_000, 100_000, 1_000_000)
#: A million conversations of three turns take some 2 GB; on a machine with less than this free they are left out.
_ROOM_BYTES = 6_000_000_000
#: Of the nine records of replies each is some 400 bytes: a retry within ten minutes gets the very same reply.
_WHY_MORE = "three quarters are the replies of the last minutes, kept for retries"
_BATCHES = 12
_BATCH_USERS = 12

#: Copies of one user's keys: KEYS are theirs, ARGV the letters of the new ones and from which number to which.
_COPY = """
for number = ARGV[1], ARGV[2] do
  for place, key in ipairs(KEYS) do
    redis.call('COPY', key, string.format('{b%03d}:%s:copy%012d', number % 256, ARGV[2 + place], number))
  end
end
return redis.call('DBSIZE')
"""
_COPIED_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Bot:
    """The real application in this process, on a store of its own."""

    caller: WsgiCaller
    wire: CountingWire
    store: RedisStore
    keys: Keys

    def hears(self, conversation: Conversation, openid: str) -> None:
        for post in posts_of(conversation, openid, next(_IDS)):
            self.caller.post(environ_of(post))

    def cpu_ms(self, users: int) -> float:
        """Of a turn, ours and the store's, over so many new users."""
        said = list(many(mixed_conversations(), users))
        environs = [environ_of(post) for openid, each in said for post in posts_of(each, openid, next(_IDS))]
        before = time.process_time() + cpu_s(self.wire)
        for environ in environs:
            must_answer(self.caller, environ)
        return 1000 * (time.process_time() + cpu_s(self.wire) - before) / len(environs)


_IDS = itertools.count(1, 100)


def measured(most: int = SIZES[-1]) -> Table:
    """With at most so many conversations."""
    configure_logs(console=False, level=logging.CRITICAL)
    rows = [*_what_is_kept(), *_cost_by_size(most), *_worker()]
    return Table(name="growth", title="What is kept, and what it costs", rows=rows)


@contextmanager
def running_bot() -> Iterator[Bot]:
    """A bot over an empty store."""
    with empty_store() as url:
        settings = Settings.model_validate(environment(url))
        wire, keys = CountingWire(open_wire(url)), Keys(settings.key)
        store = RedisStore(wire, keys)
        app = build_app(settings, store)
        yield Bot(caller=WsgiCaller(app), wire=wire, store=store, keys=keys)


def _what_is_kept() -> list[Row]:
    with running_bot() as bot:
        bot.cpu_ms(1)  # the store meets its scripts
        users = list(many(tapped_conversations(), len(tapped_conversations())))
        before = bot.wire.calls
        for openid, conversation in users:
            bot.hears(conversation, openid)
        calls = (bot.wire.calls - before) / sum(len(each) for _, each in users)
        kept = [sum(_usage(bot.wire, key) for key in _own_keys(bot.keys.user(openid))) for openid, _ in users]
        later = [_usage(bot.wire, bot.keys.user(openid).record) for openid, _ in users]
        transcripts = [entry for openid, _ in users for entry in bot.store.transcript(openid)]
        listed = [_usage(bot.wire, bot.keys.user(openid).transcript) for openid, _ in users]
    return [
        Row(name="round trips to the store a turn", value=calls, unit="", aim=2.0),
        Row(
            name=f"kept of a user after a case of {TURNS} turns",
            value=statistics.mean(kept),
            unit="bytes",
            aim=3072,
            note=_WHY_MORE,
        ),
        Row(name="the same, of the user who keeps most", value=max(kept), unit="bytes"),
        Row(
            name="the same, a day later, when known deliveries have expired", value=statistics.mean(later), unit="bytes"
        ),
        Row(name="transcript, a turn", value=statistics.mean(map(len, transcripts)), unit="bytes", aim=500),
        Row(name="transcript in memory, a turn", value=sum(listed) / len(transcripts), unit="bytes"),
    ]


def _own_keys(user: UserKeys) -> tuple[str, ...]:
    return user.record, user.deliveries, user.outbox, user.claim, user.line


def _usage(wire: Wire, key: str) -> int:
    return int(wire.call("MEMORY", "USAGE", key, "SAMPLES", 0) or 0)


def _cost_by_size(most: int) -> Iterator[Row]:
    """The store that fills is compared with one that does not, in turn: A B A B."""
    with ExitStack() as stack:
        few, filled = stack.enter_context(running_bot()), stack.enter_context(running_bot())
        _fill(few, SIZES[0])
        for size in (each for each in SIZES if each <= most):
            if size >= 1_000_000 and _available_bytes() < _ROOM_BYTES:
                continue
            _fill(filled, size)
            pairs = [(filled.cpu_ms(_BATCH_USERS), few.cpu_ms(_BATCH_USERS)) for _ in range(_BATCHES)]
            ratio = statistics.median(one / other for one, other in pairs)
            yield Row(
                name=f"cost of a turn with {size:,} conversations, against {SIZES[0]:,}",
                value=ratio,
                unit="times",
                aim=1.05,
            )


def _fill(bot: Bot, size: int) -> None:
    """So many conversations in the store, each a copy of one of a few turns."""
    ((openid, conversation),) = many(tapped_conversations(), 1)
    bot.hears(conversation[:3], openid)
    user = bot.keys.user(openid)
    for first in range(1, size, _COPIED_AT_ONCE):
        last = min(size, first + _COPIED_AT_ONCE - 1)
        keys = (user.record, user.deliveries, user.transcript)
        bot.wire.call("EVAL", _COPY, len(keys), *keys, first, last, "u", "d", "t")


def _available_bytes() -> int:
    lines = Path("/proc/meminfo").read_text("ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable"))


def _worker() -> list[Row]:
    with empty_store() as url, served("gthread", "bot", url, workers=1) as server:
        users = [posts_of(said, openid, next(_IDS)) for openid, said in many(mixed_conversations(), 200)]
        drive(server.port, users)
        (worker,) = workers(server.pid)
        return [
            Row(name="memory of a worker", value=rss_bytes(worker) / 1e6, unit="MB", aim=120),
            Row(name="start-up to the first answer", value=server.start_s, unit="s", aim=2.0),
        ]


if __name__ == "__main__":
    finish(measured(*map(int, sys.argv[1:])))
