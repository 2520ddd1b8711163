"""What git says has changed in the working tree."""

import subprocess
from pathlib import Path

from bot.errors import BotError


def root_of_tree() -> Path:
    """The top of the working tree. Raises BotError outside of one, and without git."""
    return Path(_git("rev-parse", "--show-toplevel").decode().strip()).resolve()


def changed_since(base: str, root: Path) -> frozenset[Path]:
    """Files that differ from that commit, were deleted since, or are new and not ignored. Raises BotError."""
    differing = _git("-C", str(root), "diff", "--name-only", "--no-renames", "-z", base, "--")
    new = _git("-C", str(root), "ls-files", "--others", "--exclude-standard", "-z")
    names = (differing + new).decode("utf-8", "surrogateescape").split("\0")
    return frozenset(root / name for name in names if name)


def _git(*arguments: str) -> bytes:
    try:
        return subprocess.run(["git", *arguments], check=True, capture_output=True).stdout  # noqa: S607 - as the user's PATH has it
    except FileNotFoundError as error:
        raise BotError("--affected asks git what has changed, and there is no git here.") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().splitlines()
        raise BotError(f"--affected: {said[0] if said else 'git failed'}") from error
