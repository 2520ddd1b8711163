"""
The stream that tells an open page to look again.

It says that something changed, and not what: the page fetches itself, with its reader's rights. Each viewer holds a
thread of the web server while the stream is open, so seats are few and streams end by themselves.
"""

from collections.abc import Generator, Iterator
from http import HTTPStatus

from flask import Response, make_response
from flask.wrappers import Response as BareResponse

from bot.staff.console.guarding import session_token
from bot.staff.console.place import Place, Visit
from bot.staff.console.viewers import TooManyViewersError
from bot.store.errors import StoreDownError

#: A browser that went away is noticed when something is written; and a server that stops waits for us so long.
HEARTBEAT_S = 2.0
#: After so many waits the stream ends, and the browser opens another: no thread is held for ever.
WAITS = 300
#: Milliseconds until the browser opens the stream again.
_RETRY = "retry: 3000\n\n"
_CHANGED = "event: changed\ndata: 1\n\n"
_HEARTBEAT = ": still here\n\n"


def events(visit: Visit) -> BareResponse:
    """The stream, or 503 when every seat is taken: the page then looks by itself from time to time."""
    stream = _stream(visit.place, session_token())
    try:
        opened = next(stream)
    except TooManyViewersError:
        return make_response("", HTTPStatus.SERVICE_UNAVAILABLE, {"Retry-After": "15"})
    response = Response(_after(opened, stream), content_type="text/event-stream; charset=utf-8")
    # A proxy that gathers up an answer would keep the news.
    response.headers["X-Accel-Buffering"] = "no"
    response.call_on_close(stream.close)
    return response


def _after(opened: str, stream: Iterator[str]) -> Iterator[str]:
    yield opened
    yield from stream


def _stream(place: Place, token: str) -> Generator[str, None, None]:
    with place.viewers.seat(token) as seat:
        # From here on everything is heard; what was before the page sees, because it fetches itself when this opens.
        place.desk.changes(0)
        yield _RETRY
        for _ in range(WAITS):
            try:
                has_changed = place.desk.changes(HEARTBEAT_S)
                is_over = place.accounts.signed_in(token, counts_as_use=False) is None
            except StoreDownError:
                return
            if is_over:
                # The page fetches itself, and finds that it has to sign in.
                yield _CHANGED
                return
            if seat.is_lost:
                return
            yield _CHANGED if has_changed else _HEARTBEAT
