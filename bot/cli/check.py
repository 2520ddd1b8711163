"""`refundbot check`: is everything that is not code complete and fresh?"""

from pathlib import Path

import click

import bot
import dialogs
from bot.building import LOCALES
from bot.checks import catalogs
from bot.errors import BotError
from bot.resources import locales_dir


@click.command("check")
@click.option("--update", is_flag=True, help="Put new copy into the catalogs, and take out what is gone.")
def command(*, update: bool) -> None:
    """
    Check what is not code: are all texts translated?

    One line for each fault; exit code 1 when there is any. For those who change the bot: it reads
    the source, and so wants a checkout.
    """
    template = catalogs.copy_of(*(Path(package.__path__[0]) for package in (bot, dialogs)))
    if update:
        for path in catalogs.update(locales_dir(), LOCALES, template):
            click.echo(f"Updated {path}")
        return
    found = catalogs.faults(locales_dir(), LOCALES, template)
    if found:
        raise BotError("\n".join(found))
    click.echo("Catalogs are complete and fresh.")
