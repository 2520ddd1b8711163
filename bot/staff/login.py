"""
Signing in, for pages.

`attach` once; then `signed_in(request)`, `sign_in`, `sign_out`, `check_csrf`, and `demands` on every view. All raise
StoreDownError.
"""

import hmac
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, Final, ParamSpec, TypeVar, cast

from flask import Flask, Request, Response, abort, current_app, request

from bot.staff.accounts.account import Account
from bot.staff.accounts.addresses import address_of
from bot.staff.accounts.cookies import put_cookie, session_id_in, take_cookie
from bot.staff.accounts.origins import is_from_elsewhere
from bot.staff.accounts.rights import Right, has
from bot.staff.accounts.sessions import Session
from bot.staff.accounts.signing_in import NotSignedIn
from bot.staff.people import People

CSRF_FIELD: Final = "csrf"
CSRF_HEADER: Final = "X-CSRF-Token"

_EXTENSION: Final = "refundbot.people"
_SESSION: Final = "refundbot.staff_session"
_SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})

_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """Somebody has just signed in. The browser does not know it before `put_on` was called."""

    account: Account
    _asked: Request = field(repr=False)
    _session_id: str = field(repr=False)

    def put_on(self, response: Response) -> None:
        """Give the browser its cookie with that response."""
        put_cookie(self._asked, response, self._session_id)


def attach(app: Flask, people: People) -> None:
    """Let the views of that app know these people."""
    app.extensions[_EXTENSION] = people


def signed_in(asked: Request) -> Account | None:
    """Who makes this request, as their account is now; None when nobody is signed in."""
    session = _session(asked)
    return session.account if session is not None else None


def is_still_signed_in(asked: Request) -> bool:
    """Asks the store anew, for a request that lasts: neither it nor this question keeps a session alive."""
    session_id = session_id_in(asked)
    return bool(session_id) and _people().sessions.find(session_id or "", is_activity=False) is not None


def sign_in(asked: Request, name: str, password: str) -> SignedIn | NotSignedIn:
    """A new session for the account, or why there is none. The browser's session so far is over."""
    if is_from_elsewhere(asked):
        return NotSignedIn.FROM_ELSEWHERE
    people = _people()
    account = people.signing_in.check(name, password, address_of(asked))
    if isinstance(account, NotSignedIn):
        return account
    people.sessions.end(session_id_in(asked) or "")
    return SignedIn(account=account, _asked=asked, _session_id=people.sessions.begin(account))


def sign_out(asked: Request, response: Response) -> None:
    """End the session, if there is one; its cookie goes with that response."""
    _people().sign_out(session_id_in(asked) or "")
    take_cookie(response)


def csrf_token(asked: Request) -> str:
    """The session's token, for the field `csrf` of a form or the header of a script's request; "" without a session."""
    session = _session(asked)
    return session.csrf if session is not None else ""


def check_csrf(asked: Request) -> bool:
    """Whether a page of ours made this request, in this very session."""
    session = _session(asked)
    if session is None or is_from_elsewhere(asked):
        return False
    given = asked.headers.get(CSRF_HEADER) or asked.form.get(CSRF_FIELD, "")
    return hmac.compare_digest(given.encode(errors="replace"), session.csrf.encode())


def demands(
    right: Right,
) -> Callable[[Callable[Concatenate[Account, _Asked], _Answer]], Callable[_Asked, _Answer]]:
    """
    A view for those who have that right; it is given their account first.

    Else it ends with 401 when nobody is signed in, 403 without the right, 400 when a page that is not ours made it, or
    one of an older session: then what was typed is to be sent again with the token of now.
    """

    def guard(view: Callable[Concatenate[Account, _Asked], _Answer]) -> Callable[_Asked, _Answer]:
        @wraps(view)
        def guarded(*words: _Asked.args, **named: _Asked.kwargs) -> _Answer:
            return view(_admitted(right), *words, **named)

        return guarded

    return guard


def _admitted(right: Right) -> Account:
    account = signed_in(request)
    if account is None:
        abort(HTTPStatus.UNAUTHORIZED)
    if request.method not in _SAFE_METHODS and not check_csrf(request):
        abort(HTTPStatus.BAD_REQUEST)
    if not has(account.role, right):
        abort(HTTPStatus.FORBIDDEN)
    return account


def _session(asked: Request) -> Session | None:
    """Asked of the store once a request, and kept with that request: Flask's `g` may outlive it."""
    if _SESSION not in asked.environ:
        session_id = session_id_in(asked)
        asked.environ[_SESSION] = _people().sessions.find(session_id) if session_id else None
    return cast("Session | None", asked.environ[_SESSION])


def _people() -> People:
    return cast(People, current_app.extensions[_EXTENSION])
