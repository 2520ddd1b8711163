"""Does it know when it does not know? What is turned away, and what stricter doubt would cost."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.evaluation.judged import Answer, Judged
from bot.evaluation.shares import Share, share_of
from dialogs.acts import Act

#: None of these is about a refund of ours: any of them is a right answer to what is out of scope.
OUT_OF_SCOPE = frozenset((Act.UNKNOWN, Act.NEIGHBOUR, Act.SMALLTALK, Act.ABUSE))
THRESHOLDS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """How well what is ours is told from what is not."""

    #: Of the lines that are out of scope: answered with a label that says so.
    out_of_scope_recall: Share
    #: Of the lines that are in scope: not answered `unknown`.
    in_scope_acceptance: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """What would be, were everything less likely than `threshold` answered `unknown`."""

    threshold: float
    #: The lines that are answered at all, that is, not with `unknown`; and how many of these rightly.
    answered: Share
    accuracy: Share
    scope: Scope


def scope_of(judged: Sequence[Judged]) -> Scope:
    return _scope(judged, [each.answer.label for each in judged])


def curve_of(judged: Sequence[Judged]) -> tuple[CurvePoint, ...]:
    """From no doubt at all to hardly an answer."""
    return tuple(_point(judged, threshold) for threshold in THRESHOLDS)


def _point(judged: Sequence[Judged], threshold: float) -> CurvePoint:
    labels = [_at(threshold, each.answer) for each in judged]
    answered = [(each, label) for each, label in zip(judged, labels, strict=True) if label != Act.UNKNOWN]
    return CurvePoint(
        threshold=threshold,
        answered=share_of(label != Act.UNKNOWN for label in labels),
        accuracy=share_of(each.line.label == label for each, label in answered),
        scope=_scope(judged, labels),
    )


def _at(threshold: float, answer: Answer) -> str:
    label, probability = answer.best
    return label if probability >= threshold else Act.UNKNOWN


def _scope(judged: Sequence[Judged], labels: Sequence[str]) -> Scope:
    pairs = [(each.line.label in OUT_OF_SCOPE, label) for each, label in zip(judged, labels, strict=True)]
    return Scope(
        out_of_scope_recall=share_of(label in OUT_OF_SCOPE for is_out, label in pairs if is_out),
        in_scope_acceptance=share_of(label != Act.UNKNOWN for is_out, label in pairs if not is_out),
    )
