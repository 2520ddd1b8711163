"""Which way money went: every channel named, with its direction, and what was taken back."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dialogs.slots import BalanceOf, Channel, FundedBy, Slot
from dialogs.understanding.wording import Said

#: Said right before a channel: money goes there.
_TO_BEFORE = re.compile(
    r"(?:退[款钱货]?(?:了|的)?(?:\d+[元块]?)?(?:钱|款)?(?:是|会|会?直接|要|被|只)?(?:到|回|去|给|成|为|进|在|入)了?(?:我|他|的|绑定|原来|别的|另外?一?|一|个|张|另|是|了)*|打(?:到|进|入)(?:我|的)*|转(?:到|进|给我|账到|入)(?:我|的)*"
    r"|(?:返还?|赔|补|给|换成?|折成?|折算成|变成|改成|发)(?:了|我|给我|一|张|个|点|到|成|的)*|(?:只能|要|说|改|想|让我?|非要|坚持|愿意)(?:用|走|通过|以)|退(?:款)?(?:用|走|是|的是|的)|到"
    r"|(?:refund\w*|sent|send|pay|paid|put|credit\w*|return\w*|move[ds]?|transfer\w*|money|went|go|goes|going|came|come)(?: it| them| me| the money| the refund| my money| my refund| back| was| is| has been| instead| only)*(?: to| into| onto| via| by| through| as| in| on| with)(?: my| an?| the| his| her| their| old| another| different| shop| store)*"
    r"|(?:offer\w*|give|gave|giving|got|as|into|issued?)(?: me| us| only| back)*(?: an?| the| some| my| shop| store)*)\s?$"
)
_TO_AFTER = re.compile(
    r"(?:里|上|账户|账号)?(?:转给我|退给我|打给我|发给我|退款|退我|给我退|退回|赔我|还我|私下转|私转|给我)|(?: instead| refund)"
)
#: Said around a channel: it was paid with.
_FROM_BEFORE = re.compile(
    r"(?:用|拿|通过|走|刷|从|付款方式是?|支付方式是?|支付渠道是?|经)(?:了|的|的是|我|绑定?|自己|老公|老婆|妈妈|爸爸)*\s?$|(?:paid|pay|bought|ordered|payment|purchased|charged)(?: \w+){0,3}? (?:with|by|via|using|through|on|from|was|to)(?: my| an?| the)*\s?$|(?:used|using)(?: my| an?| the)*\s?$"
)
_FROM_AFTER = re.compile(
    r"(?:钱包|里的?钱?)?(?:绑定?的?.{0,6})?(?:来|去)?(?:付款|支付|付|买|下单|交|充|扫码|扣款|扣|出|花|消费|划扣)(?!退)|(?: payment)"
)
_NEGATED = re.compile(
    r"(?:不是|并不是|没有?用|并非|不是用|没走|不是走|不是退到?|没退到?|没有退到?|not|wasn't|isn't|didn't use|not (?:with|by|via|to|through)|not (?:paid|refunded)(?: with| by| to| via)?)(?:用|走|到|通过| my| the| to| with| by| via)*\s?$"
)


@dataclass(slots=True)
class Ways:
    """The channel slots that a text gives, and the values that it takes back."""

    slots: dict[Slot, str] = field(default_factory=dict)
    withdrawn: dict[Slot, str] = field(default_factory=dict)
    #: Where in the text it says what was paid with.
    paid: list[Said] = field(default_factory=list)
    #: What stood behind a WeChat payment: `funded_by`.
    source: str | None = None


def ways_in(text: str, said: Iterable[Said], asked: Slot | None) -> Ways:
    """
    Every channel goes to the slot that its surroundings name, else to the one that is asked, else nowhere.

    After "not by A" the next channel without a direction of its own is the answer in the same direction.
    """
    ways = Ways()
    direction: Slot | None = asked if asked in (Slot.PAID_WITH, Slot.REFUNDED_TO) else None
    for channel in _narrowest(text, list(said)):
        slot = _slot_of(channel, text) or direction
        if slot is None or (slot is Slot.PAID_WITH and channel.value in _ONLY_REFUNDED_TO):
            slot = Slot.REFUNDED_TO if channel.value in _ONLY_REFUNDED_TO and slot else slot
            if slot is None:
                continue
        if _NEGATED.search(text, max(0, channel.start - 24), channel.start):
            ways.withdrawn[slot], direction = channel.value, slot
        elif _stands_behind(channel, slot, ways):
            ways.paid.append(channel)
            ways.source = FundedBy.DEBIT_CARD.value
        else:
            ways.slots[slot] = channel.value
            if channel.value == Channel.BALANCE and slot is Slot.REFUNDED_TO:
                ways.slots[Slot.BALANCE_OF] = _balance_of(text[channel.start : channel.end])
            ways.paid += [channel] if slot is Slot.PAID_WITH else []
            if (
                slot is Slot.PAID_WITH
                and channel.value == Channel.WECHAT_PAY
                and _CARD.search(text, channel.start, channel.end)
            ):
                ways.source = FundedBy.DEBIT_CARD.value
    return ways


def _stands_behind(channel: Said, slot: Slot, ways: Ways) -> bool:
    """A card named after WeChat Pay, which it was paid with, is the card behind that payment."""
    is_card = slot is Slot.PAID_WITH and channel.value == Channel.BANK_CARD
    return is_card and ways.slots.get(Slot.PAID_WITH) == Channel.WECHAT_PAY


def _balance_of(words: str) -> str:
    """WeChat's own wallet goes by names that no shop uses for its credit."""
    return str(BalanceOf.WECHAT_WALLET if _WALLET.search(words) else BalanceOf.SHOP)


_NEAR, _CLOSE = 20, 5
_APART = re.compile(r"[,。;不是到]|not|to")
_WALLET = re.compile(r"零钱|钱包|微信余额|lingqian|wechat|wallet|change")
_ONLY_REFUNDED_TO = (Channel.COUPON, Channel.TRANSFER)


#: A card of no named kind is usually a debit card; "credit card" is found by the words for `funded_by`.
_CARD = re.compile(r"卡|\bcard|bank account")
#: Between WeChat and the card that is tied to it.
_TIED = re.compile(
    r"(?:支付|钱包|里面?的?|绑定?的?|关联的?|上的?|用的?|走的?|刷的?|的|是|我的|一张|那张| |,)*"
    r"(?:(?:by|with|using|from|linked to|through|via|my|a|the|linked|bound|debit|and)? ?)*"
)


def _narrowest(text: str, said: list[Said]) -> list[Said]:
    """Of two channels side by side the narrower is meant; but a card beside WeChat Pay is what stands behind it."""
    kept: list[Said] = []
    for channel in said:
        between = text[kept[-1].end : channel.start] if kept else ""
        if kept and kept[-1].value == Channel.WECHAT_PAY != channel.value:
            if channel.value == Channel.BANK_CARD and len(between) <= _NEAR and _TIED.fullmatch(between):
                channel = Said(kept[-1].value, kept.pop().start, channel.end)
            elif len(between) <= _CLOSE and not _APART.search(between):
                channel = Said(channel.value, kept.pop().start, channel.end)
        kept.append(channel)
    return kept


def _slot_of(channel: Said, text: str) -> Slot | None:
    start = max(0, channel.start - 40)
    if _FROM_BEFORE.search(text, start, channel.start):
        return (
            Slot.REFUNDED_TO
            if re.match(r"(?:转给我|退给我|打给我|退款|退我|退)", text[channel.end : channel.end + 4])
            else Slot.PAID_WITH
        )
    if _TO_BEFORE.search(text, start, channel.start):
        return Slot.REFUNDED_TO
    if _FROM_AFTER.match(text, channel.end):
        return Slot.PAID_WITH
    if _TO_AFTER.match(text, channel.end):
        return Slot.REFUNDED_TO
    # "WeChat Pay" names the paying itself.
    return Slot.PAID_WITH if text[channel.start : channel.end].endswith(("支付", " pay")) else None
