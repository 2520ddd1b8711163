"""
A worker process: takes the turns that come as JSON lines on standard input, in threads, and answers as they end.

Standard input ends, and so does the worker. REFUNDBOT_FAILPOINT does what it does.
"""

import json
import logging
import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import structlog

from bot.answers import Answer
from bot.incoming import Incoming, Kind
from bot.store import Keys, RedisStore, open_wire
from bot.turns import UNANSWERED, Pace, Turns, failpoints_from
from tests.bot.turns.counting_dialogue import CountingDialogue

THREADS = 32


def main(options: dict[str, Any]) -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    store = RedisStore(
        open_wire(options["url"]), Keys(options["secret"].encode()), claim_ttl_s=options.get("claim_ttl_s", 8)
    )
    turns = Turns(
        store,
        CountingDialogue(),
        lambda: datetime.now(UTC),
        waiting_room=options.get("waiting_room", THREADS // 4),
        pace=Pace(**options.get("pace", {})),
        failpoints=failpoints_from(os.environ),
    )
    with ThreadPoolExecutor(THREADS) as threads:
        for line in sys.stdin:
            threads.submit(answer, turns, json.loads(line))


WRITING = threading.Lock()


def answer(turns: Turns, asked: dict[str, Any]) -> None:
    incoming = Incoming(
        sender=asked["sender"],
        kind=Kind.TEXT,
        text=asked["text"],
        delivery=asked["delivery"],
        created_at=datetime(2026, 11, 20, tzinfo=UTC),
    )
    try:
        said = turns.take(incoming)
    except Exception as error:  # noqa: BLE001 - the test is told
        said = Answer(text=f"{type(error).__name__}: {error}")
    line = json.dumps({"id": asked["id"], "text": None if said is UNANSWERED else said.text}) + "\n"
    with WRITING:
        sys.stdout.write(line)
        sys.stdout.flush()


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
