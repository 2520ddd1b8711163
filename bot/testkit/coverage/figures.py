"""Coverage as values, for other programs."""

from typing import Any

from bot.testkit.coverage.floors import Floors
from bot.testkit.coverage.measuring import Coverage


def as_json(coverage: Coverage, floors: Floors) -> dict[str, Any]:
    """The figures of every kind that was measured, with its gaps by name."""
    kinds = {}
    for kind in coverage.kinds:
        line = coverage.line(kind)
        kinds[str(kind)] = {
            "covered": line.covered,
            "of": line.of,
            "share": round(line.share, 4),
            "floor": floors.get(kind),
            "set_aside": line.set_aside,
            "missing": list(coverage.gaps(kind)),
        }
    return {
        "scripts": coverage.counted,
        "drafts": list(coverage.drafts),
        "failed": list(coverage.failed),
        "kinds": kinds,
    }
