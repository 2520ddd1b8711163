"""Was the right label given? For each label, over all, and what was taken for what."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.evaluation.judged import Judged
from bot.evaluation.shares import Share, f1, share, share_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelScore:
    precision: Share
    recall: Share
    f1: Share
    #: How many lines have this label by right.
    support: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelScores:
    accuracy: Share
    #: The mean F1 of the labels that lines have by right, each counting the same.
    macro_f1: Share
    top2: Share
    by_label: Mapping[str, LabelScore]
    #: The right label and the one given -> how often; what was right stands there too.
    matrix: Mapping[tuple[str, str], int]

    @property
    def confusions(self) -> list[tuple[tuple[str, str], int]]:
        """Where right and given differ, the most frequent first."""
        wrong = [(pair, count) for pair, count in self.matrix.items() if pair[0] != pair[1]]
        return sorted(wrong, key=lambda each: (-each[1], each[0]))


def score_labels(judged: Sequence[Judged]) -> LabelScores:
    matrix = Counter((each.line.label, each.answer.label) for each in judged)
    by_label = {label: _score(label, matrix) for label in sorted({label for pair in matrix for label in pair})}
    f1s = [score.f1 or 0.0 for score in by_label.values() if score.support]
    return LabelScores(
        accuracy=share_of(each.is_right for each in judged),
        macro_f1=sum(f1s) / len(f1s) if f1s else None,
        top2=share_of(each.is_among_two for each in judged),
        by_label=by_label,
        matrix=dict(sorted(matrix.items())),
    )


def _score(label: str, matrix: Mapping[tuple[str, str], int]) -> LabelScore:
    right = matrix.get((label, label), 0)
    support = sum(count for (gold, _), count in matrix.items() if gold == label)
    given = sum(count for (_, got), count in matrix.items() if got == label)
    return LabelScore(
        precision=share(right, given),
        recall=share(right, support),
        f1=f1(right, given - right, support - right),
        support=support,
    )
