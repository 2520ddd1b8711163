"""`refundbot understand`: what the bot makes of single sentences."""

import sys
from datetime import datetime

import click
import orjson

from bot.building import the_catalog
from bot.phrases import load_phrases
from bot.settings import load_settings
from bot.understood import understood_as_json

_EPILOG = """
\b
  echo 退款三天了还没到账 | refundbot understand --today 2026-11-22
"""


@click.command("understand", epilog=_EPILOG)
@click.option(
    "--today",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day that yesterday is the day before of; without it, today.",
)
def command(*, today: datetime | None) -> None:
    """
    Understand one text a line, and print one JSON object a line as it comes.

    Each text is taken by itself, as if it opened a conversation: what it is about (`label`, one of the causes,
    grounds or acts, with all others in `ranking`), what it wants (`act`), and the facts in it (`slots`).
    """
    settings = load_settings()
    phrases = load_phrases(the_catalog())
    day = today.date() if today else datetime.now(settings.timezone).date()
    for line in sys.stdin.buffer:
        # What is not UTF-8 is somebody's text all the same.
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        sys.stdout.buffer.write(orjson.dumps(understood_as_json(text, phrases, day)) + b"\n")
        sys.stdout.buffer.flush()
