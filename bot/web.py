"""Flask, with less around a push of WeChat: most of what it does for browsers has no use there, and costs each turn."""

from collections.abc import Callable
from typing import Any

from flask import Flask, Request, request_tearing_down
from flask.sessions import NullSession, SessionInterface
from flask.typing import ResponseReturnValue
from werkzeug.routing import MapAdapter, Rule


class _NoSessions(SessionInterface):
    """Nobody has a session of Flask's: staff sign in by cookies of their own. Whoever would write one is told so."""

    _none = NullSession()

    def open_session(self, app: Flask, request: Request) -> NullSession:  # noqa: ARG002 - as Flask calls it
        return self._none


class WebApp(Flask):
    """The web application. One route of it may be reached without Flask's routing: see `straight_to`."""

    session_interface = _NoSessions()

    def __init__(self) -> None:
        super().__init__("bot", static_folder=None)
        self._straight: tuple[str, str, Rule] | None = None

    def straight_to(self, endpoint: str, method: str) -> None:
        """
        Requests of that method to the path of that endpoint, which has no variables, go to it without a look at others.

        There `url_for` needs a SERVER_NAME, and the Host header may say what it likes.
        """
        rule = next(rule for rule in self.url_map.iter_rules(endpoint) if method in (rule.methods or ()))
        self._straight = (method, rule.rule, rule)

    def create_url_adapter(self, request: Request | None) -> MapAdapter | None:
        """None where the rule is known without one: Flask then matches nothing. Binding takes 20,000 instructions."""
        if request is not None and self._straight is not None:
            method, path, rule = self._straight
            if request.method == method and request.environ.get("PATH_INFO") == path:
                request.url_rule, request.view_args = rule, {}
                return None
        return super().create_url_adapter(request)

    def preprocess_request(self) -> ResponseReturnValue | None:
        """Where nothing is to be done before any request, Flask need not find out whose this one is; so below."""
        if not self.before_request_funcs and not self.url_value_preprocessors:
            return None
        return super().preprocess_request()

    def do_teardown_request(self, exc: BaseException | None = None) -> None:
        if self.teardown_request_funcs:
            super().do_teardown_request(exc)
        else:
            request_tearing_down.send(self, _async_wrapper=self.ensure_sync, exc=exc)

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """As it is: none of our functions are asynchronous, and Flask would ask each of them at every request."""
        return func
