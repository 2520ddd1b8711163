"""Mutants of what is said: a reply that is left out, a reply in place of which another one is said."""

import re
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace

from bot.testkit.mutation.mutant import Kind, Mutant, Sight
from bot.testkit.mutation.patient import Retell
from bot.testkit.mutation.plot import Plot
from dialogs.catalog import Catalog
from dialogs.replies import Passage, Reply, Say

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def mutants(catalog: Catalog) -> Iterator[Mutant]:
    clauses = {rung.clause.id for rung in catalog.rungs.values() if rung.clause is not None}
    says = tuple(catalog.says.values())
    for say in says:
        if say.id in clauses:
            yield from _of_clause(say, [each for each in says if each.id in clauses])
        else:
            yield from _of_reply(say, catalog)


def _of_reply(say: Say, catalog: Catalog) -> Iterator[Mutant]:
    yield _mutant(say, "dropped", _retelling(_instead_of(say.id)), f"reply:{say.id}")
    other = _stand_in(say, list(catalog.says.values()), catalog)
    if other is not None:
        yield _mutant(say, f"as {other.id}", _retelling(_instead_of(say.id, other.id)), f"reply:{say.id}")


def _of_clause(say: Say, clauses: Sequence[Say]) -> Iterator[Mutant]:
    """A clause has its place inside a sentence and no id of its own there: it can only be another one."""
    other = _after(say, clauses)
    yield _mutant(say, f"as {other.id}", lambda plot: plot.change(say, text=other.text), f"term:{say.text}")


def _mutant(say: Say, change: str, plant: Callable[[Plot], None], mark: str) -> Mutant:
    return Mutant(kind=Kind.REPLY, place=say.id, change=change, plant=plant, marks=(mark,), sight=Sight.MARKED)


def _retelling(retell: Retell) -> Callable[[Plot], None]:
    return lambda plot: plot.retell(retell)


def _instead_of(id_: str, *others: str) -> Retell:
    """Says another one, or nothing, where that one would be said; inside a passage too."""

    def retell(reply: Reply) -> Reply | None:
        params = {
            name: _passage(value) if isinstance(value, Passage) else value for name, value in reply.params.items()
        }
        if reply.id != id_:
            return replace(reply, params=params)
        return replace(reply, id=others[0], params=params) if others else None

    def _passage(passage: Passage) -> Passage:
        return Passage(tuple(each for say in passage.says for each in (others if say == id_ else (say,))))

    return retell


def _stand_in(say: Say, says: Sequence[Say], catalog: Catalog) -> Say | None:
    """The next text of its kind that can be said with what fills this one."""
    given = {*_PLACEHOLDER.findall(say.text), *catalog.figures}
    fitting = [each for each in says if each is say or _can_stand_in(each, say, given)]
    return _after(say, fitting) if len(fitting) > 1 else None


def _can_stand_in(other: Say, say: Say, given: Container[str]) -> bool:
    is_alike = (other.draft, other.alone) == (say.draft, say.alone) and other.text != say.text
    return is_alike and all(name in given for name in _PLACEHOLDER.findall(other.text))


def _after(say: Say, says: Sequence[Say]) -> Say:
    return says[(list(says).index(say) + 1) % len(says)]
