"""How long something has been going on, and whether it is the wait for the refund."""

import re

from dialogs.understanding.gate import gate_of
from dialogs.understanding.heard import Heard
from dialogs.understanding.numbers import CHINESE, ENGLISH, whole_number
from dialogs.understanding.seeking import Headed
from dialogs.values import value

_SPAN_ZH = Headed(
    rf"(?<![\d−–-])(\d{{1,3}}|半|[俩仨]|[成整](?=个)|(?:{CHINESE}){{1,4}})\s?(?:个|多个)?(半)?(多)?(工作日|工作天|天|日|周|星期|礼拜|月|年|小时|钟头)(?![前内之以后无号鉴犹试保质]|的?(?:鉴赏|犹豫|试用|保质|保修|冷静)期)"
)
#: 三四天, 十几天, 几天: no one number.
_VAGUE_ZH = re.compile(r"[几数]$|^(?:一两|两三|三四|四五|五六|六七|七八|八九)$|^[一二三四五六七八九]{2,}$")
_BEFORE_ZH = re.compile(
    r"(?:等|一[等拖]就是|熬|耗|拖|过去|(?<![用穿戴背孭骑住睡吃喝试玩坐枕盖])过了?|已经?|都|快|卡|超过|(?<!还)有|足足|整整|差不多|将近|申请|寄回去?|催)(?:了|着|快|有|过|我|都|差不多|将近|整整|足足|超过|已经|大概|至少|款|退款|退货)*\s?$"
)
_AFTER_ZH = re.compile(
    r"\s?(?:多|左右)?(?:钱)?(?:了|过去|啦|喇|仍|还(?!有)|都|没|未|,\s?(?:还|都|仍|钱|一直|依然)|也没|依然|一直)"
)
_NOT_A_WAIT_ZH = re.compile(
    r"无理由|规定|期限|最多|一般|通常|需要|要等|预计|大概要|多久|之内|以内|内到|内退|再等|等够|支持|(?:让|叫|要|请|劝)我?(?:再|先|多|继续)?等(?!了)|(?:超过|过了|超了|已过|超出).{0,6}?(?:了|的)?,?(?:所以|就|商家|卖家|店家|客服|他们|老板|系统|微信|平台)*(?:说|就|都|也)*(?:超过.{1,6}|过了?时效|过了?期|超[时期]|不能|不让|不给|不可以|不予|不退|不肯|不同意|不支持|不受理|不认|拒|无法)"
)

_WAITED_ZH = re.compile(r"[等拖][了过着]?(?:有|都|快|整整|足足|我)*\s?$")
#: 说我超过七天, 早过七天了: a limit, that others hold against the user or that is over.
_SAID_LIMIT_ZH = re.compile(
    r"早就?(?:已经?)?过了?\s?$|(?:说|讲|称|[只才仅]有|只保|只给|理由)[^,。;!?]{0,4}(?:超过了?|过了?|满|有)?\s?$"
)

#: 酒店订早了一天: by so much something was off.
_SHIFTED_ZH = re.compile(r"(?:早|晚|迟|多|少|差|提前|推迟|延后)了?\s?$")
#: 过一天说财务请假: so much later it went on.
_GOES_ON_ZH = re.compile("[说又再才就他她商卖客店老]")

_SPAN_EN = re.compile(
    rf"\b(?<![−–-])(\d{{1,3}}|an?|{ENGLISH}|half a)(?: and a half)?(?: full| whole| long| more)?[ -](business day|working day|day|week|fortnight|month|year|hour)s?(?: and a half)?\b(?! (?:ago|back|return|limit|period|window|policy|after|from|earlier|old|before))"
)
_BEFORE_EN = re.compile(
    r"(?:for|(?:no|any) (?:money|refund|cash|news|sign of it|trace)(?: after| in| for)|taking(?: me)?|wait(?:ed|ing)?(?: (?:for |4 )?(?:my |the |a |this )?(?:refund|money|reply))?(?: since)?|been|it's|already|over|nearly|almost|about|than|past|last|the|another)(?: about| over| more than| almost| nearly| already| at least| like| past)* $"
)
_AFTER_EN = re.compile(
    r" (?:it's been|it has been|now|and|already|later|have|has|passed|since|of waiting|with|without|but|still|went|gone|,)|,| ?$|[.!?]"
)
_WAITING_AFTER_EN = re.compile(
    r" (?:of )?waiting| of (?:excuses|silence|nothing|promises|stalling|this|that|chasing|begging|radio silence)\b| (?:on hold|in limbo|without (?:my |the |any |a )?(?:money|refund|news))| (?:i|we)(?:'ve| have|'m| am)?(?: now| already| just)?(?: been)? wait(?:ed|ing)?\b|,? and counting| (?:i've|i have) wait"
)
_NOT_A_WAIT_EN = re.compile(
    r"\b(?:paid|prepaid|bought|subscribed|signed up|booked|enrol\w+)(?: (?:[a-z¥]*\d[\d.,]*|yuan|rmb|kuai|cny|it|them|us|her|him|in advance|up ?front|already|online))* for (?:about |almost |over )?$"
    r"|\b(?:had|kept|owned) (?:the|it|my)\b|\b(?:used|wore|worn|tried|tested)\b[^,.;]{0,16}$|(?:claim|sa(?:y|ys|id)|told)[^,.;]{0,20}(?:over|past|more than|beyond|after)|within|up to|usually|takes? |will |policy|return window|limit|should|how long|\b(?:told|ask(?:ed)?|want(?:s|ed)?|tells?) (?:me|us) to wait\b|\b(?:have|need|got) to wait\b|in (?:\d|an?|two|three|five|seven)"
)
#: Nothing before it, or the end of what was said before.
_CLAUSE_ENDS = ("", ",", ";", ".")
_CLAUSE_EN = re.compile(r"[.;!?] |, (?=i |we |and |but )")
#: "Over seven days, so they refuse" tells a limit.
_LIMIT_EN = re.compile(r"(?:over|past|after|beyond|exceed\w*|more than)(?: the)? *$")
#: "'Over 7 days', they say", "way past 7 days": what others hold against the user.
_HELD_EN = re.compile(
    r"(?:[\"'\u201c][^\"'\u201d]{0,24}|\bway |\b(?:for|because|due to|by|of)(?: it| i)?(?: being| was)? )(?:over|past|after|beyond|exceed\w*|more than)(?: the)? $"
)
#: "The seven days", "older than 15 days", "I missed the 48 hours": a rule's own span.
_RULE_EN = re.compile(r"\b(?:the|older than|missed|only|max(?:imum)?|of) $")
_LIMIT_AFTER_EN = re.compile(
    r"[ ,]*(?:so |and |now |the |they |he |she )*(?:seller |shop |store |merchant |owner |wechat |system |platform )?(?:refus|reject|declin|denie|won't|can't|cannot|no refund|no return)"
)


#: 第6天了, "day 6 since I applied".
_NTH_DAY = rf"第(\d{{1,3}}|{CHINESE}{{1,3}})天(?=了|还没)|(?<=今天|今儿|这都|已经)(?:都|是|算)*第(\d{{1,3}}|{CHINESE}{{1,3}})天|\b(?:it's|now|already|this is|today is|i'm on|(?<=on )(?=day \w+ of waiting)|^(?=day \w+ of))(?: already| now)? ?day (\d{{1,3}}|{ENGLISH})(?= (?:since|of|and|now|already)|[,.;!]|$)"
_DAY_COUNT = Headed(_NTH_DAY)

#: A cheap look before the patterns: a number right before a unit, in any of the ways to write it.
_HINT_ZH = re.compile(
    "[0-9半俩仨成整零〇一二两三四五六七八九十百千] ?个?半?多?(?:工作[日天]|[天日周月年]|礼拜|星期|小时|钟头)"
)
_UNITS_ZH = gate_of(re.compile("工作日|[天日周月年]|礼拜|星期|小时|钟头"))
#: What a month and a fortnight end with: money begins like the one, and much else like the other.
_UNITS_EN = gate_of(re.compile("day|week|nth|year|hour|tnight"))
_COUNTED = gate_of(re.compile(_NTH_DAY))

_DAYS = {
    "天": 1, "日": 1, "工作日": 1, "工作天": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30, "年": 365, "小时": 0, "钟头": 0,
    "business day": 1, "working day": 1, "day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "hour": 0,
}  # fmt: skip
_HOURS = ("小时", "钟头", "hour")


@value(frozen=True, slots=True)
class Span:
    """So many days, that have passed (or not: a rule, a promise)."""

    start: int
    end: int
    days: int
    has_passed: bool


def spans_in(text: Heard) -> list[Span]:
    """Every stretch of whole days in a clause; vague ones are left out."""
    spans = []
    if text.may_hold(_COUNTED):
        spans += [span for match in _DAY_COUNT.findall(text) if (span := _counted(match))]
    if text.may_hold(_UNITS_ZH) and _HINT_ZH.search(text):
        spans += [span for match in _SPAN_ZH.findall(text) if (span := _chinese(match))]
    if text.is_latin and text.may_hold(_UNITS_EN):
        spans += [span for match in _SPAN_EN.finditer(text) if (span := _english(match))]
    return spans


def _counted(match: re.Match[str]) -> Span | None:
    days = whole_number(match[1] or match[2] or match[3])
    return Span(match.start(), match.end(), days, has_passed=True) if days else None


def _chinese(match: re.Match[str]) -> Span | None:
    number, half, more, unit = match.groups()
    # 三个多星期 and 二十多天 are no one number, and 11月 is a month of the year.
    if (
        more
        or "多" in match[0]
        or match.string.startswith("多", match.end())
        or (unit == "月" and "个" not in match[0] and number not in "半一两俩仨")
    ):
        return None
    number = {"俩": "两", "仨": "三", "成": "一", "整": "一"}.get(number, number)
    if _VAGUE_ZH.search(number) or match.string[: match.start()].endswith(("几", "第", "每", "月", ".")):
        return None
    days = _in_days(number, unit, half is not None)
    before, after = (
        match.string[max(0, match.start() - 12) : match.start()],
        match.string[match.end() : match.end() + 4],
    )
    passed = (_BEFORE_ZH.search(before) or _AFTER_ZH.match(after)) and not _NOT_A_WAIT_ZH.search(match.string)
    if unit in _HOURS and not _WAITED_ZH.search(before):
        # 48小时都没回应 tells a term that ran out.
        return Span(match.start(), match.end(), days, has_passed=False) if days is not None else None
    if (
        _SAID_LIMIT_ZH.search(before)
        or _SHIFTED_ZH.search(before)
        or (before.endswith("过") and _GOES_ON_ZH.match(after))
    ):
        passed = None
    return None if days is None else Span(match.start(), match.end(), days, bool(passed))


def _english(match: re.Match[str]) -> Span | None:
    days = _in_days(match[1], match[2], " and a half" in match[0])
    before, after = (
        match.string[max(0, match.start() - 24) : match.start()],
        match.string[match.end() : match.end() + 28],
    )
    passed = _BEFORE_EN.search(before) or (_AFTER_EN.match(after) and before.rstrip()[-1:] in _CLAUSE_ENDS)
    passed = passed or _WAITING_AFTER_EN.match(after)
    passed = passed and not _NOT_A_WAIT_EN.search(
        _CLAUSE_EN.split(match.string[max(0, match.start() - 40) : match.start()])[-1]
    )
    if passed and _tells_limit(match, before):
        passed = None
    return None if days is None else Span(match.start(), match.end(), days, bool(passed))


def _tells_limit(match: re.Match[str], before: str) -> bool:
    if _RULE_EN.search(before) or _HELD_EN.search(before):
        return True
    return _LIMIT_EN.search(before) is not None and _LIMIT_AFTER_EN.match(match.string, match.end()) is not None


def _in_days(number: str, unit: str, and_half: bool) -> int | None:
    if number in ("半", "half a"):
        return {"月": 15, "month": 15, "年": 182, "year": 182}.get(unit)
    count = whole_number(number)
    if count is None:
        return None
    if unit in _HOURS:
        return count // 24 if count and count % 24 == 0 else None
    days = count * _DAYS[unit]
    return days + {7: 4, 30: 15, 365: 182}.get(_DAYS[unit], 0) if and_half else days


def bare_days(text: Heard) -> int | None:
    """The answer to "how many days?": `10`, `10天`, `两周`, `about a week`."""
    spans = spans_in(text)
    if spans:
        return spans[0].days
    match = re.fullmatch(rf"\D{{0,8}}?(\d{{1,3}}|{CHINESE}{{1,4}}|{ENGLISH})\D{{0,4}}", text)
    return whole_number(match[1]) if match and not re.search(r"[元块月号点]", text) else None
