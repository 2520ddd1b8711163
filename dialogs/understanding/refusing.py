"""Words of a refusal that tell of none: one that is said not to be, and one that is only asked whether it may be."""

import re
from enum import Enum, auto

from dialogs.understanding.heard import Heard
from dialogs.understanding.wording import Said


class Refusing(Enum):
    """What words of a refusal tell."""

    #: There was one.
    TOLD = auto()
    #: There was none.
    DENIED = auto()
    #: Whether there may be one is asked or judged.
    JUDGED = auto()


_REFUSE_ZH = r"(?:婉拒|拒绝|拒(?!绝)|驳回|打回|回绝)"
_REFUSE_EN = (
    r"(?:refus(?:e[ds]?|ing|al)|reject\w*|declin(?:e[ds]?|ing)|den(?:y|ied)|turned (?:me|it|us|this) down|said no)\b"
)
#: 没有拒绝我的理由 speaks of one that there was; 不是拒绝了吗 as well.
_DENIED = re.compile(
    rf"(?:没有?|未|不曾)(?:真的?|明确|正式|直接|说|讲|被|要|完全|给我)*{_REFUSE_ZH}(?!(?:我|退款)?的?理由)"
    rf"|(?:不是|并非|不算)(?:被)?{_REFUSE_ZH}(?![^,。;!]{{0,3}}[吗么嘛?])"
    rf"|(?<!ca)(?<!could)(?<!should)(?<!must)(?<!wo)(?<!would)(?:n't|\bnot|\bnever)(?: yet| actually| really| exactly| outright| even| been| directly| said| a)* {_REFUSE_EN}"
    r"|\bno (?:refusal|rejection)\b"
)
#: "Can they refuse?", 有权拒绝: nobody says that they did.
_JUDGED = re.compile(
    rf"(?:不能|不得|不可以?|无权|没有?权利?|不应该?|不该|有权利?|有资格|能不能|能够?|可以|可不可以|会不会)(?:就|随便|这样|随意|直接)*{_REFUSE_ZH}"
    r"|\b(?:can(?:'t|not| not)?|could(?:n't)?|should(?:n't| not)?|must(?:n't| not)|may(?: not)?|allowed|rights?|legal|lawful|able|entitled|going|free)"
    r" (?:to )?(?:they |he |she |the \w+ |a \w+ )?(?:really |just |simply |even |legally |still )*(?:refuse|reject|decline|deny|say no)\b"
)
_OTHER = ((Refusing.DENIED, _DENIED), (Refusing.JUDGED, _JUDGED))
#: So far before a word of a refusal begins what denies it.
_REACH = 32


def refusing(said: Said, text: Heard) -> Refusing:
    """What the words of a refusal at this place tell, by those right around them."""
    start = max(0, said.start - _REACH)
    for found, pattern in _OTHER:
        if any(match.end() > said.start for match in pattern.finditer(text, start, said.end)):
            return found
    return Refusing.TOLD
