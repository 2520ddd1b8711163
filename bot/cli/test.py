"""`refundbot test`: runs scripted conversations."""

import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress, TextColumn

from bot.logs import configure_logs
from bot.testkit.problems import BadScriptError
from bot.testkit.report import conversation, summary
from bot.testkit.running import OpenChannel, Result, run
from bot.testkit.script import Script
from bot.testkit.selection import load_scripts, select
from bot.testkit.vocabulary import LOCALES, Vocabulary

DEFAULT_PLACE = Path("tests/conversations")

_EPILOG = """
\b
Exit codes:
  0  every script holds
  1  at least one does not
  2  nothing was run: a script that cannot be read, or none that matches
"""


@click.command("test", epilog=_EPILOG)
@click.argument("places", nargs=-1, type=click.Path(path_type=Path), metavar="[SCRIPT OR FOLDER]...")
@click.option(
    "-k", "keyword", default="", metavar="TEXT", help="Only scripts with this text in their name or sentence."
)
@click.option("--locale", type=click.Choice(LOCALES), help="Only scripts in this locale.")
@click.option(
    "--through",
    type=click.Choice(["process", "webhook"]),
    default="process",
    show_default=True,
    help="Straight into the bot, or signed and encrypted over HTTP as WeChat does it.",
)
@click.option("-x", "stops_early", is_flag=True, help="Stop at the first script that fails.")
@click.option("--show", is_flag=True, help="Print the conversations that hold, too.")
def command(
    places: tuple[Path, ...], keyword: str, locale: str | None, through: str, stops_early: bool, show: bool
) -> None:
    """
    Run scripted conversations.

    Without a place it runs all of tests/conversations. Each script has a bot of its own with an empty store and
    a clock that the script moves: `wait: 49h` takes no time. docs/testing.md shows how to write one.
    """
    scripts = _scripts(places or (DEFAULT_PLACE,), keyword, locale)
    started = time.perf_counter()
    results = []
    console = Console(highlight=False, soft_wrap=True)
    with _way(through) as open_channel:
        for result in _with_progress(_results(scripts, open_channel), len(scripts)):
            results.append(result)
            if show or not result.passed:
                console.print(conversation(result))
            if stops_early and not result.passed:
                break
    console.print(summary(results, time.perf_counter() - started))
    raise SystemExit(0 if all(result.passed for result in results) else 1)


def _scripts(places: Sequence[Path], keyword: str, locale: str | None) -> tuple[Script, ...]:
    try:
        found = load_scripts(places, _vocabulary())
    except BadScriptError as error:
        click.echo(error, err=True)
        count = len(error.problems)
        click.echo(f"{count} mistake{'' if count == 1 else 's'} in the scripts; nothing was run", err=True)
        raise SystemExit(2) from error
    selected = select(found, keyword=keyword, locale=locale)
    if not selected:
        click.echo(f"no script to run: {len(found)} found, none that matches", err=True)
        raise SystemExit(2)
    return selected


def _vocabulary() -> Vocabulary:
    # Imported here: `--help` needs no bot.
    from bot.testkit.in_process import bot_vocabulary

    return bot_vocabulary()


@contextmanager
def _way(through: str) -> Iterator[OpenChannel]:
    # What a bot logs of its failures is in the report of the script.
    configure_logs(console=True, level=logging.CRITICAL)
    if through == "webhook":
        from bot.cli._scripts_through_webhook import serve_scripts

        with serve_scripts() as open_channel:
            yield open_channel
    else:
        from bot.testkit.in_process import open_in_process

        yield open_in_process


def _results(scripts: Sequence[Script], open_channel: OpenChannel) -> Iterator[Result]:
    for script in scripts:
        yield run(script, open_channel)


def _with_progress(results: Iterator[Result], total: int) -> Iterator[Result]:
    """The same results, with a line that counts them where somebody looks on."""
    errors = Console(stderr=True)
    columns = TextColumn("{task.completed}/{task.total} scripts")
    with Progress(columns, console=errors, transient=True, disable=not errors.is_terminal) as progress:
        yield from progress.track(results, total=total)
