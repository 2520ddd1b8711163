"""A thousand scripted conversations in this process: what the tests' own speed rests on."""

import logging
import sys
import time
from itertools import cycle, islice
from pathlib import Path

from bench.results import Row, Table, finish
from bot.logs import configure_logs
from bot.testkit.in_process import bot_vocabulary, open_in_process
from bot.testkit.running import run
from bot.testkit.selection import load_scripts

_PLACE = Path(__file__).parent.parent / "tests/conversations"


def measured(count: int = 1000) -> Table:
    """By so many of them."""
    configure_logs(console=False, level=logging.CRITICAL)
    scripts = load_scripts([_PLACE], bot_vocabulary())
    run(scripts[0], open_in_process)
    began = time.perf_counter()
    results = [run(script, open_in_process) for script in islice(cycle(scripts), count)]
    seconds = time.perf_counter() - began
    turns = sum(len(result.turns) for result in results)
    failed = sum(not result.passed for result in results)
    rows = [
        Row(name="1,000 scripted conversations", value=1000 * seconds / count, unit="s", aim=60),
        Row(name="turns a second", value=turns / seconds, unit="turns/s"),
    ]
    notes = [f"{failed} of {count} did not hold"] if failed else []
    return Table(name="scripts", title="Scripted conversations in-process", rows=rows, notes=notes)


if __name__ == "__main__":
    finish(measured(*map(int, sys.argv[1:])))
