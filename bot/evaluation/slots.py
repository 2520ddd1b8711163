"""Were the facts of a text found, all of them and no others?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from bot.evaluation.judged import Judged
from bot.evaluation.lines import Line
from bot.evaluation.shares import Share, f1, share
from dialogs.slots import Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotScore:
    precision: Share
    recall: Share
    f1: Share
    #: How often the slot is filled by right.
    support: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotScores:
    #: Over all slots together, each filled slot counting the same.
    micro: SlotScore
    by_slot: Mapping[str, SlotScore]
    #: Filled by the bot and never written down in the file: what is right there, nobody said.
    left_out: tuple[str, ...]


def written_slots(lines: Iterable[Line]) -> frozenset[str]:
    """The slots that a file writes down anywhere: only of these it can tell what is missing."""
    return frozenset(slot for line in lines for slot in line.slots or {})


def score_slots(judged: Sequence[Judged], written: frozenset[str]) -> SlotScores:
    """
    Over the lines that have their facts written down. A wrong value is one too many and one missing.

    Amounts are compared as numbers, everything else as it is written.
    """
    known = [each for each in judged if each.line.slots is not None]
    gold, got = (Counter[str](), Counter[str]())
    right = Counter[str]()
    for each in known:
        gold.update((each.line.slots or {}).keys())
        found = _found(each, written)
        got.update(found.keys())
        right.update(_right(found, each.line.slots or {}))
    return SlotScores(
        micro=_score(right, got, gold, written),
        by_slot={slot: _score(right, got, gold, {slot}) for slot in sorted(written & (gold.keys() | got.keys()))},
        left_out=tuple(sorted(got.keys() - written)),
    )


def _found(each: Judged, written: frozenset[str]) -> Mapping[str, str]:
    """
    What was found, each day once.

    The day on which goods were sent off stands for that of their return as well, for whoever knows no other: a file
    that tells the two apart reads it once.
    """
    found = dict(each.answer.slots)
    is_told_apart = Slot.SENT_BACK_ON in written and Slot.RETURNED_ON not in (each.line.slots or {})
    if is_told_apart and found.get(Slot.RETURNED_ON) == found.get(Slot.SENT_BACK_ON):
        found.pop(Slot.RETURNED_ON, None)
    return found


def _right(found: Mapping[str, str], gold: Mapping[str, str]) -> list[str]:
    return [slot for slot, value in found.items() if slot in gold and _same(slot, value, gold[slot])]


def _same(slot: str, one: str, other: str) -> bool:
    if slot != Slot.AMOUNT:
        return one == other
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return one == other


def _score(right: Counter[str], got: Counter[str], gold: Counter[str], slots: Iterable[str]) -> SlotScore:
    hits, filled, wanted = (sum(counts[slot] for slot in slots) for counts in (right, got, gold))
    return SlotScore(
        precision=share(hits, filled),
        recall=share(hits, wanted),
        f1=f1(hits, filled - hits, wanted - hits),
        support=wanted,
    )
