"""Bars as SVG, drawn by hand: a plot needs no library."""

from collections.abc import Sequence
from html import escape

from bench.results import Row

_BAR, _GAP, _LEFT, _WIDTH, _RIGHT = 18, 8, 380, 420, 120


def bars(title: str, rows: Sequence[Row]) -> str:
    """A horizontal bar for each figure, to one scale; a stroke across it stands at the aim."""
    longest = max([0.0, *(max(row.value, row.aim or 0.0) for row in rows)]) or 1.0
    height = 40 + len(rows) * (_BAR + _GAP)
    drawn = "".join(_bar(row, 34 + place * (_BAR + _GAP), longest) for place, row in enumerate(rows))
    width = _LEFT + _WIDTH + _RIGHT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="13">'
        f'<rect width="{width}" height="{height}" fill="#fff"/>'
        f'<text x="8" y="20" font-weight="bold">{escape(title)}</text>{drawn}</svg>\n'
    )


def _bar(row: Row, y: int, longest: float) -> str:
    length = _WIDTH * max(0.0, row.value) / longest
    colour = "#c0504d" if row.verdict == "missed" else "#4f81bd"
    middle = y + _BAR - 5
    return (
        f'<text x="{_LEFT - 8}" y="{middle}" text-anchor="end">{escape(row.name.strip())}</text>'
        f'<rect x="{_LEFT}" y="{y}" width="{length:.1f}" height="{_BAR}" fill="{colour}"/>'
        f'<text x="{_LEFT + length + 6:.1f}" y="{middle}">{row.value:.3g} {escape(row.unit)}</text>{_aim(row, y, longest)}'
    )


def _aim(row: Row, y: int, longest: float) -> str:
    if row.aim is None:
        return ""
    x = _LEFT + _WIDTH * row.aim / longest
    return f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{y - 3}" y2="{y + _BAR + 3}" stroke="#222" stroke-width="2"/>'
