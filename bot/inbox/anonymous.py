"""A text without what could tell who wrote it, or whom it is about."""

import re
import unicodedata

from bot.inbox.people import PEOPLE
from bot.inbox.places import PLACES
from dialogs.understanding import masked
from dialogs.understanding.secrets import MASK

#: No more of a message is looked at, and no more of what is left is kept.
LONGEST_LOOKED_AT = 2000
LONGEST_KEPT = 500

#: What stands in the middle of a number that somebody wrote to be read.
_GAP = r"[\s\-‐-―_·.,，。、/|*#()（）+:：~～]{0,4}"
_DIGIT = "[0-9〇零一二三四五六七八九幺两兩]"
_NUMBER = re.compile(f"{_DIGIT}(?:{_GAP}{_DIGIT}){{5,}}")
#: Six digits that say when or how much, and not who.
_HARMLESS = re.compile(
    r"20[2-3][0-9][-./][0-9]{1,2}[-./][0-9]{1,2}|[0-9]{1,3}(?:,[0-9]{3})?\.[0-9]{1,2}|[0-9]{1,5}\.[0-9]{1,2}"
)
_SPOKEN = re.compile(
    r"\b(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double)[\s,-]{1,3}){5,}[a-z]{2,6}", re.IGNORECASE
)

_NO_WORD = r"\s@,，。;；:：!！?？、()（）<>《》\"“”\u3400-\u9fff"
_MAIL = re.compile(rf"[^{_NO_WORD}]{{0,64}}\s?@\s?[^{_NO_WORD}]{{0,255}}")
_ADDRESS_CHARACTER = r"[!-~]"
_LINK = re.compile(rf"[a-z0-9+.#-]{{0,16}}://{_ADDRESS_CHARACTER}*|www\.{_ADDRESS_CHARACTER}*", re.IGNORECASE)
_HOST = re.compile(
    r"(?<![a-z0-9-])(?:[a-z0-9-]{1,63}\.){1,5}"
    rf"(?:com|cn|net|org|top|xyz|vip|cc|io|me|hk|tw|info|shop|club|site|link)(?![a-z0-9])(?:[/?:]{_ADDRESS_CHARACTER}*)?",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"(?P<keep>(?:微信号?|微信號|[vV]信|薇信|\b(?:vx|wx|qq|(?:wechat|weixin|line)\s?id))号?\s{0,2}(?:是|为|為|:|：|=|\bis\b)?\s{0,2}"
    r"|\b(?:wechat|weixin|telegram|whatsapp)\s?[:：=]\s?)"
    r"(?!(?:id|is|pay|app|mini|ok|refund)\b)[A-Za-z][\w-]{4,30}",
    re.IGNORECASE | re.ASCII,
)
#: An order, a passport, an openid: letters with three figures among them, or a word that is none.
_CODE = re.compile(
    r"(?<![\w-])(?:(?=[A-Z_-]*[0-9](?:[A-Z_-]*[0-9]){2})(?=[0-9_-]*[A-Z])[\w-]{6,}|[\w-]{20,})",
    re.IGNORECASE | re.ASCII,
)
_LONG_NUMBER = re.compile(r"[0-9]{6,}")
_SPACES = re.compile(r"[\s\x00-\x1f\x7f]+")
_MASKS = re.compile(r"\*{3,}(?:\s*\*{3,})*")


def anonymous(text: str) -> str:
    """
    The text with every such thing replaced by `MASK`, on one line, at most `LONGEST_KEPT` characters.

    In what is left no six digits follow each other, in whatever script and with blanks or marks between them, but for
    days and amounts; there is no address of mail or of a page. Names of people and places go where the words around
    them tell what they are: nobody can promise more, so whoever labels a text looks at it too.
    """
    plain = _CODE.sub(MASK, _without_addresses(masked(_plain(text[:LONGEST_LOOKED_AT]))))
    plain = _SPOKEN.sub(MASK, _NUMBER.sub(_masked_number, plain))
    plain = _LONG_NUMBER.sub(MASK, plain)
    return _MASKS.sub(MASK, plain)[:LONGEST_KEPT].strip()


def says_anything(text: str) -> bool:
    """Whether anything is left that can be understood or labelled."""
    return any(character.isalpha() for character in text)


def _without_addresses(text: str) -> str:
    # What is longer goes first: a street may hold a number, a page an @.
    for pattern in (_LINK, _MAIL, _HOST):
        text = pattern.sub(MASK, text)
    for pattern in (*PLACES, *PEOPLE, _ACCOUNT):
        text = pattern.sub(rf"\g<keep>{MASK}", text)
    return text


def _masked_number(found: re.Match[str]) -> str:
    return found[0] if _HARMLESS.fullmatch(found[0]) else MASK


def _plain(text: str) -> str:
    """One line; figures, letters and the marks of addresses as ASCII has them; nothing that cannot be seen."""
    if not text.isascii():
        text = "".join(map(_as_ascii, text))
    return _SPACES.sub(" ", text).strip()


def _as_ascii(character: str) -> str:
    if character.isascii() or "\u3400" <= character <= "\u9fff":
        return character
    figure = unicodedata.digit(character, None)
    if figure is not None:
        return str(figure)
    plain = unicodedata.normalize("NFKC", character)
    if plain.isascii() and (plain.isalnum() or plain in "@._-"):
        return plain
    # Marks on top of a letter or a figure, half characters, and what has no look at all.
    return "" if unicodedata.category(character) in _UNSEEN else character


_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Me", "Mn"})
