"""The days of a text, what happened on them, and how long somebody has waited."""

import re
from dataclasses import replace

from dialogs.slots import EVENT_SLOTS, MerchantResponse, RefundStatus, Slot
from dialogs.understanding.calendar import Today, When
from dialogs.understanding.dates import days_in
from dialogs.understanding.durations import bare_days
from dialogs.understanding.facts import Facts
from dialogs.understanding.happened import fill_waits, happened_on
from dialogs.understanding.heard import Heard
from dialogs.understanding.named import Named
from dialogs.understanding.questions import is_asked
from dialogs.understanding.refusing import Refusing, refusing
from dialogs.understanding.rough_days import roughly_in
from dialogs.understanding.wording import Said

#: Bound once: a member named by its class costs a thousand instructions.
_MERCHANT_RESPONSE, _DAYS_WAITING = Slot.MERCHANT_RESPONSE, Slot.DAYS_WAITING
_REFUSED_ON, _STARTED_ON = Slot.REFUSED_ON, Slot.REFUND_STARTED_ON
_REFUSED = MerchantResponse.REFUSED.value
_EVENTS = frozenset(EVENT_SLOTS)
#: Refused by these, nothing is said of the seller.
_BY_A_PROGRAM = re.compile(
    r"系统|页面|平台|自动|12315|投诉|申诉|介入|仲裁|\b(?:app|system|page|platform|automatic\w*|complaint|appeal|dispute|12315|bank)\b"
)
#: What it shows now is no news of the day.
_AS_BEFORE = re.compile(r"(?:还|仍|依然|依旧|现在|目前|打开|still|\bnow)[^,。;!?]{0,8}$")
#: So far before a status such words stand.
_BEFORE_STATUS = 16
#: With either of these on the page the refund has begun.
_BEGUN = frozenset((RefundStatus.PROCESSING.value, RefundStatus.SUCCESS.value))
#: No longer is a message that gives a day and next to nothing else: in Chinese, in English.
_SHORT_MESSAGE = (24, 60)


def fill_time(
    facts: Facts, said: Named, asked: Slot | None, counted: Slot | None, today: Today, in_chinese: bool
) -> list[When]:
    """Fills the days of events and waits; a bare day is that of `counted` or `asked`. Returns the days, in their order."""
    days = days_in(facts.rest, today, in_chinese=in_chinese)
    if days:
        is_short = len(facts.rest) <= _SHORT_MESSAGE[facts.rest.isascii()]
        _fill_days(facts, said, counted if counted and is_short else asked, today, days)
    facts.roughly = roughly_in(facts.rest, days, said.by("event"), asked, today)
    fill_waits(facts.slots, facts.rest, days, today)
    if asked is _DAYS_WAITING and _DAYS_WAITING not in facts.slots and not days:
        waited = bare_days(facts.rest)
        if waited is not None:
            facts.slots[_DAYS_WAITING] = str(waited)
    return days


def _fill_days(facts: Facts, said: Named, asked: Slot | None, today: Today, days: list[When]) -> None:
    verbs = said.by("event")
    events = happened_on(facts.rest, days, verbs, _answers_in(facts.rest, said), asked, today)
    facts.slots.update(events.slots)
    facts.doubts += events.doubts
    if _REFUSED_ON in events.slots and not _BY_A_PROGRAM.search(facts.rest):
        facts.slots.setdefault(_MERCHANT_RESPONSE, _REFUSED)


def _answers_in(text: Heard, said: Named) -> list[Said]:
    """What a seller answered and what a page shows, each as the event that it was on its day."""
    answers = [one for one in said.by(_MERCHANT_RESPONSE) if one.value == _REFUSED]
    refusals = [replace(one, value=_REFUSED_ON.value) for one in answers if refusing(one, text) is Refusing.TOLD]
    shown = [one for one in said.by(Slot.REFUND_STATUS) if one.value in _BEGUN and not is_asked(text, one)]
    begun = [one for one in shown if _AS_BEFORE.search(text, max(0, one.start - _BEFORE_STATUS), one.start) is None]
    return [*refusals, *(replace(one, value=_STARTED_ON.value) for one in begun)]
