"""`refundbot test`: runs scripted conversations."""

import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import Progress, TextColumn

from bot.cli._script_choice import Choice, choose
from bot.cli._script_options import ALL_LOCALES, UNCOMMITTED, Options, reports_from
from bot.cli._script_ways import PROCESS, WEBHOOK, keep_logs_quiet, way_through
from bot.cli._script_workers import jobs_from, run_in_workers
from bot.cli._watching import watch
from bot.errors import BotError
from bot.testkit.counts import several
from bot.testkit.report import conversation, summary
from bot.testkit.reporting.kinds import REPORTS, write_report
from bot.testkit.reporting.outcome import Outcome
from bot.testkit.running import OpenChannel, Result, run
from bot.testkit.script import Script
from bot.testkit.vocabulary import LOCALES, Vocabulary

_EPILOG = """
\b
Examples:
  refundbot test tests/conversations/mine.yaml --show
  refundbot test -k refused -x --watch
  refundbot test --locale all --jobs auto --report junit=build/scripts.xml --report html=build/scripts.html
  refundbot test --url http://127.0.0.1:8000 tests/conversations/format
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
@click.option(
    "--locale",
    type=click.Choice([*LOCALES, ALL_LOCALES]),
    help="Only scripts in this locale; `all` runs each in every locale that it can run in, and names the others.",
)
@click.option(
    "--through",
    type=click.Choice([PROCESS, WEBHOOK]),
    default=PROCESS,
    show_default=True,
    help="Straight into the bot, or signed and encrypted over HTTP as WeChat does it.",
)
@click.option("--url", metavar="ADDRESS", help="A bot that is running, by the real clock; what cannot be run is named.")
@click.option("--token", default="", metavar="TEXT", help="Of the bot at --url; else WECHAT_TOKEN.")
@click.option("--aes-key", default="", metavar="TEXT", help="Of the bot at --url; else WECHAT_ENCODING_AES_KEY.")
@click.option(
    "-j",
    "-n",
    "--jobs",
    metavar="NUMBER",
    default="1",
    callback=jobs_from,
    help="So many processes at once; `auto`: one a processor.",
)
@click.option(
    "--affected",
    is_flag=False,
    flag_value=UNCOMMITTED,
    metavar="[COMMIT]",
    help="Only scripts that changed since then (default: the last commit); all of them when the bot changed.",
)
@click.option("-x", "stops_early", is_flag=True, help="Stop at the first script that fails.")
@click.option("--show", is_flag=True, help="Print the conversations that hold, too.")
@click.option("--list", "lists", is_flag=True, help="Run nothing; print each script with what it proves.")
@click.option(
    "--watch", "watches", is_flag=True, help="Run again whenever a script or the bot changes; Ctrl-C ends it."
)
@click.option(
    "--report",
    "reports",
    multiple=True,
    metavar="KIND=PATH",
    callback=reports_from,
    help=f"Write what came of it: {', '.join(REPORTS)}; repeatable.",
)
@click.option("--schema", is_flag=True, help="Run nothing; print the JSON schema of the format, for editors.")
def command(*, schema: bool, **chosen: Any) -> None:
    """
    Run scripted conversations.

    Without a place it runs all of tests/conversations. Each script has a bot of its own with an empty store and
    a clock that the script moves: `wait: 49h` takes no time. docs/testing.md shows how to write one.
    """
    if schema:
        _print_schema()
        return
    options = Options(**chosen)
    keep_logs_quiet()
    if options.watches:
        _watch(options)
        return
    outcome = _outcome(options)
    for kind, path in options.reports:
        _write(kind, path, outcome)
    raise SystemExit(1 if outcome.failed else 0)


def _print_schema() -> None:
    from bot.testkit.schema import schema_text

    click.echo(schema_text(_vocabulary()), nl=False)


def _outcome(options: Options) -> Outcome:
    """Runs what was chosen, and tells of it on the way."""
    console = Console(highlight=False, soft_wrap=True)
    choice, way, through = _prepared(options)
    if options.lists:
        _list(choice.scripts, console)
        raise SystemExit(0)
    started, at = time.perf_counter(), datetime.now(UTC)
    results = []
    for result in _with_progress(_results(choice.scripts, way, through, options.jobs), len(choice.scripts)):
        results.append(result)
        if options.show or not result.passed:
            console.print(conversation(result))
        if options.stops_early and not result.passed:
            break
    seconds = time.perf_counter() - started
    console.print(summary(results, seconds))
    if choice.not_run:
        console.print(f"{len(choice.not_run)} not run; they are named above the results")
    return Outcome(results=results, seconds=seconds, at=at, way=options.url or options.through, not_run=choice.not_run)


def _prepared(options: Options) -> tuple[Choice, Any, str]:
    """The scripts, and how they get to the bot."""
    if options.url is None:
        return choose(options, _vocabulary()), _way, options.through
    # Imported here, like all that needs a bot: `--help` needs none.
    from bot.cli._running_bot import running_bot
    from bot.cli._scripts_on_running_bot import run_on, sort_out

    bot = running_bot(options.url, token=options.token, aes_key=options.aes_key)
    bot.client()
    return choose(options, _vocabulary(), partial(sort_out, bot=bot)), lambda _: run_on(bot), options.through


def _list(scripts: Sequence[Script], console: Console) -> None:
    for script in scripts:
        console.print(f"{script.name}  {script.proves}", markup=False)
    console.print(f"{several(len(scripts), 'script')}")


def _vocabulary() -> Vocabulary:
    from bot.testkit.in_process import bot_vocabulary

    return bot_vocabulary()


@contextmanager
def _way(through: str) -> Iterator[OpenChannel]:
    with way_through(through) as open_channel:
        yield open_channel


def _results(scripts: Sequence[Script], way: Any, through: str, jobs: int) -> Iterator[Result]:
    if jobs > 1:
        yield from run_in_workers(scripts, way, through, jobs)
        return
    with way(through) as open_channel:
        for script in scripts:
            yield run(script, open_channel)


def _with_progress(results: Iterator[Result], total: int) -> Iterator[Result]:
    """The same results, with a line that counts them where somebody looks on."""
    errors = Console(stderr=True)
    columns = TextColumn("{task.completed}/{task.total} scripts")
    with Progress(columns, console=errors, transient=True, disable=not errors.is_terminal) as progress:
        yield from progress.track(results, total=total)


def _write(kind: str, path: Path, outcome: Outcome) -> None:
    try:
        write_report(kind, path, outcome)
    except OSError as error:
        raise BotError(f"--report: {path} cannot be written: {error.strerror}.") from error
    click.echo(f"Wrote {path}", err=True)


def _watch(options: Options) -> None:
    """A new process each time, as the bot in this one is the old bot."""
    from bot.testkit.affected import DATA_FOLDERS

    again = [sys.executable, "-m", "bot.cli", "test", *(each for each in sys.argv[2:] if each != "--watch")]
    with contextlib.suppress(KeyboardInterrupt):
        subprocess.run(again, check=False)
        for changed in watch((*options.all_places, *map(Path, DATA_FOLDERS))):
            click.echo(f"\n{min(map(str, changed))} changed")
            subprocess.run(again, check=False)
