"""What benchmarks find: tables that are printed and kept as JSON in bench/results/."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure."""

    name: str
    value: float
    unit: str
    #: What it should be at most (or, where more is better, at least).
    aim: float | None = None
    is_more_better: bool = False
    note: str = ""

    @property
    def verdict(self) -> str:
        """Whether the aim is met; nothing where there is none."""
        if self.aim is None:
            return ""
        return "met" if (self.value >= self.aim if self.is_more_better else self.value <= self.aim) else "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The figures of one command."""

    #: The name of its JSON file.
    name: str
    title: str
    rows: list[Row] = field(default_factory=list)
    #: What has to be known to read it.
    notes: list[str] = field(default_factory=list)

    def show(self) -> None:
        """Prints it."""
        print(f"\n{self.title}")
        for row in self.rows:
            aim = f"  aim {row.aim:g}: {row.verdict}" if row.aim is not None else ""
            print(f"  {row.name:<58} {row.value:>10.3f} {row.unit}{aim}{'  ' + row.note if row.note else ''}")
        for note in self.notes:
            print(f"  {note}")


def finish(table: Table) -> None:
    """Prints the table and keeps it: how each command ends."""
    table.show()
    save(table)


def save(table: Table, folder: Path = RESULTS) -> Path:
    """Keeps the table; the file of an earlier run is replaced."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{table.name}.json"
    path.write_text(json.dumps(asdict(table), indent=2, ensure_ascii=False) + "\n", "utf-8")
    return path


def load(name: str, folder: Path = RESULTS) -> Table | None:
    """The table that was kept last, or None."""
    try:
        stored = json.loads((folder / f"{name}.json").read_text("utf-8"))
    except FileNotFoundError:
        return None
    return Table(**{**stored, "rows": [Row(**row) for row in stored["rows"]]})
