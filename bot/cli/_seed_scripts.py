"""Runs the scripts that prove the statements of the starting documents."""

import logging
from collections.abc import Iterable, Mapping
from functools import reduce
from itertools import groupby
from operator import and_
from pathlib import Path

import bot
from bot.building import the_catalog
from bot.checks.coverage.faults import Shown, faults
from bot.checks.coverage.rows import load_statements
from bot.errors import BotError
from bot.logs import configure_logs
from bot.testkit.in_process import bot_vocabulary, open_in_process
from bot.testkit.problems import BadScriptError
from bot.testkit.running import Result, run
from bot.testkit.selection import load_scripts

#: The rows and their scripts, in a checkout.
SEEDS = Path(bot.__path__[0]).parent / "tests" / "conversations" / "seeds"


def coverage_faults() -> list[str]:
    """What is wrong with the coverage of the starting documents, found by running their scripts."""
    # What a bot logs of its failures is a fault of the script.
    configure_logs(console=True, level=logging.CRITICAL)
    return faults(load_statements(SEEDS).rows, the_catalog().says, shown_by_scripts(SEEDS))


def shown_by_scripts(folder: Path) -> Mapping[str, Shown]:
    """What each script of the folder shows, by file name. Raises BotError when one of them cannot be read."""
    try:
        scripts = load_scripts([folder], bot_vocabulary())
    except BadScriptError as error:
        raise BotError(str(error)) from error
    results = [run(script, open_in_process) for script in scripts]
    by_file = groupby(results, key=lambda result: result.script.path)
    return {path.relative_to(folder).as_posix(): _shown(tuple(each)) for path, each in by_file}


def _shown(results: tuple[Result, ...]) -> Shown:
    """A file is run once for each language and row: what counts is what every language shows."""
    locales = dict.fromkeys(result.script.locale for result in results)
    by_locale = [_replies(each for each in results if each.script.locale == locale) for locale in locales]
    return Shown(passed=all(result.passed for result in results), replies=reduce(and_, by_locale))


def _replies(results: Iterable[Result]) -> frozenset[str]:
    return frozenset(reply for result in results for turn in result.turns for reply in turn.reply_ids)
