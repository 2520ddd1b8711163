"""docs/repair-matrix.md: what can be repaired where, and what is refused, for a support lead to read."""

from collections.abc import Iterator

from bot.testkit.repair.grid import LEGEND, grid, numbered
from bot.testkit.repair.matrix import MOST_REFUSED, Matrix
from bot.testkit.repair.repair import Wording
from dialogs.catalog import Catalog

_HEAD = """<!-- Drawn by `refundbot draw`; do not edit. -->
# What can be repaired where

People digress, correct themselves, want back, out or a person, are not understood, or tap an old link. Each of these
acts is tried in every state of a conversation and in every locale, typed as people type it through the whole dialogue;
`refundbot repair` runs it and lists every failure. A digression is done when it is answered and the very question is
put again, or one tap away, with nothing forgotten; every other act has such a test of its own
(`bot/testkit/repair/`). Wherever one is afterwards, a person can be had, the page fits and the language is the user's.

"""


def page(matrix: Matrix, catalog: Catalog) -> str:
    """The page, in Markdown."""
    parts = (_counts(matrix), _grid(matrix), _acts(matrix), _refusals(matrix, catalog), _places(matrix))
    return _HEAD + "\n".join(parts)


def _counts(matrix: Matrix) -> str:
    locales = len({cell.locale for cell in matrix.cells})
    return (
        f"{len(matrix.repairs)} acts x {len(matrix.places)} places x {locales} locales = {len(matrix.cells)} cells: "
        f"{len(matrix.failures)} failed, {matrix.refused:.1%} refused (at most {MOST_REFUSED:.0%}).\n"
    )


def _grid(matrix: Matrix) -> str:
    legend = "\n".join(f"- `{symbol}` {meaning}" for symbol, meaning in LEGEND.items())
    return f"{legend}\n\n```\n{grid(matrix)}\n```\n"


def _acts(matrix: Matrix) -> str:
    wordings = {repair.id: repair.wordings for repair in matrix.repairs}
    rows = "\n".join(
        f"| {number} | {act} | {_words(wordings[act]['en'])} | {_words(wordings[act]['zh_Hans'])} |"
        for number, act, _ in numbered(matrix)
    )
    return f"## The acts\n\n| | act | as typed | |\n|---|---|---|---|\n{rows}\n"


def _words(wordings: tuple[Wording, ...]) -> str:
    return "<br>".join(" … ".join(message.text for message in wording) for wording in wordings)


def _refusals(matrix: Matrix, catalog: Catalog) -> str:
    return (
        "## What is refused\n\n| reply | says | acts | cells | share |\n|---|---|---|---|---|\n"
        f"{''.join(_refused(matrix, catalog))}"
    )


def _refused(matrix: Matrix, catalog: Catalog) -> Iterator[str]:
    total = len(matrix.cells)
    for id_, count in matrix.refusals.items():
        acts = "; ".join(dict.fromkeys(cell.repair for cell in matrix.cells if cell.worst.why == id_))
        yield f"| `{id_}` | {catalog.says[id_].text} | {acts} | {count} | {count / total:.1%} |\n"


def _places(matrix: Matrix) -> str:
    names = ", ".join(f"`{place.name}`" for place in matrix.places if place.is_set)
    return (
        "## Where conversations stand\n\nPlaces are reached by conversations: by taps from the first question, or by "
        f"the words that lead there. To these no way was found, so that the session is set: {names or 'none'}.\n"
    )
