"""The run as one page of HTML that needs nothing else: conversations as bubbles, what failed on top."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.testkit.report import said_by_user, standing, summary
from bot.testkit.reporting.outcome import Outcome
from bot.testkit.running import Failure, Result
from bot.testkit.turns import Turn

_TEMPLATE = "report.html.j2"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """A turn with what was wrong about it."""

    turn: Turn
    at: datetime
    said: str
    standing: str
    failures: tuple[Failure, ...]


def html(outcome: Outcome) -> str:
    """The whole page."""
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    passed = [result for result in outcome.results if result.passed]
    return templates.get_template(_TEMPLATE).render(
        outcome=outcome,
        summary=summary(outcome.results, outcome.seconds).plain,
        failed=[(result, _turns(result)) for result in outcome.failed],
        passed=[(result, _turns(result)) for result in passed],
    )


def _turns(result: Result) -> list[_Shown]:
    return [
        _Shown(
            turn=turn,
            at=datetime.fromisoformat(str(turn.sent["now"])),
            said=said_by_user(turn),
            standing=standing(turn),
            failures=tuple(failure for failure in result.failures if failure.turn == number),
        )
        for number, turn in enumerate(result.turns)
    ]
