"""The reports that there are, by name."""

from collections.abc import Callable, Mapping
from pathlib import Path

from bot.testkit.reporting.as_json import as_json
from bot.testkit.reporting.html import html
from bot.testkit.reporting.junit import junit
from bot.testkit.reporting.markdown import markdown
from bot.testkit.reporting.outcome import Outcome

REPORTS: Mapping[str, Callable[[Outcome], str]] = {"junit": junit, "json": as_json, "html": html, "markdown": markdown}


def write_report(kind: str, path: Path, outcome: Outcome) -> None:
    """Raises OSError when it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(REPORTS[kind](outcome), encoding="utf-8")
