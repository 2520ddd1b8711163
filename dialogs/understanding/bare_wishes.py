"""A few words that are a whole message, and mean the same wherever they are said: "why", "what now", "how to write it"."""

import re
from collections.abc import Sequence

from dialogs.acts import Act
from dialogs.utterance import CAME, NOW, PAID_BACK, REFUNDED, VAGUE, WAITS

#: No such wish is longer.
_LONGEST = 60
_ZH_EDGE = (
    r"(?:那|那么|我|现在|所以|到底|你说|请问|接下来|嗯|啊|呢|呀|啊|了|唉|哎|就|直接|告诉我|快|快说|该|应该|要|得)*"
)
_WHAT_NOW = re.compile(
    rf"{_ZH_EDGE}(?:怎么办|怎么做|怎么弄|怎么处理|做什么|干什么|干嘛|(?:今晚|今天)(?:我|还)*(?:能|可以)(?:做|干)(?:点|些)?(?:什么|啥)|(?:第一步|首先|先|第一件事){_ZH_EDGE}(?:是|做|干|干嘛|弄|怎么做|怎么弄|怎么办|去哪|找谁)*(?:什么|啥|哪个|哪一步)?(?:事)?(?:怎么做|怎么弄|开始)?|从(?:哪里?|何处|什么地方|哪儿|哪一步)(?:开始|入手|做起|弄起)(?:做|弄)?){_ZH_EDGE}(?:才?好|才行)?(?:呢|呀|啊)?"
    r"|(?:(?:so|and|ok|okay|well|then|but|right|please|just) )*"
    r"(?:what now|now what|what next|what then|what do i do(?: now| then| next)?|what (?:should|can|could) i do(?: now| then| next| tonight| today| right now| about (?:it|this|that))?"
    r"|what (?:should|do|must|can) i do (?:first|at first|first of all)|what(?:s| is) (?:my|the) (?:first|next) (?:step|thing)(?: to do)?|where (?:do|should|can) i (?:start|begin)|what(?: do i)? (?:do )?first|what comes (?:first|next|after(?: that)?)|what(?: is|s) after that|(?:tell me )?(?:my|the) first step"
    r"|what to do(?: now| then| next| first)?|what am i supposed to do(?: now)?|(?:tell me|say) what(?: i should| i have| i need)? to do(?: now| next)?"
    r"|tell me what i (?:should|must|have to|need to) do(?: now| next)?)"
)
_WHY = re.compile(
    rf"{_ZH_EDGE}(?:为什么|为啥|为何|什么原因){_ZH_EDGE}|(?:but |so |and )?(?:why(?: is that| so| is it)?|how come)"
)
_HOW_TO_WRITE = re.compile(
    rf"{_ZH_EDGE}(?:怎么写|咋写|如何写|写什么|怎么说|怎么跟(?:他|商家|客服)(?:们)?说|怎么措辞|帮我写){_ZH_EDGE}"
    r"|(?:so |and |but )?(?:how (?:do|should|can) i (?:write|word|phrase|put)(?: it| that| this)?|how to (?:write|word|phrase)(?: it| that| this)?"
    r"|what (?:do|should|can) i (?:write|say)(?: to them| to the seller)?|write it(?: for me)?)"
)
_CAME = re.compile(
    r"(?:已经|都|刚刚?|刚才|今天|终于|总算|嗯|哦|好|好的|啊|哈|它|我的?)*(?:到|来|收到|拿到|到货|送到)了(?:呀|啊|哈|哦|耶|呢|谢谢|啦)?"
    r"|(?:(?:yes|oh|ok|hey|yay|finally|great) )*(?:it|that)(?:s| has| did| is)?(?: just| finally| now| already)? (?:came|come|here)"
    r"(?: now| today| just now| at last| finally| in| through)*"
    r"|(?:(?:yes|oh|ok|hey|yay|i|ive|i have|finally|just) )*(?:arrived|received|got it)(?: it| now| today| just now| at last| finally)*"
)
_WAITS = re.compile(
    r"(?:好|好的|好吧|行|行吧|嗯|ok|okay|可以|知道了|明白|那|那么|那好)*我?(?:就|先|再|会|那就|继续|慢慢|只能|只好|接着)*等"
    r"(?:着|著|等|吧|一下|一等|待|几天|两天|一天|一段时间|看|消息|你消息|好了|了|啊|呗)*"
    r"|(?:(?:ok|okay|all right|alright|fine|good|yes|sure|then|well|so|thanks) )*"
    r"(?:ill|i will|im going to|i can|let me|i shall)(?: just| then| keep)? wait(?:ing)?(?: for it| then| a bit| and see| until then| some more| longer)*"
)
_SELLER_ZH = r"(?:商家|卖家|店家|商户|店铺|店主|老板|对方|客服|平台|他们?|她|人家|那边|店里|公司)"
_ALREADY_ZH = r"(?:已经|都|刚刚?|刚才|今天|昨天|终于|总算|全部|全额|全都|现在|真的|主动|直接|也|嗯|哦|好了|啊|哈|那个)*"
_THANKS_ZH = r"(?:了|啦|哈|啊|呀|哦|喽|谢谢|多谢|感谢|谢了|你们?|您|太好|好的|好|非常|帮忙|的帮助|解决|没事|不用)*"
_SELLER_EN = r"(?:they|he|she|(?:the )?(?:seller|shop|merchant|store|owner|company|guy|platform))"
_ALREADY_EN = r"(?:(?: have| has|ve| had| just| finally| already| now| actually| did| all| at last)*)"
_OPENING_EN = (
    r"(?:(?:ok|okay|oh|hey|hi|yes|yay|so|well|great|good|news|great news|good news|finally|just|update|and|btw|wow) )*"
)
_THANKS_EN = (
    r"(?: (?:now|today|yesterday|already|finally|this morning|just now|in full|all|thanks|thank you|thank|thx|cheers|"
    r"so much|very much|a lot|for your help|for the help|bye|great|all good|at last|lol|ty|again))*"
)
#: The money is back with who says so.
_PAID_BACK = re.compile(
    rf"{_ALREADY_ZH}(?:{_SELLER_ZH}{_ALREADY_ZH})?(?:把?(?:钱|款|退款|货款|那笔钱){_ALREADY_ZH})?"
    rf"(?:(?:给我)?(?:退|退款|还|打|转|返|赔|退还|返还|打款)(?:回|回来)?(?:给|还给|到)?我|(?:给我)?(?:退|还|打|转|返)回来?|给我(?:退|退款|退钱|打款|返款)){_ALREADY_ZH}(?:钱|款)?了{_THANKS_ZH}"
    rf"|{_OPENING_EN}{_SELLER_EN}{_ALREADY_EN} (?:(?:paid|refunded|reimbursed|repaid) me(?: back)?(?: the money| everything| for it)?"
    rf"|(?:gave|sent|returned|paid|transferred)(?: me)? (?:it|(?:my|the|all my|all the) (?:money|refund|cash))(?: back)?(?: to me)?){_THANKS_EN}"
    rf"|{_OPENING_EN}(?:i|ive|i have|i was|ive been|i have been|i got|i just got|we got|got|been){_ALREADY_EN}"
    rf" (?:refunded|reimbursed|repaid|paid back){_THANKS_EN}"
)
#: The seller has refunded, or says so.
_REFUNDED = re.compile(
    rf"{_ALREADY_ZH}(?:{_SELLER_ZH}{_ALREADY_ZH}(?:(?:给|把钱|把款){_ALREADY_ZH})?(?:退|退款|退钱|退费|打款|还钱|赔钱|返款)|已经{_ALREADY_ZH}(?:退款|退钱|退费|打款))了{_THANKS_ZH}"
    rf"|{_OPENING_EN}{_SELLER_EN}{_ALREADY_EN} (?:refunded|paid|reimbursed|repaid)(?: it| the order| the money| everything| up)?(?: back)?{_THANKS_EN}"
    rf"|{_OPENING_EN}(?:it|its|it has|it is|the money|the order){_ALREADY_EN}(?: (?:was|is|been|got))* refunded{_THANKS_EN}"
)
#: A refund, and nothing of it.
_REFUND = re.compile(
    r"(?:我的?|咨询|问|问下|问一下|关于|有个?|那个?|就是|你好|您好|啊|呀|呢)*(?:退款|退钱|退费|退货|退货退款|退钱的|退款的)(?:的?(?:事|事情|问题|咨询|相关|售后))?(?:啊|呀|呢|吧)?"
    r"|(?:(?:my|a|the|about|hi|hello|hey|please|question|regarding) )*(?:refunds?|money back)(?: (?:please|issue|problem|question|help|pls))?"
)

_BY_PATTERN: Sequence[tuple[re.Pattern[str], Act, str | None]] = (
    (_HOW_TO_WRITE, Act.ASK_DRAFT, None),
    (_WHAT_NOW, Act.ASK_ESCALATION, NOW),
    (_WHY, Act.ASK_WHY, None),
    (_CAME, Act.REPORT_PROGRESS, CAME),
    (_WAITS, Act.REPORT_PROGRESS, WAITS),
    (_PAID_BACK, Act.REPORT_PROGRESS, PAID_BACK),
    (_REFUNDED, Act.REPORT_PROGRESS, REFUNDED),
    (_REFUND, Act.UNKNOWN, VAGUE),
)
#: A cheap look: the patterns are words and groups alone, and who uses a sign that is in none says something else.
_SIGNS = frozenset("".join(pattern.pattern for pattern, _, _ in _BY_PATTERN))


def bare_wish_in(bare: str) -> tuple[Act, str | None] | None:
    """The act and its topic, where the words are nothing else; `bare` is without punctuation."""
    said = bare if bare.isascii() else bare.replace(" ", "")
    if len(said) > _LONGEST or not _SIGNS.issuperset(said):
        return None
    return next(((act, topic) for pattern, act, topic in _BY_PATTERN if pattern.fullmatch(said)), None)
