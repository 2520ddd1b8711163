"""Is it right as often as it says it is?"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.evaluation.judged import Judged

BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The lines whose confidence lies from `at_least` up to the next bin."""

    at_least: float
    lines: int
    #: How sure it was and how often it was right, on average; 0 where there is no line.
    confidence: float
    accuracy: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    bins: tuple[Bin, ...]
    #: How far confidence and accuracy are apart, on average over the lines.
    expected_error: float


def calibration_of(judged: Sequence[Judged]) -> Calibration:
    bins = tuple(_bin(number, judged) for number in range(BINS))
    apart = sum(each.lines * abs(each.confidence - each.accuracy) for each in bins)
    return Calibration(bins=bins, expected_error=apart / max(1, len(judged)))


def _bin(number: int, judged: Sequence[Judged]) -> Bin:
    inside = [each for each in judged if min(int(each.answer.confidence * BINS), BINS - 1) == number]
    whole = max(1, len(inside))
    return Bin(
        at_least=number / BINS,
        lines=len(inside),
        confidence=sum(each.answer.confidence for each in inside) / whole,
        accuracy=sum(each.is_right for each in inside) / whole,
    )
