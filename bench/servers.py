"""
The real server against the bare Flask view that echoes, on each WSGI server, driven in turn: A B A B.

Times on a shared machine mean little by themselves; the ratios are what is to be compared.
"""

import itertools
import math
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.account import environment
from bench.load import Driven, drive
from bench.processes import cpu_s
from bench.results import Row, Table, finish
from bench.serving import WORKERS, Server, installed_kinds, served
from bench.traffic import many, mixed_conversations, posts_of
from bot.settings import Settings
from bot.store import Store, open_store
from bot.store.local import local_store
from bot.store.port import Arrival, Claim, Claimed

ROUNDS = 2
WINDOWS = 3
WAITING_A_WORKER = 3
#: Less than the 4.5 s after which a waiting retry is told "still working".
WINDOW_S = 3.5


def measured(users: int = 200) -> Table:
    """Of every server that is installed."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, local_store(Path(folder) / "store") as store:
        for kind in installed_kinds():
            rows += _rows(kind, store.url, users)
    notes = [f"{WORKERS} workers; every post on a connection of its own; the load comes from the same machine."]
    if "granian" not in installed_kinds():
        notes.append("granian is not installed and was left out: pip install granian")
    return Table(name="servers", title="The real server against the bare echo", rows=rows, notes=notes)


def _rows(kind: str, store_url: str, users: int) -> list[Row]:
    with served(kind, "bot", store_url) as bot, served(kind, "echo", store_url) as echo:
        _drive(bot, users // 4), _drive(echo, users // 4)
        pairs = [(_cpu_ms(bot, users), _cpu_ms(echo, users)) for _ in range(ROUNDS)]
        highest = max(_drive(bot, users).rate for _ in range(ROUNDS))
        calm = [_calmly(bot, users, highest) for _ in range(WINDOWS)]
        with waiting_retries(store_url, bot.port, WAITING_A_WORKER * WORKERS):
            crowded = _drive(bot, users, limit_s=WINDOW_S)
        with waiting_retries(store_url, bot.port, WAITING_A_WORKER * WORKERS):
            crowded_calm = _calmly(bot, users, highest)
    return [
        Row(name=f"{kind}: CPU a turn", value=statistics.mean(each for each, _ in pairs), unit="ms"),
        Row(name=f"{kind}: CPU an echo", value=statistics.mean(each for _, each in pairs), unit="ms"),
        Row(name=f"{kind}: turn / echo", value=_ratio(pairs), unit="times"),
        Row(name=f"{kind}: highest rate", value=highest, unit="turns/s"),
        Row(name=f"{kind}: p99 at 60 % of it", value=_p99(calm), unit="ms", aim=50.0),
        Row(name=f"{kind}: rate beside waiting retries", value=crowded.rate, unit="turns/s", note=_failed(crowded)),
        Row(
            name=f"{kind}: p99 at 60 % beside waiting retries",
            value=_p99([crowded_calm]),
            unit="ms",
            note=_failed(crowded_calm),
        ),
    ]


def _calmly(bot: Server, users: int, highest: float) -> Driven:
    return _drive(bot, users, rate=0.6 * highest, at_a_time=64, limit_s=WINDOW_S)


def _p99(windows: list[Driven]) -> float:
    """Of the window in the middle: on a shared machine one is often spoilt by somebody else."""
    return statistics.median(each.percentile_ms(0.99) for each in windows)


def _ratio(pairs: list[tuple[float, float]]) -> float:
    """Of the sums: Linux counts CPU in hundredths of a second, so a short drive may come to none."""
    return sum(one for one, _ in pairs) / (sum(other for _, other in pairs) or math.inf)


def _failed(driven: Driven) -> str:
    return f"{driven.failures} of {driven.failures + driven.turns} posts failed" if driven.failures else ""


def _cpu_ms(server: Server, users: int) -> float:
    before = cpu_s(server.pid)
    driven = _drive(server, users)
    return 1000 * (cpu_s(server.pid) - before) / max(1, driven.turns)


_FIRST_IDS = itertools.count(1_000_000, 1_000_000)


def _drive(server: Server, users: int, *, rate: float = 0.0, at_a_time: int = 8, limit_s: float = 60.0) -> Driven:
    first = next(_FIRST_IDS)
    conversations = many(mixed_conversations(), users)
    posts = [posts_of(said, openid, first + 100 * number) for number, (openid, said) in enumerate(conversations)]
    return drive(server.port, posts, rate=rate, at_a_time=at_a_time, limit_s=limit_s)


@contextmanager
def waiting_retries(store_url: str, port: int, count: int) -> Iterator[None]:
    """For as long as it lasts, so many posts wait for a turn that somebody else runs: we hold their users."""
    settings = Settings.model_validate(environment(store_url))
    store = open_store(store_url, settings.key)
    first = next(_FIRST_IDS)
    users = list(many(mixed_conversations(), count))
    posts = [posts_of(said[1:2], openid, first + number) for number, (openid, said) in enumerate(users)]
    claims = [_hold(store, openid, first + number) for number, (openid, _) in enumerate(users)]
    waiting = threading.Thread(target=drive, args=(port, posts), kwargs={"at_a_time": count, "limit_s": 1.0})
    waiting.start()
    time.sleep(0.3)
    try:
        yield
    finally:
        for claim in claims:
            store.release(claim)
        waiting.join()


def _hold(store: Store, openid: str, msg_id: int) -> Claim:
    """The claim on that user's message, as a worker that is slow would hold it."""
    arrival = Arrival(
        sender=openid, delivery=f"msg:{openid}:{msg_id}", created_at=time.time(), post="bench000", parcel=b"{}"
    )
    begun = store.begin(arrival)
    assert isinstance(begun, Claimed), "nobody else writes in the name of this user"
    return begun.claim


if __name__ == "__main__":
    finish(measured(*map(int, sys.argv[1:])))
