"""How well the stories went, altogether and by cause."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from bot.testkit.vignettes.player import Played


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Shares are between 0 and 1."""

    stories: int
    top1: float
    top3: float
    variant: float
    first_step: float
    median_asked: float
    p90_asked: int


def judge(played: Sequence[Played]) -> Verdict:
    """The figures over these stories. There must be at least one."""
    asked = sorted(each.asked for each in played)
    return Verdict(
        stories=len(played),
        top1=sum(each.is_right for each in played) / len(played),
        top3=sum(each.is_near for each in played) / len(played),
        variant=sum(each.is_exact for each in played) / len(played),
        first_step=sum(each.is_first_step_right for each in played) / len(played),
        median_asked=median(asked),
        p90_asked=asked[min(len(asked) - 1, int(0.9 * len(asked)))],
    )
