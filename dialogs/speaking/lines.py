"""All copy and all choices of the conversation itself, by id."""

from collections.abc import Mapping

from dialogs.acts import Act, Cause
from dialogs.catalog import Choice
from dialogs.errors import DialogError
from dialogs.replies import Msgid, Say
from dialogs.speaking import (
    advising,
    asides,
    asking,
    choices,
    doubting,
    drafting,
    explaining,
    my_data,
    noticing,
    proving,
    repair,
    settling,
    staff,
    welcome,
)

_PLACES = (
    advising,
    asides,
    asking,
    doubting,
    drafting,
    explaining,
    my_data,
    noticing,
    proving,
    repair,
    settling,
    staff,
    welcome,
)


def every_say() -> dict[str, Say]:
    """Every text declared in this package. Raises `DialogError` for an id that two texts share."""
    found: dict[str, Say] = {}
    for say in (each for place in _PLACES for each in vars(place).values() if isinstance(each, Say)):
        if found.setdefault(say.id, say) is not say:
            raise DialogError(f"two texts in dialogs/speaking have the id {say.id!r}; give one of them another")
    return found


def every_choice(causes: Mapping[Cause, Msgid]) -> dict[str, Choice]:
    """What can always be tapped, and each cause by name."""
    named = (Choice(id=f"cause.{cause}", label=name, act=Act.REPORT, cause=cause) for cause, name in causes.items())
    return {choice.id: choice for choice in (*choices.ALL, *proving.CHOICES, *named)}
