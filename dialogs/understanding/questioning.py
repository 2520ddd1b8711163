"""Whether a message asks something, and whether it asks about the refund what would else be a wish about the talk."""

import re

from dialogs.understanding.gate import gate_of
from dialogs.understanding.heard import Heard

_ZH_OPENING = re.compile(
    r"(?:那么?|我|请问|你们?|他们?|商家|卖家|平台|微信|到底|究竟|所以|可是|但是?|还|又|现在|[,。!]|这|这样|钱|我的钱)*"
    r"(?:凭什么|为什么|为啥|怎么|如何|能不能|能否|可不可以|要不要|是不是|会不会|该不该|有没有|还有没有|有什么|什么|谁|(?:要|该|去|在|上|到)*哪|多久|几天|(?:还|需)?能[^,。;]*吗)"
)
_ZH_ENDINGS = ("吗", "么", "谁", "怎么办", "呢", "?")
_ZH_OPENING_GATE = gate_of(_ZH_OPENING)
_MAY_ASK = _ZH_OPENING_GATE | frozenset(ending[0] for ending in _ZH_ENDINGS)
#: With such a sign such an opening begins, or what may stand before it.
_ZH_FIRST = frozenset("那我请你他商卖平微到究所可但还又现,。!这钱凭为怎如能要是会该有什谁哪多几需去在上")
#: Something that has happened is news, in whatever form it is told: "申诉失败了怎么办".
_ZH_HAPPENED = re.compile(r"[了过没]|已经|一直|还是")
_EN_OPENING = re.compile(
    r"(?:(?:so|and|but|ok|okay|well|then|please|hey)[ ,]+)*"
    r"(?:what|why|how|who|whose|when|where|which|will|would|can|could|should|shall|do|does|did|is|are|am|has|have|must|any)\b"
)
_AGAIN = re.compile(
    r"(?:重新|再(?:次)?|再去)(?:去)?(?:申请|提交|提|发起|投诉|申诉|退)(?:退款|售后|申请|一次|一遍|一下|一回)*"
    r"|\b(?:re-?)?(?:apply|submit|request|file|complain|ask them)\b.*\bagain\b|\bre-?(?:apply|submit|file)\b"
)
_AGAIN_GATE = gate_of(_AGAIN)
_WHETHER = re.compile(
    r"[吗么]|要不要|是不是|需不需要|用不用|能不能|可不可以|该不该|要否|\?|^(?:should|do|must|can|may|shall|could)\b"
)
_UNCHANGED = re.compile(
    r"还是|仍然|依然|依旧|照样|照旧|又|再次|再度|就是不|死活|\b(?:still|again|once more|keeps?|as before)\b"
)
_UNCHANGED_GATE = gate_of(_UNCHANGED)
#: A wish and a question of that kind are short; a tale is not.
_LONGEST = 60


def may_ask(normal: Heard) -> bool:
    """Whether the message, or a piece of it, can be a question at all."""
    return normal.is_latin or normal.may_hold(_MAY_ASK)


def is_question(normal: Heard) -> bool:
    """Whether the message as a whole asks, and tells no news on the way; `normal` is normalised."""
    if len(normal) > _LONGEST:
        return False
    if normal.is_latin and _EN_OPENING.match(normal):
        return True
    if normal.isascii():
        return False
    if normal[0] in _ZH_FIRST and normal.may_hold(_ZH_OPENING_GATE) and _ZH_OPENING.match(normal):
        return True
    return normal.endswith(_ZH_ENDINGS) and not _ZH_HAPPENED.search(normal)


def asks_whether_to_apply_again(normal: Heard) -> bool:
    """ "Apply again?" is about the refund, where "again" is else about the talk."""
    if len(normal) > _LONGEST:
        return False
    is_again = normal.may_hold(_AGAIN_GATE) and _AGAIN.search(normal)
    return bool(is_again and _WHETHER.search(normal))


def is_unchanged(normal: Heard) -> bool:
    """Whether something is said to be as before, or to have come to that again."""
    return normal.may_hold(_UNCHANGED_GATE) and _UNCHANGED.search(normal) is not None


_OF_A_REFUND = re.compile(r"退(?!休|出|役|步|烧|潮|税|回去)|\brefund|money back")


def is_of_a_refund(normal: Heard) -> bool:
    """Whether the words are about getting money back, whatever they say of it."""
    return _OF_A_REFUND.search(normal) is not None
