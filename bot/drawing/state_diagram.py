"""docs/states.md: the states, the walk between them as a diagram, and the table of moves."""

from collections import defaultdict
from collections.abc import Iterator

from bot.drawing.walk import DONT_KNOW, Edges, Walk
from dialogs import states
from dialogs.acts import Cause
from dialogs.catalog import Catalog
from dialogs.moves import Move, Table

#: More answers than this on one arrow are summed up.
NAMED_ANSWERS = 2

_HEAD = """<!-- Drawn by `refundbot draw`; do not edit. -->
# Where a conversation can be

The account's conversation is a flat state machine. A state is a phase, or a phase with its topic: the question that is
on the table, or the cause that was concluded. Which question comes next is worked out from the facts, so the arrows
below are those that answers really take: all {ways} ways through the taps, "don't know" included, were walked. Only the
arrows that somebody takes who knows the answers are drawn; {others} more begin with "don't know" somewhere before.

```mermaid
stateDiagram-v2
    direction LR
"""

_TABLE = """```

From every state one can digress (help, why do you ask, how long, small talk, ...) and is brought back to the same
place, start over, stop, ask for a person, delete everything, or be warned of a scam. These moves are in the table.

## All moves

Rows are tried in order. "stays" answers and puts what was on the table again.

| trigger | from | to | only if |
|---|---|---|---|
"""


def state_diagram(catalog: Catalog, walked: Walk) -> str:
    """The page, in Markdown with a Mermaid diagram."""
    drawn, others = _by_knowing(walked)
    lines = [*_walk_lines(drawn), *_advice_lines()]
    table = [_row(move) for move in _merged(Table(catalog).rows)]
    return _HEAD.format(ways=walked.ways, others=others) + "\n".join(lines) + "\n" + _TABLE + "\n".join(table) + "\n"


def _by_knowing(walked: Walk) -> tuple[Edges, int]:
    """The arrows of ways on which every question was answered, and how many others there are."""
    drawn = {edge: by - {DONT_KNOW} for edge, by in walked.knowing.items()}
    return drawn, len(walked.edges.keys() - drawn.keys())


def _walk_lines(edges: Edges) -> Iterator[str]:
    yield f"    [*] --> {states.START}"
    for (source, to), by in edges.items():
        yield f"    {_id(source)} --> {_id(to)}{_label(by)}"


def _advice_lines() -> Iterator[str]:
    for cause in Cause:
        advice, follow_up = _id(states.advising(cause)), _id(states.following_up(cause))
        yield f"    {advice} --> {follow_up}: step taken"
        yield f"    {follow_up} --> {advice}: did not help, next step"
        yield f"    {follow_up} --> closed: the money has come"


def _label(by: set[str]) -> str:
    answers = sorted(each.partition(".")[2] for each in by if each)
    if not answers:
        return ""
    named = ", ".join(answers[:NAMED_ANSWERS])
    return f": {named}" + (f" and {len(answers) - NAMED_ANSWERS} more" if len(answers) > NAMED_ANSWERS else "")


def _id(state: str) -> str:
    # Mermaid reads a dot as the start of a class name.
    return state.replace(".", "_")


def _merged(rows: tuple[Move, ...]) -> Iterator[tuple[Move, list[str]]]:
    """Rows that differ only in their sources, as one."""
    merged: dict[tuple[str, str | None, str], tuple[Move, list[str]]] = {}
    for move in rows:
        key = (str(move.trigger), move.to, _condition(move))
        merged.setdefault(key, (move, []))[1].extend(move.sources)
    yield from merged.values()


def _row(entry: tuple[Move, list[str]]) -> str:
    move, sources = entry
    return f"| `{move.trigger}` | {_sources(sources)} | {f'`{move.to}`' if move.to else 'stays'} | {_condition(move)} |"


def _sources(sources: list[str]) -> str:
    by_phase: dict[str, int] = defaultdict(int)
    for state in dict.fromkeys(str(source) for source in sources):
        by_phase[state.partition(".")[0]] += 1
    if len(by_phase) == len(states.Phase):
        return "everywhere"
    return ", ".join(f"`{phase}`" + (f" ({count})" if count > 1 else "") for phase, count in by_phase.items())


def _condition(move: Move) -> str:
    return move.when.__name__.replace("_", " ") if move.when is not None else ""
