"""
What runs under callgrind: scenarios prepared by another process, one after the other, in one interpreter.

Start-up, warm-up and preparations are not in the counts.
"""

import functools
import gc
import importlib
import json
import logging
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from bench.counter import counted, end_scenario
from bench.echo import create_echo
from bench.wsgi import WsgiCaller, environ_of, must_answer
from bot import create_app
from bot.building import build_dialogue
from bot.logs import configure_logs
from bot.sandbox.platform import Post
from bot.settings import load_settings
from dialogs.understanding import understand
from dialogs.utterance import NOTHING_EXPECTED


def main() -> None:
    scenarios = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    configure_logs(console=False, level=logging.INFO)
    apps = {"bot": _posting(create_app(load_settings())), "echo": _posting(create_echo())}
    apps["understanding"] = _understanding()
    apps["nothing"] = lambda _: None
    for scenario in scenarios:
        # Cycles left by whoever ran before are not this scenario's.
        gc.collect()
        run(scenario, apps[scenario["app"]])
        end_scenario()


def run(scenario: Any, take: Callable[[Any], object]) -> None:
    """All steps; of those that count the whole, or what goes on inside the named function."""
    inside = _Inside(scenario["inside"]) if scenario.get("inside") else None
    for step in scenario["steps"]:
        # Made before the counting begins: a server makes it in C, or in its own time.
        ready = environ_of(Post(query=step["query"], body=step["body"].encode())) if "query" in step else step
        if inside is not None:
            inside.is_counting = step["is_counted"]
            take(ready)
        elif step["is_counted"]:
            counted(take, ready)
        else:
            take(ready)
    if inside is not None:
        inside.leave()


class _Inside:
    """Counts the calls of one function, named like `bot.wechat.door:Door.open`, while `is_counting`."""

    def __init__(self, name: str) -> None:
        module, _, path = name.partition(":")
        *owners, self._name = path.split(".")
        self._owner = functools.reduce(getattr, owners, importlib.import_module(module))
        self._original = getattr(self._owner, self._name)
        self.is_counting = False
        setattr(self._owner, self._name, self._replacement())

    def leave(self) -> None:
        setattr(self._owner, self._name, self._original)

    def _replacement(self) -> Callable[..., object]:
        original = self._original

        @functools.wraps(original)
        def call(*args: Any, **kwargs: Any) -> object:
            if not self.is_counting:
                return original(*args, **kwargs)
            results: list[object] = []
            counted(lambda _: results.append(original(*args, **kwargs)), None)
            return results[0]

        return call


def _posting(app: Any) -> Callable[[Any], object]:
    caller = WsgiCaller(app)
    return lambda environ: must_answer(caller, environ)


def _understanding() -> Callable[[Any], object]:
    phrases, today = build_dialogue(load_settings()).phrases, date(2026, 11, 22)
    return lambda step: understand(step["text"], phrases, NOTHING_EXPECTED, today=today, locale="zh_Hans")


if __name__ == "__main__":
    main()
    # Whoever waits for us is not to wait for the clean-up.
    os._exit(0)
