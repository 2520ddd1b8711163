"""Whoever is sent to a "customer service" contact reads the anti-scam line with it: that is where people are robbed."""

import re
from collections.abc import Iterable, Iterator, Mapping

from bot.checks.copy.texts import Text
from dialogs.catalog import Catalog, Figure, Standing, Unit
from dialogs.refunds.safety import NO_FEE_NO_CODE

# "Call the platform" is a button (平台介入), and "your phone number" is given, not called.
_ENGLISH = re.compile(
    r"customer (?:service|chat|care|support)|support (?:team|staff|line)|\b(?:hot|help) ?line\b|\bconsumer line\b|"
    r"\bcall(?:s|ing)?\b(?! the platform)|\b(?:tele)?phone\b(?! ?numbers?\b)|\bour staff\b|\bshop's service\b|"
    r"contact (?:the )?(?:seller|shop|platform)'s",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    "客服|热线|熱線|拨打|撥打|致电|致電|打[^。；，]{0,8}(?:电话|電話)|(?:服务|服務|咨询|諮詢)(?:电话|電話)|打[{]"
)

_OWN_DESK = "our own staff, in this very chat"
_WARNS = "is itself the warning"
#: Texts that may go without the line, by id, each with its reason.
DECLARED: Mapping[str, str] = {
    NO_FEE_NO_CODE.id: _WARNS,
    "warning.scam": _WARNS,
    "warning.already_paid": _WARNS,
    "staff.next_message": _OWN_DESK,
    "staff.closed_now": _OWN_DESK,
    "staff.nobody_online": _OWN_DESK,
    "staff.nobody_online_hours": _OWN_DESK,
    "staff.last_words": _OWN_DESK,
    "staff.none": "says that there is nobody",
    "staff.nobody_came": _OWN_DESK,
    "staff.back": _OWN_DESK,
    "staff.agreed": _OWN_DESK,
    "staff.called": _OWN_DESK,
    "staff.closed_case": _OWN_DESK,
    "staff.handed_on": _OWN_DESK,
    "staff.kept": _OWN_DESK,
    "staff.nobody_yet": _OWN_DESK,
    "staff.offer.amount": _OWN_DESK,
    "staff.offer.deadline": _OWN_DESK,
    "staff.offer.distress": _OWN_DESK,
    "staff.offer.legal_threat": _OWN_DESK,
    "staff.offer.minor": _OWN_DESK,
    "staff.offer.scam": _OWN_DESK,
    "staff.offer.used_up": _OWN_DESK,
    "staff.words": _OWN_DESK,
    "my_data.notes": "lists what is kept",
    "staff.contact": "the line follows on the same page, below staff.official_lines",
    "staff.contact_hours": "the line follows on the same page, below staff.official_lines",
    "neighbour.transfer": "the police and the bank, after a scam",
}


def faults(catalog: Catalog, texts: Iterable[Text], declared: Mapping[str, str] = DECLARED) -> Iterator[str]:
    """Steps and replies that send to a contact without the line."""
    sending: dict[str, list[str]] = {}
    contacts = _contacts(catalog.figures.values())
    for text in texts:
        if text.placeholders & contacts or _pattern(text).search(text.plain):
            sending.setdefault(text.msgid, []).append(text.locale)
    warned = {say.id for rung in catalog.rungs.values() if rung.meets_staff for say in (rung.action, rung.outlook)}
    found = {say.id for say in catalog.says.values() if not say.draft and say.text in sending}
    for id_ in sorted(found - warned - declared.keys()):
        say = catalog.says[id_]
        if not say.meets_staff:
            where = ", ".join(dict.fromkeys(sending[say.text]))
            yield f"`{id_}` sends to a customer-service contact ({where}) without the anti-scam line: meets_staff=True"
    for id_ in sorted(declared.keys() - found):
        yield f"`{id_}` is declared to go without the anti-scam line, and sends to no contact."


def _pattern(text: Text) -> re.Pattern[str]:
    return _ENGLISH if text.locale == "en" else _CHINESE


def _contacts(figures: Iterable[Figure]) -> frozenset[str]:
    """Telephones and sites; the police is whom one calls because of a scam."""
    return frozenset(
        figure.id for figure in figures if figure.unit is Unit.CONTACT and figure.standing is not Standing.SAFETY
    )
