"""A sender process that kills itself: after so many messages, before or after the last one has arrived."""

import json
import logging
import os
import signal
import sys
from pathlib import Path
from typing import Any

import structlog

from bot.outbox.sending import Sender
from bot.store import Keys, MemoryShared, RedisStore, open_wire
from tests.bot.outbox.world import Speaking


class DyingApi:
    """Phones are a file; the platform answers nobody who is dead."""

    def __init__(self, phones: Path, *, after: int, arrives: bool) -> None:
        self._phones, self._left, self._arrives = phones, after, arrives

    def post(self, _call: str, data: dict[str, Any]) -> dict[str, Any]:
        self._left -= 1
        if self._left or self._arrives:
            with self._phones.open("a", encoding="utf-8") as phones:
                phones.write(data["text"]["content"] + "\n")
        if not self._left:
            os.kill(os.getpid(), signal.SIGKILL)
        return {"errcode": 0}


def main(told: dict[str, Any]) -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    store = RedisStore(open_wire(told["url"]), Keys(told["secret"].encode()))
    api = DyingApi(Path(told["phones"]), after=told["after"], arrives=told["arrives"])
    sender = Sender(store, Speaking(), MemoryShared(), api=api, seconds=lambda: told["now"])
    for bucket in told["buckets"]:
        while sender.send_next(bucket) is not None:
            pass


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
