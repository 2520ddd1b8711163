"""The figures as tables for a terminal: narrow ones, side by side where there is room, so that no number is cut."""

from collections.abc import Iterable, Iterator, Mapping

from rich import box
from rich.columns import Columns
from rich.console import RenderableType
from rich.table import Table

from bot.evaluation.figures import Figures, FileFigures
from bot.evaluation.labels import LabelScore
from bot.evaluation.shares import Share
from bot.evaluation.slots import SlotScore

#: So many pairs of confused labels are shown; the JSON has all.
_CONFUSIONS = 12
#: The names of the figures that a floor has, as people read them.
ROWS: Mapping[str, str] = {
    "accuracy": "accuracy",
    "macro_f1": "macro-F1",
    "top2": "top-2",
    "out_of_scope_recall": "out-of-scope recall",
    "in_scope_acceptance": "in-scope acceptance",
    "slot_f1": "slot F1",
}
#: Calibration and the reject curve are those of the model, so of all lines together.
_WHOLE = "all"
#: These are read label by label; the whole file would only mix them.
_APART = ("zh", "en", "zh_Hant")


def tables(name: str, figures: FileFigures) -> Iterator[RenderableType]:
    """All tables of a file; what is looked at most stands last."""
    apart = [group for group in _APART if group in figures]
    yield Columns([_labels(group, figures[group]) for group in apart])
    yield Columns([_confusions(group, figures[group]) for group in ("zh", "en") if group in figures])
    yield Columns([_curve(figures[_WHOLE]), _calibration(figures[_WHOLE]), _slots(figures[_WHOLE])])
    yield from _notes(figures[_WHOLE])
    yield headline_table(name, figures)


def headline_table(name: str, figures: FileFigures) -> Table:
    table = _table(name, "", *figures)
    table.add_row("lines", *(str(each.lines) for each in figures.values()))
    for figure, title in ROWS.items():
        table.add_row(title, *(number(each.headline[figure]) for each in figures.values()))
    table.add_row("calibration error", *(number(each.calibration.expected_error) for each in figures.values()))
    table.add_row("language seen", *(number(each.languages.language) for each in figures.values()))
    table.add_row("and script", *(number(each.languages.locale) for each in figures.values()))
    return table


def number(value: Share) -> str:
    return "–" if value is None else f"{value:.3f}"


def _labels(group: str, figures: Figures) -> Table:
    return _scores(f"labels, {group}", "label", figures.labels.by_label)


def _slots(figures: Figures) -> Table:
    return _scores("slots", "slot", {**figures.slots.by_slot, "all together": figures.slots.micro})


def _scores(title: str, first: str, scores: Mapping[str, LabelScore] | Mapping[str, SlotScore]) -> Table:
    table = _table(title, first, "P", "R", "F1", "n")
    for name, score in scores.items():
        table.add_row(name, *map(_short, (score.precision, score.recall, score.f1)), str(score.support))
    return table


def _confusions(group: str, figures: Figures) -> Table:
    table = _table(f"taken for another, {group}", "right", "given", "n")
    table.columns[1].justify = "left"
    for (right, given), count in figures.labels.confusions[:_CONFUSIONS]:
        table.add_row(right, given, str(count))
    return table


def _curve(figures: Figures) -> Table:
    table = _table("answered only from a probability on", "from", "answered", "right", "out", "in")
    for point in figures.curve:
        shares = (point.answered, point.accuracy, point.scope.out_of_scope_recall, point.scope.in_scope_acceptance)
        table.add_row(f"{point.threshold:.2f}", *map(number, shares))
    return table


def _calibration(figures: Figures) -> Table:
    table = _table("as sure as right?", "from", "sure", "right", "n")
    for each in figures.calibration.bins:
        table.add_row(f"{each.at_least:.1f}", *map(_short, (each.confidence, each.accuracy)), str(each.lines))
    return table


def _notes(figures: Figures) -> Iterator[str]:
    if figures.slots.left_out:
        yield f"Slots that the file never writes down, left out: {', '.join(figures.slots.left_out)}"
    if figures.languages.confusions:
        yield f"Locales taken for another: {_counted(figures.languages.confusions.items())}"


def _counted(pairs: Iterable[tuple[tuple[str, str], int]]) -> str:
    return ", ".join(f"{right} as {given} {count}" for (right, given), count in pairs)


def _short(value: Share) -> str:
    return "–" if value is None else f"{value:.2f}"


def _table(title: str, first: str, *others: str) -> Table:
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(first, overflow="fold")
    for name in others:
        table.add_column(name, justify="right", overflow="fold")
    return table
