"""What keeps strangers out: headers, the size of requests, and the tokens of forms."""

import hmac
import secrets
from http import HTTPStatus

from flask import Response, abort, request, url_for

from bot.staff.accounts.cookies import session_id_in
from bot.staff.accounts.origins import is_from_elsewhere, is_https

#: Nothing from elsewhere, nothing inline, and no page of ours inside another.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)
#: For the form that is sent before there is a session.
FORM_COOKIE = "staff_form"
_LARGEST_BYTES = 64 * 1024


def refuse_strangers() -> None:
    """A browser says where a form comes from; one from elsewhere is nobody's wish."""
    request.max_content_length = _LARGEST_BYTES
    request.max_form_memory_size = _LARGEST_BYTES
    if request.method == "POST" and is_from_elsewhere(request):
        abort(HTTPStatus.FORBIDDEN)


def guard(response: Response) -> Response:
    """Headers for every answer. Pages are never kept; scripts and styles are asked for again."""
    is_static = request.endpoint is not None and request.endpoint.endswith(".static")
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Frame-Options"] = "DENY"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
    response.headers["Cache-Control"] = "no-cache" if is_static else "no-store"
    return response


def session_token() -> str:
    return session_id_in(request) or ""


def form_token() -> str:
    """The token of the form for signing in: the browser's own, or a new one."""
    return request.cookies.get(FORM_COOKIE) or secrets.token_urlsafe(16)


def is_own_form(csrf: str) -> bool:
    """Whether the form carries the token that its page was given."""
    return bool(csrf) and hmac.compare_digest(request.form.get("csrf", "").encode(errors="replace"), csrf.encode())


def set_cookie(response: Response, name: str, content: str, *, max_age_s: int | None = None) -> Response:
    """For these pages only; gone with the browser's window, unless it has an age."""
    response.set_cookie(
        name,
        content,
        max_age=max_age_s,
        path=url_for(".queue"),
        secure=is_https(request),
        httponly=True,
        samesite="Lax",
    )
    return response
