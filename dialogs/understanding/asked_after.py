"""Short questions with an answer of their own: what becomes of my data, until when have I time, what does a call cost."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dialogs.acts import Act
from dialogs.understanding.gate import gate_of, gates_of
from dialogs.understanding.heard import Heard
from dialogs.understanding.sieve import Sieve
from dialogs.utterance import COST, FREIGHT, OWN_TIME, PRIVACY, TOO_LATE

#: No such question is longer; what is longer tells a tale.
_LONGEST = 60
_ASKS_ZH = r"[吗么谁?]|没有?$|会不会|是不是|能不能|有没有|怎么|多久|多长|哪里?|什么|几|多少|最[晚迟]"
_DATA_ZH = r"(?:个人|身份|私人|隐私|聊天|我的?|我们的?|用户|手机|订单)*(?:信息|资料|数据|个资|隐私|聊天(?:记录|内容)?|记录|对话|我(?:说|发|讲|写|告诉)的?(?:话|东西|内容)?|这些(?:话|内容)?|截图|照片|图片)"
#: What others do with it is a tale of theirs.
_OTHERS = r"(?:商家|卖家|店家|客服|对方|快递|平台|骗子|他们?|她)"
_PRIVACY = (
    rf"(?:泄露|泄漏|外泄|出卖|卖给?|透露|分享给?|传出去|公开|外传|拿去|告诉(?:商家|卖家|别人|其他人))[^,。;!?]{{0,8}}(?:{_DATA_ZH}|出去|别人|他人|商家|卖家|第三方)",
    rf"{_DATA_ZH}[^,。;!?]{{0,6}}(?:泄露|泄漏|外泄|安全|保密|存多久|保存|保留|存在哪|放在?哪|给别人|被别人|被看|谁看|谁能看|卖)",
    rf"(?:保存|保留|储存|存储|存|记录|记住|留存|留|收集|备份|偷看|监控|监视|监听|偷听)(?:下来?|着|了)?(?:{_DATA_ZH})(?!下载|副本)",
    r"(?:会|能|把)[^,。;!?]{0,6}(?:告诉|透露给|转告)(?:商家|卖家|店家|别人|他人|微信)",
    r"(?<!怎么)(?<!哪里)(?<!怎么查)(?<!哪里能)(?:看|看到|看得到)我(?:的|们的)?(?:聊天|对话|信息|资料|消息|隐私)",
    r"谁(?:能|会|可以|都能|都可以|还能)*(?:看|看到|看见|看得到|读|知道|查看)(?:到|见)?(?:这些|这个|我|里面|聊天|对话|记录)",
    r"隐私(?:政策|条款|协议|声明|保护|安全|问题|权)",
    r"(?:这里|这边|在这|跟你|和你|聊天|说话)[^,。;!?]{0,6}(?:安全|保密)吗",
    r"\b(?:leak|sell|share|expose|disclose|misuse|pass on|give away)\w* (?:of )?(?:all )?(?:my|our|this|user|personal|these) ?(?:personal )?(?:data|info|information|details|messages?|chats?|conversation|number|name|privacy)?\b",
    r"\b(?:store|save|keep|record|log|collect|retain|monitor|read|see)s? (?:all )?(?:of )?(?:my|our|this|these|the) (?:personal |private |chat )?(?:data|info|information|details|messages?|chats?|chat history|conversations?|history|records)\b",
    r"\bwho (?:can |else |will |else can |all )*(?:see|sees|read|reads|access|accesses|has access|gets|looks)\b.{0,20}\b(?:this|it|my|chat|these|what)\b",
    r"\b(?:is|are) (?:this|it|my \w+|our \w+|the chat|these|what i \w+)(?: \w+)? (?:private|confidential|secure|anonymous|kept|stored|recorded|saved|safe with you)\b",
    r"\bprivacy (?:policy|notice|statement|terms)",
    r"\b(?:is|are) my (?:data|info|information|details|messages|privacy) (?:safe|secure|protected)",
    r"\bhow long (?:do|will) you (?:keep|store|save)\b",
    r"\bwhat happens (?:to|with) (?:my|this) (?:data|info|information|chat|messages)",
)
_TO_LIST = r"什么|哪些|导出|下载|副本|给我看|一份|\bwhat (?:data|info|information)\b|\bcopy\b|\bexport|\bdownload|删|清[除空]|抹|不要|别(?!人|的)|delete|erase|remove|don't"
_THEIRS = rf"{_OTHERS}(?:会不会|把我|泄露|泄漏|说|拿|有没有|已经|居然|竟然)|\b(?:seller|shop|store|merchant|they|he|she)\b.{{0,12}}\b(?:leak|sold|shared|exposed|posted|has|have)"
_OWN_TIME = (
    r"(?:最[晚迟]|最后)[^,。;!?]{0,10}(?:什么时候|啥时候|几号|哪天|哪一?天|几时|何时|多久)",
    r"(?:什么时候|几号|哪天|几时|何时)[^,。;!?]{0,2}(?:之?前)[^,。;!?]{0,8}(?:申请|弄|办|退|提|处理|搞|投诉|做)",
    r"(?:截止|截至|最后期限|期限|时限|死线|deadline|最后一天|有效期|退货期|退款期|时效)[^,。;!?]{0,8}(?:什么时候|啥时候|几号|哪天|多久|几天|是|到|吗|\?|多长)",
    r"(?:还|我)(?:剩|剩下|有|能拖|可以拖)[^,。;!?]{0,2}(?:几天|多少天|多少时间|多长时间|多久(?!能到|到账))(?:时间)?(?:可以|能|来)?(?:申请|退|弄|处理|投诉|办)?\??$",
    r"\b(?:what|when)(?:'s| is| are|s)? (?:my|the|our) (?:own )?(?:deadline|deadlines|time limit|last day|cut-?off|due date|latest date)",
    r"\bby when (?:do|must|should|can|have) i\b",
    r"\bhow (?:much time|long|many days) do i (?:still )?have(?: left| to (?!wait\b)|\?|$)",
    r"\bhow (?:much time|many days)(?: is| are)? left\b",
    r"\buntil when (?:can|do|may) i\b",
    r"\bwhat(?:'s| is) the latest i can\b",
    r"\b(?:what|when)(?:'s| is| was) (?:the|my) last (?:day|date|chance|moment)\b",
    r"\bmy deadline\b",
)
_TOO_LATE = (
    r"(?:太晚|来不及|过期|超期|超时|过时|逾期|晚了|错过)(?:了)?(?:没有?|吗|么|吧|呢|\?)",
    r"(?:是不是|会不会|有没有)(?:已经|都|就)?(?:太晚|来不及|过期|超期|超时|过时|逾期|晚|错过)",
    r"(?:还)?(?:来得及|赶得上|来不来得及|赶不赶得上)(?:吗|么|不|没|\?|$)",
    r"\b(?:is|was|am|are) (?:it|i|we) (?:already |now )?too late\b",
    r"\b(?:have|did) i (?:already )?miss(?:ed)? (?:it|the|my)\b",
    r"\bis there (?:still )?(?:any )?time(?: left)?\b",
    r"\bam i (?:still )?in time\b",
    r"\b(?:is|has) (?:it|my \w+|the \w+|my time limit) (?:already )?(?:expired|run out|passed|over|gone)\b",
    r"\btoo late (?:for me|now)\b",
)
_SAYS = rf"{_OTHERS}[^,。;!?]{{0,4}}(?:说|讲|回|称)|\b(?:say|says|said|claims?|told)\b"
_COST = (
    r"(?P<line>95017|12315|12363|12378|12345|96110|110|热线|客服电话|这个?(?:电话|号码)|打电话|打过去)[^,。;!?]{0,8}(?:要钱|收费|收不收费|免费|花钱|话费|要不要钱|扣费|多少钱|贵不贵|贵吗)",
    r"打(?P<to>95017|12315|12363|12378|12345)?(?:要钱|收费|免费|花钱|要话费)",
    r"\b(?:is|are) (?:calling |calls to )?(?:the )?(?P<free>95017|12315|12363|12378|12345|96110|hotline|number|call|line)s? (?:a )?(?:free|toll|charged|paid|expensive)",
    r"\bis it free to (?:call|ring) (?:the )?(?P<ring>95017|12315|12363|12378|12345|96110)?",
    r"\b(?:does|do|will) (?:calling |it cost (?:\w+ )?to call |a call to )(?:the )?(?P<call>95017|12315|12363|12378|12345|96110|hotline|number|them|line)?\b",
)
_FREIGHT = (
    r"(?:运费|邮费|快递费)[^,。;!?]{0,6}(?:谁|哪边|哪方|要我|我)(?:来)?[^,。;!?]{0,4}(?:出|付|承担|掏|给|负责)",
    r"谁(?:来)?(?:出|付|承担|掏|负责)[^,。;!?]{0,4}(?:运费|邮费|快递费)",
    r"\bwho (?:pays|should pay|has to pay|covers|bears)(?: for)?(?: the| my)?(?: return)? (?:freight|shipping|postage|delivery|return)\b",
)


@dataclass(frozen=True, slots=True, eq=False)
class _Kind:
    """Questions with the same answer, and what shows that it is not the one that is wanted."""

    pattern: re.Pattern[str]
    act: Act
    topic: str
    unless: re.Pattern[str]


def _kind(ways: Iterable[str], act: Act, topic: str, unless: str = "(?!)") -> _Kind:
    return _Kind(re.compile("|".join(ways)), act, topic, re.compile(unless))


_WAYS = (
    (_kind(_COST, Act.ASK_ESCALATION, COST), _COST),
    (_kind(_FREIGHT, Act.ASK_ESCALATION, FREIGHT, _SAYS), _FREIGHT),
    (_kind(_PRIVACY, Act.EXPORT_MY_DATA, PRIVACY, f"{_TO_LIST}|{_THEIRS}"), _PRIVACY),
    (_kind(_TOO_LATE, Act.ASK_DURATION, TOO_LATE, _SAYS), _TOO_LATE),
    (_kind(_OWN_TIME, Act.ASK_DURATION, OWN_TIME, _SAYS), _OWN_TIME),
)
#: In the order in which they win.
_KINDS = tuple(kind for kind, _ in _WAYS)
#: By each way alone: two strings that it needs let fewer texts through than one that any of all may hold.
_SIEVE = Sieve.of((kind, gates_of(way, {})) for kind, ways in _WAYS for way in ways)
#: A cheap look: no question in Chinese without one of these.
_ASKS_GATE = gate_of(re.compile(_ASKS_ZH + r"|隐私(?:政策|条款|协议|声明)"))
_QUESTION = re.compile(
    rf"{_ASKS_ZH}|隐私(?:政策|条款|协议|声明)|\?|privacy|deadline|too late"
    r"|^(?:(?:so|and|but|ok|okay|hi|hello|hey|please|well|then|also|sorry) ?,? ?)*"
    r"(?:is|are|am|was|do|does|did|will|can|could|would|have|has|who|what|what's|when|when's|where|which|how|by when|until when)\b"
)


def asked_in(normal: Heard) -> tuple[Act, str] | None:
    """The act and its topic, where that is what a short message asks; `normal` is normalised."""
    if len(normal) > _LONGEST or not (normal.is_latin or normal.may_hold(_ASKS_GATE)):
        return None
    kinds = _SIEVE.passed_by(normal)
    if not kinds or not _QUESTION.search(normal):
        return None
    for kind in _KINDS:
        found = kind.pattern.search(normal) if kind in kinds else None
        if found and not kind.unless.search(normal):
            return kind.act, _with_line(found, kind.topic)
    return None


def _with_line(found: re.Match[str], topic: str) -> str:
    """A cost is that of the line that was named, if one was."""
    number = next((each for each in found.groupdict().values() if each and each.isdigit()), "")
    return f"{topic}.{number}" if topic == COST and number else topic
