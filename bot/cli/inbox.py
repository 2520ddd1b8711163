"""`refundbot inbox`: what was not understood, to be labelled and learned from."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import click
import orjson
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.cli._inbox_cases import append_cases
from bot.cli._kept_inbox import kept_inbox
from bot.cli._labelling import Labelling
from bot.inbox.unclear import Kept
from bot.settings import Settings, load_settings

_ORDERS: Mapping[str, Callable[[Kept], int]] = {
    "newest": lambda kept: -kept.place,
    "frequent": lambda kept: -kept.count,
}
_BY = click.option(
    "--by", type=click.Choice(tuple(_ORDERS)), default="newest", show_default=True, help="What comes first."
)
_EPILOG = """
\b
  refundbot inbox list --by frequent
  refundbot inbox label
  refundbot inbox export tests/evaluation/inbox.jsonl

Nothing in it leads to a user: names, numbers and addresses are taken out as far as a program can tell them, and
only the day is kept. REFUNDBOT_INBOX_DAYS says for how long; 0 keeps nothing. docs/operating.md says more.
"""


@click.group("inbox", epilog=_EPILOG, invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """
    What users wrote and the bot did not understand.

    Without a command, the list. It is read from REDIS_URL, or else from the data directory of `refundbot run`.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(show)


@command.command("list")
@_BY
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="No more than so many.")
@click.option("--unlabelled", is_flag=True, help="Only those that nobody has labelled.")
@click.option("--json", "as_lines", is_flag=True, help="All that is known, one JSON object a line.")
def show(*, by: str = "newest", limit: int = 50, unlabelled: bool = False, as_lines: bool = False) -> None:
    """List the texts."""
    settings = load_settings()
    with kept_inbox(settings) as inbox:
        everything = inbox.read(_today(settings))
    chosen = _sorted([kept for kept in everything if not (unlabelled and kept.label)], by)[:limit]
    if as_lines:
        for kept in chosen:
            click.echo(orjson.dumps(_as_json(kept)))
        return
    if not chosen:
        click.echo(_why_nothing(settings, everything))
        return
    console = Console(highlight=False)
    console.print(_table(chosen))
    console.print(Text(_summary(chosen, everything), style="dim"))


@command.command("label")
@_BY
def label(*, by: str) -> None:
    """Say what each text means: by number or name, one text after the other. Those with a label are left out."""
    settings = load_settings()
    with kept_inbox(settings) as inbox:
        everything = inbox.read(_today(settings))
        texts = _sorted([kept for kept in everything if not kept.label], by)
        if not texts:
            click.echo(_why_nothing(settings, everything))
            return
        Labelling(inbox=inbox, console=Console(highlight=False), ask=_ask, texts=texts).run()


@command.command("export")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.jsonl")
def export(*, file: Path) -> None:
    """
    Append the labelled texts to FILE.jsonl.

    They become sentences for `refundbot evaluate`, as tests/evaluation/README.md describes them. Those that the file
    holds already are left out, so it can be done again and again; all stay in the inbox. Read them before you pass
    them on: a program cannot know every name.
    """
    settings = load_settings()
    with kept_inbox(settings) as inbox:
        everything = inbox.read(_today(settings))
    labelled = [kept for kept in everything if kept.label]
    if not labelled:
        click.echo("Nothing is labelled yet: refundbot inbox label" if everything else _why_nothing(settings, ()))
        return
    written = append_cases(file, reversed(labelled))
    click.echo(f"{written} written to {file}, {len(labelled) - written} were there already.")


@command.command("drop")
@click.option("--yes", is_flag=True, help="Do not ask.")
def drop(*, yes: bool) -> None:
    """Delete all texts, labelled or not."""
    settings = load_settings()
    with kept_inbox(settings) as inbox:
        count = len(inbox.read(_today(settings)))
        if count and not yes:
            click.confirm(f"Delete {count} {_texts(count)}? It cannot be undone.", abort=True)
        inbox.drop()
    click.echo(f"{count} {_texts(count)} deleted." if count else "The inbox is empty.")


def _ask() -> str:
    """The next line; the end of all lines is the wish to stop."""
    try:
        answer: str = click.prompt("label", prompt_suffix="> ", default="", show_default=False)
    except click.Abort:
        return "q"
    return answer


def _today(settings: Settings) -> date:
    return datetime.now(settings.timezone).date()


def _sorted(kept: Sequence[Kept], by: str) -> list[Kept]:
    return sorted(kept, key=_ORDERS[by])


def _why_nothing(settings: Settings, everything: Sequence[Kept]) -> str:
    if everything:
        return f"All {len(everything)} are labelled. Take them along with: refundbot inbox export FILE.jsonl"
    if not settings.inbox_days:
        return "The inbox is empty, and nothing is kept: REFUNDBOT_INBOX_DAYS is 0."
    return "The inbox is empty: all that users typed lately was understood. What is not comes here by itself."


def _summary(chosen: Sequence[Kept], everything: Sequence[Kept]) -> str:
    labelled = sum(bool(kept.label) for kept in everything)
    shown = (
        f"{len(chosen)} of {len(everything)} shown" if len(chosen) < len(everything) else f"{len(everything)} in all"
    )
    following = "export FILE.jsonl" if labelled == len(everything) else "label"
    return f"{shown}, {labelled} labelled. Next: refundbot inbox {following}"


def _texts(count: int) -> str:
    return "text" if count == 1 else "texts"


def _table(kept: Sequence[Kept]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("times", justify="right")
    table.add_column("text", overflow="fold", ratio=1)
    table.add_column("means", overflow="fold")
    for each in kept:
        table.add_row(*_cells(each))
    return table


def _cells(kept: Kept) -> tuple[Text, Text, Text]:
    unclear = kept.unclear
    likely = "\n".join(f"{label} {probability:.0%}?" for label, probability in unclear.likely)
    text = Text(unclear.text).append(f"\n{unclear.day} · {unclear.locale} · {unclear.state}", style="dim")
    return Text(str(kept.count)), text, Text(kept.label, style="green") if kept.label else Text(likely, style="dim")


def _as_json(kept: Kept) -> dict[str, object]:
    unclear = kept.unclear
    return {
        "id": unclear.id,
        "text": unclear.text,
        "count": kept.count,
        "day": unclear.day,
        "locale": unclear.locale,
        "state": unclear.state,
        "best": [{"label": name, "probability": probability} for name, probability in unclear.best],
        "label": kept.label or None,
    }
