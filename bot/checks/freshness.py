"""Figures whose review fell due: the day that counts is that of the last commit, or today's."""

import subprocess
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from dialogs.catalog import Figure


def faults(figures: Iterable[Figure], on: date) -> Iterator[str]:
    """The figures that were to be looked at again before that day."""
    for figure in figures:
        if figure.review_by < on:
            yield (
                f"The figure `{figure.id}` was to be reviewed by {figure.review_by} (checked {figure.checked}): "
                f"look at {figure.source}"
            )


def day_of_commit(checkout: Path, figures: Iterable[Figure]) -> date:
    """
    The day of the checkout's last commit; without git or a repository, the day that the newest figure was checked.

    A commit that was right stays right: only a day that is asked for moves on by itself.
    """
    told = _git_says(checkout)
    return date.fromisoformat(told) if told else max(figure.checked for figure in figures)


def _git_says(checkout: Path) -> str:
    command = ["git", "-C", str(checkout), "show", "-s", "--format=%cs", "HEAD"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
