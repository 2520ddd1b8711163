"""Which date belongs to which event: by the verb that stands with it."""

import re
from collections.abc import Iterable

from dialogs.slots import EVENT_SLOTS, Slot
from dialogs.understanding.calendar import Today, When
from dialogs.understanding.wording import Said

_CLAUSE_END = re.compile(
    r"[。;!?\n]|,(?!\d{3})|\.(?!\d)|然后|后来|结果|但是|之后| and then | then | but | and (?=[a-z]+ed\b|i |they |he |she |it |the )"
)


def events_in(text: str, days: list[When], verbs: Iterable[Said], asked: Slot | None, today: Today) -> dict[Slot, str]:
    """Each day goes to the nearest verb of its clause; in an empty clause to the next one's; a bare day to what was asked."""
    spoken, edges = list(verbs), _edges(text) if days else []
    slots: dict[Slot, str] = {}
    for day in days:
        written = day.written(today.zone)
        slot = _slot_of(day, days, spoken, edges) or (asked if asked in EVENT_SLOTS else None)
        if written and slot and (not day.is_faint or asked in EVENT_SLOTS or _is_next_to_verb(day, spoken)):
            slots.setdefault(slot, written)
    return slots


def _edges(text: str) -> list[tuple[int, int]]:
    """Where clauses end and the next begin."""
    return [*(edge.span() for edge in _CLAUSE_END.finditer(text)), (len(text), len(text))]


def _slot_of(day: When, days: list[When], verbs: list[Said], edges: list[tuple[int, int]]) -> Slot | None:
    start, end = _clause_around(day, edges)
    rivals = [other for other in days if other is not day and start <= other.start < end]
    mine = [verb for verb in verbs if start <= verb.start < end]
    if rivals:
        mine = [verb for verb in mine if not any(_distance(verb, other) < _distance(verb, day) for other in rivals)]
    if mine:
        return Slot(min(mine, key=lambda verb: _distance(verb, day)).value)
    return _verb_of_next_clause(end, verbs, edges) if _is_whole_clause(day, start, end) else None


def _clause_around(day: When, edges: list[tuple[int, int]]) -> tuple[int, int]:
    start = max((after for _, after in edges if after <= day.start), default=0)
    return start, next(before for before, _ in edges if before >= day.end)


def _distance(verb: Said, day: When) -> int:
    """Chinese puts the day before the verb, so a verb behind the day is nearer than one as far before it."""
    return 2 * (verb.start - day.end) if verb.start >= day.end else 2 * (day.start - verb.end) + 3


def _is_whole_clause(day: When, start: int, end: int) -> bool:
    return end - start <= day.end - day.start + 4


def _verb_of_next_clause(end: int, verbs: list[Said], edges: list[tuple[int, int]]) -> Slot | None:
    limit = next((before for before, _ in edges if before > end), end)
    return next((Slot(verb.value) for verb in verbs if end <= verb.start < limit), None)


def _is_next_to_verb(day: When, verbs: list[Said]) -> bool:
    return any(0 <= verb.start - day.end <= 2 or 0 <= day.start - verb.end <= 2 for verb in verbs)
