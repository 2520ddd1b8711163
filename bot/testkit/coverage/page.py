"""Coverage as one page of HTML that needs nothing else."""

from collections.abc import Iterator
from html import escape

from bot.testkit.coverage.declared import declared_in
from bot.testkit.coverage.elements import Element, Kind, of
from bot.testkit.coverage.floors import Floors, percent
from bot.testkit.coverage.measuring import Coverage
from bot.testkit.coverage.table import COUNTED
from bot.testkit.coverage.unreachable import reason_for

_STYLE = """
:root { color-scheme: light dark; --line: #8884; --good: #1a7f37; --bad: #cf222e; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .2rem .8rem .2rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
code { font: 13px/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
meter { width: 8rem; }
summary { cursor: pointer; padding: .3rem 0; }
.missed { color: var(--bad); } .held { color: var(--good); }
input { font: inherit; padding: .3rem .6rem; width: 20rem; max-width: 100%; }
"""
#: Hides the rows that do not hold what is typed.
_FILTER = """
document.querySelector('input').addEventListener('input', event => {
  const wanted = event.target.value.toLowerCase();
  for (const row of document.querySelectorAll('details tbody tr'))
    row.hidden = !row.textContent.toLowerCase().includes(wanted);
});
"""
#: So many scripts are named for an element.
_NAMED = 3


def page(coverage: Coverage, floors: Floors) -> str:
    """Every kind with its figures; below them every element, gaps first, with the scripts that reach it."""
    return (
        "<!doctype html>\n<html lang='en'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width'>"
        f"<title>What the scripts reach</title><style>{_STYLE}</style></head><body>\n"
        f"<h1>What the scripts reach</h1>\n{_counts(coverage)}\n{_table(coverage, floors)}\n"
        "<p><input type='search' placeholder='Only rows with this text' aria-label='Only rows with this text'></p>\n"
        + "\n".join(_kind(coverage, kind) for kind in coverage.kinds)
        + f"\n<script>{_FILTER}</script></body></html>\n"
    )


def _counts(coverage: Coverage) -> str:
    drafts = f" {len(coverage.drafts)} drafts ran and do not count." if coverage.drafts else ""
    failed = f" <span class='missed'>{len(coverage.failed)} fail and do not count.</span>" if coverage.failed else ""
    return f"<p>{coverage.counted} scripts counted.{drafts}{failed}</p>"


def _table(coverage: Coverage, floors: Floors) -> str:
    rows = "\n".join(_row(coverage, kind, floors.get(kind)) for kind in coverage.kinds)
    heads = "".join(f"<th class='number'>{head}</th>" for head in ("covered", "of", "share", "floor", "set aside"))
    return f"<table><thead><tr><th>kind</th><th></th>{heads}<th></th></tr></thead><tbody>\n{rows}\n</tbody></table>"


def _row(coverage: Coverage, kind: Kind, floor: float | None) -> str:
    line = coverage.line(kind)
    css = "" if floor is None else "missed" if line.share < floor else "held"
    numbers = (line.covered, line.of, percent(line.share), "" if floor is None else percent(floor), line.set_aside)
    cells = "".join(f"<td class='number {css if place == 2 else ''}'>{each}</td>" for place, each in enumerate(numbers))
    meter = f"<meter value='{line.share:.4f}'></meter>"
    return f"<tr><td><a href='#{_anchor(kind)}'>{kind}</a></td><td>{COUNTED[kind]}</td>{cells}<td>{meter}</td></tr>"


def _kind(coverage: Coverage, kind: Kind) -> str:
    missing = len(coverage.gaps(kind))
    rows = "\n".join(_elements(coverage, kind))
    return (
        f"<h2 id='{_anchor(kind)}'>{escape(COUNTED[kind])}</h2>\n"
        f"<details{' open' if 0 < missing <= 100 else ''}><summary>{missing} not reached</summary>"
        "<table><thead><tr><th>name</th><th>declared in</th><th>reached by</th></tr></thead>"
        f"<tbody>\n{rows}\n</tbody></table></details>"
    )


def _elements(coverage: Coverage, kind: Kind) -> Iterator[str]:
    for element in sorted(of(kind), key=lambda each: (each in coverage.by, bool(reason_for(each)), each.name)):
        yield (
            f"<tr><td><code>{escape(element.name)}</code></td><td><code>{escape(declared_in(element))}</code></td>"
            f"<td>{_reached(coverage, element)}</td></tr>"
        )


def _reached(coverage: Coverage, element: Element) -> str:
    by = coverage.by.get(element, ())
    if not by:
        reason = reason_for(element)
        return f"out of reach: {escape(reason)}" if reason else "<span class='missed'>nothing</span>"
    named = ", ".join(f"<code>{escape(name)}</code>" for name in by[:_NAMED])
    return f"{named} and {len(by) - _NAMED} more" if len(by) > _NAMED else named


def _anchor(kind: Kind) -> str:
    return str(kind).replace(" ", "-")
