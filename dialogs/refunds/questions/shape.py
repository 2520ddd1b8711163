"""How a question is declared: its texts and choices get their ids from its slot."""

from collections.abc import Mapping
from enum import StrEnum

from dialogs.acts import Cause, Ground
from dialogs.catalog import Choice, Needs, Question
from dialogs.replies import N_, Msgid, Say
from dialogs.slots import Situation, Slot


def question(
    slot: Slot,
    *,
    topic: Msgid,
    prompt: Msgid,
    why: Msgid,
    example: Msgid,
    choices: tuple[Choice, ...],
    asked_when: tuple[Needs, ...] = (),
    unless: tuple[Needs, ...] = (),
    settles: Slot | None = None,
    effort: float = 1.0,
) -> Question:
    """A question `ask.<slot>`."""
    return Question(
        slot=slot,
        topic=topic,
        prompt=Say(id=f"ask.{slot}", text=prompt),
        why=Say(id=f"ask.{slot}.why", text=why),
        example=Say(id=f"ask.{slot}.example", text=example),
        choices=choices,
        asked_when=asked_when,
        unless=unless,
        settles=settles,
        effort=effort,
    )


def when_seen(*situations: Situation) -> Needs:
    """A condition: the user sees one of these."""
    return {Slot.SITUATION: frozenset(situations)}


def answer(
    slot: Slot,
    value: StrEnum,
    label: Msgid,
    *,
    cause: Cause | None = None,
    ground: Ground | None = None,
    is_yes: bool = False,
    is_no: bool = False,
) -> Choice:
    """The choice `<slot>.<value>` that tells just that."""
    return Choice(
        id=f"{slot}.{value}",
        label=label,
        facts={slot: str(value)},
        cause=cause,
        ground=ground,
        is_yes=is_yes,
        is_no=is_no,
    )


def rough_answer(slot: Slot, name: str, label: Msgid, bracket: Slot, value: StrEnum) -> Choice:
    """An answer without a date that still tells the bracket of time."""
    return Choice(id=f"{slot}.{name}", label=label, facts={bracket: str(value)})


def days_ago(slot: Slot, *days: int) -> tuple[Choice, ...]:
    """Answers to a question for a date, in days before today."""
    return tuple(Choice(id=f"{slot}.days_ago_{day}", label=_DAYS_AGO[day], days_ago=day) for day in days)


_DAYS_AGO: Mapping[int, Msgid] = {
    0: N_("Today"),
    1: N_("Yesterday"),
    2: N_("Two days ago"),
    3: N_("Three days ago"),
    5: N_("Five days ago"),
    7: N_("A week ago"),
    14: N_("Two weeks ago"),
    15: N_("Fifteen days ago"),
}
LONGER_AGO = N_("Longer ago")
