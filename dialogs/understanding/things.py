"""The thing that a message is about, and the wish to talk about the refund of another one."""

import re

from dialogs.things import CaseNamed, Thing
from dialogs.understanding.heard import Heard
from dialogs.understanding.named import Named
from dialogs.understanding.numbers import whole_number
from dialogs.understanding.phrases import BLANK, Phrases, Spoken

#: Whoever only asks for another refund does not tell a story, in English and in Chinese.
_LONGEST, _LONGEST_ZH = 40, 20
_REFUND = r"(?:退款问题|退款|问题|订单|事情?)"
_GO = (
    r"(?:那就?|我们|现在|还是|请|帮我|我想|我要|想|先|再|能不能|可以|能)*"
    r"(?:回到|回去|切换?到?|换到|换回|转到|转回|跳到|说回|说一?说|说|讲讲|看一?看|看|聊一?聊|聊|继续说?|接着说|改说)(?:一下|刚才|之前|前面|的|那个|我的)*"
)
_END = r"(?:吧|呢|了|啊|呀|好吗|吗)*"
#: Of a thing: "back to the shoes one", "the shoes one?".
_OF_THING = re.compile(
    rf"{_GO}{BLANK}的?(?:[那这]?(?:一?[个笔单件双条台套份])?的?{_REFUND}?){_END}"
    rf"|(?:那么?|还有)?{BLANK}的?那(?:一?[个笔单件双条台套份])的?{_REFUND}?(?:怎么样|怎么办)?{_END}"
    r"|(?:ok |okay |so |and |now |please |can we |could we |lets |let us |i want to |id like to )*"
    r"(?:go|switch|get|change|return|move|jump|talk|look|continue|turn|back)(?: back| over)?(?: to| with| about| at)"
    rf" (?:the |my |that )*{BLANK}(?: one| refund| case| order| problem)?(?: please| now| again)*"
    rf"|(?:and |now |ok |so )*(?:what about |how about )?(?:the |my )?{BLANK} (?:one|refund|case)(?: please| now| again)*"
)
#: Of a number: it is the refund's, where the refund is named; else it may be an answer's.
_OF_NUMBER = re.compile(
    rf"(?:{_GO})?(?:第{BLANK}个?|{BLANK}号|{BLANK})(?:退款问题|退款|订单){_END}"
    rf"|(?:{_GO})第{BLANK}[笔单]{_END}"
    r"|(?:ok |so |and |now |please |lets )*(?:(?:go|switch|get|change|return|move|jump|back)(?: back| over)? to )?"
    rf"(?:the |my )?(?:case|refund)(?: number| no)? {BLANK}(?: please| now| again)*"
)
_OF_ANOTHER = re.compile(
    r"(?:那就?|我们|现在|请|帮我|我想|我要|想|先|再)*"
    r"(?:(?:换|切换?|转)(?:到|成)?(?:另外?一?|别的?|其[他它]的?|下一|一)|(?:说|看|聊|讲)(?:说|看|聊|讲)?(?:另外?一?|别的|其[他它]的?|下一))"
    rf"(?:[个笔单]?的?(?:退款问题|退款|订单)|[笔单]){_END}"
    r"|(?:ok |okay |so |and |now |please |can we |could we |lets |i want to |id like to )*"
    r"(?:switch|change|go|move|turn|jump)(?: over)? to (?:the |an |my |a )?(?:other|another|different|second|next)"
    r" (?:refund|case|order)(?: problem)?(?: please| now)*"
)
_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)|[一二三四五六七八九十]{1,2}|\b(?:one|two|three|four|five)\b")
#: In Chinese every such wish begins so, says "that one", or ends so but for a particle or two.
_GOES = re.compile(_GO)
_CASES = ("退款", "退款问题", "笔", "单")
_PARTICLES = "吧呢了啊呀好吗"
#: Every such wish is of such a form, whatever it names.
_WISHES = tuple(wish.pattern for wish in (_OF_ANOTHER, _OF_NUMBER, _OF_THING))
_FORM = re.compile("|".join(_WISHES).replace(BLANK, ".+"))


def thing_in(said: Named) -> Thing | None:
    """The one thing that is named; None where none is, or several."""
    found = said.by("thing")
    if not found or (len(found) > 1 and len({one.value for one in found}) > 1):
        return None
    return Thing(id=found[0].value, word=said.text[found[0].start : found[0].end])


def case_in(spoken: Spoken, phrases: Phrases) -> CaseNamed | None:
    """The refund that the message as a whole asks to talk about."""
    text = spoken.core if spoken.core.isascii() else spoken.core.replace(" ", "")
    if len(text) > (_LONGEST if text.isascii() else _LONGEST_ZH) or not _may_be_wish(text, spoken.normal):
        return None
    if _OF_ANOTHER.fullmatch(text):
        return CaseNamed()
    return _of_number(text) or _of_thing(Named(text, phrases))


def _may_be_wish(text: str, normal: Heard) -> bool:
    """Cheap looks, at how it begins and ends and for a word in it, and where one finds something a better one."""
    is_worth = (
        normal.is_latin or "那" in text or _GOES.match(text) is not None or text.rstrip(_PARTICLES).endswith(_CASES)
    )
    return is_worth and _FORM.fullmatch(text) is not None


def _of_number(text: str) -> CaseNamed | None:
    for number in _NUMBER.finditer(text):
        if _OF_NUMBER.fullmatch(text[: number.start()] + BLANK + text[number.end() :]):
            return CaseNamed(number=whole_number(number[0]) or 0)
    return None


def _of_thing(said: Named) -> CaseNamed | None:
    for one in said.by("thing"):
        if _OF_THING.fullmatch(said.text[: one.start] + BLANK + said.text[one.end :]):
            return CaseNamed(thing=Thing(id=one.value, word=said.text[one.start : one.end]))
    return None
