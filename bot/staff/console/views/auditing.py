"""Who did what at the desk, for leads and auditors. It can be read here, and changed nowhere."""

from http import HTTPStatus

from flask import request
from flask.wrappers import Response

from bot.staff.accounts.rights import Right
from bot.staff.audit.entry import Audited
from bot.staff.console.addresses import audit_address
from bot.staff.console.audit_list import AuditWanted, audit_page
from bot.staff.console.notices import Notice
from bot.staff.console.place import Visit
from bot.staff.console.views.queue import queue_page


def audit(visit: Visit) -> Response:
    """The newest entries that fit; for whoever may not see them, the list of conversations and why."""
    if not visit.member.has(Right.SEE_AUDIT):
        notice = Notice(text=visit.reader.words["audit_refused"], is_refusal=True)
        return queue_page(visit, HTTPStatus.FORBIDDEN, notice=notice)
    wanted = AuditWanted.from_query(request.args)
    page = audit_page(visit.place.audit.newest(), wanted, visit.reader.language.zone)
    return visit.show(
        "audit.html",
        page=page,
        kinds=[(str(each), visit.reader.words[f"audited_{each}"]) for each in Audited],
        accounts=sorted({*visit.place.accounts.displays(), *filter(None, [wanted.account])}),
        address=audit_address(wanted.query(page=wanted.page)),
    )
