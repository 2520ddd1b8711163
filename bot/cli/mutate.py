"""`refundbot mutate`: the bot made wrong in one place after the other, to see whether the scripts notice."""

import logging
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click
from rich.console import Console

from bot.cli._counted import counted
from bot.cli._mutation import print_report
from bot.logs import configure_logs
from bot.testkit.mutation.declared import complaints, load_declared
from bot.testkit.mutation.footprints import Footprint, footprints
from bot.testkit.mutation.mutant import Mutant
from bot.testkit.mutation.parallel import try_all
from bot.testkit.mutation.patient import Patient
from bot.testkit.mutation.score import Line, lines_of, survivors
from bot.testkit.mutation.settings import MutationSettings, load_settings
from bot.testkit.mutation.universe import sample, universe
from bot.testkit.problems import BadScriptError
from bot.testkit.script import Script
from bot.testkit.selection import load_scripts

DEFAULT_PLACE = Path("tests/conversations")
PYPROJECT = Path("pyproject.toml")

_EPILOG = """
\b
Exit codes:
  0  scripts notice as large a share of the mutants as pyproject.toml asks for, or more
  1  they do not; a script fails on the bot as it is; a mutant is wrongly declared to make no difference
  2  nothing was tried: a script that cannot be read, or no mutant that matches
"""


@click.command("mutate", epilog=_EPILOG)
@click.argument("places", nargs=-1, type=click.Path(path_type=Path), metavar="[SCRIPT OR FOLDER]...")
@click.option("--sample", "size", type=click.IntRange(min=1), help="Try so many mutants. [default: by pyproject.toml]")
@click.option("--seed", type=int, help="Another seed picks other mutants. [default: by pyproject.toml]")
@click.option("--all", "is_whole", is_flag=True, help="Try every mutant there is; this takes long.")
@click.option("-k", "keyword", default="", metavar="TEXT", help="Only mutants with this text in their id.")
@click.option("-j", "jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, help="So many processes.")
@click.option(
    "--survivors",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the ids of the mutants that no script notices into this file.",
)
def command(
    *,
    places: tuple[Path, ...],
    size: int | None,
    seed: int | None,
    is_whole: bool,
    keyword: str,
    jobs: int,
    file: Path | None,
) -> None:
    """
    Make the bot wrong in one place, and see whether a script fails.

    A mutant is the bot with one value of its knowledge changed: a move taken out, a condition turned round, a figure
    one off, two steps exchanged, a reply left out. A mutant that no script notices is a gap in what scripts expect.
    Without a place the scripts are those of tests/conversations. docs/testing.md says more.
    """
    configure_logs(console=True, level=logging.CRITICAL)
    settings, declared = load_settings(PYPROJECT), load_declared()
    scripts, patient, started = _scripts(places or (DEFAULT_PLACE,)), Patient(), time.perf_counter()
    mutants = universe(patient.catalog, patient.table)
    matching = _matching(mutants, keyword)
    chosen = matching if is_whole else sample(matching, size or settings.sample, _seed(seed, settings))
    prints = tuple(counted(footprints(scripts, patient), len(scripts), "scripts run once"))
    # A script that fails anyhow would notice everything.
    holding = [each for each in prints if each.held]
    tried = list(counted(try_all(chosen, holding, jobs=jobs), len(chosen), "mutants tried"))
    lines, left = lines_of(mutants, tried, declared), survivors(tried, declared)
    print_report(Console(highlight=False, soft_wrap=True), lines, left, time.perf_counter() - started)
    if file is not None:
        file.write_text("".join(f"{each.mutant}\n" for each in left), "utf-8")
    faults = (*_failing(prints), *complaints(tried, declared, mutants), *_under_floor(lines[-1], settings))
    for fault in faults:
        click.echo(fault, err=True)
    raise SystemExit(1 if faults else 0)


def _scripts(places: Sequence[Path]) -> tuple[Script, ...]:
    """Those that count: a draft does not say yet what it is for."""
    # Imported here: `--help` needs no bot.
    from bot.testkit.in_process import bot_vocabulary

    try:
        scripts = tuple(each for each in load_scripts(places, bot_vocabulary()) if not each.draft)
    except BadScriptError as error:
        click.echo(error, err=True)
        raise SystemExit(2) from error
    if not scripts:
        click.echo("there is no script there that mutants could be tried with", err=True)
        raise SystemExit(2)
    return scripts


def _matching(mutants: Mapping[str, Mutant], keyword: str) -> list[str]:
    found = [each for each in mutants if keyword.casefold() in each.casefold()]
    if not found:
        raise click.UsageError(f"no mutant has {keyword!r} in its id")
    return found


def _seed(wanted: int | None, settings: MutationSettings) -> int:
    return settings.seed if wanted is None else wanted


def _failing(prints: Sequence[Footprint]) -> Iterator[str]:
    """Scripts that were left out."""
    for each in prints:
        if not each.held:
            yield f"{each.script.name} fails on the bot as it is, so it was left out; `refundbot test` shows why"


def _under_floor(line: Line, settings: MutationSettings) -> Iterator[str]:
    if line.score < settings.floor:
        yield (
            f"{line.score:.1%} of the mutants are noticed; [tool.refundbot.mutation] in {PYPROJECT} asks for "
            f"{settings.floor:.0%}: expect more in scripts, or declare in known_survivors.toml what makes no difference"
        )
