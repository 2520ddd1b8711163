"""The least that scripts must reach: `[tool.refundbot.coverage]` in pyproject.toml."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.errors import BotError
from bot.testkit.coverage.elements import Kind
from bot.testkit.coverage.measuring import Coverage

#: A share for each kind that has a floor.
Floors = Mapping[Kind, float]
#: So many gaps are named where a floor is missed.
_NAMED = 3


def load_floors(pyproject: Path) -> Floors:
    """Raises BotError where the section is missing or names something else than a kind and a share."""
    try:
        section = tomllib.loads(pyproject.read_text("utf-8"))["tool"]["refundbot"]["coverage"]["floors"]
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        raise BotError(f"{pyproject}: has no [tool.refundbot.coverage.floors]; run this in a checkout") from error
    kinds = {str(kind): kind for kind in Kind}
    wrong = [
        name
        for name, share in section.items()
        if name not in kinds or not isinstance(share, int | float) or not 0 <= share <= 1
    ]
    if wrong:
        known = ", ".join(kinds)
        raise BotError(
            f"{pyproject}: [tool.refundbot.coverage.floors] wants a share from 0 to 1 for {known}; not {wrong[0]!r}"
        )
    return {kinds[name]: float(share) for name, share in section.items()}


def shortfalls(coverage: Coverage, floors: Floors) -> Iterator[str]:
    """What is under its floor, and how to close it; nothing where every floor holds."""
    for kind in coverage.kinds:
        line = coverage.line(kind)
        if kind in floors and line.share < floors[kind]:
            yield _shortfall(
                kind, coverage.gaps(kind), f"{percent(line.share)} is under its floor of {percent(floors[kind])}"
            )


def _shortfall(kind: Kind, gaps: tuple[str, ...], what: str) -> str:
    named = "; ".join(gaps[:_NAMED]) + (f"; and {len(gaps) - _NAMED} more" if len(gaps) > _NAMED else "")
    name = f"'{kind}'" if " " in kind else str(kind)
    cure = f"`refundbot coverage --missing {name}` lists all, `--skeletons FOLDER --kind {name}` writes drafts for them"
    return f"{kind}: {what}. Not reached: {named}\n  {cure}"


def percent(share: float) -> str:
    """Rounded down: only all is 100 %."""
    return f"{int(share * 1000) / 10:.1f} %"
