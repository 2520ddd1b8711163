"""The facts of a text: every slot that it fills, every one that it takes back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dialogs.acts import Ground, Signal
from dialogs.slots import EVENT_SLOTS, MerchantResponse, Slot
from dialogs.understanding.amounts import amount_in
from dialogs.understanding.calendar import Today, days_ago
from dialogs.understanding.channels import ways_in
from dialogs.understanding.dates import days_in
from dialogs.understanding.durations import bare_days, spans_in
from dialogs.understanding.events import events_in
from dialogs.understanding.gate import grams_of
from dialogs.understanding.phrases import Phrases
from dialogs.understanding.references import references_in
from dialogs.understanding.wording import Said

#: Slots whose value is named by wording alone: the last one said holds.
_NAMED = (
    Slot.FUNDED_BY, Slot.REFUND_STATUS, Slot.GOODS_STATE, Slot.GOODS_KIND, Slot.SHOP_TYPE, Slot.MERCHANT_RESPONSE,
    Slot.REFUSAL_REASON, Slot.COMPLAINED_TO, Slot.DEMAND, Slot.DELIVERY, Slot.APPLIED, Slot.PAYER,
)  # fmt: skip
_NOT = re.compile(r"(?:不是|并非|不算|没有?用|没用|\bnot(?: an?| the| by| with| via)?|n't(?: an?| the)?) ?$")
_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[a-z]{2}")
#: The wait for goods is not the wait for a refund, and since paying or receiving counts from those.
_COUNTS_FROM = re.compile(
    r"(付款|付了|支付|下单|买了|拍下|paid|bought|ordered)|(签收|收到货|收货|received|delivered)|发货|ship"
)
_NOT_SHIPPED = re.compile(r"[不没未](?:给我)?发|(?:not|n't|never) (?:been )?ship")


@dataclass(slots=True)
class Facts:
    """What was found."""

    slots: dict[Slot, str] = field(default_factory=dict)
    withdrawn: dict[Slot, str] = field(default_factory=dict)
    grounds: tuple[Ground, ...] = ()
    signals: frozenset[Signal] = frozenset()
    #: The text without order numbers, for whoever reads on.
    rest: str = ""

    def features(self) -> Iterator[str]:
        """The facts as the classifier sees them: the value where it is one of a few, else that there is one."""
        for slot, value in self.slots.items():
            yield f"{slot.value}:{value}" if slot in _TELLING else slot.value
        for ground in self.grounds:
            yield ground.value
        for signal in self.signals:
            yield signal.value


_TELLING = frozenset((*_NAMED, Slot.PAID_WITH, Slot.REFUNDED_TO))


class Named:
    """What a text names, by subject: looked for only when asked for, in the languages that it is written in."""

    def __init__(self, text: str, phrases: Phrases) -> None:
        self.text, self.grams = text, grams_of(text)
        self.languages = [
            phrases.languages[code].wordings for code, mark in (("zh", _HAN), ("en", _LATIN)) if mark.search(text)
        ]

    def by(self, subject: str) -> list[Said]:
        """In the order of the text."""
        found: list[Said] = []
        for wordings in self.languages:
            wording = wordings.get(subject)
            if wording and wording.may_stand_in(self.grams):
                found += wording.said_in(self.text)
        return sorted(found, key=lambda one: one.start) if len(self.languages) > 1 else found


def facts_in(text: str, phrases: Phrases, asked: Slot | None, today: Today, *, in_chinese: bool = False) -> Facts:
    """Reads a normalised text. `asked` is the slot that a bare value would fill."""
    references = references_in(text)
    facts = Facts(slots=dict(references.slots), rest=references.rest)
    said = Named(references.rest, phrases)
    _fill_named(facts, said)
    _fill_ways(facts, said, asked)
    _fill_time(facts, said, asked, today, in_chinese)
    amount = amount_in(references.rest, is_asked=asked is Slot.AMOUNT)
    if amount:
        facts.slots[Slot.AMOUNT] = amount
    facts.grounds = tuple(dict.fromkeys(Ground(ground.value) for ground in said.by("ground")))
    facts.signals = frozenset(Signal(signal.value) for signal in said.by("signal"))
    return facts


def _fill_named(facts: Facts, said: Named) -> None:
    for slot in _NAMED:
        if slot is Slot.REFUSAL_REASON and facts.slots.get(Slot.MERCHANT_RESPONSE) != MerchantResponse.REFUSED:
            continue
        for one in said.by(slot.value):
            if slot is not Slot.MERCHANT_RESPONSE and _NOT.search(facts.rest, max(0, one.start - 12), one.start):
                facts.withdrawn[slot] = one.value
            else:
                facts.slots[slot] = one.value


def _fill_ways(facts: Facts, said: Named, asked: Slot | None) -> None:
    ways = ways_in(facts.rest, said.by("channel"), asked)
    facts.slots.update(ways.slots)
    facts.withdrawn.update(ways.withdrawn)
    if Slot.FUNDED_BY in facts.slots and asked is not Slot.FUNDED_BY:
        # A card or wallet that money came back to says nothing of what it was paid with.
        del facts.slots[Slot.FUNDED_BY]
        for one in said.by(Slot.FUNDED_BY.value):
            if any(paid.start <= one.start < paid.end for paid in ways.paid):
                facts.slots[Slot.FUNDED_BY] = one.value


def _fill_time(facts: Facts, said: Named, asked: Slot | None, today: Today, in_chinese: bool) -> None:
    days = days_in(facts.rest, today, in_chinese=in_chinese)
    verbs = said.by("event") if days else []
    facts.slots.update(events_in(facts.rest, days, verbs, asked, today))
    for span in spans_in(facts.rest):
        if any(span.start < day.end and day.start < span.end for day in days):
            continue
        if span.has_passed:
            _fill_wait(facts, span.start, span.end, span.days, today)
    if asked is Slot.DAYS_WAITING and Slot.DAYS_WAITING not in facts.slots and not days:
        waited = bare_days(facts.rest)
        if waited is not None:
            facts.slots[Slot.DAYS_WAITING] = str(waited)
    if asked in EVENT_SLOTS and asked not in facts.slots:
        certain = [written for day in days if (written := day.written(today.zone))]
        if len(certain) == 1 and not verbs:
            facts.slots[asked] = certain[0]


def _fill_wait(facts: Facts, start: int, end: int, days: int, today: Today) -> None:
    before = re.split(r"[,。;!?]", facts.rest[:start])[-1]
    after = facts.rest[end : end + 20]
    counted = _COUNTS_FROM.search(before)
    since = days_ago(days, today.day)
    if counted and counted.lastindex and since:
        facts.slots.setdefault(Slot.PAID_ON if counted.lastindex == 1 else Slot.RECEIVED_ON, since.isoformat())
    elif counted is None and not _NOT_SHIPPED.search(after):
        facts.slots[Slot.DAYS_WAITING] = str(days)
