"""`refundbot coverage`: what the scripts reach of the bot, and what they do not."""

import logging
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import orjson
from rich.console import Console

from bot.cli._coverage import measured
from bot.cli._evaluation import PYPROJECT
from bot.errors import BotError
from bot.logs import configure_logs
from bot.testkit.counts import several
from bot.testkit.coverage.elements import Kind
from bot.testkit.coverage.figures import as_json
from bot.testkit.coverage.floors import Floors, load_floors, shortfalls
from bot.testkit.coverage.measuring import Coverage
from bot.testkit.coverage.page import page
from bot.testkit.coverage.table import gaps, notes, table
from bot.testkit.in_process import bot_vocabulary
from bot.testkit.problems import BadScriptError
from bot.testkit.script import Script
from bot.testkit.selection import load_scripts

DEFAULT_PLACE = Path("tests/conversations")
_KINDS = click.Choice([str(kind) for kind in Kind])
_FILE = click.Path(dir_okay=False, path_type=Path)

_EPILOG = """
\b
Exit codes:
  0  every kind holds its floor
  1  one does not, a script fails, or something is reached that is declared to be out of reach
  2  nothing was run: a script that cannot be read
"""


@click.command("coverage", epilog=_EPILOG)
@click.argument("places", nargs=-1, type=click.Path(path_type=Path), metavar="[SCRIPT OR FOLDER]...")
@click.option("--missing", "missing", type=_KINDS, multiple=True, help="List what is not reached of this kind.")
@click.option("--html", "html_to", type=_FILE, help="Write a page with everything there is, and what reaches it.")
@click.option("--json", "json_to", type=_FILE, help="Write all figures and all gaps there.")
@click.option("--with-repair", is_flag=True, help="Run the repair matrix, too: it takes a while longer.")
@click.option(
    "--skeletons",
    "skeletons_to",
    type=click.Path(file_okay=False, path_type=Path),
    help="Look for conversations that close the gaps, and write them there as drafts.",
)
@click.option(
    "--kind",
    "kinds",
    type=_KINDS,
    multiple=True,
    help="Judge by the floor of this kind alone; with --skeletons: only for its gaps.",
)
def command(
    places: tuple[Path, ...],
    *,
    missing: tuple[str, ...],
    html_to: Path | None,
    json_to: Path | None,
    with_repair: bool,
    skeletons_to: Path | None,
    kinds: tuple[str, ...],
) -> None:
    """
    Tell what the scripted conversations reach of the bot.

    Runs the scripts in the places given, without one all of tests/conversations, and counts what they touched:
    states, moves, conditions both ways, questions and choices, causes, variants, steps, and each reply in each locale.
    The floors stand in pyproject.toml, so it wants a checkout; they are for all scripts together, so with places given
    nothing is judged by them, and with --missing or --kind only that kind is. A draft (`draft: yes` on top of a
    script) runs and does not count.
    """
    configure_logs(console=True, level=logging.CRITICAL)
    floors = _floors_to_judge_by(places, missing, kinds)
    scripts = _scripts(places or (DEFAULT_PLACE,))
    coverage = measured(scripts, with_repair=with_repair)
    console = Console(highlight=False, soft_wrap=True)
    console.print(table(coverage, floors))
    for note in (*notes(coverage), *_unjudged(places)):
        console.print(note, markup=False)
    for kind in missing:
        _list_gaps(coverage, Kind(kind))
    if html_to is not None:
        html_to.write_text(page(coverage, floors), "utf-8")
    if json_to is not None:
        json_to.write_bytes(orjson.dumps(as_json(coverage, floors), option=orjson.OPT_INDENT_2))
    if skeletons_to is not None:
        _write_skeletons(coverage, scripts, skeletons_to, tuple(Kind(kind) for kind in kinds))
    faults = [*_faults(coverage), *shortfalls(coverage, floors)]
    if faults:
        raise BotError("\n".join(faults))


def _floors_to_judge_by(places: Sequence[Path], *kinds: Sequence[str]) -> Floors:
    """A part of the scripts cannot reach what all do, and whoever asks about one kind is told of that one."""
    if places:
        return {}
    asked = {kind for each in kinds for kind in each}
    return {kind: share for kind, share in load_floors(PYPROJECT).items() if not asked or str(kind) in asked}


def _unjudged(places: Sequence[Path]) -> Iterator[str]:
    if places:
        cure = f"`refundbot coverage {shlex.join(map(str, places))} --missing reply` lists what these do not reach"
        yield f"the floors are for all scripts together, so nothing is judged by them here; {cure}"


def _scripts(places: Sequence[Path]) -> tuple[Script, ...]:
    try:
        return load_scripts(places, bot_vocabulary())
    except BadScriptError as error:
        click.echo(error, err=True)
        click.echo(f"{several(len(error.problems), 'mistake')} in the scripts; nothing was run", err=True)
        raise SystemExit(2) from error


def _list_gaps(coverage: Coverage, kind: Kind) -> None:
    click.echo(f"\n{kind}: {len(coverage.gaps(kind))} not reached")
    for line in gaps(coverage, kind):
        click.echo(f"  {line}")


def _write_skeletons(coverage: Coverage, scripts: Sequence[Script], folder: Path, kinds: tuple[Kind, ...]) -> None:
    # Imported here: the search is no part of an ordinary run.
    from bot.cli._skeletons import write_skeletons

    write_skeletons(coverage, scripts, folder, kinds)


def _faults(coverage: Coverage) -> list[str]:
    """What makes the figures worth nothing, or wrong."""
    faults = []
    if coverage.failed:
        shown = ", ".join(coverage.failed[:3])
        count = len(coverage.failed)
        what = f"{several(count, 'script')} {'fails and does' if count == 1 else 'fail and do'}"
        faults.append(f"{what} not count ({shown}): `refundbot test` says why")
    for element, script in coverage.wrongly_set_aside:
        faults.append(
            f"{element} is declared to be out of reach in unreachable.py, but {script} reaches it: take it out"
        )
    return faults
