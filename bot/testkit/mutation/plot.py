"""Where mutants are planted: the knowledge of this process, changed in one place and put right again."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from inspect import signature
from types import ModuleType
from typing import Any, cast

from bot.testkit.mutation.patient import Patient, Retell
from dialogs.moves import Move


class Plot:
    """Takes changes and can undo them all. One at a time in a process, for everything in it is shared."""

    def __init__(self, patient: Patient) -> None:
        self.patient = patient
        self._undo: list[Callable[[], None]] = []

    def change(self, declared: object, **values: object) -> None:
        """
        Gives attributes of a declared value other values.

        The very value is changed and not a copy of it, so that whoever refers to it sees the change: ladders, clocks,
        the catalog, and modules that name it directly. Frozen it is for everybody else.
        """
        before = {name: getattr(declared, name) for name in values}
        self._undo.append(lambda: _set(declared, before))
        _set(declared, values)

    def fill(self, table: Mapping[Any, Any], contents: Mapping[Any, Any]) -> None:
        """Gives a declared table other contents, in place."""
        before = dict(table)
        self._undo.append(lambda: _refill(table, before))
        _refill(table, contents)

    def infer_anew(self) -> None:
        """To be called where what is changed bears on conclusions: these are kept by the catalog."""
        self._undo.append(forget_conclusions)
        forget_conclusions()

    def move_by(self, rows: tuple[Move, ...]) -> None:
        """Gives the conversation another table of moves. Raises `DialogError` where it makes no machine."""
        self._undo.append(self.patient.move_as_declared)
        self.patient.move_by(rows)

    def retell(self, retell: Retell) -> None:
        """Lets every reply pass through `retell` before it is on the page."""
        self._undo.append(self.patient.tell_as_declared)
        self.patient.retell(retell)

    def restore(self) -> None:
        for undo in self._undo:
            undo()
        self._undo.clear()


@contextmanager
def planted(patient: Patient, plant: Callable[[Plot], None]) -> Iterator[None]:
    """The patient with the change in it; as declared again afterwards, whatever happened."""
    plot = Plot(patient)
    try:
        plant(plot)
        patient.forget_pages()
        yield
    finally:
        plot.restore()
        patient.forget_pages()


def forget_conclusions() -> None:
    """Empties every cache of the conversation that is kept by the catalog."""
    for kept in kept_by_catalog():
        kept.cache_clear()


@cache
def kept_by_catalog() -> tuple[Any, ...]:
    modules = [module for name, module in sorted(sys.modules.items()) if name.startswith("dialogs.")]
    found = [value for module in modules for value in vars(module).values() if hasattr(value, "cache_clear")]
    return tuple(dict.fromkeys(each for each in found if "catalog" in signature(each).parameters))


def _set(declared: object, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if isinstance(declared, ModuleType):
            setattr(declared, name, value)
        else:
            object.__setattr__(declared, name, value)


def _refill(table: Mapping[Any, Any], contents: Mapping[Any, Any]) -> None:
    # Declared as a mapping, so that nobody else does this; written as a dict.
    written = cast(dict[Any, Any], table)
    written.clear()
    written.update(contents)
