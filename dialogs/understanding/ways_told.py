"""How was paid, and how the money came back, as a text tells it."""

from collections.abc import Iterable

from dialogs.slots import Channel, FundedBy, Slot
from dialogs.understanding.channels import Ways, ways_in
from dialogs.understanding.directions import is_missed
from dialogs.understanding.facts import Facts
from dialogs.understanding.heard import Heard
from dialogs.understanding.named import Named
from dialogs.understanding.questions import is_asked
from dialogs.understanding.wording import Said

#: Bound once: a member named by its class costs a thousand instructions.
_FUNDED_BY, _PAID_PRIVATELY, _BY_HAND = Slot.FUNDED_BY, Slot.PAID_PRIVATELY, Channel.TRANSFER.value
#: Nobody changes it.
_NO_WAYS = Ways()


def fill_ways(facts: Facts, said: Named, asked: Slot | None) -> None:
    """Fills what was paid with and what the money came back to."""
    channels = _channels_in(facts.rest, said) if "channel" in said.subjects else []
    ways = ways_in(facts.rest, channels, asked) if channels else _NO_WAYS
    if channels:
        facts.slots.update(ways.slots)
        facts.withdrawn.update(ways.withdrawn)
    if asked is not _FUNDED_BY and (ways.source or _FUNDED_BY in facts.slots):
        _fill_source(facts, said, ways)


def _channels_in(text: Heard, said: Named) -> list[Said]:
    """Those that are not asked about. 私下转的钱 tells how it was paid, and not how it came back."""
    channels = [one for one in said.by("channel") if not is_asked(text, one) or is_missed(one, text)]
    by_hand = said.by(_PAID_PRIVATELY) if channels and _PAID_PRIVATELY in said.subjects else ()
    return [one for one in channels if one.value != _BY_HAND or not _overlaps(one, by_hand)] if by_hand else channels


def _overlaps(one: Said, others: Iterable[Said]) -> bool:
    return any(other.start < one.end and one.start < other.end for other in others)


def _fill_source(facts: Facts, said: Named, ways: Ways) -> None:
    """A card or wallet that money came back to says nothing of what it was paid with."""
    named = facts.slots.pop(_FUNDED_BY, None)
    if ways.source:
        facts.slots[_FUNDED_BY] = ways.source
    for one in said.by(_FUNDED_BY) if named else ():
        if one.value == FundedBy.FAMILY_CARD or _overlaps(one, ways.paid):
            facts.slots[_FUNDED_BY] = one.value
