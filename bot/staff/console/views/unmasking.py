"""Showing what is masked: for one view of the page, and written down before it is shown."""

from http import HTTPStatus

from flask.wrappers import Response

from bot.staff.accounts.rights import Right
from bot.staff.console.forms import Fault, FormError
from bot.staff.console.notices import fault_notice
from bot.staff.console.place import Visit
from bot.staff.console.views.conversation import conversation_page
from bot.staff.console.views.members import is_stale


def unmask(visit: Visit, name: str) -> Response:
    """The conversation with whole numbers; nothing keeps them, and the next page masks them again."""
    may_unmask = visit.member.has(Right.UNMASK)
    if not may_unmask or is_stale(visit):
        notice = fault_notice(FormError(Fault.STALE if may_unmask else Fault.ROLE), visit.reader)
        return conversation_page(visit, name, HTTPStatus.CONFLICT, notice=notice)
    visit.place.accounts.audit_unmasking(visit.member.account, name)
    return conversation_page(visit, name, whole=visit.place.desk.unmasked(name))
