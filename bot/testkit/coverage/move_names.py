"""
Moves by name, in the grain in which they are counted.

A row of `dialogs.moves` stands for many states at once: within a phase the same code runs, whichever the topic. So a
row is counted once for each phase that it leads out of. Rows that are alike but for where they lead (to a question, to
advice, back to a state) are a family: each of them is counted once, from wherever it was fired, and the family once
for each pair of phases that it leads from and to.
"""

from collections.abc import Iterator

from dialogs.moves import Move, Table
from dialogs.states import phase_of
from dialogs.triggers import ask_for, conclude, return_to

_FAMILIES = (ask_for(""), conclude(""), return_to(""))
_ANYWHERE = "*"


def every(table: Table) -> Iterator[str]:
    """All that can be counted, each once."""
    names = (name for move in table.rows for source in move.sources for name in names_of(move, source))
    yield from dict.fromkeys(names)


def every_by_state(table: Table) -> Iterator[str]:
    """Each row, once for each state that it leads out of: as the machine holds it."""
    return (name_by_state(move, source) for move in table.rows for source in move.sources)


def names_of(move: Move, source: str) -> tuple[str, ...]:
    """`trigger: source -> to [condition]`, where `asking.*` is any question, and `stays` leads nowhere else."""
    family = next((each for each in _FAMILIES if move.trigger.startswith(each)), None)
    if family is None or move.to is None:
        return (_name(move.trigger, _place(move, source), move),)
    there = _any_of(move.to)
    return (f"{move.trigger}: {_ANYWHERE} -> {move.to}", f"{family}*: {_any_of(source)} -> {there}")


def name_by_state(move: Move, source: str) -> str:
    """The same with the very state, which a row for a whole phase does not name."""
    return _name(move.trigger, source, move)


def _name(trigger: str, place: str, move: Move) -> str:
    condition = f" [{move.when.__name__}]" if move.when is not None else ""
    return f"{trigger}: {place} -> {move.to or 'stays'}{condition}"


def _place(move: Move, source: str) -> str:
    """A row for one state of a phase names it; one for several is the same for them all."""
    phase = phase_of(source)
    has_several = sum(phase_of(each) is phase for each in move.sources) > 1
    return f"{phase}.*" if has_several else str(source)


def _any_of(state: str) -> str:
    """The phase of a state that has a topic, for all of its topics."""
    phase = phase_of(state)
    return str(phase) if phase == state else f"{phase}.*"
