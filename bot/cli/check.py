"""`refundbot check`: is everything that is not code complete and fresh?"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
from babel.messages import Catalog

import bot
import dialogs
from bot.building import LOCALES, the_catalog
from bot.checks import catalogs, copy, freshness
from bot.checks.phrases_lint_files import faults_of_phrases
from bot.cli import _combinations as combinations
from bot.cli._evaluation import evaluation_files
from bot.cli._seed_scripts import coverage_faults
from bot.errors import BotError
from bot.resources import locales_dir

_PRAISE = (
    "Catalogs are complete; phrases are sound; all copy is sourced; all figures are fresh; "
    "every starting statement is covered."
)


@click.command("check")
@click.option("--update", is_flag=True, help="Put new copy into the catalogs, and take out what is gone.")
@click.option(
    "--fresh-on",
    metavar="DAY",
    help='Only ask which figures are past their review on that day: "today", or like 2027-05-23.',
)
@click.option(
    "--combinations",
    "tries_combinations",
    is_flag=True,
    help="Only try all facts together: is the advice always right to take? Minutes.",
)
def command(*, update: bool, fresh_on: str | None, tries_combinations: bool) -> None:
    """
    Check what is not code: are all texts translated and sourced, all phrases sound, all figures fresh, and is all
    covered that the starting documents say?

    Figures are judged by the day of the last commit, so that a commit stays right; --fresh-on judges
    by another day. One line for each fault; exit code 1 when there is any. For those who change the
    bot: it reads the source, and so wants a checkout.
    """
    if fresh_on is not None:
        day = _day(fresh_on)
        _report(freshness.faults(the_catalog().figures.values(), day), f"All figures are fresh on {day}.")
        return
    if tries_combinations:
        combinations.try_all(the_catalog())
        return
    template = catalogs.copy_of(*(Path(package.__path__[0]) for package in (bot, dialogs)))
    if update:
        for path in catalogs.update(locales_dir(), LOCALES, template):
            click.echo(f"Updated {path}")
        return
    _report(_faults(template), _PRAISE)


def _faults(template: Catalog) -> Iterator[str]:
    """Of the catalogs; and when these can be read, of what they say."""
    yield from catalogs.faults(locales_dir(), LOCALES, template)
    yield from faults_of_phrases(evaluation_files())
    yield from copy.faults(the_catalog(), template, catalogs.read(locales_dir(), LOCALES))
    figures = the_catalog().figures.values()
    yield from freshness.faults(figures, freshness.day_of_commit(Path(bot.__path__[0]).parent, figures))
    yield from coverage_faults()


def _report(faults: Iterator[str], praise: str) -> None:
    found = [*faults]
    if found:
        raise BotError("\n".join(found))
    click.echo(praise)


def _day(named: str) -> date:
    if named == "today":
        return date.today()  # noqa: DTZ011 - the day of whoever asks
    try:
        return date.fromisoformat(named)
    except ValueError as error:
        raise click.BadParameter(
            f'{named!r} is no day: write "today", or like 2027-05-23', param_hint="--fresh-on"
        ) from error
