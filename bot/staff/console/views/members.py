"""Who may see a page: somebody who is signed in. Everybody else is asked to sign in, and loses nothing by it."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from flask import make_response, redirect, request, url_for
from flask.wrappers import Response

from bot.staff.console.guarding import form_token, is_own_form, session_token
from bot.staff.console.place import Place, Visit
from bot.staff.console.typed import Typed
from bot.staff.console.views.signing_in import sign_in_page

MemberView = Callable[..., Response]


def for_members(place: Place, view: MemberView) -> MemberView:
    """The view, given the visit of whoever is signed in."""

    @wraps(view)
    def guarded(**path: Any) -> Response:
        reader = place.reader()
        member = place.accounts.signed_in(session_token(), counts_as_use=not is_by_itself())
        if member is None:
            return _turned_away(place, **path)
        return view(Visit(place=place, member=member, reader=reader), **path)

    return guarded


def is_by_itself() -> bool:
    """Whether the page fetched this, and not its reader."""
    return "X-Staff-Live" in request.headers or request.endpoint == "staff.events"


def is_stale(visit: Visit) -> bool:
    """Whether the form does not belong to this session."""
    return not is_own_form(visit.member.csrf)


def _turned_away(place: Place, name: str = "", doing: str = "", **_path: Any) -> Response:
    if is_by_itself():
        return make_response("", HTTPStatus.UNAUTHORIZED)
    if request.method == "POST":
        typed = Typed.of(doing, request.form)
        response = sign_in_page(place, form_token(), name=name, typed=typed, is_over=True)
        response.status_code = HTTPStatus.UNAUTHORIZED
        return response
    wanted = request.full_path.rstrip("?")
    return make_response(redirect(url_for(".sign_in", next=wanted), HTTPStatus.SEE_OTHER))
