"""`refundbot repair`: every repair act in every state and locale."""

import logging

import click

from bot.building import LOCALES
from bot.cli._repair_matrix import the_matrix
from bot.logs import configure_logs
from bot.testkit.repair.all_repairs import ALL_REPAIRS
from bot.testkit.repair.report import report

_EPILOG = """
\b
Exit codes:
  0  nothing failed, and no more is refused than may be
  1  something failed, or of all acts together too much is refused
"""


@click.command("repair", epilog=_EPILOG)
@click.option("--locale", "locales", multiple=True, type=click.Choice(LOCALES), help="Only in this locale.")
@click.option("-k", "keyword", default="", metavar="TEXT", help="Only acts with this text in their name.")
def command(*, locales: tuple[str, ...], keyword: str) -> None:
    """
    Try every repair act in every state of a conversation.

    Help, "why do you ask", a correction, back, skip, cancel, another language, a person, a picture, an old link, words
    that mean nothing, ...: typed as people type them, through the whole dialogue. Prints what became of each, every
    failure in full, and what is refused politely. The page docs/repair-matrix.md is drawn from the same cells.
    """
    configure_logs(console=True, level=logging.CRITICAL)
    repairs = tuple(each.id for each in ALL_REPAIRS if keyword in each.id)
    if not repairs:
        raise click.UsageError(f"no act has {keyword!r} in its name")
    matrix = the_matrix(repairs, locales or LOCALES)
    click.echo(report(matrix))
    # The share of refusals is asked of all acts together, and not of some that were picked.
    is_fine = not matrix.failures if keyword else matrix.holds
    raise SystemExit(0 if is_fine else 1)
