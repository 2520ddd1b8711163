"""`refundbot draw`: the pages in docs/ that are drawn from the declarations."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from bot.building import the_catalog
from bot.checks.coverage.rows import load_statements
from bot.cli._evaluation import PYPROJECT, evaluation_files, judge_files
from bot.cli._repair_matrix import the_matrix
from bot.cli._seed_scripts import SEEDS
from bot.drawing.coverage import coverage
from bot.drawing.decision_table import decision_table
from bot.drawing.state_diagram import state_diagram
from bot.drawing.understanding import understanding
from bot.drawing.walk import walk
from bot.errors import BotError
from bot.evaluation.figures import figures_of
from bot.evaluation.settings import load_settings
from bot.testkit.in_process import bot_vocabulary
from bot.testkit.repair.page import page as repair_page
from bot.testkit.schema import schema_text
from bot.workdays import ChinaWorkdays

#: Any day would do; always the same one, so that the page changes only with the declarations.
_DAY = datetime(2026, 11, 18, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@click.command("draw")
@click.option("--check", is_flag=True, help="Write nothing; fail when a page is not what would be drawn now.")
@click.option(
    "--docs",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("docs"),
    show_default=True,
    help="The folder of the pages.",
)
def command(*, check: bool, docs: Path) -> None:
    """
    Draw the state diagram, the decision table, the coverage of the starting documents, the figures of understanding,
    the repair matrix and the schema of scripted conversations into docs/.

    For those who change the conversation: run it after a change, and commit what it drew.
    """
    pages = _pages(docs)
    stale = [path for path, text in pages if not path.exists() or path.read_text(encoding="utf-8") != text]
    if check and stale:
        raise BotError(f"{', '.join(map(str, stale))}: not what the declarations say now; run `refundbot draw`")
    for path, text in pages if not check else ():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        click.echo(f"Drew {path}")
    if check:
        click.echo("Drawn pages are fresh.")


def _pages(docs: Path) -> tuple[tuple[Path, str], ...]:
    catalog = the_catalog()
    return (
        (docs / "states.md", state_diagram(catalog, walk(catalog, ChinaWorkdays.load(), _DAY))),
        (docs / "decision-table.md", decision_table(catalog)),
        (docs / "coverage.md", coverage(load_statements(SEEDS), catalog)),
        (docs / "understanding-figures.md", _understanding()),
        (docs / "script.schema.json", schema_text(bot_vocabulary())),
        (docs / "repair-matrix.md", repair_page(the_matrix(), catalog)),
    )


def _understanding() -> str:
    figures = {path.name: figures_of(lines) for path, lines in judge_files(evaluation_files()).items()}
    return understanding(figures, load_settings(PYPROJECT).figures_only)
