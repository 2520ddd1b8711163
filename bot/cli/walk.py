"""`refundbot walk`: random conversations, and what must hold in all of them."""

import logging
import secrets
import time
from pathlib import Path

import click

from bot.logs import configure_logs
from bot.testkit.walking.as_script import script_of
from bot.testkit.walking.invariants import INVARIANTS
from bot.testkit.walking.walk import Broken, shortest, walks

_EPILOG = """
\b
  refundbot walk                          10,000 turns by a seed that is printed
  refundbot walk --seed 4711              the same walk again
  refundbot walk --turns 200000 --out mine.yaml
\b
Exit codes:
  0  everything held
  1  something did not hold: the shortest conversation that shows it is printed as a script
  2  a wrong option
"""
_TOLD_EVERY = 2_000


@click.command("walk", epilog=_EPILOG)
@click.option("--turns", type=click.IntRange(min=1), default=10_000, show_default=True, help="How many turns in all.")
@click.option(
    "--seed", type=int, default=None, help="The same seed walks the same way; another one each time otherwise."
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the broken conversation there as well."
)
@click.option("--list", "lists", is_flag=True, help="Only say what must hold.")
def command(*, turns: int, seed: int | None, out: Path | None, lists: bool) -> None:
    """
    Walk through conversations at random, and judge every turn.

    Users of three languages tap, type phrases, labels, facts and nonsense, send pictures, wait over deadlines, switch
    the language and tap old links; WeChat pushes again; at some bots staff take over and hand back. After each step
    all that must always hold is judged. What breaks it is made as short as it gets and printed as a draft script.
    """
    if lists:
        click.echo("\n".join(each.name for each in INVARIANTS))
        return
    configure_logs(console=True, level=logging.CRITICAL)
    seed = secrets.randbelow(1_000_000) if seed is None else seed
    click.echo(f"seed {seed}")
    broken = _walked(seed, turns)
    if broken is not None:
        raise SystemExit(_tell(broken, out))


def _walked(seed: int, turns: int) -> Broken | None:
    """The first break; None when all held."""
    done, users, started = 0, 0, time.perf_counter()
    for walk in walks(seed, turns):
        before, done, users = done, done + len(walk.beats), users + 1
        if walk.broken is not None:
            click.echo(f"broken after {done:,} turns: {walk.broken.invariant}: {walk.broken.what}")
            return walk.broken
        if done // _TOLD_EVERY > before // _TOLD_EVERY:
            click.echo(f"  {done:,} of {turns:,} turns", err=True)
    seconds = time.perf_counter() - started
    click.echo(f"{done:,} turns of {users:,} users in {seconds:.0f} s: {len(INVARIANTS)} invariants held")
    return None


def _tell(broken: Broken, out: Path | None) -> int:
    click.echo(f"  making {len(broken.deeds)} steps fewer ...", err=True)
    script = script_of(shortest(broken))
    click.echo(script)
    if out is not None:
        out.write_text(script, encoding="utf-8")
        click.echo(f"{out}: run it with `refundbot test {out} --show`")
    return 1
