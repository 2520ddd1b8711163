"""`refundbot record`: a chat becomes a script, and a script that fell behind is brought up to date."""

import logging
import shlex
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.syntax import Syntax

from bot.cli._kept_by_git import Kept, kept_by_git
from bot.cli._recorded_chats import Recorded, from_lines, from_store, from_terminal
from bot.errors import BotError
from bot.logs import configure_logs
from bot.settings import load_settings
from bot.testkit.counts import several
from bot.testkit.in_process import bot_vocabulary, open_in_process
from bot.testkit.problems import BadScriptError
from bot.testkit.recording.recorder import NothingToRecordError
from bot.testkit.recording.revising import Revisions, revise
from bot.testkit.report import conversation
from bot.testkit.script import Script
from bot.testkit.selection import load_scripts
from bot.testkit.times import instant_from

_EPILOG = """
\b
  refundbot record                          chat, then leave with Ctrl-D: it is a script
  refundbot record refund.yaml --from chat.jsonl
  refundbot record --stored 017.Kx2...      a conversation of the bot's store, by its name on the console
  refundbot record --update tests/conversations/causes
\b
Exit codes:
  0  written, and it holds; with --update: all hold now
  1  something does not hold, or was left as it was
  2  a wrong option, or a script that cannot be read
"""
_YES, _ALL = "y", "a"
#: What is told before anything is written that git cannot bring back.
_LOST: Mapping[Kept, str] = {
    Kept.NOWHERE: "git does not know this file: once it is written, nothing can be taken back",
    Kept.OTHERWISE: "it has changes that git does not know: once it is written, they cannot be taken back",
}


@click.command("record", epilog=_EPILOG)
@click.argument("places", nargs=-1, type=click.Path(path_type=Path), metavar="[OUT.yaml | SCRIPT...]")
@click.option(
    "--from",
    "files",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    multiple=True,
    metavar="FILE",
    help="Lines of `refundbot chat --json`, in and out, instead of a chat; again for a second file.",
)
@click.option("--user", default="", metavar="NAME", help="With --from: the one user whose lines they are.")
@click.option("--stored", default="", metavar="NAME", help="A conversation of the store, by the name that staff see.")
@click.option("--as-it-is", is_flag=True, help="With --from: leave numbers and names in the texts as they are.")
@click.option("--now", default="", metavar="TIME", help="When it begins, such as 2026-11-22T10:00+08:00.")
@click.option("--proves", default="", metavar="SENTENCE", help="What would be broken if the script failed.")
@click.option("--update", is_flag=True, help="Bring scripts up to date with what the bot says now, after a look.")
@click.option("-y", "--yes", is_flag=True, help="With --update: write without asking.")
def command(
    *,
    places: tuple[Path, ...],
    files: tuple[Path, ...],
    user: str,
    stored: str,
    as_it_is: bool,
    now: str,
    proves: str,
    update: bool,
    yes: bool,
) -> None:
    """
    Record a chat as a script, or bring scripts up to date.

    The script expects what the bot answered, by ids. It is run at once, and you are told whether it holds. A chat that
    was kept is done again with the bot as it is; where the bot says something else than it did then, you are shown it.

    --update shows what each script expects against what comes, asks, and writes those values and nothing else.
    """
    configure_logs(console=True, level=logging.CRITICAL)
    _demand_one_way(files, stored, update=update)
    if update:
        raise SystemExit(_update(places, yes=yes))
    if len(places) > 1:
        raise click.UsageError("one chat is one script: name one file to write.")
    begins = _instant(now)
    out = _free_place(places[0] if places else None)
    settings = load_settings()
    if files:
        text = "\n".join(_text_of(file) for file in files)
        recorded = from_lines(text, settings, user=user, now=begins, proves=proves, keeps_words=as_it_is)
    elif stored:
        recorded = from_store(stored, settings, proves=proves)
    else:
        recorded = from_terminal(settings, now=begins or datetime.now(UTC), proves=proves)
    raise SystemExit(_save(recorded, out))


def _text_of(file: Path) -> str:
    """Raises BotError where it is no text."""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BotError(f"{file}: cannot be read; lines of `refundbot chat --json` in UTF-8 are expected") from error


def _demand_one_way(files: Sequence[Path], stored: str, *, update: bool) -> None:
    if sum((bool(files), bool(stored), update)) > 1:
        raise click.UsageError("--from, --stored and --update are three ways: choose one.")


def _instant(text: str) -> datetime | None:
    at = instant_from(text) if text else None
    if text and at is None:
        raise click.UsageError("--now wants a time with its offset, such as 2026-11-22T10:00+08:00.")
    return at


def _free_place(wanted: Path | None) -> Path:
    """Where to write: as it was said, or a name of this minute in the present folder. Never over a file."""
    out = wanted or Path(f"chat-{datetime.now():%Y%m%d-%H%M%S}.yaml")  # noqa: DTZ005 - a name, by the clock on the wall
    if out.suffix not in {".yaml", ".yml"}:
        raise click.UsageError(f"{out} is no name for a script: end it with .yaml.")
    if out.exists():
        raise click.UsageError(f"{out} is there already: name another, or bring it up to date with --update.")
    return out


# Recording


def _save(recorded: Recorded, out: Path) -> int:
    console = _console()
    try:
        text = recorded.script()
    except NothingToRecordError:
        click.echo("Nothing was answered, so there is nothing to record.", err=True)
        return 1
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise BotError(f"{out} cannot be written: {error.strerror}.") from error
    for remark in (*recorded.remarks, *recorded.differences()):
        console.print(f"  {remark}", style="yellow", markup=False)
    return _check(out, console)


def _check(out: Path, console: Console) -> int:
    """Run what was written, and say so."""
    revisions = revise(load_scripts([out], bot_vocabulary()), open_in_process)
    turns = sum(len(result.turns) for result in revisions.results)
    if revisions.all_hold:
        console.print(f"{out}: {several(turns, 'turn')}, and it holds", style="green", markup=False)
        return 0
    for result in revisions.results:
        console.print(conversation(result))
    console.print(f"{out} was written and does not hold: see above, or `refundbot record --update {out}`", markup=False)
    return 1


# Bringing up to date


def _update(places: Sequence[Path], *, yes: bool) -> int:
    if not places:
        raise click.UsageError("--update wants the scripts, or a folder of them.")
    scripts = _scripts(places)
    console = _console()
    with click.progressbar(
        length=len(scripts), label="running", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        revisions = revise(scripts, open_in_process, on_run=lambda: bar.update(1))
    if revisions.all_hold:
        console.print(f"{several(len(scripts), 'script')}, and all hold: nothing to do")
        return 0
    written = _approved(revisions, console, yes=yes)
    for left in sorted(left for revision in revisions.files for left in revision.left):
        console.print(f"left as it is: {left}", style="yellow", markup=False)
    return _tell(written, places, console)


def _scripts(places: Sequence[Path]) -> tuple[Script, ...]:
    try:
        return load_scripts(places, bot_vocabulary())
    except BadScriptError as error:
        click.echo(error, err=True)
        raise SystemExit(2) from error


def _approved(revisions: Revisions, console: Console, *, yes: bool) -> dict[Path, Kept]:
    """Those that were written, each after its diff was shown and agreed to, with what git had of it before."""
    written = {}
    for revision in revisions.files:
        if not revision.changes:
            continue
        console.print(f"\n{revision.path}", style="bold", markup=False)
        console.print(
            Syntax(revision.diff, "diff", background_color="default") if console.is_terminal else revision.diff
        )
        kept = kept_by_git(revision.path)
        if kept in _LOST:
            console.print(f"  {_LOST[kept]}", style="yellow")
        answer = _YES if yes else _asked()
        yes = yes or answer == _ALL
        if answer in {_YES, _ALL}:
            revision.write()
            written[revision.path] = kept
    return written


def _asked() -> str:
    question = "write it? [y]es, [n]o, [a]ll"
    return str(click.prompt(question, type=click.Choice([_YES, "n", _ALL]), default="n", show_choices=False))


def _tell(written: Mapping[Path, Kept], places: Sequence[Path], console: Console) -> int:
    if written:
        names = shlex.join(str(path) for path, kept in written.items() if kept is Kept.AS_IT_WAS)
        cure = f"; take back with: git restore {names}" if names else ""
        console.print(f"{len(written)} written{cure}", markup=False)
    again = revise(_scripts(places), open_in_process)
    failing = sorted({result.script.name for result in again.results if not result.passed})
    if failing:
        console.print(
            f"{len(failing)} of {several(len(again.results), 'script')} do not hold: {', '.join(failing)}", markup=False
        )
        return 1
    console.print(f"{several(len(again.results), 'script')}, and all hold now", style="green")
    return 0


def _console() -> Console:
    return Console(highlight=False, soft_wrap=True)
