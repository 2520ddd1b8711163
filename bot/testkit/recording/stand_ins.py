"""Somebody's words with harmless stand-ins of the same shape for whatever tells who they are."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from bot.inbox.anonymous import anonymous
from bot.inbox.people import PEOPLE
from dialogs.slots import Slot
from dialogs.understanding import Phrases, masked, understand
from dialogs.understanding.secrets import MASK
from dialogs.utterance import NOTHING_EXPECTED, Utterance

#: A number of the operator's own service line, that every shop's test data uses.
_PHONE = "13800138000"
_MAIL_ADDRESS, _PAGE, _ACCOUNT_NAME = "someone@example.com", "https://example.com/", "wxid_example"
#: Of an order's number the beginning tells whose it is: 4200 a payment, 50 and 52 a refund, a year an order.
_TELLING = 4
_NUMBERED = frozenset({Slot.ORDER_NO, Slot.REFUND_NO})

_RUN = re.compile(
    r"(?<![0-9A-Za-z.])[0-9](?:[ -]?[0-9]){6,34}[Xx]?(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])[A-Za-z]{1,6}[0-9][0-9-]{6,34}(?![0-9A-Za-z])"
)
_HARMLESS = re.compile(r"20[2-3][0-9]-[0-9]{1,2}-[0-9]{1,2}")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_LINK = re.compile(r"(?:https?://|www\.)[!-~]+", re.IGNORECASE)
_ACCOUNT = re.compile(
    r"(?P<keep>(?:微信号?|微信號|[vV]信|\b(?:vx|wx|qq)号?)\s?(?:是|为|為|:|：)?\s?)[A-Za-z][\w-]{4,30}", re.ASCII
)
_OPENID = re.compile(r"(?<![\w-])o[\w-]{27}(?![\w-])", re.ASCII)
_COVERED = re.compile(re.escape(MASK))
_CODE_BEFORE = re.compile(r"(?:码|碼|code|pin|otp|pass ?word|密碼)\W{0,3}(?:是|为|為|is|was)?\W{0,3}$", re.IGNORECASE)
_IDENTITY_BEFORE = re.compile(
    r"(?:身份证|身分證|身份證|证件|identity|\bid)\S{0,3}\W{0,3}(?:是|为|為|is)?\W{0,3}$", re.IGNORECASE
)
_IDENTITY_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)

#: A place that is put by while everything else is masked: no pattern takes it for anything.
_PUT_BY = "\ue000{}\ue001"
_PUT_BY_PLACE = re.compile("\ue000(\\d+)\ue001")


def without_person(text: str, *, keep: str = "") -> str:
    """
    The text with a stand-in for each number, name, address and account; what then is left of such is masked.

    `keep` is an error code that stands in it and says nothing of anybody. Two numbers of one length get one stand-in.
    """
    put_by: list[str] = []

    def put(stand_in: str) -> str:
        put_by.append(stand_in)
        return _PUT_BY.format(len(put_by) - 1)

    bare = _put_by_all(text, keep, put)
    covered = anonymous(bare)
    # Where nothing else was found the words stay to the letter: line by line, and with their own signs.
    bare = covered if MASK in covered else bare
    return _PUT_BY_PLACE.sub(lambda found: put_by[int(found[1])], bare)


def is_heard_alike(before: str, after: str, phrases: Phrases, today: date) -> bool:
    """Whether both say the same by themselves, but for the numbers that stand in for each other."""
    first, second = (understand(text, phrases, NOTHING_EXPECTED, today=today, locale=None) for text in (before, after))
    return _gist(first) == _gist(second)


def stands_for(text: str, phrases: Phrases, today: date) -> str:
    """The text without the person; an error code in it is kept."""
    heard = understand(text, phrases, NOTHING_EXPECTED, today=today, locale=None)
    code = re.search(re.escape(str(heard.slots.get(Slot.ERROR_CODE) or MASK)), text, re.IGNORECASE)
    return without_person(text, keep=code[0] if code else "")


def _put_by_all(text: str, keep: str, put: Callable[[str], str]) -> str:
    if keep:
        text = text.replace(keep, put(keep))
    text = _LINK.sub(lambda _: put(_PAGE), text)
    text = _MAIL.sub(lambda _: put(_MAIL_ADDRESS), text)
    text = _OPENID.sub(lambda _: put(_ACCOUNT_NAME), text)
    text = _ACCOUNT.sub(lambda found: found["keep"] + put(_ACCOUNT_NAME), text)
    text = _COVERED.sub(lambda found: put(_secret_at(found)), text)
    text = _RUN.sub(lambda found: found[0] if _HARMLESS.fullmatch(found[0]) else put(_number_like(found)), text)
    for pattern in PEOPLE:
        text = pattern.sub(lambda found: found["keep"] + put(_name_like(found[0][len(found["keep"]) :])), text)
    return text


def _secret_at(found: re.Match[str]) -> str:
    """A code, an identity number or a card, by the words before it."""
    before = found.string[max(0, found.start() - 16) : found.start()]
    if _CODE_BEFORE.search(before):
        return "123456"
    return _identity() if _IDENTITY_BEFORE.search(before) else _card("6", 16)


def _number_like(found: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", found[0])
    if len(digits) == len(_PHONE) and digits.startswith("1"):
        return _laid_out(found[0], _PHONE)
    # In its own words, because a label before it may be what makes it a secret.
    before = found.string[max(0, found.start() - 16) : found.start()]
    if masked(before + found[0]) != before + found[0]:
        is_identity = len(re.sub(r"[ -]", "", found[0])) == 18 and _card(digits[0], len(digits)) != digits
        return _identity() if is_identity else _laid_out(found[0], _card(digits[0], len(digits)))
    kept = digits[:_TELLING] if len(digits) > 2 * _TELLING else ""
    counted = "".join(str(place % 10) for place in range(1, len(digits) - len(kept) + 1))
    return _laid_out(found[0], kept + counted)


def _laid_out(as_written: str, digits: str) -> str:
    """These digits with the letters, blanks and dashes of that."""
    left = iter(digits)
    return "".join(next(left, "0") if character.isdigit() else character for character in as_written)


def _card(network: str, length: int) -> str:
    """A card number that no bank gives out, with a right check digit."""
    body = network + "0" * (length - 2)
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(body)))
    return body + str(-sum(value // 10 + value % 10 for value in doubled) % 10)


def _identity() -> str:
    """Of nobody: a first of January, and no number in its day."""
    body = "11010119000101000"
    total = sum(int(digit) * weight for digit, weight in zip(body, _IDENTITY_WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def _name_like(name: str) -> str:
    if name.isascii():
        return " ".join(_english_names(name))
    return {1: "王", 2: "王明", 3: "王小明"}.get(len(name), "欧阳小明")


def _english_names(name: str) -> Iterator[str]:
    yield from ("Alex", "Wang", "Li")[: len(name.split()) or 1]


def _gist(heard: Utterance) -> object:
    slots = {slot: "" if slot in _NUMBERED else value for slot, value in heard.slots.items()}
    return heard.act, slots, heard.grounds, heard.signals, [cause for cause, *_ in heard.causes][:1]
