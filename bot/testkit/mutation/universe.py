"""Every mutant there is."""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import chain

from bot.testkit.mutation import conditions, figures, implications, indications, moves, replies, rungs
from bot.testkit.mutation.mutant import Mutant
from dialogs.catalog import Catalog
from dialogs.moves import Table


def universe(catalog: Catalog, table: Table) -> dict[str, Mutant]:
    """Every mutant by its id, in declared order. Raises ValueError for an id that two of them have."""
    found: dict[str, Mutant] = {}
    for mutant in _each(catalog, table):
        if found.setdefault(mutant.id, mutant) is not mutant:
            raise ValueError(f"two mutants have the id {mutant.id!r}: give their places names that differ")
    return found


def sample(ids: Iterable[str], size: int, seed: int) -> list[str]:
    """
    So many of the ids, each as likely as any other, in their order.

    Which ones depends on the seed and on nothing else: one that comes into the universe changes no more of the sample
    than its own place.
    """
    ids = tuple(ids)
    chosen = {*sorted(ids, key=lambda each: _lot(each, seed))[:size]}
    return [each for each in ids if each in chosen]


def _each(catalog: Catalog, table: Table) -> Iterator[Mutant]:
    return chain(
        moves.mutants(table),
        conditions.mutants(catalog),
        indications.mutants(catalog),
        implications.mutants(),
        figures.mutants(catalog),
        replies.mutants(catalog),
        rungs.mutants(catalog),
    )


def _lot(id_: str, seed: int) -> bytes:
    return hashlib.sha256(f"{seed}/{id_}".encode()).digest()
