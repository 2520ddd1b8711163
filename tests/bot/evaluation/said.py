"""Sentences with what was made of them, planted."""

from bot.evaluation.judged import Answer, Judged
from bot.evaluation.lines import Line


def judged(
    right: str,
    given: str,
    *,
    locale: str = "en",
    sure: float = 0.9,
    second: tuple[str, float] = ("repeat", 0.01),
    slots: dict[str, str] | None = None,
    found: dict[str, str] | None = None,
    seen: str | None = "en",
    taken_for: str = "",
) -> Judged:
    """A line labelled `right` that was answered `given`; `taken_for` is what it was before it was turned away."""
    line = Line(text="…", label=right, locale=locale, slots=slots)
    ranking = ((taken_for or given, sure), second)
    return Judged(
        line=line, answer=Answer(label=given, confidence=sure, ranking=ranking, locale=seen, slots=found or {})
    )
