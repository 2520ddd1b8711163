"""Rows in which every two answers to any two slots stand together at least once."""

from collections import Counter
from collections.abc import Iterator, Sequence

#: An answer: the place of its axis, and its place there.
_Cell = tuple[int, int]


def covering_rows(sizes: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """
    Rows over axes of these sizes, a place on each axis: every two places of two axes meet in one of them.

    Greedy and without chance: the same sizes give the same rows. Some more rows than the fewest that there could be.
    """
    still_apart = _all_pairs(sizes)
    while any(still_apart.values()):
        row = _next_row(sizes, still_apart)
        cells = list(enumerate(row))
        for cell in cells:
            still_apart[cell].difference_update(cells)
        yield row


def pair_count(sizes: Sequence[int]) -> int:
    """How many pairs there are."""
    return (sum(sizes) ** 2 - sum(size**2 for size in sizes)) // 2


def _all_pairs(sizes: Sequence[int]) -> dict[_Cell, set[_Cell]]:
    cells = [(axis, place) for axis, size in enumerate(sizes) for place in range(size)]
    return {cell: {other for other in cells if other[0] != cell[0]} for cell in cells}


def _next_row(sizes: Sequence[int], still_apart: dict[_Cell, set[_Cell]]) -> tuple[int, ...]:
    """Begins with the cell that lacks most, beside one that it lacks; then on each axis what lacks most of the row."""
    first = max(still_apart, key=lambda cell: len(still_apart[cell]))
    second = min(still_apart[first])
    row = {first[0]: first, second[0]: second}
    lacked = Counter((*still_apart[first], *still_apart[second]))
    for axis in sorted(set(range(len(sizes))) - row.keys(), key=lambda each: -sizes[each]):
        cells = [(axis, place) for place in range(sizes[axis])]
        row[axis] = max(cells, key=lambda cell: (lacked[cell], len(still_apart[cell])))
        lacked.update(still_apart[row[axis]])
    return tuple(row[axis][1] for axis in range(len(sizes)))
