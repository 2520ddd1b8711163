"""The whole site of `refundbot run` in this process: a real store, real HTTP on loopback."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import orjson
import pytest
from werkzeug.serving import WSGIRequestHandler, make_server

from bot.cli._site import build_site
from bot.development import development_credentials
from bot.sandbox.phone.chats import Chats
from bot.settings import Settings, load_settings
from bot.store import Store, open_store
from bot.store.local import LocalStore


@dataclass(frozen=True, kw_only=True)
class Site:
    """Where it answers, and what is behind it."""

    port: int
    chats: Chats
    store: Store
    settings: Settings

    def ask(self, path: str, told: object = None, **headers: str) -> tuple[int, Any]:
        """A request as the page makes it: POST when something is told."""
        status, _, body = self.ask_raw(path, told, **headers)
        return status, orjson.loads(body)

    def ask_raw(self, path: str, told: object = None, **headers: str) -> tuple[int, dict[str, str], bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            sent = {} if told is None else {"Content-Type": "application/json"}
            body = None if told is None else orjson.dumps(told)
            connection.request("GET" if told is None else "POST", path, body, {**sent, **headers})
            response = connection.getresponse()
            return response.status, dict(response.headers), response.read()
        finally:
            connection.close()

    def do(self, person: str, **told: object) -> dict[str, Any]:
        """Something is sent, delivered, and comes back with its outcome."""
        status, screen = self.ask(f"/sandbox/chats/{person}/sent", told)
        assert status == 200, screen
        number = screen["entries"][-1]["id"]
        _, delivered = self.ask(f"/sandbox/chats/{person}/entries/{number}/delivery", {})
        entry: dict[str, Any] = delivered["entries"][0]
        return entry

    def start_over(self, person: str) -> None:
        assert self.ask(f"/sandbox/chats/{person}/start-over", {})[0] == 200


class _Handler(WSGIRequestHandler):
    """A class of our own: a threaded server changes the HTTP version of its handler's class, for everybody."""


@pytest.fixture(scope="module")
def site(valkey: LocalStore, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    data_dir: Path = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as environment:
        environment.chdir(data_dir)
        environment.setenv("REDIS_URL", valkey.url)
        settings = load_settings(development_credentials(data_dir))
    server = make_server("127.0.0.1", 0, lambda _environ, _start: [], threaded=True, request_handler=_Handler)
    server.app = build_site(settings, data_dir, f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    store = open_store(valkey.url, settings.key)
    chats = Chats(path=data_dir / "phone.sqlite3")
    yield Site(port=server.server_port, chats=chats, store=store, settings=settings)
    server.shutdown()
    thread.join()
    server.server_close()
