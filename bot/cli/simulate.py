"""`refundbot simulate`: people of every kind talk to the bot, and how reliably they are helped."""

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from bot.building import LOCALES, the_catalog
from bot.logs import configure_logs
from bot.testkit.simulated.floors import load_floors
from bot.testkit.simulated.goals import sampled
from bot.testkit.simulated.judging import Score, scores, shortfalls
from bot.testkit.simulated.manners import MANNERS
from bot.testkit.simulated.playing import Attempt, attempt
from bot.testkit.vignettes.vignette import Vignette, load_vignettes
from bot.testkit.walking.as_script import script_of

#: What the floors were measured with.
SEED, GOALS, USERS = 7, 20, 8
_TOLD_EVERY = 500
_PYPROJECT = Path("pyproject.toml")
_EPILOG = """
\b
  refundbot simulate                                       what CI runs, with the floors of pyproject.toml
  refundbot simulate --kind liar --locale en --failed      who was not helped, and why
  refundbot simulate --kind liar --script broken.yaml      the first of them as a script
  refundbot simulate --goals 210                           every story; some minutes
\b
Exit codes:
  0  every floor holds; with another seed or number of goals and users none is asked for
  1  a kind of user is helped less often than its floor
  2  a wrong option
"""


@click.command("simulate", epilog=_EPILOG)
@click.option(
    "--users", type=click.IntRange(min=1), default=USERS, show_default=True, help="Runs of each goal: the k of pass^k."
)
@click.option(
    "--goals", type=click.IntRange(min=1), default=GOALS, show_default=True, help="Stories, of every cause in turn."
)
@click.option("--seed", type=int, default=SEED, show_default=True, help="The same seed gives the same talks.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(tuple(MANNERS)), help="Only users of this kind.")
@click.option(
    "--locale", "locales", multiple=True, type=click.Choice(LOCALES), help="Only users who begin in this locale."
)
@click.option("--failed", is_flag=True, help="List who was not helped, and why.")
@click.option(
    "--script", type=click.Path(dir_okay=False, path_type=Path), help="Write the first of them there as a script."
)
@click.option(
    "--stories",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("tests/vignettes"),
    show_default=True,
    help="What the users have lived through.",
)
def command(
    *,
    users: int,
    goals: int,
    seed: int,
    kinds: tuple[str, ...],
    locales: tuple[str, ...],
    failed: bool,
    script: Path | None,
    stories: Path,
) -> None:
    """
    Let simulated users of every kind talk to the bot until it helps them.

    Each has a story, answers by its facts and in a manner of its own: terse, chatty, unsure, changing, silent,
    switching the language, angry, or contradicting itself. One is helped who is led to a cause that is true of the
    story and to a step of its ladder, and was never stuck. pass^8 is the share of goals that all of 8 runs reach.
    """
    configure_logs(console=True, level=logging.CRITICAL)
    told = sampled(load_vignettes(stories, frozenset(the_catalog().variants)), goals, seed)
    chosen = kinds or tuple(MANNERS), locales or LOCALES
    attempts = list(
        _with_progress(_attempts(told, *chosen, users, seed), len(told) * len(chosen[0]) * len(chosen[1]) * users)
    )
    found = list(scores(attempts))
    Console().print(_table(found, chosen[1], users))
    _show_failed(attempts, lists=failed, script=script)
    if (seed, goals, users) == (SEED, GOALS, USERS):
        raise SystemExit(_judge(found, users))


def _attempts(
    stories: Sequence[Vignette], kinds: Sequence[str], locales: Sequence[str], users: int, seed: int
) -> Iterator[Attempt]:
    for kind in kinds:
        for locale in locales:
            for story in stories:
                for run in range(users if locale in story.story else 0):
                    yield attempt(story, MANNERS[kind], locale, run, seed)


def _with_progress(attempts: Iterator[Attempt], total: int) -> Iterator[Attempt]:
    for number, each in enumerate(attempts, 1):
        if number % _TOLD_EVERY == 0:
            click.echo(f"  {number:,} of {total:,} talks", err=True)
        yield each


def _table(found: Sequence[Score], locales: Sequence[str], users: int) -> Table:
    table = Table("", *(f"{locale} pass^{users}" for locale in locales), *(f"{locale} one run" for locale in locales))
    for kind in dict.fromkeys(each.kind for each in found):
        of_kind = {each.locale: each for each in found if each.kind == kind}
        shares = [of_kind[locale].pass_all for locale in locales] + [of_kind[locale].pass_one for locale in locales]
        table.add_row(kind, *(f"{share:.1%}" for share in shares))
    return table


def _show_failed(attempts: Sequence[Attempt], *, lists: bool, script: Path | None) -> None:
    unhelped = [each for each in attempts if not each.is_helped]
    for each in unhelped if lists else ():
        click.echo(f"{each.kind} {each.locale} {each.story} #{each.run}: {each.why} ({each.messages} steps)")
    if script is not None and unhelped:
        script.write_text(script_of(unhelped[0].talk), encoding="utf-8")
        click.echo(f"{script}: {unhelped[0].story}; run it with `refundbot test {script} --show`")


def _judge(found: Sequence[Score], users: int) -> int:
    missed = list(shortfalls(found, load_floors(_PYPROJECT), users))
    click.echo("\n".join(missed) if missed else "Every floor of pyproject.toml holds.")
    return 1 if missed else 0
