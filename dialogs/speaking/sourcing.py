"""What a step or a text rests on: the figures that it names, and the rules that it is bound to."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from dialogs.catalog import Catalog, Figure, Rung
from dialogs.replies import Passage, Quantity, Reply, Say

_NAMED = re.compile(r"%\((\w+)\)s")


def named_in(catalog: Catalog, say: Say) -> tuple[Figure, ...]:
    """The figures that a text names by placeholder, in its order."""
    return tuple(catalog.figures[name] for name in _NAMED.findall(say.text) if name in catalog.figures)


def behind_step(catalog: Catalog, rung: Rung) -> tuple[Figure, ...]:
    """Everything that a step rests on, its clock first."""
    clock = () if rung.clock is None else (rung.clock.figure,)
    texts = (rung.action, rung.outlook)
    return (*clock, *(figure for say in texts for figure in named_in(catalog, say)), *rung.rests_on)


def behind_replies(catalog: Catalog, replies: Iterable[Reply]) -> Iterator[Figure]:
    """Everything that these replies rest on. A text of an earlier release, which nobody knows any more, rests on nothing."""
    for reply in replies:
        passages = (each.says for each in reply.params.values() if isinstance(each, Passage))
        for say in next(passages, (reply.id,)):
            yield from named_in(catalog, catalog.says[say]) if say in catalog.says else ()
        yield from (catalog.figures[each.figure] for each in reply.params.values() if isinstance(each, Quantity))
        yield from catalog.claims.get(reply.id, ())


def overdue(figures: Iterable[Figure], today: date) -> tuple[Figure, ...]:
    """Those that nobody has looked at since their review fell due."""
    return tuple(figure for figure in figures if figure.review_by < today)
