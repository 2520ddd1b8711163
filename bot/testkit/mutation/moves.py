"""Mutants of the table of moves: a row taken out, a row that leads elsewhere, a condition read the wrong way round."""

import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.testkit.coverage import move_names
from bot.testkit.mutation.mutant import Kind, Mutant, Sight
from bot.testkit.mutation.plot import Plot
from dialogs.moves import Condition, Move, Table
from dialogs.turn import Turn


def mutants(table: Table) -> Iterator[Mutant]:
    for number, (row, place) in enumerate(zip(table.rows, places_of(table.rows), strict=True)):
        elsewhere = _elsewhere(row, place, table)
        led, marks = replace(row, to=elsewhere), (fired(place),)
        yield _mutant(Kind.MOVE, place, "removed", _with(table, number), marks)
        yield _mutant(Kind.MOVE, place, f"leads to {elsewhere}", _with(table, number, led), marks)
        if row.when is not None:
            turned = replace(row, when=_not(row.when))
            yield _mutant(Kind.CONDITION, place, "turned round", _with(table, number, turned), (*marks, asked(place)))


def places_of(rows: Sequence[Move]) -> list[str]:
    """The names that coverage has for the rows, in the first phase that each leads out of; numbered where they meet."""
    seen: Counter[str] = Counter()
    places = []
    for row in rows:
        name = move_names.names_of(row, row.sources[0])[0]
        seen[name] += 1
        places.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return places


def fired(place: str) -> str:
    """The mark of a run in which the row moved the conversation."""
    return f"move:{place}"


def asked(place: str) -> str:
    """The mark of a run in which the row's condition was looked at."""
    return f"asked:{place}"


def _mutant(kind: Kind, place: str, change: str, plant: Callable[[Plot], None], marks: tuple[str, ...]) -> Mutant:
    return Mutant(kind=kind, place=place, change=change, plant=plant, marks=marks, sight=Sight.MARKED)


def _with(table: Table, number: int, *instead: Move) -> Callable[[Plot], None]:
    """Plants the table with other rows, or none, in place of that one."""
    return lambda plot: plot.move_by((*table.rows[:number], *instead, *table.rows[number + 1 :]))


def _elsewhere(row: Move, place: str, table: Table) -> str:
    """A wrong destination, always the same one for a row."""
    wrong = [state for state in table.states if state != row.to and (state,) != row.sources]
    return str(wrong[zlib.crc32(place.encode()) % len(wrong)])


def _not(condition: Condition) -> Condition:
    def is_not(turn: Turn) -> bool:
        return not condition(turn)

    return is_not
