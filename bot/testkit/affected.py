"""
Which scripts what has changed can have an effect on.

The rule is coarse, so that it is never wrong: a script is run when it has changed, or a file that it includes or takes
a fixture from. Anything else that the bot loads, code or data, can have an effect on every script, so all are run.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.testkit.script import Script
from bot.testkit.starting import FIXTURES

#: Everything in these folders that is no Python is data of the bot: catalogs, phrases, weights, tables.
DATA_FOLDERS = ("bot", "dialogs", "locales")
#: What the bot is installed with.
_ENVIRONMENT = frozenset({"pyproject.toml", "requirements.lock", "requirements-dev.lock"})


def affected(scripts: Iterable[Script], changed: frozenset[Path]) -> tuple[Script, ...]:
    """Those of which a file has changed; paths are absolute."""
    return tuple(script for script in scripts if not changed.isdisjoint(files_of(script)))


def files_of(script: Script) -> Iterator[Path]:
    """All files that the script was read from."""
    path = script.path.resolve()
    yield path
    yield from {step.path.resolve() for step in script.steps} - {path}
    if script.start is not None:
        yield from (folder / FIXTURES for folder in path.parents)


def changed_in_bot(root: Path, changed: Iterable[Path]) -> tuple[Path, ...]:
    """Of the changed files those that any script may run through. Call it when the bot is loaded."""
    loaded = {
        Path(file).resolve() for module in list(sys.modules.values()) if (file := getattr(module, "__file__", None))
    }
    return tuple(sorted(path for path in changed if path in loaded or _is_data(root, path)))


def _is_data(root: Path, path: Path) -> bool:
    if path.name in _ENVIRONMENT:
        return True
    inside = path.relative_to(root).parts if path.is_relative_to(root) else ("",)
    return inside[0] in DATA_FOLDERS and (path.suffix != ".py" or not path.exists())
