"""All figures of a group of lines, and the groups that a file falls into."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.evaluation.calibration import Calibration, calibration_of
from bot.evaluation.judged import Judged
from bot.evaluation.labels import LabelScores, score_labels
from bot.evaluation.languages import LanguageScore, score_languages
from bot.evaluation.lines import Line
from bot.evaluation.rejecting import CurvePoint, Scope, curve_of, scope_of
from bot.evaluation.shares import Share
from bot.evaluation.slots import SlotScores, score_slots, written_slots

#: A group's name -> which lines belong to it, from the widest to the narrowest.
_GROUPS: Mapping[str, Callable[[Line], bool]] = {
    "all": lambda line: True,  # noqa: ARG005 - every line
    "zh": lambda line: line.language == "zh",
    "en": lambda line: line.language == "en",
    "zh_Hans": lambda line: line.locale == "zh_Hans",
    "zh_Hant": lambda line: line.locale == "zh_Hant",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    lines: int
    labels: LabelScores
    scope: Scope
    curve: tuple[CurvePoint, ...]
    calibration: Calibration
    slots: SlotScores
    languages: LanguageScore

    @property
    def headline(self) -> Mapping[str, Share]:
        """The figures that understanding is held to, by the names that a floor has."""
        return {
            "accuracy": self.labels.accuracy,
            "macro_f1": self.labels.macro_f1,
            "top2": self.labels.top2,
            "out_of_scope_recall": self.scope.out_of_scope_recall,
            "in_scope_acceptance": self.scope.in_scope_acceptance,
            "slot_f1": self.slots.micro.f1,
        }


#: By group.
FileFigures = Mapping[str, Figures]


def figures_of(judged: Sequence[Judged]) -> FileFigures:
    """The figures of a file, for each group that has lines; slots by what the whole file writes down."""
    written = written_slots(each.line for each in judged)
    groups = {name: [each for each in judged if belongs(each.line)] for name, belongs in _GROUPS.items()}
    return {name: _figures(group, written) for name, group in groups.items() if group}


def _figures(judged: Sequence[Judged], written: frozenset[str]) -> Figures:
    return Figures(
        lines=len(judged),
        labels=score_labels(judged),
        scope=scope_of(judged),
        curve=curve_of(judged),
        calibration=calibration_of(judged),
        slots=score_slots(judged, written),
        languages=score_languages(judged),
    )


def as_json(figures: FileFigures) -> dict[str, Any]:
    """Everything, for other programs; the matrix of labels is whole, by the right label and then the one given."""
    return {group: _plain({"headline": each.headline, **asdict(each)}) for group, each in figures.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return _nested(value) if any(isinstance(key, tuple) for key in value) else _plain_values(value)
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return round(value, 4) if isinstance(value, float) else value


def _plain_values(values: Mapping[str, Any]) -> dict[str, Any]:
    return {str(name): _plain(value) for name, value in values.items()}


def _nested(counts: Mapping[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    rows: dict[str, dict[str, int]] = {}
    for (right, given), count in counts.items():
        rows.setdefault(str(right), {})[str(given)] = count
    return rows
