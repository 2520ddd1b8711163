"""How a fact is edited: which field of a form takes its value."""

from enum import StrEnum

from bot.staff.port import FactRow
from dialogs.slots import EVENT_SLOTS, Slot


class Field(StrEnum):
    """Kinds of fields."""

    CHOICE = "choice"
    DATE = "date"
    AMOUNT = "amount"
    NUMBER = "number"
    TEXT = "text"


def field_of(row: FactRow) -> Field:
    """The field that suits the fact."""
    if row.choices:
        return Field.CHOICE
    if row.slot in EVENT_SLOTS:
        return Field.DATE
    if row.slot == Slot.AMOUNT:
        return Field.AMOUNT
    return Field.NUMBER if row.slot == Slot.DAYS_WAITING else Field.TEXT


def day_of(value: str) -> str:
    """The day of `2026-11-18T14:00+08:00`, as a date field wants it."""
    return value[:10]
