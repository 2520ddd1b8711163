"""What somebody typed into a form that did not do what it should: it comes back, wherever they are sent."""

from collections.abc import Mapping

from bot.staff.port import Doing
from dialogs.values import value

#: The forms with a text of some length.
WRITTEN = (Doing.REPLY, Doing.NOTE, Doing.HAND_OVER)
#: Never put into a page again.
_SECRET = frozenset({"password", "csrf"})


@value(frozen=True, slots=True, kw_only=True)
class Typed:
    """A text, and the form that it belongs to. Empty when there is none."""

    doing: str = ""
    text: str = ""
    #: Who a note is for.
    value: str = ""

    @classmethod
    def of(cls, doing: str, form: Mapping[str, str]) -> "Typed":
        if doing not in WRITTEN:
            return cls()
        return cls(doing=doing, text=form.get("text", ""), value=form.get("value", ""))

    def into(self, doing: str) -> str:
        """What stands in that form."""
        return self.text if doing == self.doing else ""


def fields_of(form: Mapping[str, str]) -> dict[str, str]:
    """All fields that may be sent once more, but for those that a page sets itself."""
    return {name: told for name, told in form.items() if name not in _SECRET}
