"""A reply as a response to WeChat's POST."""

from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIEnvironment

from flask import Response


class Spoken(Response):
    """
    XML with its length, and with whatever headers it is given.

    It goes out as it is: werkzeug would look through it for redirects, ranges and HEAD requests, at the price of
    encrypting it twice.
    """

    def __init__(self, xml: bytes) -> None:
        # As a list, because of plain bytes werkzeug makes a copy and a header at once.
        super().__init__([xml], content_type="text/xml; charset=utf-8")
        self._xml = xml

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:  # noqa: ARG002
        start_response(self.status, [*self.headers, ("Content-Length", str(len(self._xml)))])
        return (self._xml,)
