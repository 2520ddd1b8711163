"""An answer set right by its name: 金额不对,应该是138, "change the payment method to Alipay"."""

from collections.abc import Iterator

from dialogs.slots import EVENT_SLOTS, VALUES, Slot, Stated
from dialogs.understanding.calendar import Today
from dialogs.understanding.durations import bare_days
from dialogs.understanding.heard import heard
from dialogs.understanding.named import Named
from dialogs.understanding.named_answers import NamedAnswer, readings_of, stated_in
from dialogs.understanding.phrases import Phrases
from dialogs.understanding.setting_right import pieces_of, values_of
from dialogs.understanding.wishes import answers_named_in

#: Values that are written as figures: more words around them are an account of something else.
_IN_FIGURES = frozenset((Slot.AMOUNT, *EVENT_SLOTS))


def named_correction_in(normal: str, phrases: Phrases, today: Today, *, in_chinese: bool = False) -> NamedAnswer | None:
    """
    The answer that is named and what is put in its place, where the message is nothing else.

    Asked only of messages that may set something right (`may_set_right`).
    """
    for name, start, end in answers_named_in(Named(normal, phrases), phrases):
        slot = Slot(name)
        values = [
            next(_readings(slot, piece, phrases, today, in_chinese), "")
            for piece in _put_in_place(normal[:start] + " " + normal[end:])
        ]
        if values and all(values):
            return NamedAnswer(slot, values[-1])
    return None


def _put_in_place(rest: str) -> list[str]:
    """What the message without the name gives for right: one value, or two where it goes from one to the other."""
    told, denied, is_wrong = pieces_of(" ".join(rest.split()))
    if len(denied) > 1 or not (is_wrong or denied):
        return []
    return told if len(told) == 1 or (len(told) == 2 and not denied) else []


def _readings(slot: Slot, told: str, phrases: Phrases, today: Today, in_chinese: bool) -> Iterator[str]:
    values = values_of(heard(told), phrases, today, in_chinese=in_chinese)
    if slot in values:
        yield values[slot]
    elif slot is Slot.DAYS_WAITING:
        days = bare_days(heard(told))
        if days is not None:
            yield str(days)
    elif VALUES.get(slot) is Stated:
        answer = stated_in(slot, told)
        if answer is not None and answer.value:
            yield answer.value
    elif slot not in _IN_FIGURES:
        yield from readings_of(slot, told, phrases, today, in_chinese)
