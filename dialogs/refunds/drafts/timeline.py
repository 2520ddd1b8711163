"""What happened when: a line of the dated facts in their order, with gaps for the days that a draft cannot do without."""

from collections.abc import Iterable, Mapping

from dialogs.catalog import Facts
from dialogs.refunds.drafts.shape import piece
from dialogs.replies import Say
from dialogs.slots import Slot

HEAD = piece("draft.timeline", "经过：")
BREAK = piece("draft.timeline.break", "；")
END = piece("draft.timeline.end", "。")

_EVENTS: Mapping[Slot, str] = {
    Slot.PAID_ON: "付款",
    Slot.RECEIVED_ON: "签收商品",
    Slot.APPLIED_ON: "申请退款",
    Slot.SELLER_CONTACTED_ON: "联系%(seller)s要求退款",
    Slot.REFUSED_ON: "%(seller)s拒绝退款",
    Slot.SENT_BACK_ON: "寄回商品",
    Slot.RETURNED_ON: "%(seller)s签收退货",
    Slot.REFUND_STARTED_ON: "退款发起",
    Slot.COMPLAINT_FILED_ON: "投诉",
}
#: In the order in which things happen, so that a gap has its place among the days.
POINTS: Mapping[Slot, Say] = {
    slot: piece(f"draft.timeline.{slot}", f"%({slot})s{event}") for slot, event in _EVENTS.items()
}
#: The first goes first where a form is short.
_LEAST_NEEDED = (
    Slot.COMPLAINT_FILED_ON,
    Slot.REFUND_STARTED_ON,
    Slot.SENT_BACK_ON,
    Slot.RETURNED_ON,
    Slot.RECEIVED_ON,
    Slot.SELLER_CONTACTED_ON,
    Slot.APPLIED_ON,
    Slot.REFUSED_ON,
    Slot.PAID_ON,
)

ALL_SAYS: tuple[Say, ...] = (HEAD, BREAK, END, *POINTS.values())


def needed(facts: Facts, days: Iterable[Slot]) -> frozenset[Slot]:
    """What cannot be left out of these: who applied has asked, so the day of a chat is not needed beside it."""
    return frozenset(days) - ({Slot.SELLER_CONTACTED_ON} if Slot.APPLIED_ON in facts else set())


def points(facts: Facts, wanted: frozenset[Slot], others: frozenset[Slot] = frozenset(POINTS)) -> tuple[Slot, ...]:
    """
    The events to tell, by their days: those wanted, and of the others those that are known.

    A wanted one that is not known stands where it belongs by nature.
    """
    told = [slot for slot in POINTS if slot in wanted or (slot in others and slot in facts)]
    return tuple(sorted(told, key=_places(told, facts).__getitem__))


def without_the_least(told: tuple[Slot, ...], wanted: frozenset[Slot]) -> tuple[Slot, ...] | None:
    """One event less, or None when all of them are wanted."""
    can_go = (slot for slot in _LEAST_NEEDED if slot in told and slot not in wanted)
    least = next(can_go, None)
    return None if least is None else tuple(slot for slot in told if slot is not least)


def says_of(told: tuple[Slot, ...]) -> tuple[Say, ...]:
    """The line that tells them."""
    if not told:
        return ()
    first, *others = (POINTS[slot] for slot in told)
    return (HEAD, first, *(say for point in others for say in (BREAK, point)), END)


def day_of(when: str) -> str:
    """The day of an event, `2026-11-18`, as the user told it."""
    return when[:10]


def _places(told: Iterable[Slot], facts: Facts) -> dict[Slot, tuple[str, int]]:
    latest, places = "", {}
    for number, slot in enumerate(told):
        day = day_of(facts[slot]) if slot in facts else latest
        latest = max(latest, day)
        places[slot] = (day, number)
    return places
