"""Which way money went at a channel: told by the words right beside it, else by the nearest verb of its clause."""

import re
from collections.abc import Iterable
from enum import Enum, auto

from dialogs.slots import Channel
from dialogs.understanding.seeking import Before, Headed, before_in_both, headed_in_both
from dialogs.understanding.tongues import Tongue, in_both, tongue_of
from dialogs.understanding.wording import Said
from dialogs.values import value


class Direction(Enum):
    """What a text says of a channel."""

    #: It was paid with.
    FROM = auto()
    #: Money went there, is to go there, or somebody wants to send it there.
    TO = auto()
    #: Money is missed there.
    MISSED = auto()
    #: It is only talked about: wished for, supposed.
    NOWHERE = auto()


#: Bound once: a member named by its class costs a thousand instructions.
FROM, TO, MISSED, NOWHERE = Direction.FROM, Direction.TO, Direction.MISSED, Direction.NOWHERE
_BOTH = Tongue.BOTH

_TO_BEFORE = before_in_both(
    zh=(
        r"(?:退[款钱货]?(?:了|的)?(?:\d+[元块]?)?(?:钱|款)?(?:是|会|会?直接|要|被|只|至)?(?:到|回|去|给|成|为|进|在|入|至|返)(?:[来到嚟])?了?(?:我|他|他们?家?|的|绑定|原来|别的|另外?一?|一|个|张|另|的是|是|了|里面?|商家|卖家|店铺|平台|那边|这边)*|[打汇](?:到|进|入|去|回)(?:我|的)*|转(?:到|进|给我|账到|入)(?:我|的)*"
        r"|(?:返还?|赔|补|换成?|折成?|折算成|变成|改成|[充存]|进|跑|落)(?:了|我|给我|到|成|在|进|至)*(?:一|张|个|点|堆|笔|些|等额|的|他们?家?|店里|商家|自己)*|(?<!付)(?:给|发)(?:了|我|给我|一|张|个|点|到|成|的是)+"
        r"|(?:退|走|弄|搞|打|发|做|给|转|整|付|进)成(?:了|的是)?(?:他们?|店里|商家|银行|个人)?的?|(?:去向|去处|退回账户|到账账户|入账账户|收款账户|退款(?:渠道|途径|路径|账户))[^,。;!?]{0,5}(?:是|为|:|写着|显示)|只(?:肯|给|愿意?|同意|答应)(?:给|我|换|拿)*|(?:只能|只肯|非?要|说|改|想|让我?|坚持|愿意)(?:用|走|通过|以)|(?:凭什么|凭啥|非|只|要|都)退(?:款)?|退(?:款)?(?:用|走|是|的是|的|方式[是为:]*)|到)[ \"'“]*$"
    ),
    en=(
        r"(?:(?<!\ba )(?<!the )(?<!done )(?:refund(?:ed|ing|s)?|sent|send(?:ing|s)?|pay (?:me|it|you|us)(?: back)?|put(?:ting)?|credit\w*|return\w*|move[ds]?|transfer\w*|money|went|go|goes|going|came|come|land\w*|ended up|end up|sitting|load\w*|turn\w*|topped up|convert\w*|chang\w+|shows? up|showed up|issued?|wired?|started)"
        r"(?: it| them| me| the money| the refund| my money| my refund| the \d+ yuan| back| was| is| has been| instead| only|,)*(?: \d+ yuan)?(?: to| into| onto| via| by| through| as| in| on| with)(?: my| an?| the| his| her| their| its| old| another| different| shop| store| in-store|'s| some)*"
        r"|(?:[,;] ?|payable |remitted |refundable )(?:back )?to(?: my| an?| the| another| some)? ?$|\b(?:(?<!payment )(?<!refund )method|choices?|options?|destination|way)(?: only| there| given| offered| left| they (?:give|offer)(?: me)?)?(?: is| are|:|,)(?: to| into| as| by)*(?: an?| the| my)* ?$|\bnow (?:it's|it is|as|is|only)(?: an?| in| on| my)* ?$|\b(?:offer\w*|give|gave|giving|gives|got|gets?|getting|as|into|issued?|only do|received?)(?: me| us| only| back| all| out)*(?: an?| the| some| my| shop| store)*)[ \"'“]*$"
    ),
)
_TO_AFTER = in_both(
    zh=(
        r"(?:里|上|账户|账号)?(?:转给我|退给我|打给我|发给我|退款(?!失败|异常|出错|报错|不了|按钮|页面|入口|申请|系统|接口)|退我|给我退|退回|赔我|还我|私下转|私转|给我(?!开|办|绑|买|付|发消息|留言|充|回)|过来)"
        r"|(?:里头?|上面?|账户|账号|那边)+(?:[^,。;!?没未不无]{0,4}?)(?:多(?:了|出|着)|进(?:了|来)|来了|到(?:了|账))"
    ),
    en=r"(?: instead| refund| (?:me|you)\b)",
)
_FROM_BEFORE = before_in_both(
    zh=r"(?:(?<![不没])用|拿|通过|走|刷|从|付款方式[是为:]*|支付方式[是为:]*|支付渠道是?|经|(?:付|给|买|(?<![不没])用|走|交|刷|扫|扣|拍)的(?:可|就|明明|都|全|本来|当时|一直|也)*(?:[是系]|走)?|(?:付|买|用|走)了|原来是|原本是|本来是|原路是|原支付是)(?:了|的|的是|我|我妈|我爸|我们?家|绑定?|自己|老公|老婆|妈妈|爸爸)*\s?$",
    en=r"(?:paid|pay(?:ing)?(?! (?:me|you|us|it))|settled|bought|ordered|payment|purchased|charged)(?: (?!but\b|and\b|so\b|back\b|why|they|he\b|she\b|seller|support|refund)[\w.]+(?:,\d+)*){0,6}? (?:with|by|via|using|through|thru|on|from|was|to|in|out of)(?: my| an?| the| his| her| their| our| mum's| dad's| old| own)*\s?$|\b(?:it was|was taken|taken|deducted|debited|(?<!refund )went|go|came off|off)(?: (?:with|by|via|through|from|out of|on))(?: my| an?| the| his| her| their)* $|\d ?(?:yuans?|rmb|kuais?|cny)?,? (?:(?:by|via|with|using|through|thru)|(?:from|out of|off|on)(?= my))(?: my| the| an?)* $|\boriginal(?:ly)?(?: payment| way| method| channel| route)?(?: is| was|:) $|(?<!be )(?:used|using|swiped|handed over|paid|payment method:|^from)(?: my| an?| the| some)*\s?$",
)
_FROM_AFTER = in_both(
    zh=r"(?:钱包|里的?钱?)?(?:绑定?的?.{0,6})?(?:的(?:啦|啊|呀|哦|呢|嘛|喔|哈)?(?=[,。;!?]|$)|(?:来|去)?(?:付款|支付|付|买|下单|交|充(?!到|进)|扫码|扣款|扣|出的|花|消费|划扣|刷|给(?:了|的)?钱|给的|结(?:的)?账|转(?:账)?的)(?!退|给我|我)|(?:里面?|上)?(?:绑|关联|捆)定?[的了着])",
    en=r"(?: payment| purchase| i paid| (?:was|got) (?:charged|billed|debited)| (?:took|charged|deducted)| paid(?! me| back)| was used| inside wechat|(?: [^,.;!?]{0,24})?,? (?:that|which|what) (?:i |we )?(?:paid|used)(?! me| back))",
)
#: What the user wants tells what was paid with, when it is to go "back" there, and never where it went.
_WISH_BEFORE = in_both(
    zh=r"(?<![问找跟管让叫给])我(?:们)?(?:只|就|还是|当然)?(?:想|要|希望)(?:的是|求)?[^,。;!?]{0,4}?(?:(退?回|原路)|退)?(?:到|去|来|我)*(付款的|原来的?)?\s?$",
    en=(
        r"\b(?:i|we)(?: just| only|'d| would)? (?:want|need|like|prefer)(?: to have)?(?: it| my money| the money| a refund| the refund| my refund)?(?: refunded| returned| sent)?( back)?(?: to| on| in| into| via|(?= (?:real |hard |my |the |plain )*$))(?: my| the| real| hard| plain)*\s?$"
        r"|\b(?:and|but) (?:want|need) (?:it|my money|the money)( back)?(?: to| on| in| into| via)(?: my| the)*\s?$"
    ),
)
_OUGHT_BEFORE = before_in_both(
    zh=r"(?:本来|本该|应该|理应|应当|该)[^,。;!?]{0,4}(?:退?回|退)(?:到|去)?(?:我|的)*\s?$",
    en=r"(?:should(?:'ve| have)?|supposed to|meant to)(?: be| have)?(?: gone| go| come| been| be)?(?: refunded| returned)?( back)? (?:to|on)(?: my| the)*\s?$",
)
#: The one who pays is the seller: it is the way back.
_PAID_BY_OTHERS = Before(
    r"\b(?:they|s?he|seller|shop|store|merchant|boss|owner)(?:'ll|'d| will| would| can| could| may| want(?:s)? to| only| first)* pay(?:s|ing)?(?: me| it| us| the money| back| first| everything| all)*"
    r"(?: by| with| via| through| in| into| to| on| using)?(?: my)? $"
    r"|(?:他们?|她|商家|卖家|店家|对方|老板)(?:要是|如果|会|肯|愿意|先|想|要|说|就|用)*付(?:给)?我?(?:用|走|到)?$"
)
_SUPPOSED_BEFORE = in_both(
    zh=r"(?:如果|要是|万一|假如|若是|是否|能不能|可不可以)[^,。;!?]{0,12}$",
    en=r"\b(?:if|in case|what if|whether)\b[^,.;!?]{0,40}$",
)
_MISSED_AFTER = in_both(
    zh=r"(?:里|上|账户|账单|那边|这边|余额)*(?:等了?[^,。;!?]{0,5})?(?:到现在|至今|却|一直|还|都|也|根本|就|并)*(?:没(?:有)?(?=[,。;!?]|$|收|到|见|看|入|进|多|动|影|退|任何|钱)|未(?=[收到入见])|不见|查不到|空空)",
    en=r"[ ,]*(?:account |statement |balance )?(?:(?:still |has |have |is |was |did |does )*(?:(?:not|n't)(?! (?:request|appl|ask|contact|complain|open|use|order|want|know|file|left|ship))|nothing(?! (?:requested|asked|done|else|opened|used|wrong|sent))|empty|no (?!not |wait|sorry|no ))|(?:still )?(?:shows?|got|received|has|sees?) (?:nothing|no)|(?:hasn't|haven't|didn't|doesn't)(?! (?:left|ship|leave|request|appl|ask|contact|complain|open|use|order|want|know|file))|unchanged)",
)
_MISSED_BEFORE = before_in_both(
    zh=r"(?:没|未|没有|不见)(?:退)?(?:到|回|进|入|收到)(?:了|我|的)*\s?$",
    en=r"(?:not|n't|nothing|zero|never|no (?:money|refund|trace|sign|cash))(?: \w+){0,2} (?:on|in|into|to|reached|hit)(?: my| the)*\s?$",
)
_ANOTHER = re.compile(r"(?: |by|with|via|through|to|on|in|my|the|an?\b|用|是|到|退)*\u25a1")
_PAID_CUE = headed_in_both(
    zh=r"付(?!宝)|刷|买|下的?单|拍|扣(?:的|了|款|我)|花了|交(?:的|了)|(?<![不没再])用(?!不|券|得)|拿|走的?|消费|给(?:的系|钱)|找数",
    en=r"\b(?:paid|pay(?:ing|ment)?(?! (?:me|you|us|back|it))|bought|ordered|purchas\w+|charged|us(?:ed|ing)|swiped|handed over|spent|checkout|taken|debited|deducted)\b",
)
_BACK_CUE = headed_in_both(
    zh=r"退(?!货|税|休|出|款(?:失败|异常|出错|报错|不了|按钮|页面|入口|系统|接口))|返(?:还|回)|赔|打(?:到|给|进|我|款)|去(?:了|到)|飞(?:到|进)|转(?!圈)|换(?:成|给)|折(?:成|算)|变成|改成|充(?:到|进|给)|存(?:到|进|为)|进(?:了|到|去)|跑|收到|给我(?!开|办|绑|买|付|发消息|留言|充|回)|(?:要|让|叫|问|找)我|补(?:给)?我|[甩丢扔塞抛汇](?:给|了|我|来|过来|到|进)|发(?:了|给|来)|提供|账号|开户|扫|入数",
    en=r"(?<!\ba )\b(?:refund\w*|sen[dt]\w*|credit(?:ed|s|ing)|credit (?=\d|me|it|the)|return\w*|back|transfer\w*|g[ai]v\w+|got|gets?|receiv\w+|land\w+|end(?:ed|s)? (?:up|in)|appear\w*|load\w*|go(?:es)?|went|came|turn\w*|put\w*|load\w*|top\w*|ask(?:s|ed|ing)? (?:me )?for|wants?|needs?|insist\w*|offer\w*|instead|only do|wire|issu\w+|convert\w*|exchang\w*|sitting|accept|scan|calls it|have is)\b",
)
_CUES = ((_PAID_CUE, FROM), (_BACK_CUE, TO))
#: What a seller gives in place of money; nothing is paid with it.
IN_PLACE_OF_MONEY = frozenset((Channel.COUPON.value, Channel.TRANSFER.value))
#: Of what is said here, at least: of a purchase, and not of coupons or red packets as such.
_OF_A_PURCHASE = re.compile(
    r"退|赔|返|付|钱|货|单|对方|商家|卖家|客服|店|老板|[他她]|refund|paid|money|order|merchant|seller|shop|store|they|\bs?he\b|agent|clerk|boss|bought|charged|received|\bgot\b|gave"
)
#: Bought, used or held: a voucher, then, is the user's own, and no refund.
_OWN_BEFORE = re.compile(
    r"(?:买[了的]?(?:就是|的是)?|团购?[了的]|抢[了到的]|购买?[了的]|使?用[了的掉过]?|领[了的]|没用过?的|剩[下余]的?|手[里上]还有的?|满[^,。;!?]{0,8}减[^,。;!?]{0,6}的?)"
    r"[^,。;!?退返赔补给换成]{0,8}$|(?:^|[,。;!?])(?:还有|有|一共|总共|那|这)*[一两三四五六七八九十几\d]{1,2}张[^,。;!?退返赔补给换成]{0,4}$"
    r"|(?:^|[,.;] )(?:i have |there are )?(?:\d{1,2}|two|three|four|five|six) (?:\w+ )?$"
    r"|\b(?:bought|buy|buying|ordered|purchased|paid for|used|using|redeem\w*|applied|unused|remaining|leftover|these|those)(?: \w+(?:-\w+)?){0,3} $"
)
_OWN_AFTER = re.compile(
    r"(?:都|也|还|已经)*(?:没有?用|没核销|未使用|(?:还)?(?:能|可以|要)?(?:怎么)?退[钱款掉](?!成)|的[钱款]|总共|一共)"
    r"| (?:was|were|is|are) (?:\d|used|applied|unused|never|not used|still|redeemed|for\b|worth)|,? (?:which |that )?(?:i|we)(?:'ve| have)? (?:bought|used|paid|purchased)"
)
_OF_THINGS_BOUGHT = re.compile(r"买|签收|收到|寄|拍下|订|order|return|sent|deliver|arriv")
_EDGE = Headed(
    r"[,。;!?\n\u2014]|\.(?!\d)|却|但是?|可(?!以|能)是?|结果|而(?!且)|现在"
    r"| (?:but|yet|though|although|while|whereas|because|so|(?:and|n) (?=they|he|she|the|seller|support|shop|it|now|i |then|merchant|store|want|only)) "
)
_REACH = 60
#: Behind 付的微信 the refund's own way begins.
_BACK_BEHIND = re.compile(
    r"转给我|退给我|打给我|付给我|还给我|赔给我|退款(?!到|却|走)|退我|退(?![款到成进去至])|退(?=到我(?:的|这|手))"
)


@value(frozen=True, slots=True)
class Surroundings:
    """A text as it is looked at around its channels."""

    text: str
    #: Just as long, with the names of channels blotted out: they hold verbs that tell nothing.
    blotted: str
    tongue: Tongue

    @classmethod
    def of(cls, text: str, channels: Iterable[Said]) -> "Surroundings":
        blotted, end = "", 0
        for channel in channels:
            blotted += text[end : channel.start] + "\u25a1" * (channel.end - max(end, channel.start))
            end = channel.end
        return cls(text, blotted + text[end:], tongue_of(text))


def direction_of(channel: Said, around: Surroundings) -> Direction | None:
    """What the words around a channel say; None where they say nothing."""
    text, tongue, start = around.text, around.tongue, max(0, channel.start - 60)
    if wish := _WISH_BEFORE[tongue].search(text, start, channel.start):
        return FROM if any(wish.groups()) else NOWHERE
    if _OUGHT_BEFORE[tongue].search(text, start, channel.start):
        return FROM
    if _PAID_BY_OTHERS.search(text, start, channel.start):
        return TO
    is_money = channel.value not in IN_PLACE_OF_MONEY
    if is_money and (_is_missed_after(channel, around) or _MISSED_BEFORE[tongue].search(text, start, channel.start)):
        return MISSED
    direction = _beside(channel, around) or _by_nearest_verb(channel, around)
    if is_money:
        return direction
    is_given = direction is not FROM and _OF_A_PURCHASE.search(text) and not _is_own(channel, around)
    return TO if is_given else NOWHERE


def _is_own(channel: Said, around: Surroundings) -> bool:
    """A voucher that was bought or used, unless words right before it give it."""
    text, start = around.text, max(0, channel.start - 48)
    if channel.value != Channel.COUPON or _TO_BEFORE[around.tongue].search(text, start, channel.start):
        return False
    return _OWN_BEFORE.search(text, start, channel.start) is not None or bool(_OWN_AFTER.match(text, channel.end))


def _is_missed_after(channel: Said, around: Surroundings) -> bool:
    """ "Alipay, not WeChat" misses nothing: what is denied is the other channel."""
    missed = _MISSED_AFTER[around.tongue].match(around.blotted, channel.end)
    return missed is not None and _ANOTHER.match(around.blotted, missed.end()) is None


def is_of_a_purchase(text: str) -> bool:
    """Something in it speaks of buying, sending back or getting money: not only of things."""
    return _OF_A_PURCHASE.search(text) is not None or _OF_THINGS_BOUGHT.search(text) is not None


def is_missed(channel: Said, text: str) -> bool:
    """Money is missed there: 储蓄卡里没有 asks nothing."""
    return _MISSED_AFTER[_BOTH].match(text, channel.end) is not None


def is_supposed(channel: Said, around: Surroundings) -> bool:
    """It stands behind an "if" and is not said to be so."""
    start = max(0, channel.start - 48)
    return _SUPPOSED_BEFORE[around.tongue].search(around.text, start, channel.start) is not None


def _beside(channel: Said, around: Surroundings) -> Direction | None:
    text, tongue, start = around.text, around.tongue, max(0, channel.start - 48)
    if channel.value in IN_PLACE_OF_MONEY and _TO_BEFORE[tongue].search(text, start, channel.start):
        return TO
    if _FROM_BEFORE[tongue].search(text, start, channel.start):
        return TO if _BACK_BEHIND.match(text, channel.end) else FROM
    if _TO_BEFORE[tongue].search(text, start, channel.start):
        return TO
    if _FROM_AFTER[tongue].match(text, channel.end):
        return FROM
    return TO if _TO_AFTER[tongue].match(text, channel.end) else None


def _by_nearest_verb(channel: Said, around: Surroundings) -> Direction | None:
    start, clause = _clause(channel, around)
    found = [
        (_gap(start + cue.start(), start + cue.end(), channel), direction)
        for cues, direction in _CUES
        for cue in cues[around.tongue].findall(clause)
    ]
    return min(found, key=lambda one: one[0])[1] if found else None


def _clause(channel: Said, around: Surroundings) -> tuple[int, str]:
    """The clause around a channel, and where it starts."""
    text = around.text
    first, last = max(0, channel.start - _REACH), min(len(text), channel.end + _REACH)
    edges = _EDGE.findall(text, first, channel.start)
    start = edges[-1].end() if edges else first
    after = _EDGE.search(text, channel.end, last)
    return start, around.blotted[start : after.start() if after else last]


def _gap(start: int, end: int, channel: Said) -> int:
    return start - channel.end if start >= channel.end else channel.start - end
