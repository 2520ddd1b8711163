"""Whether git could bring back a file that is about to be written over."""

import subprocess
from enum import Enum, auto
from pathlib import Path


class Kept(Enum):
    """What git has of a file."""

    AS_IT_WAS = auto()
    #: It has the file, and not what was changed since the last commit.
    OTHERWISE = auto()
    #: It does not know the file, or there is no git here.
    NOWHERE = auto()


def kept_by_git(path: Path) -> Kept:
    try:
        is_known = _told(path, "ls-files", "--error-unmatch", "--", path.name) is not None
        changes = _told(path, "status", "--porcelain", "--", path.name)
    except OSError:
        return Kept.NOWHERE
    if not is_known or changes is None:
        return Kept.NOWHERE
    return Kept.OTHERWISE if changes.strip() else Kept.AS_IT_WAS


def _told(path: Path, *arguments: str) -> str | None:
    """None where git refuses."""
    told = subprocess.run(["git", *arguments], cwd=path.parent, capture_output=True, text=True, check=False)  # noqa: S607 - as the user's PATH has it
    return told.stdout if told.returncode == 0 else None
