"""Sums of money in CNY, as decimal strings."""

import re
from collections.abc import Iterable
from decimal import Decimal

from dialogs.doubts import LONGEST_QUOTE, Doubt, DoubtKind
from dialogs.understanding.gate import gate_of
from dialogs.understanding.heard import Heard, heard
from dialogs.understanding.leftover_sums import leftover_sum
from dialogs.understanding.negatives import is_negative, sign_before
from dialogs.understanding.numbers import CHINESE, ENGLISH, decimal_number, whole_number
from dialogs.understanding.seeking import Headed
from dialogs.understanding.tongues import Tongue, tongue_of

#: More than this is a slip, or no Mini Program refund.
LARGEST = Decimal(1_000_000)

_FIGURE = r"(?<![\d.])(?<!\d,)(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,12}(?:\.\d{1,2})?)(?![\d.]*\d)"
_UNIT = r"(?:元|块钱|块|圆|人民币|蚊|rmb\b|cny\b|yuans?\b|kuais?\b|bucks?\b)"
_ENGLISH_SUM = rf"((?:(?:{ENGLISH}|a|hundred|thousand|and)[ -]){{1,6}}?)"
#: Behind the yuan: 29块9, 29块90, 12元3角5分.
_SMALL = r"(?: ?零?(\d{1,2}(?![\d个次件天人月年号份])|[二三四五六七八九半](?!百|千|十|个)|一(?!百|千|十|个|[毛分](?:钱)?(?:都|也|没|不)))(?:[毛角](\d|[一二三四五六七八九])分?)?)?"
_SUM = Headed(
    rf"(?:¥|\brmb ?|\bcny ?|人民币 ?)-?{_FIGURE} ?(万|亿|千|[kw]\b)?"
    rf"|{_FIGURE} ?(万|亿|千|百|[kw])?[ -]?(?:多)?{_UNIT}{_SMALL}"
    # 一块布 is no sum.
    rf"|((?:{CHINESE}|万){{1,9}})(?:块钱|(?<!一)块|(?<=一)块(?=[一二三四五六七八九半\d多了的也都没,。;!?]|$)|元|圆|(?<!一)蚊|(?<=[十百千]一)蚊|人民币){_SMALL}"
    rf"|{_FIGURE}(万|亿)(?![人次份条粉])|(?<![a-z]){_ENGLISH_SUM}(?:yuan|kuai|rmb|bucks)\b"
    # 一毛不拔 is no sum, and neither is a 三角.
    r"|(?<![\d.])(?:(\d{1,2})[毛角](?![巾衣毯绒线度色形落])(?:钱|(\d)(?:分|(?!\d)))?|([二两三四五六七八九])[毛角]钱)"
    rf"|人民币 ?((?:{CHINESE}|万){{2,9}})"
)
#: 1千2百, 3万5: figures that are written like words.
_MIXED = re.compile(r"(?<![\d.])(\d{1,3})(万|千|百)(\d)(?:(千|百)(?:(\d)(十|百)?)?)?(?![\d.])")
#: Behind a figure and a blank: it counts things, and no money.
_COUNTED = r"[个件次天条张份单双盒瓶箱台部人斤克号月年日点楼岁小分秒周遍]"
#: A sum without a unit, where the words before it leave no doubt.
_BARE_FIGURE = r"(?:(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,12}(?:\.\d{1,2})?)([kw千万亿])?"
_PAID_ZH = (
    r"花(?=[一两三四五六七八九\d])|欠了?我|转我(?=[一两三四五六七八九\d])|(?<![要再先得需另我])交了|[花刷转][了掉去的](?:我|俺|了|出去)*|花费了?|(?<![要想去先不])买[了的]?|具体(?:是|为)|原价|标价|到手价?|成交价|退(?:那|这|回那|回这)|付[了的]?|付款|付钱|实付|支付[了的]?|(?:自动|续费)[^,。;!?]{0,10}扣了?(?:我)?|(?<=[卡付宝钱信额里呗])扣[了的掉]|(?:金额|总价|价格|价钱|价款|单价|票价|售价|报名费|学费|课时费|费用|货款|团费|房费|实收)(?:一共|总共|我|栏|里|填|写|显示|标|注明)*(?:的|了|着)?(?:是|为|:)?|一共是?|总共是?|共计|应退"
    r"|(?<![只才就])退(?:给|了)?我|(?<![只才就要想能可给肯])退(?=\d{3})|[一每]张|[一这那]单|[这那]笔|我那个?(?=\d)|转账(?=[一两三四五六七八九\d])|转(?=\d{2,6}(?:元|块)?给)|多(?:了|出来?)|扣了我|拍的?|充[了值]?|办了?|卖"
)
_PAID_EN = r"\b(?:(?:by|with|via) (?:wechat(?: pay)?|alipay|union ?pay|(?:my |a )?card)|owes? me|paid|pay|spent|charged|cost(?: me)?|worth|should(?:'ve| have)? (?:be|get|been|got)|tuition of|(?:keep|kept|keeping|deduct\w*|tak(?:e|es|ing)|took)[^,.;]{1,16} out of(?: the| my)?|handed over|forked out|shelled out|coughed up|(?<!only )refunded|refund (?:of|completed|for)|order (?:for|worth)|(?:alipay|wechat|union ?pay|bank|card) (?:took|charged|deducted|debited)(?: me)?|\b(?:it|they|he|she) took(?: me)?|(?:amount|sum|money|total|price|fee|course|class|ticket)s?(?: is| was| of|:)?|(?:keep|get|got|took|want|lost|owe\w*)s? (?:me )?(?:back )?my|(?:ordered|bought)(?! on| in)[^,.;]{0,24}? for)"
_SUM_PAID = (
    r" ?(?:大概|差不多|about |around )?"
    rf"{_BARE_FIGURE}|({CHINESE}{{2,8}}|{CHINESE}{{0,3}}万{CHINESE}{{0,4}}))"
    rf"(?=(?:左右|多)?\s*(?:[。;!?.](?!\d)|,(?:(?!\d)|(?=\d{{1,2}}[号日月])|(?<=\d\d,)(?=\d{{1,2}}(?!\d)))|$|整|的|给我|买|商家|找|呢|啊|退|(?<=\d) (?=[\u3400-\u9fff])(?!{_COUNTED})|(?<=\d\d)(?=[\u3400-\u9fff])(?!{_COUNTED}|[多几万亿百千寸码折度平位岁克升毫厘版代路线系毛角%])|(?<=[百千万])(?=[\u3400-\u9fff])(?!{_COUNTED}|[多几来出余把零一二两三四五六七八九])|and |but |for |back\b|as |to |with |w/ ?|w |by |on |via |thru |through |using |out of |off |at (?!\d)|last |yesterday|today|deposit\b|upfront|in advance|rather |instead |not |from\b|each|in |alipay|wechat|unionpay|cash|[()\u2014]))"
)
#: By the languages of the text.
_PAID = {
    tongue: Headed(f"(?:{paid}){_SUM_PAID}")
    for tongue, paid in (
        (Tongue.CHINESE, _PAID_ZH),
        (Tongue.ENGLISH, _PAID_EN),
        (Tongue.BOTH, f"{_PAID_ZH}|{_PAID_EN}"),
    )
}
#: Behind it: nobody says this of anything but money.
_MONEY_BEHIND = Headed(
    rf"(?<![\d.a-z点])(?<!\d,){_BARE_FIGURE}) ?(?:没退|没到(?!货)|整(?=[,。;!?]|$)|(?:用|拿|走|以)[^,。;!?\d]{{1,6}}退|打水漂|in (?:all|total)|altogether|all told|没了|(?:用)?(?:微信|支付宝|云闪付|银联|花呗|零钱|余额|信用卡|储蓄卡|银行卡)(?:支付|付|买|刷|扫)(?!款?失败|不|宝)|[一每][盒件张套份双台位间斤箱瓶](?=[,。;!?]|$)|的(?:单子?|订单|东西|货|商品|套餐|课|票|年卡|衣服|裙子|鞋子?|包包?|会员)|找谁要|都没退|泡汤|down the drain|(?<=\d\d )of (?:mine\b|(?:my|our)(?: own| hard-earned)? money)|short\b|went\b|landed\b|came back|each\b|paid\b|gone\b|lost\b|together\b|in cash\b|/ ?(?:yr|year|mo|month|person|pp)\b|still owed|from my (?:wechat|wallet|card))"
)
#: A figure that is a clause by itself, where somebody bought or paid something.
_ALONE = Headed(
    rf"(?:^|[,。;!?] |(?<!\d)[,。;!?])(?:(?!20\d\d\b){_BARE_FIGURE})|({CHINESE}?[百千万]{CHINESE}{{1,4}}))(?=(?:[,;。!?]|\.)(?!\d)|$)"
)
#: 买的护颈枕 398, at the end or before a blank: a figure set apart where one speaks of a deal, and no other kind of number.
_SET_APART = re.compile(
    r"(?<=[\u3400-\u9fff])(?: |(?=\d{3}|\d\d\.\d)(?=[\d.]+(?:[,;。!?]|$)))(?!20\d\d\b|12315|123[46]5|12363|12378|95017)(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{2,5}(?:\.\d{1,2})?)"
    rf"(?=[,;。!?](?!\d)|\.(?!\d)| (?=[\u3400-\u9fff])(?!{_COUNTED})|$)"
)
_DEAL = re.compile(r"[付买拍刷订团退券票游坏碎]|到[货的手]|收[到的货]|下单|报名|商家|卖家|店家|客服")
_OTHER_NUMBER = re.compile(
    r"(?:[号码牌址楼座室口个高重尺寸宽长]|尾数|后四位|代码|报错?|显示|提示|弹出?|跳出?|出来|错误|热线|客服|打了?|按了?|回复|输入?|型|版|年|月|第|电话|拨|微信号|qq|等了?|人均|每人|满|减)\s?$"
)
#: 头盔一百五, 两张六百四: whoever leaves out the last place speaks of money.
_ELLIPTIC = Headed(
    r"(?<![第零一二两三四五六七八九十百千万\d])([一两二三四五六七八九](?:万[一两二三四五六七八九]千|千[一二三四五六七八九]百|[百千万])[一二三四五六七八九])(?![十百千万个天次人年月号点斤克里件条度分\d])"
)
#: 刷的银行卡1299.5: two places behind the point, and no day of any month.
_TO_THE_CENT = Headed(
    r"(?<![\d.:/v-])(?!(?:[12]?\d|3[01])\.(?:0?\d|1[0-2])(?!\d)|(?:0?\d|1[0-2])\.(?:[0-2]?\d|3[01])(?!\d))((?:\d{1,3}(?:,\d{3})+|\d{1,6})\.\d{1,2})(?![\d:%％]|\.\d| ?(?:折|米|m\b|cm|kg|g\b|斤|公斤|寸|分|版|%|percent|stars?|out of))"
)
#: "Where my 215 went", "they sent the 340 to ...": a definite sum of nothing else.
_DEFINITE = Headed(
    r"\b(?:(?<!\bon )(?<!\bby )(?<!since )(?<!until )(?<!till )the(?! (?:[12]?\d|3[01])\b(?!\.\d))|my|those|that|his|her|your|our|their|full|whole|entire) (?!12315|12345|95017|20[12]\d\b)((?:\d{1,3}(?:,\d{3})+|\d{2,6})(?:\.\d{1,2})?)"
    r"(?= (?:back|go|went|gone|over|privately|through|has|had|still|with|directly|straight|without|via|by hand|on (?:my|the)|i|to|into|in|from|that|which|never|didn't|hasn't|is|was|again|for|because|cos|bc|since|as|but|and|so|they|he|she|paid|at|out|or|now|yet|still|plus)\b|[,.?!;)](?!\d)|$)"
)
#: What a purchase is told with, and nobody's clock, size or version.
_WITH = r"(?:(?:paid |all )?(?:by|via|through|thru|with|w/?|using|on|out of|off|from) )?(?:my |an? |the )?(?:alipay|wechat|weixin|union ?pay|(?:bank |credit |debit )?card\b|visa\b|paypal)"
_ENGLISH_FIGURE = r"(?!12315|12345|95017|20[12]\d\b|(?:40[134]|50[234])\b|[48]k)(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{2,6}(?:\.\d{1,2})?k?|\d(?:\.\d)?k)"
#: "Phone case, 39, WeChat.", "320 for a yoga mat": a figure that is a clause, or begins one. What may be a day of the month
#: (a count, an age) is none by itself.
_CLAUSE_SUM = Headed(
    r"(?:^|[,;:!?]\s|(?<!\bno)(?<!nov)(?<!oct)(?<!sep)(?<!ept)(?<!dec)(?<!aug)(?<!jan)(?<!feb)\. |(?<!\w)\(|\u2014 ?)"
    rf"(?:and |for |only |just |all )?{_ENGLISH_FIGURE}"
    rf"(?=,? {_WITH}| for (?:an?|my|this|some|two|one|the) [a-z]|(?:(?<!\b[12]\d)(?<!\b3[01])|(?<=\.\d\d))(?:[,;!?)\u2014]|\.(?!\d)|$))"
)
#: "Alipay, 215", at the end of a clause.
_AFTER_WAY = Headed(
    rf"(?:alipay|wechat(?: pay)?|union ?pay|credit card|debit card|bank card)[,:;] {_ENGLISH_FIGURE}(?=[,;!?)]|\.(?!\d)|$)"
)
#: 1,380: nobody sets off thousands but in sums, where nothing is counted behind them.
_THOUSANDS = Headed(
    r"(?<![\d.,:-])(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?)(?=(?:[,;!?)\u2014]|\.(?!\d)|$)| (?:through|by|via|with|using|w|on|from|in|for|out|and|but|back|to|paid|at|is|was|never|still|gone|went|rather|instead|not)\b)"
)
_OF_A_PURCHASE = re.compile(
    r"refund|alipay|wechat|union ?pay|\bcard\b|pa(?:id|y)|bought|order|s(?:old|hop|eller|tore)|merchant|arriv|came|complain|money|refus|declin|reject|course|cancel|gym\b|\bpass\b|deliver|\bfor an? "
)
#: So far before a figure does a word for errors or sizes make it one.
_NEAR_CODE = re.compile(
    r"(?:error|code|fail\w*|sizes?|version|model|ios|iphone|gate|room)[^.;]{0,12}$|(?:screen|page|shows?|says?)(?:(?! and )[^,.;]){0,12}$"
)
_BOUGHT = re.compile(
    r"付|划走|扣|买|拍|刷|办|订|充|下单|卖|预售|说好的|paid|bought|ordered|sold|purchased|supposed to be"
)
_BOUGHT_GATE = gate_of(_BOUGHT)
#: 网课499: the price right behind what was bought, at the end of a clause.
_PRICED = re.compile(
    rf"(?:课|票|年卡|套餐|衣服|裙子?|鞋子?|包包?|手机|耳机|外套|门票|会员|蛋糕|礼盒|玩具|家具|化妆品){_BARE_FIGURE})()(?=[,。;!?]|$)"
)
_CODE = re.compile(r"错误|报错|代码|白屏|error|code|screen|page")
_SPOKEN = re.compile(rf"(?:大概|差不多|一共|总共|是|就|约)?({CHINESE}{{2,8}})(?:左右|吧|的|了|,|。)*")
_UNITS = gate_of(re.compile("¥|元|块|圆|万|亿|蚊|毛|角|rmb|cny|yuan|kuai|buck|人民币"))
_PLACES = frozenset("万千百")
#: 壹仟贰佰玖拾玖元整: numerals as they stand on a receipt.
_FORMAL_PLACES = frozenset("仟佰拾")
_FORMAL = re.compile("[零壹贰叁肆伍陆柒捌玖拾佰仟万]{2,}(?=[元圆块])")
_PLAIN_NUMERALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_TIMES = {"亿": 100_000_000, "万": 10_000, "w": 10_000, "千": 1_000, "k": 1_000, "百": 100}
#: The second end of a range, which is no one sum.
_RANGE_BEFORE = re.compile(r"\d[-−–~]$")
#: What costs nothing is not an amount paid or owed.
_FREE = re.compile("[购试领拼抢起]|首付|利息|手续费|运费|包邮| (?:fee|interest|shipping)")
#: A figure with separators that no way of writing amounts has.
_ODD = re.compile(rf"(?:¥ ?\d+(?:[.,]\d+)+|(?<![\d.,])\d+(?:[.,]\d+)+ ?(?:万|千|百|[kw])? ?{_UNIT})")

_CHINESE_FIGURES = frozenset(CHINESE[1:-1])
_FIGURES = re.compile(rf"[\d{CHINESE[1:]}(?:(?<=\d)|[万{CHINESE[1:]})")
_LONGEST_SPOKEN = 12

_OF_ORDER_BEFORE = re.compile(
    r"(?:订单|退款|货款|退我)(?:的?金额|总额)?(?:一共|总共|是|为|有|:)*\s?$|(?:refund|order) (?:of|for|worth|is|was) ?$"
)
_OF_ORDER_BEHIND = re.compile(r"的?(?:退款|订单|货款)| (?:refund|order)\b")

#: Said right before a sum: it is not what is owed.
_ASIDE = Headed(
    r"(?:(?<=[a-z] )minus|\bso|咬死|只认|[只才](?:同意|答应|愿意?|肯|能|想)?(?:给|赔|退|返|补|打)|最多|顶多|肯赔|愿意?赔|只(?:回来?|到了?)|才到了?|手续费|运费|邮费|快递费|违约金|(?<![卡付宝钱信额里])扣[了的]?|扣除|扣掉|减|优惠|(?<![人餐房宿影票浴])券|红包|只退了?我?|才退了?我?|少退?了?|差了?|短了?|保证金|押金|(?:[要再先得需另]|让我|叫我|必须)(?:另外)?交(?!易|货)|先付|满|赔偿?|补偿?|fee(?: of)?|deduct(?:ed|ing)?|coupon|(?:only|just) (?:got|gets?|gave|gives?|pays?|paid|sent|sends?|offer\w*|refund(?:ed|s)?|return(?:ed|s)?)|offer(?:s|ed|ing)?(?: to (?:pay|give|refund|return|send))?(?: me| us)?(?: back)?|(?:only|just) (?:willing to |wants? to |agrees? to )?(?:pay|give|refund|send)(?: me| us)?(?: back)?|kept|(?<!was )(?<!been )charge[ds]?|short (?:by|of)|less(?: by)?|missing)[^\d,。;!?]{0,6}$"
)
_ASIDE_AFTER = re.compile(
    r" (?:is|are|was|still) (?:missing|short)|(?:的|块|元)?\s?(?:手续费|运费|邮费|快递费|违约金|优惠|(?:无门槛|代金|抵用|购物|店铺|满减|现金)?券|红包|保证金|补偿|赔偿|违约|(?:handling|service|shipping) fee|fee|coupon|(?:too )?(?:short|less)\b)"
)
#: 手镯是4800, 鉴定费200: what a thing costs, beside what a claim has cost.
_BESIDE_COST = re.compile(r"(?<=[\u3400-\u9fff])(?<![号码尾])是(\d{2,6}(?:\.\d{1,2})?)(?=[,。;!?]|$)()")
#: Around a sum: what a claim has cost is not what the refund is about.
_COST = re.compile(
    r"(?:(?:鉴定|检测|检验|公证|律师|诉讼|评估|打车|误工|路费|维修|修理)[^\d,。;!?]{0,10}"
    r"|\b(?:apprais\w+|authenticat\w+|inspection|certificate|lawyer|taxi|postage|courier|repairs?|verification)\b[^\d,.;!?]{0,20})$"
)
_COST_AFTER = re.compile(
    r" ?(?:块|元)?(?:的|做|去)?(?:鉴定|检测|律师|公证)"
    r"|(?: yuan| rmb| kuai)? (?:for|on) (?:the |an? |my )?(?:\w+ )?(?:apprais\w+|authenticat\w+|inspection|expert|lawyer|taxi|postage|courier|repairs?|certificate)\b"
)
#: What is short of the sum, where it is that which is missed: 还差64.5元没退.
_STILL_OWED = re.compile(r" ?(?:元|块钱?)?(?:钱)?(?:还|都|一直)?[没未](?:有)?(?:退|给|还|到(?!货))")
#: What was paid in the end, beside the price and what came off it.
_PAID_AT_LAST = Headed(
    rf"(?:实付|实际(?:支付|付款|付了?|花了?|扣了?)|折后|到手价?|最后付了?|券后)(?:金额|款)?(?:了|是|为|:)? ?¥?{_FIGURE}(?![个件次天点折])"
    rf"|\b(?:actually|really|finally|in the end i|ended up) (?:only )?pa(?:id|ying|y) (?:¥|rmb )?{_FIGURE}|\bpaid {_FIGURE}(?: yuan| rmb)? (?:in the end|after (?:the )?discount|net)"
)
_AT_LAST_GATE = gate_of(
    re.compile("实付|实际|折后|到手|最后付|券后|actually|really|finally|in the end|ended up|discount| net")
)
#: A sum that is said not to be the one.
_DENIALS = gate_of(re.compile("不是|并非|不对|not|n't|instead|rather"))
_DENIED = re.compile(r"(?:不是|并非|不对[,，]?|\bnot|n't|instead of|rather than) ?$")
_OWED = re.compile(
    r"(?:退款|退我|退|应退|要退|付了?|支付了?|花了?|买了?|金额是?|一共|总共|实付|paid|refund of|spent|total(?: of)?|cost)\D{0,6}$|\b(?:out of|of my)(?: the)? ?$"
)

_LONGEST_ROUGH = 60
#: 3000多, "about 2000 left on it": a round sum that is the whole message.
_ROUGHLY = re.compile(
    r"(?:.*[,.。;!] ?)?(?:大概|大约|差不多|也就|一共|总共|应该|有个?|约|就|嗯|,| )*(?:(?:about|around|roughly|some|maybe|it's|there's) )*(\d{2,6})"
    r"(?:(?:多|来)(?:块|元|钱)*|左右|上下| or so| left(?: on (?:it|the card|my card))?)(?:吧|啊|呢|的|样子)*[。.!]?"
)


def amount_in(text: Heard, *, is_asked: bool = False) -> str | Doubt | None:
    """
    The sum that the refund is about; None where there is none, or several and no telling which.

    A doubt where the only sum is none that a refund can be of: below zero, nothing, above `LARGEST`, not readable.
    """
    bare = _bare(text) if is_asked else None
    if bare is not None:
        return _taken(bare, text)
    text = heard(_FORMAL.sub(_in_plain_numerals, text)) if text.may_hold(_FORMAL_PLACES) else text
    plain = heard(_MIXED.sub(_in_figures, text)) if text.has_figures and text.may_hold(_PLACES) else text
    at_last = _paid_at_last(plain)
    if at_last is not None:
        return _taken(at_last, plain)
    if not plain.may_hold(_UNITS):
        return _without_unit(plain)
    found = [(match, value) for match in _SUM.findall(plain) if (value := _value(match)) is not None]
    if not found:
        return _without_unit(plain) or _unreadable(plain)
    owed = [(match, value) for match, value in found if not _is_aside(match) and not _is_range(match)]
    sound = [(match, value) for match, value in owed if _fault(match, value) is None]
    named = [value for match, value in sound if _OWED.search(plain, max(0, match.start() - 24), match.start())]
    values = set(named[:1] or (value for _, value in sound))
    if sound:
        return _written(values.pop()) if len(values) == 1 else None
    return _doubted(owed)


def _paid_at_last(text: Heard) -> Decimal | None:
    found = _PAID_AT_LAST.findall(text) if text.has_figures and text.may_hold(_AT_LAST_GATE) else []
    values = {value for match in found if (value := decimal_number(next(filter(None, match.groups()), "")))}
    return values.pop() if len(values) == 1 else None


def _bare(text: str) -> Decimal | None:
    """A number without a unit that is the whole message."""
    match = re.fullmatch(r"(?:大概|一共|总共|about|around|是)?\s?(.+?)\s?([kw千万亿])?\s?(?:左右)?[.。!]?", text)
    if match is None or is_negative(text):
        return None
    value = decimal_number(match[1])
    return None if value is None else value * _TIMES.get(match[2] or "", 1)


def _taken(value: Decimal, words: str) -> str | Doubt:
    if 0 < value <= LARGEST:
        return _written(value)
    kind = DoubtKind.TOO_LARGE_AMOUNT if value else DoubtKind.ZERO_AMOUNT
    return Doubt(kind=kind, words=words.strip()[:LONGEST_QUOTE], read_as=_written(value))


def _fault(match: re.Match[str], value: Decimal) -> DoubtKind | None:
    if (match[1] and "-" in match[0]) or sign_before(match.string, match.start()) is not None:
        return DoubtKind.NEGATIVE_AMOUNT
    if not value:
        return DoubtKind.ZERO_AMOUNT
    return DoubtKind.TOO_LARGE_AMOUNT if value > LARGEST else None


def _is_range(match: re.Match[str]) -> bool:
    return _RANGE_BEFORE.search(match.string, max(0, match.start() - 2), match.start()) is not None


def _doubted(owed: Iterable[tuple[re.Match[str], Decimal]]) -> Doubt | None:
    """The first of the sums that cannot be."""
    for match, value in owed:
        kind = _fault(match, value)
        if kind is None or (kind is DoubtKind.ZERO_AMOUNT and _FREE.match(match.string, match.end())):
            continue
        start = sign_before(match.string, match.start())
        words = match.string[match.start() if start is None else start : match.end()].strip()
        return Doubt(kind=kind, words=words[:LONGEST_QUOTE], read_as=_written(value))
    return None


def _unreadable(text: str) -> Doubt | None:
    odd = _ODD.search(text)
    return Doubt(kind=DoubtKind.UNREADABLE_AMOUNT, words=odd[0].strip()[:LONGEST_QUOTE]) if odd else None


def _without_unit(text: Heard) -> str | Doubt | None:
    """花了99.9, 金额是299; 158没退; 付的款, 129; 三百五 as the whole message."""
    if not text.has_figures and not (text.may_hold(_CHINESE_FIGURES) and _FIGURES.search(text)):
        return None
    found = _told_as_money(text)
    if found is None and (only := _only_sum(text)):
        return _taken(_read(only), only)
    if found and found[1]:
        figure = decimal_number(found[1]) or Decimal(0)
        return _taken(figure * _TIMES.get(found[2] or "", 1), text[found.start(1) : found.end()])
    rough = None if found else _ROUGHLY.fullmatch(text) if len(text) <= _LONGEST_ROUGH else None
    if rough:
        return _taken(Decimal(rough[1]), rough[1])
    spoken = None if found else _SPOKEN.fullmatch(text) if len(text) <= _LONGEST_SPOKEN else None
    number = found[found.lastindex or 0] if found else spoken[1] if spoken else None
    is_sum = number and (
        re.search("[百千万]", number) or (found and "十" in number and found[0][0] in "付花扣充交刷实")
    )
    value = _chinese_sum(number) if number and is_sum else None
    return _written(value) if value else None


def _told_as_money(text: Heard) -> re.Match[str] | None:
    """The first sum that words for money stand beside, if it is none of a cost."""
    found = (
        _PAID[tongue_of(text)].search(text) or _MONEY_BEHIND.search(text) or _PRICED.search(text) or _by_itself(text)
    )
    if found is None and "费" in text:
        found = _BESIDE_COST.search(text)
    return None if found and _is_cost(found) else found


def _read(words: str) -> Decimal:
    if not words.isascii():
        return _chinese_sum(words) or Decimal(0)
    return (decimal_number(words.removesuffix("k")) or Decimal(0)) * (1000 if words.endswith("k") else 1)


def _only_sum(text: Heard) -> str | None:
    cents = _only(_TO_THE_CENT, text) if "." in text else None
    spoken = cents or (_only(_ELLIPTIC, text) if text.may_hold(_PLACES) else None)
    if spoken is None and text.is_latin:
        spoken = _only(_DEFINITE, text) or _only_english_sum(text)
    return spoken or _set_apart(text)


def _only_english_sum(text: Heard) -> str | None:
    """ "1,380", "a mug, 39, WeChat": without any word for money."""
    if not text.has_figures:
        return None
    patterns = (_THOUSANDS, _AFTER_WAY, _CLAUSE_SUM) if _OF_A_PURCHASE.search(text) else ()
    return next(filter(None, (_only(pattern, text) for pattern in patterns)), None) or _leftover(text)


def _leftover(text: Heard) -> str | None:
    found = leftover_sum(text)
    return None if found is None or _is_aside(found) or _is_code(found) else found[1]


def _set_apart(text: Heard) -> str | None:
    if not (text.is_han and text.has_figures) or not _DEAL.search(text) or _CODE.search(text):
        return None
    found = {
        match[1]
        for match in _SET_APART.finditer(text)
        if not _is_aside(match) and not _OTHER_NUMBER.search(text, max(0, match.start() - 6), match.start())
    }
    return found.pop() if len(found) == 1 else None


def _only(pattern: Headed, text: str) -> str | None:
    """What the pattern finds, if it is one sum, and none that is only a part of what is owed."""
    found = {match[1] for match in pattern.findall(text) if not _is_aside(match) and not _is_code(match)}
    return found.pop() if len(found) == 1 else None


def _is_code(match: re.Match[str]) -> bool:
    """The figure of an error or of a size."""
    return _NEAR_CODE.search(match.string, max(0, match.start() - 24), match.start(1)) is not None


def _by_itself(text: Heard) -> re.Match[str] | None:
    is_of_a_deal = (text.may_hold(_BOUGHT_GATE) and _BOUGHT.search(text)) or (text.is_han and _DEAL.search(text))
    if not is_of_a_deal or _CODE.search(text):
        return None
    return _ALONE.search(text)


def _in_plain_numerals(match: re.Match[str]) -> str:
    return match[0].translate(_PLAIN_NUMERALS)


def _in_figures(match: re.Match[str]) -> str:
    first, unit, second, next_unit, third, _last = match.groups()
    scale = _TIMES[unit]
    lower = _TIMES[next_unit] if next_unit else scale // 10
    return str(int(first) * scale + int(second) * lower + int(third or 0) * (lower // 10))


def _is_aside(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 24) : match.start()]
    return (
        _is_denied(match)
        or _is_cost(match)
        or (_ASIDE.search(before) is not None and not _STILL_OWED.match(match.string, match.end()))
        or _ASIDE_AFTER.match(match.string, match.end()) is not None
    )


def _is_cost(match: re.Match[str]) -> bool:
    """What an expert or a lawyer took; the words for paying may stand in the match."""
    figure = next((number for number in range(1, len(match.groups()) + 1) if match[number]), 0)
    text, start = match.string, match.start(figure)
    return _COST.search(text, max(0, start - 32), start) is not None or _COST_AFTER.match(text, match.end()) is not None


def _is_denied(match: re.Match[str]) -> bool:
    return _DENIED.search(match.string, max(0, match.start() - 12), match.start()) is not None


def tells_what_is_owed(text: str) -> bool:
    """Whether a sum is said to be of the order or of the refund, whatever else is asked for beside it."""
    return any(
        _OF_ORDER_BEFORE.search(text, max(0, found.start() - 16), found.start())
        or _OF_ORDER_BEHIND.match(text, found.end())
        for found in _SUM.findall(text)
    )


def denied_in(text: Heard) -> str | None:
    """The sum that is said not to be the one ("not 300 yuan"); None where none is."""
    if not text.may_hold(_DENIALS) or not text.may_hold(_UNITS):
        return None
    denied = [_value(match) for match in _SUM.findall(text) if _is_denied(match)]
    return _written(denied[0]) if denied and denied[0] is not None else None


def _value(match: re.Match[str]) -> Decimal | None:
    symbol, symbol_times, figure, times, tenth, cent, chinese, chinese_tenth, chinese_cent = match.groups()[:9]
    myriads, myriad, english, jiao, fen, chinese_jiao, named = match.groups()[9:]
    if named:
        return _chinese_sum(named)
    if jiao or chinese_jiao:
        return Decimal(whole_number(jiao or chinese_jiao) or 0) / 10 + _hundredths(fen)
    if chinese:
        value = _chinese_sum(chinese)
        return None if value is None else value + _tenths(chinese_tenth) + _hundredths(chinese_cent)
    if english:
        number = whole_number(english.replace("-", " ").strip())
        return Decimal(number) if number else None
    value = decimal_number(symbol or figure or myriads)
    scale = _TIMES.get(symbol_times or times or myriad or "", 1)
    if value is None:
        return None
    return value * scale + (_tenths(tenth) + _hundredths(cent) if scale == 1 else 0)


def _chinese_sum(text: str) -> Decimal | None:
    # 两三百 is no one sum.
    if re.search("[一二两三四五六七八九]{2}", text):
        return None
    high, myriad, low = text.rpartition("万")
    if not myriad:
        number = whole_number(low)
    else:
        # 一万二 is 12,000; 一万零二百 is 10,200.
        rest = (whole_number(low) or 0) * (1000 if len(low) == 1 and low not in "零十百千" else 1) if low else 0
        number = (whole_number(high) or 1) * 10_000 + rest
    return Decimal(number) if number else None


def _tenths(sign: str | None) -> Decimal:
    """29块9 and 29块90 are the same."""
    if not sign:
        return Decimal(0)
    return Decimal(5 if sign == "半" else whole_number(sign) or 0) / (100 if len(sign) == 2 else 10)


def _hundredths(sign: str | None) -> Decimal:
    return Decimal(whole_number(sign) or 0) / 100 if sign else Decimal(0)


def _written(value: Decimal) -> str:
    whole = int(value)
    return str(whole) if value == whole else format(value, "f")
