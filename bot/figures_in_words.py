"""How a figure's unit reads."""

from collections.abc import Mapping

from dialogs.catalog import Unit
from dialogs.replies import N_, Msgid


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802 - marks both forms for Babel's extractor
    """Marks a singular and a plural for the catalogs and gives them back unchanged."""
    return one, many


PLURALS: Mapping[Unit, tuple[str, str]] = {
    Unit.MINUTES: NN_("%(n)d minute", "%(n)d minutes"),
    Unit.HOURS: NN_("%(n)d hour", "%(n)d hours"),
    Unit.DAYS: NN_("%(n)d day", "%(n)d days"),
    Unit.WORKING_DAYS: NN_("%(n)d working day", "%(n)d working days"),
    Unit.YEARS: NN_("%(n)d year", "%(n)d years"),
    Unit.PERCENT: NN_("%(n)d per cent", "%(n)d per cent"),
    Unit.COUNT: NN_("%(n)d", "%(n)d"),
}

RANGES: Mapping[Unit, Msgid] = {
    Unit.MINUTES: N_("%(from)d–%(to)d minutes"),
    Unit.HOURS: N_("%(from)d–%(to)d hours"),
    Unit.DAYS: N_("%(from)d–%(to)d days"),
    Unit.WORKING_DAYS: N_("%(from)d–%(to)d working days"),
    Unit.YEARS: N_("%(from)d–%(to)d years"),
    Unit.PERCENT: N_("%(from)d–%(to)d per cent"),
    Unit.COUNT: N_("%(from)d–%(to)d"),
}

#: Around a figure that rests on one secondary or old source.
HEDGED = N_("usually %(figure)s")
#: Around a figure that nobody has looked at since its review fell due.
OVERDUE = N_("%(figure)s (as of %(checked)s)")
