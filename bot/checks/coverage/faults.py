"""What is wrong with the coverage: a row that is lost, says nothing, or is not shown by running its scripts."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.checks.coverage.rows import CORRECTED, COUNTS, ROWS, Mark, Row

#: How the ids of the pages begin that sellers are shown.
_TO_SELLERS = "howto."


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What running a script came to."""

    passed: bool
    #: The ids of the replies that were shown in each language of the script.
    replies: frozenset[str]


def faults(rows: Collection[Row], says: Collection[str], scripts: Mapping[str, Shown]) -> list[str]:
    """Everything that is wrong, a line each. `says` are the ids of all texts, `scripts` all scripts beside the rows."""
    return [
        *_of_ids(rows),
        *(f"{ROWS}: {row.id}: {fault}" for row in rows for fault in _of_row(row, says, scripts)),
        *_of_scripts(rows, scripts),
    ]


def _of_ids(rows: Iterable[Row]) -> Iterator[str]:
    found = Counter(row.id for row in rows)
    wanted = [f"{document}-{number:02}" for document, count in COUNTS.items() for number in range(1, count + 1)]
    yield from (f"{ROWS}: {id_} is missing" for id_ in wanted if id_ not in found)
    yield from (f"{ROWS}: {id_} is no statement of the documents" for id_ in found if id_ not in wanted)
    yield from (f"{ROWS}: {id_} stands there {count} times" for id_, count in found.items() if count > 1)


def _of_row(row: Row, says: Collection[str], scripts: Mapping[str, Shown]) -> Iterator[str]:
    if not row.said_by and row.mark is not Mark.CONTEXT:
        yield "no reply says it"
    if not row.why and (row.mark in CORRECTED or not row.said_by):
        yield "does not say why: it is corrected, or nothing is said"
    if row.mark is Mark.MERCHANT and not any(reply.startswith(_TO_SELLERS) for reply in row.said_by):
        yield f"is a seller's duty, and no reply {_TO_SELLERS}… says it to sellers"
    if row.said_by and not row.proven_by:
        yield "no script proves it"
    yield from (f"there is no reply {reply!r}" for reply in row.said_by if reply not in says)
    yield from (f"there is no script {script!r}" for script in row.proven_by if script not in scripts)
    shown = frozenset(reply for script in row.proven_by if script in scripts for reply in scripts[script].replies)
    unseen = [reply for reply in row.said_by if reply in says and reply not in shown]
    if unseen:
        yield f"{', '.join(row.proven_by) or 'no script'} does not show {', '.join(unseen)} in every language"


def _of_scripts(rows: Iterable[Row], scripts: Mapping[str, Shown]) -> Iterator[str]:
    named = {script for row in rows for script in row.proven_by}
    yield from (f"{script}: fails; run `refundbot test`" for script, shown in scripts.items() if not shown.passed)
    yield from (f"{script}: proves no row" for script in scripts if script not in named)
