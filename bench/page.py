"""docs/benchmarks.md and its plots, from the results that are kept."""

import os
import platform
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.plots import bars
from bench.results import RESULTS, Row, Table, load

DOCS = Path(__file__).parent.parent / "docs"
PICTURES = "pictures"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One command's part of the page."""

    name: str
    #: What is to be known before the figures are read.
    words: str
    #: Which of the figures share a scale.
    plotted: Callable[[Row], bool] = lambda _row: True


SECTIONS = (
    Section(
        name="instructions",
        words=(
            "Millions of processor instructions that the web process takes for one step, counted by "
            "`valgrind --tool=callgrind` over whole conversations of many users: signed and encrypted in, understood, "
            "diagnosed, rendered, stored in a real Valkey, encrypted out, logged. Start-up and warm-up are not in it, nor "
            "is the store's own work. Counts repeat within a per cent on a shared machine, times do not. "
            "The floor is a Flask view that decrypts by wechatpy, echoes and encrypts, with no store, dialogue or log."
        ),
    ),
    Section(
        name="layers",
        words="The same count inside of the functions that a turn passes through. Inner layers are part of outer ones.",
    ),
    Section(
        name="servers",
        words=(
            "The real application and the echo, each behind the same WSGI server, driven one after the other, twice. "
            "CPU is user and system time of all processes of the server. Times are of this machine and whatever else it "
            "did; compare ratios. A waiting retry is WeChat's second post of a message whose turn still runs: it holds "
            "its thread for seconds."
        ),
        plotted=lambda row: row.unit == "ms" and "p99" not in row.name,
    ),
    Section(
        name="growth",
        words=(
            "The store's memory is what `MEMORY USAGE` says of a user's keys. A turn's cost with many stored conversations "
            "is CPU of the web process and of the store, against a store with 1,000, measured in turn."
        ),
        plotted=lambda row: row.unit == "times",
    ),
    Section(
        name="console",
        words=(
            "CPU of the web process for a page of `/staff/`, beside the same page without conversations. The desk has its "
            "cards at hand: what the store takes for them is not in it."
        ),
        plotted=lambda row: row.unit == "ms",
    ),
    Section(name="scripts", words="The scripts of `tests/conversations`, run again and again."),
)


def write_page(docs: Path = DOCS, results: Path = RESULTS) -> Path:
    """Writes the page and its plots from whatever results there are."""
    (docs / PICTURES).mkdir(parents=True, exist_ok=True)
    found = [(section, table) for section in SECTIONS if (table := load(section.name, results)) is not None]
    for section, table in found:
        rows = [row for row in table.rows if section.plotted(row)]
        (docs / PICTURES / f"bench-{table.name}.svg").write_text(bars(table.title, rows), "utf-8")
    parts = [_HEAD.format(machine=machine()), *(_section(section, table) for section, table in found)]
    page = docs / "benchmarks.md"
    page.write_text("\n".join(parts), "utf-8")
    return page


def machine() -> str:
    """What the figures were measured on: enough to compare, nothing that names the machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    python = f"{platform.python_implementation()} {platform.python_version()}"
    day = datetime.now(UTC).date().isoformat()
    return f"{day}, {platform.system()} on {platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GB, {python}"


_HEAD = """# What a turn costs

Written by `make bench` ({machine}); do not edit. `make bench ARGS=quick` takes a short look and writes nothing;
`make bench ARGS=servers` runs one of the commands. The figures are kept as JSON in `bench/results/`.
The black strokes are the aims.
"""


def _section(section: Section, table: Table) -> str:
    lines = [
        f"## {table.title}",
        "",
        section.words,
        "",
        f"![{table.title}]({PICTURES}/bench-{table.name}.svg)",
        "",
        "| what | figure | aim | |",
        "|---|---|---|---|",
        *map(_row, table.rows),
        "",
        *_notes(table.notes),
    ]
    return "\n".join(lines)


def _row(row: Row) -> str:
    aim = f"{'>=' if row.is_more_better else '<='} {row.aim:g}" if row.aim is not None else ""
    remark = ", ".join(part for part in (row.verdict, row.note) if part)
    # Blanks at the beginning show how deep a layer is, and Markdown would drop them.
    name = row.name.replace("  ", "&emsp;")
    return f"| {name} | {row.value:,.3f} {row.unit} | {aim} | {remark} |"


def _notes(notes: Iterable[str]) -> list[str]:
    return [line for note in notes for line in (note, "")]
