"""Facts that cannot both hold. Declared as data; the bot names both and asks which one is right."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dialogs.catalog import Facts
from dialogs.deadlines import parse_when
from dialogs.slots import Applied, ComplainedTo, MerchantResponse, ShopType, Slot, Stated

#: The earlier must not come after the later.
ORDER: tuple[tuple[Slot, Slot], ...] = (
    (Slot.PAID_ON, Slot.RECEIVED_ON),
    (Slot.PAID_ON, Slot.APPLIED_ON),
    (Slot.PAID_ON, Slot.REFUND_STARTED_ON),
    (Slot.RECEIVED_ON, Slot.SENT_BACK_ON),
    (Slot.RECEIVED_ON, Slot.RETURNED_ON),
    (Slot.SENT_BACK_ON, Slot.RETURNED_ON),
    (Slot.APPLIED_ON, Slot.REFUSED_ON),
    (Slot.APPLIED_ON, Slot.REFUND_STARTED_ON),
    (Slot.COMPLAINT_FILED_ON, Slot.ACCEPTED_ON),
)

#: Whoever says the first cannot have the second: an empty value means that it is known at all.
EXCLUDED: tuple[tuple[tuple[Slot, str], tuple[Slot, str]], ...] = (
    ((Slot.APPLIED, Applied.NOT_YET), (Slot.MERCHANT_RESPONSE, MerchantResponse.REFUSED)),
    ((Slot.APPLIED, Applied.NOT_YET), (Slot.MERCHANT_RESPONSE, MerchantResponse.AGREED)),
    ((Slot.APPLIED, Applied.NOT_YET), (Slot.APPLIED_ON, "")),
    ((Slot.APPLIED, Applied.NOT_YET), (Slot.REFUSED_ON, "")),
    ((Slot.APPLIED, Applied.NOT_YET), (Slot.REFUND_STARTED_ON, "")),
    ((Slot.PAID_IN_ORDER, Stated.YES), (Slot.PAID_PRIVATELY, Stated.YES)),
    ((Slot.PAID_PRIVATELY, Stated.YES), (Slot.REFUND_STATUS, "")),
    ((Slot.COMPLAINED_TO, ComplainedTo.CHANNELS_SHOP), (Slot.SHOP_TYPE, ShopType.MINI_PROGRAM)),
)


#: Whoever tells none of these brings no contradiction about.
INVOLVED = frozenset({slot for pair in ORDER for slot in pair} | {slot for pair in EXCLUDED for slot, _ in pair})


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two slots whose values cannot both be right."""

    first: Slot
    second: Slot


def contradictions(facts: Facts) -> Iterator[Contradiction]:
    """All that the facts hold, in declared order."""
    for first, second in ORDER:
        if first in facts and second in facts and _is_after(facts[first], facts[second]):
            yield Contradiction(first, second)
    for (first, value), (second, excluded) in EXCLUDED:
        if facts.get(first) == value and _has(facts, second, excluded):
            yield Contradiction(first, second)


def overruled(told: Facts, facts: Facts) -> Iterator[Slot]:
    """What cannot hold beside what is told now: where the words set something right, nobody need be asked which."""
    for (first, value), (second, excluded) in EXCLUDED:
        if told.get(first) == value and second not in told and _has(facts, second, excluded):
            yield second
        if _has(told, second, excluded) and first not in told and facts.get(first) == value:
            yield first


def _is_after(earlier: str, later: str) -> bool:
    """Whether what should come first surely came after: a day without an hour gives the benefit of the doubt."""
    return parse_when(earlier).earliest > parse_when(later).latest


def _has(facts: Mapping[Slot, str], slot: Slot, value: str) -> bool:
    return slot in facts and value in ("", facts[slot])
