"""Signing in and out. A text that was typed when a session ran out travels through here and comes back."""

from http import HTTPStatus

from flask import Response as FlaskResponse
from flask import make_response, redirect, request, url_for
from flask.wrappers import Response

from bot.staff.accounts.addresses import address_of
from bot.staff.accounts.cookies import put_cookie, take_cookie
from bot.staff.console.accounts import Entered, SignInRefusal
from bot.staff.console.addresses import own_address
from bot.staff.console.guarding import FORM_COOKIE, form_token, is_own_form, session_token, set_cookie
from bot.staff.console.notices import Notice
from bot.staff.console.place import Place, Visit, show
from bot.staff.console.reader import Reader
from bot.staff.console.typed import Typed
from bot.staff.console.views.conversation import conversation_page


def sign_in_page(
    place: Place,
    csrf: str,
    *,
    name: str = "",
    typed: Typed | None = None,
    is_over: bool = False,
    notice: Notice | None = None,
) -> FlaskResponse:
    """The form; with what has to come back afterwards."""
    reader = place.reader()
    if is_over:
        notice = Notice(text=reader.words["sign_in_kept"])
    page = show(
        "sign_in.html",
        reader,
        place=place,
        csrf=csrf,
        notice=notice,
        name=name,
        typed=typed or Typed(),
        next=request.values.get("next", ""),
        account=request.form.get("account", ""),
    )
    return set_cookie(page, FORM_COOKIE, csrf)


def ask(place: Place) -> Response:
    """The form, for somebody who came by themselves."""
    return sign_in_page(place, form_token())


def sign_in(place: Place) -> Response:
    """The form sent: to where they wanted to go, or to the form again."""
    reader, typed = place.reader(), _typed()
    name = request.form.get("name", "")
    if not is_own_form(request.cookies.get(FORM_COOKIE, "")):
        return _again(place, reader.words["sign_in_stale"], name, typed)
    account = request.form.get("account", "").strip()
    entered = place.accounts.sign_in(account, request.form.get("password", ""), address_of(request))
    if entered.refusal is not None:
        return _again(place, _refusal(entered, reader), name, typed)
    # Whoever sat here before is signed out.
    place.accounts.sign_out(session_token())
    response = _onwards(place, entered, name, typed)
    put_cookie(request, response, entered.token)
    return response


def sign_out(visit: Visit) -> Response:
    """Ends the session, when the form is this session's own."""
    if is_own_form(visit.member.csrf):
        visit.place.accounts.sign_out(session_token())
    response = _to(url_for(".sign_in"))
    take_cookie(response)
    return response


def _onwards(place: Place, entered: Entered, name: str, typed: Typed) -> FlaskResponse:
    """With a text to give back the page is shown at once: an address has no room for it."""
    member = place.accounts.signed_in(entered.token, counts_as_use=True)
    if name and typed.text and member is not None:
        visit = Visit(place=place, member=member, reader=place.reader())
        return conversation_page(visit, name, typed=typed)
    return _to(url_for(".conversation", name=name) if name else own_address(request.form.get("next", "")))


def _again(place: Place, why: str, name: str, typed: Typed) -> Response:
    page = sign_in_page(place, form_token(), name=name, typed=typed, notice=Notice(text=why, is_refusal=True))
    page.status_code = HTTPStatus.FORBIDDEN
    return page


def _refusal(entered: Entered, reader: Reader) -> str:
    if entered.refusal is SignInRefusal.THROTTLED:
        return reader.words["sign_in_throttled"] % {"wait": reader.duration(max(60, entered.wait_s))}
    return reader.words["sign_in_wrong"]


def _typed() -> Typed:
    return Typed.of(request.form.get("doing", ""), request.form)


def _to(address: str) -> FlaskResponse:
    return make_response(redirect(address, HTTPStatus.SEE_OTHER))
