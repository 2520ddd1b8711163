"""`refundbot crawl`: every choice is pressed, from the first page to the end."""

import logging
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import click

from bot.building import LOCALES, the_catalog
from bot.logs import configure_logs
from bot.testkit.crawling import reach
from bot.testkit.crawling.crawl import DEPTH, PEOPLE, Crawl, Fault
from bot.testkit.crawling.survey import Survey, survey
from bot.testkit.in_process import dialogue_of
from bot.testkit.repair.talk import Talk
from bot.testkit.vignettes.vignette import load_vignettes

#: One fault in a declaration shows on many pages.
_MOST_SHOWN = 50
_TOLD_EVERY = 2_000
_EPILOG = """
\b
  refundbot crawl                  all locales, each in a process of its own: half a minute on two cores
  refundbot crawl --locale en      one of them
  refundbot crawl --people 10      press each page as ten people who have told different things
\b
Exit codes:
  0  every page leads on, every choice is taken, every state and choice is reached
  1  something is wrong: it is named, with the way to it
  2  a wrong option
"""


@click.command("crawl", epilog=_EPILOG)
@click.option("--locale", "locales", multiple=True, type=click.Choice(LOCALES), help="Only in this locale.")
@click.option(
    "--depth", type=click.IntRange(min=1), default=DEPTH, show_default=True, help="Press so many choices in a row."
)
@click.option(
    "--people",
    type=click.IntRange(min=1),
    default=PEOPLE,
    show_default=True,
    help="Press each page as so many people who have told different things, or more to reach what is left.",
)
@click.option(
    "--stories",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("tests/vignettes"),
    show_default=True,
    help="The stories that people begin with.",
)
@click.option("--jobs", type=click.IntRange(min=1), default=None, help="Processes; as many as there are cores.")
def command(*, locales: tuple[str, ...], depth: int, people: int, stories: Path, jobs: int | None) -> None:
    """
    Press every choice that the bot ever offers, and look at every page that comes.

    Begins at the first page, at the pages that stories lead to, and at those that words open; presses the choices of
    each page by the text that their link sends. A fault is a page that leads to no step, person or end; a choice that
    nothing takes; a page that is empty, too long, in another language or shows an id or an unfilled placeholder; and a
    state or choice that is never reached.
    """
    chosen = locales or LOCALES
    crawl_one = partial(_survey, depth=depth, people=people, stories=stories)
    surveys = []
    for each in _surveyed(chosen, jobs or os.cpu_count() or 1, crawl_one):
        surveys.append(each)
        click.echo(_summary(each))
    reached = frozenset[str]().union(*(each.reached for each in surveys))
    found = [fault for each in surveys for fault in each.faults]
    found += reach.faults(reached, the_catalog(), ", ".join(chosen))
    raise SystemExit(_tell(found))


def _surveyed(locales: tuple[str, ...], jobs: int, crawl_one: "partial[Survey]") -> Iterator[Survey]:
    if min(jobs, len(locales)) == 1:
        yield from map(crawl_one, locales)
        return
    with ProcessPoolExecutor(max_workers=min(jobs, len(locales))) as pool:
        yield from pool.map(crawl_one, locales)


def _survey(locale: str, *, depth: int, people: int, stories: Path) -> Survey:
    configure_logs(console=True, level=logging.CRITICAL)
    talk = Talk(dialogue_of(()))
    told = [
        each.story[locale] for each in load_vignettes(stories, frozenset(talk.catalog.variants)) if locale in each.story
    ]
    return survey(talk, locale, told, depth=depth, people=people, tell=_progress)


def _progress(found: Crawl) -> None:
    if len(found.pressed) % _TOLD_EVERY == 0:
        click.echo(f"  {found.locale}: {len(found.pages):,} pages, {found.taps:,} choices pressed", err=True)


def _summary(each: Survey) -> str:
    return (
        f"{each.locale}: {each.pages:,} pages, {each.taps:,} choices pressed; {len(each.states)} states and "
        f"{len(each.offered)} different choices reached"
    )


def _tell(found: list[Fault]) -> int:
    for fault in found[:_MOST_SHOWN]:
        click.echo(str(fault))
    if len(found) > _MOST_SHOWN:
        click.echo(f"... and {len(found) - _MOST_SHOWN:,} more")
    if found:
        click.echo(f"{len(found):,} faults")
        return 1
    click.echo("Every page leads on, every choice is taken, and every state and choice is reached.")
    return 0
