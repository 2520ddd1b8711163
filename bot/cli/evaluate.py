"""`refundbot evaluate`: how well understanding does on sentences that it never learned from."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import click
import orjson
from rich.console import Console
from rich.text import Text

from bot.cli._evaluation import PYPROJECT, SAID_ON, evaluation_files, judge_files
from bot.errors import BotError
from bot.evaluation.figures import FileFigures, as_json, figures_of
from bot.evaluation.gate import shortfalls
from bot.evaluation.judged import Judged
from bot.evaluation.settings import EvaluationSettings, load_settings
from bot.evaluation.tables import tables


@click.command("evaluate")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="[FILE]...")
@click.option("--json", "json_to", type=click.Path(dir_okay=False, path_type=Path), help="Write all figures there too.")
@click.option("--errors", is_flag=True, help="List the lines that went wrong.")
@click.option("--gate", is_flag=True, help="Fail when a figure is under its floor in pyproject.toml.")
@click.option(
    "--today",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    default=SAID_ON.isoformat(),
    show_default=True,
    help="The day on which the lines were said.",
)
def command(files: tuple[Path, ...], *, json_to: Path | None, errors: bool, gate: bool, today: datetime) -> None:
    """
    Judge understanding by the sentences in FILE..., without one by those in tests/evaluation/.

    Each line of a file is one JSON object: text, label, locale, and perhaps slots; tests/evaluation/README.md says
    more, and docs/understanding.md what the figures mean. For those who change the bot: the floors stand in
    pyproject.toml, so it wants a checkout.
    """
    settings = load_settings(PYPROJECT)
    judged = judge_files(files or evaluation_files(), today.date())
    figures = {path: figures_of(lines) for path, lines in judged.items()}
    console = Console()
    for path, lines in judged.items():
        for table in tables(path.name, figures[path]):
            console.print(table)
        if errors:
            _print_errors(console, path, lines, settings)
    if json_to is not None:
        everything = {str(path): as_json(each) for path, each in figures.items()}
        json_to.write_bytes(orjson.dumps(everything, option=orjson.OPT_INDENT_2))
    if gate:
        _hold_to_floors(console, figures, settings)


def _print_errors(console: Console, path: Path, judged: Sequence[Judged], settings: EvaluationSettings) -> None:
    if path.name in settings.figures_only:
        console.print(Text(f"{path.name} is for figures only: its lines are not listed."))
        return
    for each in judged:
        if not each.is_right:
            console.print(Text(f"{each.line.text}\n    {each.line.label}, not {each.answer.label}"))


def _hold_to_floors(console: Console, figures: Mapping[Path, FileFigures], settings: EvaluationSettings) -> None:
    held = {path: settings.floors[path.name] for path in figures if path.name in settings.floors}
    if not held:
        raise BotError(f"{PYPROJECT.name} has floors for {', '.join(settings.floors)}, and no such file was judged")
    found = [fault for path, floors in held.items() for fault in shortfalls(path.name, figures[path], floors)]
    if found:
        raise BotError("\n".join(found))
    console.print(Text(f"{', '.join(path.name for path in held)}: every figure holds its floor."))
