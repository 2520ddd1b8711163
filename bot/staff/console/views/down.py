"""The page for when the store is down. It asks nobody for anything, and keeps what was sent."""

from http import HTTPStatus

from flask import request
from flask.wrappers import Response

from bot.staff.console.accounts import Member
from bot.staff.console.place import Place, show
from bot.staff.console.typed import fields_of


def down_page(place: Place, member: Member | None = None) -> Response:
    """Says so, and offers to send the same once more: a form keeps its key, so it happens once."""
    is_form = request.method == "POST"
    page = show(
        "down.html",
        place.reader(),
        HTTPStatus.SERVICE_UNAVAILABLE,
        place=place,
        member=member,
        fields=fields_of(request.form) if is_form else {},
        address=request.full_path.rstrip("?"),
        method="post" if is_form else "get",
        csrf=request.form.get("csrf", ""),
        has_password="password" in request.form,
    )
    page.headers["Retry-After"] = "5"
    return page
