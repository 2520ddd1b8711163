"""In which language the pages are read: a choice of this browser, and of nobody's account."""

from http import HTTPStatus

from flask import make_response, redirect, request
from flask.wrappers import Response

from bot.staff.console.addresses import own_address
from bot.staff.console.guarding import FORM_COOKIE, is_own_form, session_token, set_cookie
from bot.staff.console.place import LANGUAGE_COOKIE, Place

_YEAR_S = 365 * 86400


def choose_language(place: Place) -> Response:
    """Back to where one was, in the language of the form."""
    response = make_response(redirect(own_address(request.form.get("next", "")), HTTPStatus.SEE_OTHER))
    chosen = request.form.get("language", "")
    is_right = chosen in place.languages and is_own_form(_csrf(place))
    return set_cookie(response, LANGUAGE_COOKIE, chosen, max_age_s=_YEAR_S) if is_right else response


def _csrf(place: Place) -> str:
    """The token of the session, or of the form for signing in."""
    member = place.accounts.signed_in(session_token(), counts_as_use=True)
    return member.csrf if member is not None else request.cookies.get(FORM_COOKIE, "")
