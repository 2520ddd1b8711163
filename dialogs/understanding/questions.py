"""Whether a thing that was named stands in a question about it: then it is not said to be so."""

import re

from dialogs.understanding.gate import gate_of
from dialogs.understanding.heard import Heard
from dialogs.understanding.wording import Said

#: Right behind it in Chinese: 了吗, 没有; "可以吗", "合理吗" ask for an opinion on something that is so.
_ASKED_BEHIND = re.compile(
    r"(?:里|上|账户)?(?:了|的|过)?(?:吗|么|没有|没)(?=[?,。!;]|$)|(?:是什么|是啥|什么意思|啥意思|咩意思|有没有?用|有用(?:吗|么|不)|靠谱(?:吗|么|不))"
)
_ASKED_BEFORE = re.compile(
    r"(?:是不是|有没有|是否|会不会|什么是|啥是)(?:被|已经|都|会|能)?[^,。;!?]{0,3}$|\bwhat(?:'s| is| does)(?: the)?(?: status| word)? [\"']?$"
)
#: 显示退款关闭是什么意思: what it means is asked, and not whether it is so.
_SHOWN = re.compile("显示|写着|写的|状态|变成|变了|跳成|一直是")
_MEANING_REACH = 8
_BEHIND_GATE, _BEFORE_GATE = gate_of(_ASKED_BEHIND), gate_of(_ASKED_BEFORE)
#: Who asks what a word means has it before them, where they say so.
_HAS_IT = re.compile(
    r"\b(?:page|screen|app|status|order|refund|it|mine|mini program)(?: \w+)? (?:only |just |now |still )?(?:shows?|says?|has|reads?|displays?|puts)\b|that's (?:what|all)|this is (?:what|all)|\bi (?:see|have|got|applied|requested|asked|paid)\b"
)
_ASKS = re.compile(r" ?(?:so |and |but )?(?:did|has|have|is|was|were|does)\b")
#: No clause is longer, as far as questions go.
_FAR = 80


def is_asked(text: Heard, said: Said) -> bool:
    """In either language, judged by the clause alone."""
    behind = _ASKED_BEHIND.match(text, said.end) if text.may_hold(_BEHIND_GATE) else None
    if behind:
        is_meaning = behind[0].endswith("意思")
        return not (is_meaning and _SHOWN.search(text, max(0, said.start - _MEANING_REACH), said.end))
    if text.may_hold(_BEFORE_GATE) and _ASKED_BEFORE.search(text, max(0, said.start - 24), said.start):
        return not _HAS_IT.search(text, said.end)
    mark = text.find("?", said.end, said.end + _FAR)
    if mark < 0 or any(sign in text[said.end : mark] for sign in ",.;!"):
        return False
    start = max(0, said.start - _FAR)
    edge = max(text.rfind(sign, start, said.start) for sign in ",.;!?")
    return _ASKS.match(text, edge + 1 if edge >= start else start) is not None
