"""
`python -m bench` measures all there is and writes docs/benchmarks.md; `python -m bench quick` only takes a look.

Names of commands (`instructions`, `servers`, ...) run just these.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from bench import console, growth, instructions, layers, scripts, servers
from bench.page import write_page
from bench.results import Table, finish
from bot.errors import BotError

Measure = Callable[[], Table]

FULL: Mapping[str, Measure] = {
    "instructions": instructions.measured,
    "servers": servers.measured,
    "growth": growth.measured,
    "scripts": scripts.measured,
    "console": console.measured,
    "layers": layers.measured,
}
QUICK: Mapping[str, Measure] = {
    "instructions": partial(instructions.measured, 12),
    "servers": partial(servers.measured, 24),
    "growth": partial(growth.measured, 10_000),
    "scripts": partial(scripts.measured, 100),
    "console": partial(console.measured, 1_000),
}


def main(words: Sequence[str]) -> int:
    """Exit code 2 for a word that is no command, 1 when something could not be measured."""
    is_quick = "quick" in words
    commands = QUICK if is_quick else FULL
    wanted = [word for word in words if word != "quick"] or list(commands)
    if unknown := sorted(set(wanted) - set(commands)):
        print(f"no such benchmark: {unknown[0]}; there are {', '.join(commands)}", file=sys.stderr)
        return 2
    has_failed = [not _run(commands[name], keeps=not is_quick) for name in wanted]
    if not is_quick:
        write_page()
    return int(any(has_failed))


def _run(measure: Measure, *, keeps: bool) -> bool:
    try:
        table = measure()
    except BotError as error:
        print(f"\nnot measured: {error}", file=sys.stderr)
        return False
    if keeps:
        finish(table)
    else:
        table.show()
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
