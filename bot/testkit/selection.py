"""Which scripts of those that were found are run."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from bot.testkit.problems import BadScriptError, Problem
from bot.testkit.reading import find_files, read_scripts
from bot.testkit.script import Script
from bot.testkit.vocabulary import Vocabulary


def load_scripts(places: Sequence[Path], vocabulary: Vocabulary) -> tuple[Script, ...]:
    """Every script below the places. Raises one `BadScriptError` with the mistakes of all files: none is skipped."""
    scripts: list[Script] = []
    problems: list[Problem] = []
    for path in find_files(places):
        try:
            scripts.extend(read_scripts(path, vocabulary))
        except BadScriptError as error:
            problems.extend(error.problems)
    if problems:
        raise BadScriptError(dict.fromkeys(problems))
    return tuple(scripts)


def select(scripts: Iterable[Script], *, keyword: str = "", locale: str | None = None) -> tuple[Script, ...]:
    """Those whose name or sentence holds the keyword, whatever its case, in that locale."""
    wanted = keyword.casefold()
    return tuple(
        script
        for script in scripts
        if wanted in f"{script.name}\n{script.proves}".casefold() and locale in {None, script.locale}
    )
