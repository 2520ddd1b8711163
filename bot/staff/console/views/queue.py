"""The first page: the queues."""

from http import HTTPStatus

from flask import request
from flask.wrappers import Response

from bot.staff.console.notices import Notice, done_notice
from bot.staff.console.place import Visit
from bot.staff.console.views.listing import listing


def queue(visit: Visit) -> Response:
    return queue_page(visit, notice=done_notice(request.args.get("done", ""), visit.reader))


def queue_page(visit: Visit, status: int = 200, *, notice: Notice | None = None, whom: str = "") -> Response:
    """The list that the address asks for; `whom` is what stands in the form for a new case."""
    return visit.show("queue.html", status, **listing(visit), notice=notice, whom=whom)


def keys(visit: Visit) -> Response:
    """The keys, for browsers without scripts."""
    return visit.show("keys.html")


def not_found(visit: Visit, _elsewhere: str) -> Response:
    return visit.show("not_found.html", HTTPStatus.NOT_FOUND)
