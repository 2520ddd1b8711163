"""The language and script that one message shows."""

import re
from collections.abc import Callable
from dataclasses import dataclass

_HAN = re.compile("[\u3400-\u9fff]+")
_WORD = re.compile("[A-Za-z][A-Za-z']+")

#: Latin words that people of every language type: they show no language.
_ANYBODYS = frozenset(
    ["ok", "okay", "okk", "hi", "hey", "hello", "bye", "wechat", "weixin", "alipay", "pay", "app", "qq", "id", "vip", "apple", "visa", "mastercard", "unionpay", "taobao", "jd", "pdd", "sms", "pin", "code", "rmb", "cny", "no", "yes", "yep", "nope", "error", "closed", "abnormal", "processing", "success", "pro", "max"]
)  # fmt: skip

_LATIN_WORD = re.compile("[A-Za-z]+")
#: So many characters to each word of Latin letters are Chinese with a word borrowed.
_MOSTLY = 4

#: Characters of a Chinese word at most (微信支付), and of a text that does not yet show its writer's script.
_LONGEST_WORD = 4
_SHORTEST_SCRIPT = 2
#: More than a word: without words of another language beside it, it settles the language.
_PLAINLY_HAN = re.compile(f"[\u3400-\u9fff]{{{_LONGEST_WORD + 1}}}")


@dataclass(frozen=True, slots=True)
class Scripts:
    """The characters that only one script writes."""

    simplify: Callable[[str], str]
    simplified_only: frozenset[str]
    traditional_only: frozenset[str]
    #: The same as patterns, which find one in a tenth of the time that sets take to meet.
    simplified: re.Pattern[str]
    traditional: re.Pattern[str]

    @classmethod
    def of(cls, simplify: Callable[[str], str], simplified_only: str, traditional_only: str) -> "Scripts":
        looks = (re.compile(f"[{letters}]") for letters in (simplified_only, traditional_only))
        return cls(simplify, frozenset(simplified_only), frozenset(traditional_only), *looks)


def locale_of(text: str, scripts: Scripts, present: str | None) -> str | None:
    """
    `zh_Hans`, `zh_Hant` or `en`; None where the text shows none.

    A single word, or a message in two languages, stays in the conversation's own (None), for it switches nothing.
    """
    words = [word for word in _WORD.findall(text) if word.lower() not in _ANYBODYS]
    if not words and _PLAINLY_HAN.search(text):
        return _script_of(text, scripts, present)
    han = len("".join(_HAN.findall(text)))
    if present and _is_one_word(han, words, present):
        return present if han and present.startswith("zh") else None
    if han and words and present and not (han >= 2 * len(words) or len(words) >= 2 * han):
        return None
    if han and 2 * len(words) >= 3 * han and len(words) > 2:
        return None if present else "en"
    if han:
        return _script_of(text, scripts, present)
    return "en" if words else _greeting_of(text, present)


def locale_of_pinyin(normal: str, scripts: Scripts, present: str | None) -> str | None:
    """
    The same of a text that was typed in Latin letters, with its pinyin in characters: they show Chinese and no script.

    A name in an English sentence ("I paid with weixin") shows nothing.
    """
    is_chinese = len("".join(_HAN.findall(normal))) >= _MOSTLY * len(_LATIN_WORD.findall(normal))
    shown = locale_of(normal, scripts, present) if is_chinese else "en"
    return present if shown and present and shown.startswith("zh") and present.startswith("zh") else shown


def _is_one_word(han: int, words: list[str], present: str) -> bool:
    """A single word switches no language: people borrow words. Of Chinese to Chinese only the script could change."""
    if present.startswith("zh"):
        return not words if 0 < han <= _SHORTEST_SCRIPT else not han and len(words) == 1
    return not words and 0 < han <= _LONGEST_WORD


def _greeting_of(text: str, present: str | None) -> str | None:
    """A bare hello or yes opens a conversation in English but switches none."""
    return "en" if present is None and re.search(r"\b(?:hi|hello|hey|yes|no|bye)\b", text.lower()) else None


def _script_of(text: str, scripts: Scripts, present: str | None) -> str:
    if not scripts.traditional.search(text):
        return "zh_Hans" if scripts.simplified.search(text) else _script_present(present)
    letters = set(text)
    traditional = len(letters & scripts.traditional_only)
    simplified = len(letters & scripts.simplified_only)
    if traditional == simplified:
        return _script_present(present)
    return "zh_Hant" if traditional > simplified else "zh_Hans"


def _script_present(present: str | None) -> str:
    return present if present in ("zh_Hans", "zh_Hant") else "zh_Hans"
