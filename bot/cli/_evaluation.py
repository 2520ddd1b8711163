"""The sentences of this checkout that understanding is judged by, and what the bot here makes of them."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import bot
from bot.building import the_catalog
from bot.evaluation.judged import Judged, judge
from bot.evaluation.lines import load_lines
from bot.phrases import load_phrases
from bot.understood import understood_as_json

_CHECKOUT = Path(bot.__path__[0]).parent
FILES = _CHECKOUT / "tests" / "evaluation"
#: Where the floors stand.
PYPROJECT = _CHECKOUT / "pyproject.toml"
#: The day on which everything in these files was said.
SAID_ON = date(2026, 11, 22)


def evaluation_files() -> tuple[Path, ...]:
    """The files, in the order of their names."""
    return tuple(sorted(FILES.glob("*.jsonl")))


def judge_files(paths: Sequence[Path], said_on: date = SAID_ON) -> dict[Path, tuple[Judged, ...]]:
    """Each file with its lines as they were understood. Raises BotError where a file cannot be read."""
    phrases = load_phrases(the_catalog())
    return {path: judge(load_lines(path), lambda text: understood_as_json(text, phrases, said_on)) for path in paths}
