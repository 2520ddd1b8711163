"""When things happened, and how long somebody has been waiting for the refund."""

import re
from collections.abc import Iterable
from dataclasses import replace

from dialogs.slots import Slot
from dialogs.understanding.calendar import Today, When, days_ago
from dialogs.understanding.durations import Span, spans_in
from dialogs.understanding.events import Events, events_in
from dialogs.understanding.heard import Heard
from dialogs.understanding.wording import Said

#: Bound once: a member named by its class costs a thousand instructions.
_DAYS_WAITING = Slot.DAYS_WAITING
#: The wait for goods is not the wait for a refund, and since paying or receiving counts from those.
_COUNTS_FROM = re.compile(
    r"(付款|付了|支付|下单|买了|拍下|paid|bought|ordered)"
    r"|((?:退货|退的货|退回|寄回|商家|卖家|店家|对方)[^,。]{0,6}(?:签收|收到)|(?:退货|退的货|退回去的|寄回去的)[^,。]{0,6}(?:到|拢|仓库|入库)|return[^,.]{0,16}(?:received|delivered)"
    r"|(?:seller|shop|store|merchant|they)[^,.]{0,10} (?:received|signed|got it back))"
    r"|(寄回|寄出|寄给|寄过去|寄走|退回去|sent (?:it )?back)|(签收|收到货|收货|received|delivered)|发货|ship"
)
#: A verb of `event` that is no event yet.
_APPROVED = "approved"
_MONEY_MISSED = re.compile(
    r"[没未][有见]?(?:到|收|看见|看到|见|入|进|影|来|动静|回)|不见|[钱款](?:就是)?(?:不来|[呢咧嘞])|一分|一毛|查不到|[一丝]动不动|没动|影都没|[钱款毛][^,。;!?]{0,2}都没|空空|空的|没钱"
    r"|(?:got|get|had|have|see|seen|received|still|shows?) nothing\b|nothing (?:in|on|has|arrived|came|yet|so far|back|here|at)|no (?:money|sign|refund|cash)|still (?:not|don't|haven't|waiting|no)|(?:still|only) (?:0|zero)|money not|not (?:a|one|a single) (?:cent|penny|fen)|not (?:yet )?credited|(?:n't|not|never)[^,.;]{0,16}(?:turn|show|credit|in my|on my|arriv|there|here|receiv|come|got|had|see|seen|back|show|land|have it)"
)
_COUNTED = (Slot.PAID_ON, Slot.RETURNED_ON, Slot.SENT_BACK_ON, Slot.RECEIVED_ON)
#: "Eight days since I ordered".
_SINCE = re.compile(r" since (?:i |we )?(?:(paid|bought|ordered)|(?:it was )?(received|delivered|arrived))")
_NOT_SHIPPED = re.compile(r"[不没未](?:给我)?[发出]|(?:not|n't|never) (?:been )?ship")


def happened_on(
    text: Heard, days: list[When], verbs: list[Said], answers: Iterable[Said], asked: Slot | None, today: Today
) -> Events:
    """The days of what `verbs` name; a day with none of them goes to what was answered or shown on it (`answers`)."""
    return events_in(text, days, _with_approvals(text, verbs, asked), asked, today, answers)


def _with_approvals(text: str, verbs: list[Said], asked: Slot | None) -> list[Said]:
    """With the seller's yes the refund begins, if it is the money that is missed or asked after; else it is a promise."""
    if _APPROVED not in [verb.value for verb in verbs]:
        return verbs
    if asked is not Slot.REFUND_STARTED_ON and _MONEY_MISSED.search(text) is None:
        return verbs
    return [replace(verb, value=Slot.REFUND_STARTED_ON.value) if verb.value == _APPROVED else verb for verb in verbs]


def fill_waits(slots: dict[Slot, str], text: Heard, days: list[When], today: Today) -> None:
    """Adds how long the wait has been, or the day that so long a time counts from."""
    for span in spans_in(text):
        if span.has_passed and not any(span.start < day.end and day.start < span.end for day in days):
            _fill_wait(slots, text, span, today)


def _fill_wait(slots: dict[Slot, str], text: str, span: Span, today: Today) -> None:
    before = re.split(r"[,。;!?]|\. ", text[: span.start])[-1]
    after = text[span.end : span.end + 20]
    counted = _COUNTS_FROM.search(before)
    since = days_ago(span.days, today.day)
    told = _SINCE.match(text, span.end)
    if told and since:
        slots.setdefault(Slot.PAID_ON if told[1] else Slot.RECEIVED_ON, since.isoformat())
    elif counted and counted.lastindex and since:
        slots.setdefault(_COUNTED[counted.lastindex - 1], since.isoformat())
    elif counted is None and not _NOT_SHIPPED.search(after):
        slots[_DAYS_WAITING] = str(span.days)
