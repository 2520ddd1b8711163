"""A question about what may yet come ("and if they don't answer?"): none of it has happened, so it tells no fact."""

from dialogs.understanding.named import Named
from dialogs.understanding.phrases import bare

#: A name of what may follow a step that fails, among what a text names.
SUBJECT = "supposed"
#: No more than so many signs beside it tell nothing.
_NOTHING_MORE = 1


def without_supposed(named: Named) -> str | None:
    """The text without it, "" where nothing else is left; None where nothing of the kind is asked."""
    found = named.by(SUBJECT) if SUBJECT in named.subjects else []
    if not found:
        return None
    first, last = found[0], found[-1]
    rest = f"{named.text[: first.start]},{named.text[last.end :]}".strip(" ,。;!?.")
    return rest if len(bare(rest)) > _NOTHING_MORE else ""


def office_in(named: Named) -> str | None:
    """The office that is asked after on the way ("if they refuse again, can I sue?")."""
    offices = named.by("office") if "office" in named.subjects else []
    return offices[0].value if offices else None
