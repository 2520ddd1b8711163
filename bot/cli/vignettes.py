"""`refundbot vignettes`: stories as people tell them, played to their end and judged."""

import logging
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from bot.building import LOCALES, build_dialogue
from bot.channel import Channel
from bot.logs import configure_logs
from bot.settings import Settings
from bot.store.memory import MemoryStore
from bot.testkit.vignettes.judging import judge
from bot.testkit.vignettes.player import Played, play
from bot.testkit.vignettes.vignette import load_vignettes


@click.command("vignettes")
@click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path("tests/vignettes")
)
@click.option("--locale", "locales", multiple=True, type=click.Choice(LOCALES), help="Only stories in this locale.")
@click.option("--failed", is_flag=True, help="List the stories that went wrong.")
def command(*, folder: Path, locales: tuple[str, ...], failed: bool) -> None:
    """
    Play the stories in FOLDER and judge the outcome.

    A simulated user tells each story, answers what is asked by the facts behind it, and says "don't know" to the rest.
    The figures say how often the right cause came first, or was among the first three, and how much was asked.
    """
    configure_logs(console=True, level=logging.ERROR)
    dialogue = build_dialogue(Settings())
    stories = load_vignettes(folder, frozenset(dialogue.knowledge.catalog.variants))
    channel = Channel(MemoryStore(), dialogue, renews=False)
    played = [
        play(story, locale, channel, dialogue.knowledge.catalog)
        for story in stories
        for locale in locales or LOCALES
        if locale in story.story
    ]
    console = Console()
    console.print(_table(played))
    for each in played if failed else ():
        if not each.is_right:
            console.print(
                f"{each.vignette.id} {each.locale}: {each.vignette.variant}, not {each.variant or each.state}"
            )


def _table(played: Sequence[Played]) -> Table:
    table = Table(
        "", "stories", "right cause", "among three", "right variant", "right first step", "questions (median)", "(90 %)"
    )
    for locale in LOCALES:
        _row(table, locale, [each for each in played if each.locale == locale])
    for cause in dict.fromkeys(each.vignette.cause for each in played):
        _row(table, cause, [each for each in played if each.vignette.cause == cause])
    return table


def _row(table: Table, name: str, played: Sequence[Played]) -> None:
    if played:
        verdict = judge(played)
        shares = (f"{100 * share:.1f} %" for share in (verdict.top1, verdict.top3, verdict.variant, verdict.first_step))
        table.add_row(name, str(verdict.stories), *shares, f"{verdict.median_asked:g}", str(verdict.p90_asked))
