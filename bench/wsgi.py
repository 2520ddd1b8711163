"""Calling a WSGI application as a server would, without one."""

import io
import sys
from typing import Any
from wsgiref.types import WSGIApplication

from bot.sandbox.platform import Post


class WsgiCaller:
    """Posts to `/wechat` of one application, in this thread."""

    def __init__(self, app: WSGIApplication) -> None:
        self._app = app
        self.status = ""

    def post(self, environ: dict[str, Any]) -> bytes:
        """The body of the response; `status` has its status line."""
        body = self._app(environ, self._start_response)
        try:
            return b"".join(body)
        finally:
            close = getattr(body, "close", None)
            if close is not None:
                close()

    def _start_response(self, status: str, _headers: Any, _exc_info: Any = None) -> Any:
        self.status = status


def environ_of(post: Post) -> dict[str, Any]:
    """What a server makes of the request."""
    return {
        "REQUEST_METHOD": "POST",
        "SCRIPT_NAME": "",
        "PATH_INFO": "/wechat",
        "QUERY_STRING": post.query,
        "CONTENT_TYPE": "text/xml",
        "CONTENT_LENGTH": str(len(post.body)),
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1",
        "HTTP_USER_AGENT": "Mozilla/4.0",
        "HTTP_ACCEPT": "*/*",
        "HTTP_CONNECTION": "Keep-Alive",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(post.body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def must_answer(caller: WsgiCaller, environ: dict[str, Any]) -> bytes:
    """The sealed reply. Raises RuntimeError for any other answer: what is measured must work."""
    body = caller.post(environ)
    if not caller.status.startswith("200") or b"<Encrypt>" not in body:
        raise RuntimeError(f"no sealed reply but {caller.status!r}")
    return body
