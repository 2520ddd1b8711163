"""How old the child is that paid: of nobody else is an age a fact of a refund."""

import re

from dialogs.understanding.heard import Heard
from dialogs.understanding.numbers import CHINESE, ENGLISH_WORDS, whole_number

#: From this age on nobody is a child.
GROWN_UP = 18
_CHILD = re.compile(
    r"孩|儿子|女儿|娃|小朋友|未成年|弟弟|妹妹|侄|外甥|孙|\b(?:child|kids?|sons?|daughters?|boys?|girls?|minor|teen\w*|brother|sister|nephew|niece|grand\w+)\b"
    r"|\bmy [\w ]{1,12}[- ]years?[- ]olds?\b"
)
_WORDS = "|".join(ENGLISH_WORDS)
_AGE = re.compile(
    rf"(?<![\d.第])(\d{{1,2}}|{CHINESE}{{1,3}})(?:周)?岁(?:半)?(?!以[上下内]|及以|码|款|[到至~-])"
    rf"|\b(\d{{1,2}}|{_WORDS})[- ]?(?:years?[- ]olds?|y/?o|yrs?[- ]old)\b|\baged? (?:of )?(\d{{1,2}})\b(?!\+| and)"
)
_KIN = r"child|kid|son|daughter|boy|girl|(?:little )?(?:brother|sister)|nephew|niece|grand(?:son|daughter|child)"
#: "He is nine."
_IS = re.compile(
    rf"(?:(?:and|my) )?(?:he|she|(?:the |my )?(?:{_KIN}))(?:'?s| is| was)(?: only| just)? (\d{{1,2}}|{_WORDS})\b(?! (?:yuan|rmb|days|times))"
)
#: Beside an age that is the whole message no more is said.
_FEW = 10

#: Cheap looks: without one of these nobody's age is told. Each way begins with a letter, so that the search passes over others.
_AGES = frozenset("岁")
_LOOK = re.compile(
    rf"y(?:ears?[- ]old|/?o\b|rs?[- ]old)|aged? (?:of )?\d|(?:'s|hes| is| was)(?: only| just)? (?:\d|{_WORDS})"
)


def childs_age_in(normal: Heard, *, is_of_a_child: bool) -> str | None:
    """Whole years, where the words speak of a child or of nothing but the age; `is_of_a_child`: who paid was one."""
    if not normal.may_hold(_AGES) and not (normal.is_latin and _LOOK.search(normal)):
        return None
    found = _AGE.search(normal) or _IS.search(normal)
    if found is None:
        return None
    said = next(group for group in found.groups() if group)
    is_alone = len(normal) - (found.end() - found.start()) <= _FEW
    years = whole_number(said)
    is_childs = is_of_a_child or is_alone or _CHILD.search(normal) is not None
    return str(years) if years and years < GROWN_UP and is_childs else None
