"""Trying many mutants, in several processes: what is planted in one is seen in no other."""

import logging
import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed

from bot.logs import configure_logs
from bot.testkit.in_process import Remembered, remember, remembered
from bot.testkit.mutation.footprints import Footprint, suspects
from bot.testkit.mutation.mutant import Mutant
from bot.testkit.mutation.patient import Patient
from bot.testkit.mutation.standing import Standings
from bot.testkit.mutation.trying import Tried, attempt
from bot.testkit.mutation.universe import universe
from bot.testkit.script import Script


class Bench:
    """One process at work: a bot of its own, what the scripts touch of it, and every mutant by its id."""

    def __init__(self, prints: Sequence[Footprint]) -> None:
        self.patient = Patient()
        self.prints = prints
        self.mutants: dict[str, Mutant] = universe(self.patient.catalog, self.patient.table)
        inquiries = {inquiry for each in prints for inquiry in each.inquiries}
        self.standings = Standings(self.patient.catalog, inquiries)

    def attempt(self, mutant: str) -> Tried:
        return attempt(self.mutants[mutant], self._choose, self.patient)

    def _choose(self, mutant: Mutant) -> list[Script]:
        return suspects(mutant, self.prints, self.standings)


def try_all(mutants: Sequence[str], prints: Sequence[Footprint], *, jobs: int) -> Iterator[Tried]:
    """
    What came of each, as it is known; in no order.

    Where a script begins was found when its footprint was taken, by the bot as it is: no mutant is to be asked.
    """
    if jobs == 1:
        bench = Bench(prints)
        yield from map(bench.attempt, mutants)
        return
    # Started anew and not forked: a thread that shows the progress may be running here.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(prints, remembered())) as pool:
        for done in as_completed([pool.submit(_attempt, mutant) for mutant in mutants]):
            yield done.result()


_BENCH: list[Bench] = []


def _begin(prints: Sequence[Footprint], starts: Remembered) -> None:
    configure_logs(console=True, level=logging.CRITICAL)
    remember(starts)
    _BENCH.append(Bench(prints))


def _attempt(mutant: str) -> Tried:
    return _BENCH[0].attempt(mutant)
