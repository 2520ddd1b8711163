"""A case for somebody whom the bot has never met."""

from http import HTTPStatus

from flask import make_response, redirect, request
from flask.wrappers import Response

from bot.staff.accounts.rights import Right
from bot.staff.console.addresses import conversation_address
from bot.staff.console.notices import Notice, taken_notice
from bot.staff.console.place import Visit
from bot.staff.console.views.conversation import conversation_page
from bot.staff.console.views.members import is_stale
from bot.staff.console.views.queue import queue_page

_LONGEST_NAME = 200


def begin(visit: Visit) -> Response:
    """Opens it in the name of staff, and shows it."""
    whom, words = request.form.get("whom", "").strip()[:_LONGEST_NAME], visit.reader.words
    if is_stale(visit) or not visit.member.has(Right.BEGIN_CASE):
        why = words["refused_stale" if is_stale(visit) else "refused_role"]
        return _not_begun(visit, why, whom)
    locale = request.form.get("locale", "")
    known = locale if locale in visit.place.languages else visit.reader.locale
    name = visit.place.desk.begin_case(whom, visit.member.account, known) if whom else None
    if name is None:
        return _not_begun(visit, words["begin_unknown"], whom)
    if holder := _colleague_with(visit, name):
        return conversation_page(visit, name, HTTPStatus.CONFLICT, notice=taken_notice(visit, holder))
    address = conversation_address(name, {"queue": "mine", "done": "begin"})
    return make_response(redirect(address, HTTPStatus.SEE_OTHER))


def _colleague_with(visit: Visit, name: str) -> str:
    """Who has that conversation already; "" when it is with the member of staff who asked for it."""
    pack = visit.place.desk.open(name, visit.member.account, visit.reader.locale)
    holder = pack.card.account if pack is not None and pack.card.owner == "staff" else ""
    return "" if holder == visit.member.account else holder


def _not_begun(visit: Visit, why: str, whom: str) -> Response:
    return queue_page(visit, HTTPStatus.CONFLICT, notice=Notice(text=why, is_refusal=True), whom=whom)
