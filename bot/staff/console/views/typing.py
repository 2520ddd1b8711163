"""What a page tells by itself while its reader writes a reply."""

from http import HTTPStatus

from flask import make_response
from flask.wrappers import Response

from bot.staff.console.place import Visit
from bot.staff.console.views.members import is_stale
from bot.staff.port import Doing


def typing(visit: Visit, name: str) -> Response:
    """Lets the user's phone show it. Nothing is said of what came of it: it is a courtesy."""
    if is_stale(visit) or not visit.member.may(Doing.REPLY, is_anothers=False):
        return make_response("", HTTPStatus.FORBIDDEN)
    visit.place.desk.typing(name, visit.member.account)
    return make_response("", HTTPStatus.NO_CONTENT)
