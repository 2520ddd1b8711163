"""A sentence beside what was understood of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from bot.evaluation.lines import Line
from dialogs.acts import Act

#: A text -> what `refundbot understand` prints of it.
Understands = Callable[[str], Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was understood, as `refundbot understand` gives it."""

    label: str
    confidence: float
    #: Every label with its probability, best first.
    ranking: tuple[tuple[str, float], ...]
    locale: str | None
    slots: Mapping[str, str]

    @classmethod
    def of(cls, understood: Mapping[str, Any]) -> Self:
        return cls(
            label=understood["label"],
            confidence=understood["confidence"],
            ranking=tuple((row["label"], row["probability"]) for row in understood["ranking"]),
            locale=understood["locale"],
            slots={name: str(value) for name, value in understood["slots"].items()},
        )

    @property
    def best(self) -> tuple[str, float]:
        """The label and its probability before any doubt: of one that was turned away, what it was taken for."""
        if self.label == Act.UNKNOWN and self.ranking:
            return self.ranking[0]
        return self.label, dict(self.ranking).get(self.label, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    line: Line
    answer: Answer

    @property
    def is_right(self) -> bool:
        return self.answer.label == self.line.label

    @property
    def is_among_two(self) -> bool:
        """Whether the right label was given, or was one of the two likeliest: enough to ask which it is."""
        return self.is_right or self.line.label in [label for label, _ in self.answer.ranking[:2]]


def judge(lines: Iterable[Line], understands: Understands) -> tuple[Judged, ...]:
    return tuple(Judged(line=line, answer=Answer.of(understands(line.text))) for line in lines)
