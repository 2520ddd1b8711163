"""The run as JSON, for scripts of one's own. A script that failed brings its whole conversation."""

from typing import Any

import orjson

from bot.testkit.reporting.outcome import Outcome
from bot.testkit.running import Failure, Result
from bot.testkit.turns import Turn


def as_json(outcome: Outcome) -> str:
    """One object: the figures, each script, and what was not run."""
    written = {
        "at": outcome.at.isoformat(timespec="seconds"),
        "through": outcome.way,
        "seconds": round(outcome.seconds, 3),
        "scripts": len(outcome.results),
        "failed": len(outcome.failed),
        "turns": sum(len(result.turns) for result in outcome.results),
        "results": [_result(result) for result in outcome.results],
        "not_run": [{"name": each.name, "why": each.why} for each in outcome.not_run],
    }
    return orjson.dumps(written, option=orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS).decode() + "\n"


def _result(result: Result) -> dict[str, Any]:
    script = result.script
    return {
        "name": script.name,
        "path": str(script.path),
        "locale": script.locale,
        "proves": script.proves,
        "draft": script.draft,
        "passed": result.passed,
        "seconds": round(result.seconds, 4),
        "failures": [_failure(failure) for failure in result.failures],
        "turns": [_turn(turn) for turn in result.turns] if not result.passed else [],
    }


def _failure(failure: Failure) -> dict[str, Any]:
    return {
        "path": str(failure.path),
        "line": failure.line,
        "turn": failure.turn,
        "what": failure.what,
        "expected": failure.shortfall.expected,
        "actual": failure.shortfall.actual,
        "hint": failure.shortfall.hint,
    }


def _turn(turn: Turn) -> dict[str, Any]:
    return {"path": str(turn.path), "line": turn.line, "sent": dict(turn.sent), "got": dict(turn.got)}
