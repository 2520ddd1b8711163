"""Which way money went: every channel named, with its direction, and what was taken back."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from dialogs.slots import BalanceOf, Channel, FundedBy, Slot
from dialogs.understanding.directions import (
    FROM,
    IN_PLACE_OF_MONEY,
    MISSED,
    NOWHERE,
    TO,
    Direction,
    Surroundings,
    direction_of,
    is_supposed,
)
from dialogs.understanding.seeking import Headed, before_in_both
from dialogs.understanding.tongues import Tongue
from dialogs.understanding.wording import Said
from dialogs.utterance import WHATEVER

#: Bound once: a member named by its class costs a thousand instructions.
_PAID_WITH, _REFUNDED_TO, _BALANCE_OF = Slot.PAID_WITH, Slot.REFUNDED_TO, Slot.BALANCE_OF
_WECHAT_PAY, _ALIPAY, _UNIONPAY = Channel.WECHAT_PAY.value, Channel.ALIPAY.value, Channel.UNIONPAY.value
_BANK_CARD, _BALANCE = Channel.BANK_CARD.value, Channel.BALANCE.value
_TRANSFER, _OTHER = Channel.TRANSFER.value, Channel.OTHER.value
_BY_WALLET, _BY_DEBIT_CARD = FundedBy.WALLET.value, FundedBy.DEBIT_CARD.value
_OF_WALLET, _OF_SHOP = BalanceOf.WECHAT_WALLET.value, BalanceOf.SHOP.value
_BOTH, _CHINESE = Tongue.BOTH, Tongue.CHINESE


@dataclass(slots=True)
class Ways:
    """The channel slots that a text gives, and the values that it takes back."""

    slots: dict[Slot, str] = field(default_factory=dict)
    withdrawn: dict[Slot, str] = field(default_factory=dict)
    #: Where in the text it says what was paid with, or where money is missed that comes back the way it went.
    paid: list[Said] = field(default_factory=list)
    #: What stood behind a WeChat payment: `funded_by`.
    source: str | None = None


#: A private transfer may take any of these: they are the narrower word for it.
_NARROWER_THAN_TRANSFER = frozenset((_ALIPAY, _BANK_CARD, _OTHER))
#: Paid with one of these, a refund to a named card does not go back the way it came.
_NOT_THROUGH_WECHAT = frozenset((_ALIPAY, _UNIONPAY, _OTHER))
_WAYS_TO_PAY = frozenset((_WECHAT_PAY, _ALIPAY, _UNIONPAY, _BANK_CARD))
#: One channel that is meant and one that is denied.
_ONE_AND_OTHER = [False, True]
_WALLET = re.compile(r"零钱|微信的?(?:钱包|余额)|lingqian|wechat|^change|^wallet$|^钱包$")
#: A card of no named kind is usually a debit card; "credit card" is found by the words for `funded_by`.
_CARD = re.compile(r"卡|\bcard|bank account")
_IS_PAYERS = re.compile(r"亲属卡|(?:family|kinship) card")
_KIND = re.compile(r"(信用卡|credit card)|储蓄卡|借记卡|金融卡|debit card|savings card")
#: Something went or was given somewhere: the bare name of a wallet tells nothing.
_GIVEN = re.compile(
    r"[退返还赔给变成到转打换折充补]|\b(?:refund|return|g[ai]ve|go|went|gone|s[ea]n[dt]|put|pay|offer|turn|credit)|\b(?:back|into|instead|only|to|as|in)\b"
)
#: Sent by hand, by somebody's own idea: not the way that it came.
_BY_HAND = re.compile(r"[转打汇]|提供|账号|卡号|开户|transfer|wire|pay me|account number")
_BACK_TO = re.compile(r"(?:退回|返回|原路)[到我的了去]*$|back (?:to|on|onto)(?: my| the)? $")
_EITHER = re.compile(r"[^,。;!?]{0,3}(?:还是|或者?|要么)[^,。;!?]{0,4}| (?:or|and/or) (?:\w+ ){0,2}")
#: "Not to my Alipay, where it came from": what is denied is that it went back there.
_CAME_FROM = re.compile(
    r",? (?:card |account |wallet )?(?:where|from which|which|that|like|as|the way)(?: it| the money| i| we)(?:'d| had| have| was| were)? (?:came|come|comes|paid|pay|taken|bought|ordered)\b(?! me| back)"
)
#: Around a channel that is a clause by itself.
_CLAUSE_BEGINS = re.compile(
    r"(?:^|[,.;!(\u2014] ?)(?:(?:and|by|via|with|through|using|all|paid|on|from|an?|my|the) ){0,3}$"
)
_CLAUSE_ENDS = re.compile(
    r"(?: (?:behind it|payment|paid))?(?:[,;!)\u2014]|\.(?!\w)| \u2014| and (?:then|they|he|she|the|now|i|it)\b|$)"
)
_FIGURE = re.compile(r"\d\d")
_SUM_BEFORE = re.compile(
    r"\d ?(?:yuans?|rmb|kuais?|cny|bucks?)?[,.;!(\u2014] ?(?:(?:by|via|with|through|paid|on|an?|my|the) )*$"
)
_SUM_AFTER = re.compile(
    r"(?: behind it| payment)?[,;.!(]* ?(?:rmb |¥ ?)?\d+(?:[.,]\d+)*(?=[,;!.)]| ?(?:yuan|rmb|kuai|for\b)|$)"
)
#: Between a value and the one that takes its place.
_CORRECTED = Headed(
    r"不对|[打说记搞写弄]错|错了|记混|搞混|更正|其实是|原来是|实际上?是|\b(?:no|oh|sorry),? (?:wait|no|not|sorry)\b|\bwait\b|\bi mean\b|\bactually\b"
)
_CORRECTED_WITHIN = 36
_NEGATED = before_in_both(
    zh=r"(?:不对,?(?:你|您)[^,。;!?]{0,8}(?:是|成|了)|没有?(?:说|讲|写)过?(?:是|我|了)*|不是|并非|没走|没用|没有用|没有?(?:退|付)|不用|不?[要给肯]?(?<=不)退|没有?(?:说|讲|提)过?(?:要|会|能|可以|给我|把钱|把)*(?:退|打|转)?(?:款|钱)?|(不[要收想]))(?:用|走|到|回|退|给|成|通过|我的?|把)*\s?$",
    en=(
        r"(?:((?:do|did|would)n't want|not want|refuse)|\b(?:never|not|did ?n[o']t|n't) (?:say|said|mention(?:ed)?|write|wrote|promised?)(?: (?:i|the|was|it|that|anything|about|would|will|be|to|go|went|goes|refund|refunded|refunding))*|\bnot|n't|never|\bno|instead of|rather than)"
        r"(?: me| my| an?| any| the| your| to| as| in| with| by| via| on| use| used| using| even| ever| really| have| paid| pay| refunded| back| into| it)*\s?$"
    ),
)

#: Around WeChat, where a refund to it is still to come.
_PROMISED = re.compile(
    r"(?:'ll|\bwill|\bwould|going to|gonna|(?:agree|promise|offer)[ds]? to|willing to)(?: (?!not\b|never\b|only\b|just\b)[\w']+){1,5} $"
    r"|(?:答应|同意|承诺|保证|愿意|明天|后天|下周|过几天|(?<![不没])会|马上|尽快|稍后)(?:就|再|会|给我|帮我|把钱|原路|重新)*(?:退|返|打)[^,。;!?没不]{0,4}$"
)
_YET_TO_COME = re.compile(r" (?:tomorrow|next (?:week|month)|later|soon|in (?:a few|\d+|two|three) days)\b")
_PROMISE_REACH = 40
#: Behind a wallet: it is one of several places, or just empty.
_ALL_THEY_HAVE = re.compile(r"\b(?:either|too|also|as well|empty)\b|[也都]|空")
#: One way to pay was given up for another.
_ANOTHER_TRY = re.compile(
    r"没成功|失败|没付成|付不了|不成功|后来|改用|换了?|\b(?:fail\w*|didn't work|did not work|then|instead|switched)\b"
)
#: They take the money from a card that is bound to them.
_HAVE_A_CARD_BEHIND = frozenset((_WECHAT_PAY, _ALIPAY))


def ways_in(text: str, said: Iterable[Said], asked: Slot | None) -> Ways:
    """
    Every channel goes to the slot that its surroundings name, else to the one that is asked, else nowhere.

    After "not by A", and after "by A, no, wait", the next channel without a direction of its own is the answer in the
    same direction. What the user wishes for, or only supposes, is not where money went.
    """
    ways, channels = Ways(), _told_apart(text, list(said))
    if not channels:
        return ways
    expected: Slot | None = asked if asked in (_PAID_WITH, _REFUNDED_TO) else None
    carried, last = expected, None
    around = Surroundings.of(text, channels)
    for channel in channels:
        came_from = _CAME_FROM.match(text, channel.end)
        direction = FROM if came_from else _direction(channel, around)
        is_corrected = last is not None and _is_corrected(text, last, channel)
        slot = _slot_of(channel, direction, around) or carried
        if is_corrected and slot is None:
            slot = _PAID_WITH
        negated = None if came_from else _negation(channel, around)
        last = channel
        if direction is NOWHERE or slot is None:
            continue
        if direction is MISSED:
            _miss(ways, channel, channels, text)
        elif negated and not (any(negated.groups()) and _is_only_given(channel)):
            carried = slot
            _take_back(ways, slot, channel, text, is_corrected=is_corrected)
        elif slot is _PAID_WITH:
            _pay(ways, channel, text, is_instead=is_corrected)
            carried = slot if expected is None else expected
        else:
            _refund(ways, channel, text)
            carried = slot if _is_corrected_next(text, channel) else expected
        is_carried_on = carried is expected or negated or _is_corrected_next(text, channel)
        carried = carried if is_carried_on else expected
    _tell_one_from_other(ways, channels, text)
    _settle(ways)
    return ways


def _direction(channel: Said, around: Surroundings) -> Direction | None:
    """
    As the words around it say; a card in WeChat is where the payment came from, whatever is missed there.

    What is given in place of money and is said not to be: then it is the refund that it is not.
    """
    direction = direction_of(channel, around)
    if direction is NOWHERE and _is_only_given(channel):
        denied = _negation(channel, around)
        return TO if denied and not any(denied.groups()) else NOWHERE
    is_source = direction is MISSED and _is_through_wechat(channel, around.text)
    return FROM if is_source else direction


def _negation(channel: Said, around: Surroundings) -> re.Match[str] | None:
    return _NEGATED[around.tongue].search(around.text, max(0, channel.start - 40), channel.start)


def other_way(text: str, said: Iterable[Said], slots: Mapping[Slot, str]) -> Mapping[Slot, str]:
    """
    Where money went by a message that is all about its having gone another way, though no words beside it say so.

    Empty where no one channel is left beside the one that was paid with: WeChat, if none is told.
    """
    if _GIVEN.search(text) is None:
        return {}
    paid = slots.get(_PAID_WITH, _WECHAT_PAY)
    channels = _told_apart(text, list(said))
    around = Surroundings.of(text, channels)
    left = {one.value: one for one in channels if one.value != paid and _is_unsaid(one, around)}
    if len(left) != 1:
        return {}
    ((value, channel),) = left.items()
    if paid == _WECHAT_PAY and value == _BANK_CARD and _is_behind(channel, channels):
        return {}
    words = text[channel.start : channel.end]
    ways = {_REFUNDED_TO: value}
    return ways | {_BALANCE_OF: _balance_of(words)} if value == _BALANCE else ways


def _is_unsaid(channel: Said, around: Surroundings) -> bool:
    """Nothing beside it says what it is; nothing says that it is not."""
    if _negation(channel, around):
        return False
    return direction_of(channel, around) in (None, TO) and not is_supposed(channel, around)


def _is_behind(card: Said, channels: list[Said]) -> bool:
    """A card that is named right behind WeChat is the one that WeChat took the money from."""
    return any(one.value == _WECHAT_PAY and 0 <= card.start - one.end <= _NEAR for one in channels)


def _tell_one_from_other(ways: Ways, channels: list[Said], text: str) -> None:
    """ "Alipay, not WeChat" with no word of which way money went is about the paying: most corrections are."""
    is_told = bool(ways.slots) or _REFUNDED_TO in ways.withdrawn or len(channels) != len(_ONE_AND_OTHER)
    if is_told or not {one.value for one in channels} <= _WAYS_TO_PAY:
        return
    denied = [_NEGATED[_BOTH].search(text, max(0, one.start - 24), one.start) is not None for one in channels]
    if sorted(denied) == _ONE_AND_OTHER:
        ways.withdrawn[_PAID_WITH] = channels[denied.index(True)].value
        _pay(ways, channels[denied.index(False)], text, is_instead=False)


def _slot_of(channel: Said, direction: Direction | None, around: Surroundings) -> Slot | None:
    if _IS_PAYERS.search(around.text, channel.start, channel.end) and direction is TO:
        # "He gave me his family card": nothing is ever paid back to one of another's.
        return _PAID_WITH
    if direction is FROM:
        return None if channel.value in IN_PLACE_OF_MONEY else _PAID_WITH
    if direction is MISSED:
        return _PAID_WITH
    if direction is TO:
        return None if is_supposed(channel, around) else _REFUNDED_TO
    # "WeChat Pay" names the paying itself; "UnionPay, 55 yuan, ..." begins with the facts.
    text, words = around.text, around.text[channel.start : channel.end]
    is_paying = words.endswith(("支付", "刷卡", "亲属卡", " pay", "family card", "card payment"))
    is_paying = is_paying or words.startswith(("wechat pay", "微信支付"))
    # 微信扣的零钱 is one with its wallet, and says by itself what was taken.
    is_paying = is_paying or _TAKEN_FROM.search(words) is not None
    is_heading = channel.start == 0 and channel.value in _WAYS_TO_PAY and text[channel.end : channel.end + 1] == ","
    is_named = is_paying or is_heading or _is_a_clause(channel, around) or _is_set_behind(channel, text)
    return _PAID_WITH if is_named else None


def _is_a_clause(channel: Said, around: Surroundings) -> bool:
    """ "A mug, 39 yuan, WeChat.": by itself beside a sum or behind all else, or with the card that is tied to it."""
    if around.tongue is _CHINESE or channel.value not in _WAYS_TO_PAY:
        return False
    text, start = around.text, max(0, channel.start - _NEAR)
    if _CLAUSE_BEGINS.search(text, start, channel.start) is None or not _CLAUSE_ENDS.match(text, channel.end):
        return False
    is_tied = _is_through_wechat(channel, text)
    is_last = channel.end >= len(text) - 1 and _FIGURE.search(text) is not None
    return (
        is_tied
        or is_last
        or bool(_SUM_BEFORE.search(text, start, channel.start) or _SUM_AFTER.match(text, channel.end))
    )


def _is_through_wechat(channel: Said, text: str) -> bool:
    return channel.value == _WECHAT_PAY and _CARD.search(text, channel.start, channel.end) is not None


def _is_set_behind(channel: Said, text: str) -> bool:
    """上周三买的, 支付宝, 260块: a name that is a clause by itself goes with the paying right before it."""
    is_way = channel.value in _WAYS_TO_PAY or text.startswith("微信", channel.start)
    if not is_way or not _CLAUSE_BEHIND.match(text, channel.end):
        return False
    is_listed = _SUM_BEHIND.match(text, channel.end) and text[channel.start - 1 : channel.start] in _EDGES
    return bool(is_listed) or _PAYING_BEFORE.search(text, max(0, channel.start - 24), channel.start) is not None


def _is_only_given(channel: Said) -> bool:
    return channel.value in IN_PLACE_OF_MONEY or channel.value == _BALANCE


def _is_corrected(text: str, last: Said, channel: Said) -> bool:
    return channel.start - last.end <= _CORRECTED_WITHIN and bool(_CORRECTED.search(text, last.end, channel.start))


def _is_corrected_next(text: str, channel: Said) -> bool:
    return _CORRECTED.search(text, channel.end, channel.end + _CORRECTED_WITHIN) is not None


def _pay(ways: Ways, channel: Said, text: str, *, is_instead: bool) -> None:
    """A card beside WeChat Pay is what stands behind that payment, whichever is named first; so it does behind Alipay."""
    words, known = text[channel.start : channel.end], ways.slots.get(_PAID_WITH)
    if is_instead:
        ways.paid, ways.source, known = [], None, None
    ways.paid.append(channel)
    if channel.value == _BALANCE and _WALLET.search(words):
        ways.slots[_PAID_WITH], ways.source = _WECHAT_PAY, _BY_WALLET
    elif channel.value == _BANK_CARD and known in _HAVE_A_CARD_BEHIND and not _another_try(ways, channel, text):
        ways.source = _BY_DEBIT_CARD
    else:
        ways.slots[_PAID_WITH] = channel.value
        if channel.value == _WECHAT_PAY and (known == _BANK_CARD or _CARD.search(words)):
            ways.source = _BY_DEBIT_CARD


def _take_back(ways: Ways, slot: Slot, channel: Said, text: str, *, is_corrected: bool) -> None:
    """
    What is denied; a wallet that did not pay stood behind no payment.

    "To Alipay, no, not Alipay" takes it out of what was told right before it.
    """
    ways.withdrawn[slot] = channel.value
    if is_corrected and ways.slots.get(slot) == channel.value:
        del ways.slots[slot]
    if slot is _PAID_WITH and channel.value == _BALANCE and _WALLET.search(text, channel.start, channel.end):
        ways.withdrawn[Slot.FUNDED_BY] = _BY_WALLET


def _miss(ways: Ways, channel: Said, channels: list[Said], text: str) -> None:
    """Money is missed where it was paid from: it comes back the way it went."""
    if not _is_looked_into(channel, channels, text):
        ways.paid.append(channel)


def _is_looked_into(channel: Said, channels: list[Said], text: str) -> bool:
    """A wallet where there is nothing "either", or that is named beside a card: people look into all they have."""
    if channel.value != _BALANCE:
        return False
    has_others = any(one.value in (_BANK_CARD, _ALIPAY, _UNIONPAY) for one in channels)
    return has_others or _ALL_THEY_HAVE.search(text, channel.start, channel.end + _NEAR) is not None


def _another_try(ways: Ways, channel: Said, text: str) -> bool:
    """Whether the first way to pay was given up for this one."""
    first = ways.paid[0]
    return first.end <= channel.start and _ANOTHER_TRY.search(text, first.end, channel.start) is not None


def _refund(ways: Ways, channel: Said, text: str) -> None:
    words = text[channel.start : channel.end]
    if channel.value == _BANK_CARD and _goes_back(ways, channel, text):
        ways.paid.append(channel)
        return
    if channel.value == _WECHAT_PAY and _is_promised(channel, text):
        ways.withdrawn[_REFUNDED_TO] = WHATEVER
        return
    if channel.value == _TRANSFER and ways.slots.get(_REFUNDED_TO) in _NARROWER_THAN_TRANSFER:
        return
    ways.slots[_REFUNDED_TO] = channel.value
    if channel.value == _BALANCE:
        ways.slots[_BALANCE_OF] = _balance_of(words)


def _is_promised(channel: Said, text: str) -> bool:
    """Back the way it was paid, as the seller will have it now: no money is there yet, and none goes elsewhere."""
    start = max(0, channel.start - _PROMISE_REACH)
    return _PROMISED.search(text, start, channel.start) is not None or bool(_YET_TO_COME.match(text, channel.end))


def _goes_back(ways: Ways, channel: Said, text: str) -> bool:
    """A refund to a card of the kind that was paid with, or that nobody named otherwise, comes back as it went."""
    kind = _KIND.search(text, channel.start, channel.end)
    before = max(0, channel.start - 12)
    if kind is None and _BACK_TO.search(text, before, channel.start):
        return True
    if kind is None or ways.slots.get(_PAID_WITH) in _NOT_THROUGH_WECHAT:
        return False
    if _BY_HAND.search(text, before, min(len(text), channel.end + 4)):
        return False
    kinds = {bool(named[1]) for paid in ways.paid if (named := _KIND.search(text, paid.start, paid.end))}
    return not kinds or bool(kind[1]) in kinds


def _settle(ways: Ways) -> None:
    """What is complained of is not taken back: "they gave me coupons, I want no coupons"."""
    for slot, value in list(ways.withdrawn.items()):
        if ways.slots.get(slot) == value:
            del ways.withdrawn[slot]


def _balance_of(words: str) -> str:
    """WeChat's own wallet goes by names that no shop uses for its credit."""
    return _OF_WALLET if _WALLET.search(words) else _OF_SHOP


_NEAR, _CLOSE = 20, 5
_APART = re.compile(r"[,。;不是到]|not|to|g[eoi]ts?\b|gave")


#: Between WeChat and the card that is tied to it.
_TIED = re.compile(
    r"(?:付款|付的?|给的?钱|给的|支付的)[, ]*(?:不过|但)?(?:是|里面?|用)*(?:绑|扣|关联|碌)(?:定|了|着|款)?的?(?:是|我的?|自己的?|老公的?|老婆的?|一张|那张)*"
    r"|(?:支付|钱包|里面?的?|绑(?:定|了|着)?的?|关联的?|扣(?:款)?的?|碌|上的?|用的?|走的?|刷的?|的|是|我的|一张|那张| |,)*"
    r"\(?(?:(?:is|by|with|w|on|off|out of|behind(?: it)?(?: is| was| stands| sits)?|using|from|took it (?:from|off|out of)|linked to|through|via|my|a|the|linked|bound|debit|and)? ?)*"
)
_PAYING_BEFORE = re.compile(r"(?:付(?!宝)|买|拍|下的?单|订的|充)[^,;!?退返]{0,10}(?:,[^,;!?退返]{0,6})?[,。] ?$")
#: 云闪付, 259块: the next thing in a list of facts.
_SUM_BEHIND = re.compile(r", ?\d[\d.,]*(?:元|块)")
_EDGES = (",", "。", ";", "")
_CLAUSE_BEHIND = re.compile(r"[啦啊呀的吧]?(?:[,;!?]|。|$| (?=\d))")
#: Between WeChat and what stands behind it.
_TAKEN_FROM = re.compile("[扣刷绑碌]|付[的款]")
#: Between WeChat Pay and the wallet that it took the money from.
_FROM_WALLET = re.compile(
    r",?(?:扣|用|走|刷|从)(?:的|了)?(?:是|我的?)?|[,;]? ?(?:from|out of|using|with|via)(?: my| the| its)? "
)
_TYING = re.compile(r"\b(?:behind|linked|tied|bound|connected) ")
#: Between a card and the WeChat that it is tied to.
_TIED_TO = re.compile(
    r"在|刷的,|[,的]*(?:绑|连)?在?|(?:,| \u2014)? (?:of \w+ )?\(?(?:(?:that's |which is |which |it's |is |it )?(?:what |the (?:one|card) )?(?:that )?(?:(?:sits|is|stands|hangs) )?behind|linked to|tied to|bound to|connected (?:in)?to|inside|in|on|was charged through|via|through|with)(?: my| the)? "
)


def _told_apart(text: str, said: list[Said]) -> list[Said]:
    """The channels that are meant, each once: one alone is."""
    return _without_choices(text, _narrowest(text, said)) if len(said) > 1 else said


def _narrowest(text: str, said: list[Said]) -> list[Said]:
    """Of two channels side by side the narrower is meant; but a card beside WeChat Pay is what stands behind it."""
    kept: list[Said] = []
    for channel in said:
        between = text[kept[-1].end : channel.start] if kept else ""
        if kept and kept[-1].value == _WECHAT_PAY != channel.value:
            if channel.value == _BANK_CARD and len(between) <= _NEAR and _TIED.fullmatch(between):
                channel = Said(kept[-1].value, kept.pop().start, channel.end)
            elif _is_one_with_wechat(channel, between):
                channel = Said(channel.value, kept.pop().start, channel.end)
        elif kept and channel.value == _WECHAT_PAY and _is_tied(kept[-1], between):
            channel = Said(channel.value, kept.pop().start, channel.end)
        kept.append(channel)
    return kept


def _is_one_with_wechat(channel: Said, between: str) -> bool:
    is_close = len(between) <= _CLOSE and not _APART.search(between)
    return is_close or (channel.value == _BALANCE and _FROM_WALLET.fullmatch(between) is not None)


def _is_tied(card: Said, between: str) -> bool:
    is_card = card.value in (_BANK_CARD, _WECHAT_PAY)
    is_near = len(between) <= (2 * _NEAR if _TYING.search(between) else _NEAR)
    return is_card and is_near and _TIED_TO.fullmatch(between) is not None


def _without_choices(text: str, channels: list[Said]) -> list[Said]:
    """ "WeChat or Alipay?" names neither."""
    either: set[int] = set()
    for place, (one, other) in enumerate(pairwise(channels)):
        if other.start - one.end <= _NEAR and _EITHER.fullmatch(text, one.end, other.start):
            either |= {place, place + 1}
    return [channel for place, channel in enumerate(channels) if place not in either]
