"""All copy and all choices of the conversation itself, by id."""

from collections.abc import Mapping

from dialogs.acts import Act, Cause
from dialogs.catalog import Choice, Question
from dialogs.errors import DialogError
from dialogs.replies import Msgid, Say
from dialogs.slots import Slot
from dialogs.speaking import (
    advising,
    answers,
    asides,
    asking,
    calling,
    choices,
    circling,
    clocks,
    doubting,
    drafting,
    explaining,
    following_up,
    freight,
    holding,
    my_data,
    noticing,
    offering,
    own_time,
    privacy,
    proving,
    repair,
    restarting,
    returning,
    settling,
    several_refunds,
    staff,
    staffed,
    waiting,
    welcome,
    withdrawing,
)

_PLACES = (
    advising,
    answers,
    asides,
    asking,
    calling,
    circling,
    clocks,
    doubting,
    drafting,
    explaining,
    following_up,
    freight,
    holding,
    my_data,
    noticing,
    offering,
    own_time,
    privacy,
    proving,
    repair,
    restarting,
    returning,
    settling,
    several_refunds,
    staff,
    staffed,
    waiting,
    welcome,
    withdrawing,
)


def every_say() -> dict[str, Say]:
    """Every text declared in this package. Raises `DialogError` for an id that two texts share."""
    found: dict[str, Say] = {}
    for say in (each for place in _PLACES for each in vars(place).values() if isinstance(each, Say)):
        if found.setdefault(say.id, say) is not say:
            raise DialogError(f"two texts in dialogs/speaking have the id {say.id!r}; give one of them another")
    return found


def every_choice(causes: Mapping[Cause, Msgid], questions: Mapping[Slot, Question]) -> dict[str, Choice]:
    """What can always be tapped, each cause by name, and each answer to change."""
    named = (Choice(id=f"cause.{cause}", label=name, act=Act.REPORT, cause=cause) for cause, name in causes.items())
    return {choice.id: choice for choice in (*choices.ALL, *proving.CHOICES, *answers.choices_for(questions), *named)}
