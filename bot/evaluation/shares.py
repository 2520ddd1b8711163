"""Parts of a whole, where the whole may be nothing."""

from collections.abc import Iterable

#: Between 0 and 1; None of nothing: what nothing was put to is neither good nor bad.
Share = float | None


def share(part: int, whole: int) -> Share:
    return part / whole if whole else None


def share_of(answers: Iterable[bool]) -> Share:
    """How many of these are true."""
    told = [*answers]
    return share(sum(told), len(told))


def f1(right: int, extra: int, missed: int) -> Share:
    """The harmonic mean of precision and recall."""
    return share(2 * right, 2 * right + extra + missed)
