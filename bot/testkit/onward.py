"""The taps that lead a conversation on: what whoever searches by taps tries."""

from collections.abc import Iterable, Iterator

from dialogs.acts import Act
from dialogs.catalog import Catalog

_ONWARD = frozenset({Act.INFORM, Act.REPORT, Act.DONT_KNOW, Act.REPORT_PROGRESS})


def onward(offered: Iterable[str], catalog: Catalog) -> Iterator[str]:
    """Of the choices on offer those that tell something; the others digress, stop, turn pages or count proof."""
    known = (catalog.choices[each] for each in offered if each in catalog.choices)
    return (choice.id for choice in known if choice.act in _ONWARD and not choice.evidence)
