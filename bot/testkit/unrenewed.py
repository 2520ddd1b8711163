"""Turns whose claims nobody renews: where a script runs, nobody else is there to take one over."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.turns.renewal import Renewal


@contextmanager
def unrenewed() -> Iterator[None]:
    """
    Meanwhile no channel starts the thread that renews its claims.

    It lives as long as its process, one for each channel, and every script has a channel of its own: three thousand
    scripts would leave three thousand threads.
    """
    start = Renewal._start
    Renewal._start = _start_nothing  # type: ignore[assignment, method-assign]
    try:
        yield
    finally:
        Renewal._start = start  # type: ignore[method-assign]


def _start_nothing(_: Renewal) -> None:
    """In place of a thread."""
