"""The cookie that holds the id of a session, and nothing else."""

from flask import Request, Response

from bot.staff.accounts.origins import is_https

_COOKIE = "refundbot_staff"
#: By its prefix, browsers let nobody but this very host set it.
_COOKIE_OF_HTTPS = f"__Host-{_COOKIE}"


def session_id_in(asked: Request) -> str | None:
    """The id that the browser holds, or None."""
    of_https = asked.cookies.get(_COOKIE_OF_HTTPS)
    return of_https or (None if asked.is_secure else asked.cookies.get(_COOKIE)) or None


def put_cookie(asked: Request, response: Response, session_id: str) -> None:
    """Let the browser keep it until it is closed; no script can read it."""
    secure = is_https(asked)
    name = _COOKIE_OF_HTTPS if secure else _COOKIE
    response.set_cookie(name, session_id, path="/", httponly=True, samesite="Lax", secure=secure)


def take_cookie(response: Response) -> None:
    """Let the browser forget it."""
    response.delete_cookie(_COOKIE, path="/", httponly=True, samesite="Lax")
    response.delete_cookie(_COOKIE_OF_HTTPS, path="/", httponly=True, samesite="Lax", secure=True)
