"""docs/understanding-figures.md: how well understanding does now, for a support lead to read."""

from collections.abc import Iterable, Mapping

from bot.evaluation.figures import Figures, FileFigures
from bot.evaluation.shares import Share
from bot.evaluation.tables import ROWS, number

_HEAD = """<!-- Drawn by `refundbot draw` from tests/evaluation/; do not edit. -->
# How well the bot understands

What the bot makes of sentences that were written apart from everything it learned from. What each figure means, and
how to better one, stands in [understanding.md](understanding.md); `refundbot evaluate` prints more of them.
"""
_LANGUAGES = {"zh": "Chinese", "en": "English"}
#: So many pairs of confused labels are named for each language.
_CONFUSIONS = 10


def understanding(files: Mapping[str, FileFigures], figures_only: frozenset[str]) -> str:
    """The page, in Markdown: of a file that is for figures only, nothing that leads back to its lines."""
    return _HEAD + "".join(
        _headline(name, figures) + ("" if name in figures_only else _details(figures))
        for name, figures in files.items()
    )


def _headline(name: str, figures: FileFigures) -> str:
    lines = ("lines", *(str(each.lines) for each in figures.values()))
    shares = [(title, *(number(each.headline[figure]) for each in figures.values())) for figure, title in ROWS.items()]
    return f"\n## {name}\n\n" + _table(("", *figures), [lines, *shares])


def _details(figures: FileFigures) -> str:
    by_language = [figures[group] for group in _LANGUAGES if group in figures]
    return "".join(
        f"\n### {title}\n\n{table}"
        for title, table in (
            ("Labels", _labels(by_language)),
            ("Taken for another", _confusions(figures)),
            ("Facts", _slots(by_language)),
            ("Answered only when this sure", _curve(figures["all"])),
        )
    )


def _labels(by_language: Iterable[Figures]) -> str:
    return _scores("label", [each.labels.by_label for each in by_language])


def _slots(by_language: Iterable[Figures]) -> str:
    return _scores("fact", [{**each.slots.by_slot, "all together": each.slots.micro} for each in by_language])


def _scores(first: str, scores: Iterable[Mapping[str, object]]) -> str:
    """Precision, recall, F1 and how many lines, for each language side by side."""
    columns = [*scores]
    names = dict.fromkeys(name for column in columns for name in column)
    heads = [f"{language} {head}" for language in _LANGUAGES for head in ("precision", "recall", "F1", "lines")]
    rows = [(f"`{name}`", *(cell for column in columns for cell in _cells(column.get(name)))) for name in names]
    return _table((first, *heads), rows)


def _cells(score: object) -> tuple[str, ...]:
    shares = (getattr(score, name, None) for name in ("precision", "recall", "f1"))
    return (*map(_short, shares), str(getattr(score, "support", 0)))


def _confusions(figures: FileFigures) -> str:
    rows = [
        (language, f"`{right}`", f"`{given}`", str(count))
        for group, language in _LANGUAGES.items()
        for (right, given), count in figures[group].labels.confusions[:_CONFUSIONS]
    ]
    return _table(("", "right", "given", "lines"), rows)


def _curve(figures: Figures) -> str:
    rows = [
        (
            f"{point.threshold:.2f}",
            *map(number, (point.answered, point.accuracy)),
            *map(number, (point.scope.out_of_scope_recall, point.scope.in_scope_acceptance)),
        )
        for point in figures.curve
    ]
    heads = ("probability", "answered", "of these right", "out-of-scope recall", "in-scope acceptance")
    return _table(heads, rows)


def _short(value: Share) -> str:
    return "–" if value is None else f"{value:.2f}"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = [*heads]
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
