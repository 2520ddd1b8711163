"""How the ranking moved: the percentages before an edit travel in the address of the page after it."""

from collections.abc import Iterable

from bot.staff.port import CauseRow, Pack

_MOST = 20


def percent(probability: float) -> int:
    return round(100 * probability)


def moves(before: Pack | None, after: Pack | None) -> str:
    """The percentages that were others before, like `merchant_refused:42,system_outage:8`."""
    if before is None or after is None:
        return ""
    old, new = _percents(before.causes), _percents(after.causes)
    return ",".join(f"{cause}:{old.get(cause, 0)}" for cause in new if old.get(cause, 0) != new[cause])


def moved_from(told: str) -> dict[str, int]:
    """Cause -> percentage before. Whatever is not understood is left out."""
    pairs = (part.partition(":") for part in told.split(",")[:_MOST])
    return {cause: int(old) for cause, _, old in pairs if old.isascii() and old.isdigit() and int(old) <= 100}


def _percents(causes: Iterable[CauseRow]) -> dict[str, int]:
    return {row.cause: percent(row.probability) for row in causes}
