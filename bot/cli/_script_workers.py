"""Scripts in several processes at once: each has a bot of its own, and the results come in the order of the scripts."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from multiprocessing.context import BaseContext

import click

from bot.testkit.running import Failure, OpenChannel, Result, run
from bot.testkit.script import Script
from bot.testkit.turns import Turn

#: So many scripts go to a process at once.
_CHUNK = 8

#: How a process runs scripts, by name; it can be sent to another process.
Way = Callable[[str], AbstractContextManager[OpenChannel]]

_held = ExitStack()
_opened: list[OpenChannel] = []


def jobs_from(_ctx: click.Context, _param: click.Parameter, value: str) -> int:
    """A number of processes, or `auto`: one for each processor. Raises click's BadParameter."""
    if value == "auto":
        return processors()
    if not value.isdecimal() or int(value) < 1:
        raise click.BadParameter(f"{value!r} is neither a number from 1 nor `auto`.")
    return int(value)


def processors() -> int:
    """That this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_in_workers(scripts: Sequence[Script], way: Way, through: str, jobs: int) -> Iterator[Result]:
    """Whoever stops reading stops the run."""
    pool = ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_open, initargs=(way, through))
    try:
        for script, (turns, failures, seconds) in zip(scripts, pool.map(_run, scripts, chunksize=_CHUNK), strict=True):
            yield Result(script=script, turns=turns, failures=failures, seconds=seconds)
    finally:
        pool.shutdown(cancel_futures=True)


def _context() -> BaseContext:
    """Copies of a process that has loaded the bot and started no thread; where there are none, each loads its own."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["bot.testkit.in_process"])
    return context


def _open(way: Way, through: str) -> None:
    _opened[:] = [_held.enter_context(way(through))]


def _run(script: Script) -> tuple[list[Turn], list[Failure], float]:
    """Without the script, which the other side has."""
    result = run(script, _opened[0])
    return result.turns, result.failures, result.seconds
