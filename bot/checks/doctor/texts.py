"""The texts: are the catalogs complete, and are the figures of others still fresh?"""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import bot
import dialogs
from bot.building import LOCALES
from bot.checks import catalogs
from bot.checks.doctor.findings import Area, Finding
from bot.resources import locales_dir
from dialogs.catalog import Figure

AREA = Area("texts")
_SHOWN = 5


def catalog_findings() -> list[Finding]:
    """Whether everything that is said is translated."""
    try:
        template = catalogs.copy_of(*(Path(package.__path__[0]) for package in (bot, dialogs)))
        found = catalogs.faults(locales_dir(), LOCALES, template)
    except (OSError, ValueError) as error:
        return [AREA.unchecked("catalogs", f"they cannot be read ({type(error).__name__})", "install the bot again")]
    if not found:
        return [AREA.ok("catalogs", f"complete in {', '.join(LOCALES)}")]
    more = [f"and {len(found) - _SHOWN} more"] if len(found) > _SHOWN else []
    return [AREA.warning("catalogs", "; ".join([*found[:_SHOWN], *more]), "refundbot check")]


def figure_findings(figures: Iterable[Figure], today: date) -> Iterator[Finding]:
    """Which figures nobody has looked at since their review fell due."""
    known = tuple(figures)
    overdue = [figure for figure in known if figure.review_by < today]
    for figure in overdue:
        yield AREA.warning(
            f"figure {figure.id}",
            f"was to be reviewed by {figure.review_by}; users read it with the day it was checked",
            f"look at its source ({figure.source}), then change dialogs/refunds/figures/ or take a newer release",
        )
    if not overdue:
        next_review = min(figure.review_by for figure in known)
        yield AREA.ok("figures", f"{len(known)}, none past its review; the next one is due {next_review}")
