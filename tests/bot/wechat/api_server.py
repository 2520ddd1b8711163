"""WeChat's API on loopback, as far as the bot uses it: a token, the menu, tags, and a message to nobody."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

APP_ID, APP_SECRET = "wx0123456789abcdef", "0123456789abcdef0123456789abcdef"
OK: dict[str, Any] = {"errcode": 0, "errmsg": "ok"}


@dataclass
class Account:
    """What the platform knows and was asked; tests set what it answers."""

    token: str = "TOKEN-1"
    #: Calls that are refused, with their code: `{"message/custom/send": 48001}`.
    refuses: dict[str, int] = field(default_factory=dict)
    #: What a refusal says besides.
    message: str = "refused, rid: 1"
    menu: dict[str, Any] | None = None
    conditional: list[dict[str, Any]] = field(default_factory=list)
    tags: dict[str, int] = field(default_factory=dict)
    #: (call, body) in the order in which they came.
    asked: list[tuple[str, Any]] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    #: Sent in the place of any JSON.
    html: str = ""
    date: str = ""
    is_token_bad: bool = False

    def answer(self, call: str, body: Any, token: str) -> dict[str, Any]:
        self.asked.append((call, body))
        if call in self.refuses:
            return {"errcode": self.refuses[call], "errmsg": self.message}
        if call == "stable_token":
            return self._give_token(body)
        if token != self.token or self.is_token_bad:
            return {"errcode": 40001, "errmsg": "invalid credential"}
        method = getattr(self, "_" + call.replace("/", "_"), None)
        return method(body) if method else {"errcode": 40066, "errmsg": "invalid url"}

    def calls(self) -> list[str]:
        return [call for call, _ in self.asked]

    def _give_token(self, body: Any) -> dict[str, Any]:
        if (body["appid"], body["secret"]) != (APP_ID, APP_SECRET):
            return {"errcode": 40125, "errmsg": "invalid appsecret"}
        if body["force_refresh"]:
            name, _, number = self.token.partition("-")
            self.token = f"{name}-{int(number) + 1}"
        return {"access_token": self.token, "expires_in": 7200}

    def _getcallbackip(self, _body: Any) -> dict[str, Any]:
        return {"ip_list": ["127.0.0.1", "127.0.0.2"]}

    def _menu_create(self, body: Any) -> dict[str, Any]:
        self.menu = body
        return OK

    def _menu_get(self, _body: Any) -> dict[str, Any]:
        if self.menu is None:
            return {"errcode": 46003, "errmsg": "menu no exist"}
        told = {"menu": {**self.menu, "menuid": 1}}
        return {**told, "conditionalmenu": self.conditional} if self.conditional else told

    def _menu_addconditional(self, body: Any) -> dict[str, Any]:
        if self.menu is None or set(body["matchrule"]) != {"tag_id"}:
            return {"errcode": 65320, "errmsg": "only by tag"}
        rule = {"group_id": body["matchrule"]["tag_id"]}
        number = 100 + len(self.asked)
        self.conditional.append({"button": body["button"], "matchrule": rule, "menuid": number})
        return {"menuid": str(number)}

    def _menu_delconditional(self, body: Any) -> dict[str, Any]:
        self.conditional = [each for each in self.conditional if str(each["menuid"]) != str(body["menuid"])]
        return OK

    def _tags_get(self, _body: Any) -> dict[str, Any]:
        return {"tags": [{"id": number, "name": name, "count": 0} for name, number in self.tags.items()]}

    def _tags_create(self, body: Any) -> dict[str, Any]:
        name = body["tag"]["name"]
        self.tags[name] = 100 + len(self.tags)
        return {"tag": {"id": self.tags[name], "name": name}}

    def _message_custom_send(self, _body: Any) -> dict[str, Any]:
        return {"errcode": 40003, "errmsg": "invalid openid"}

    def _customservice_getkflist(self, _body: Any) -> dict[str, Any]:
        return {"kf_list": []}


@contextmanager
def api_server(account: Account) -> Iterator[str]:
    """The address of that account's API."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            account.raw.append(raw)
            self._answer(json.loads(raw) if raw else None)

        def do_GET(self) -> None:
            self._answer(None)

        def do_HEAD(self) -> None:
            self._send(b"")

        def _answer(self, body: Any) -> None:
            parts = urlsplit(self.path)
            token = parse_qs(parts.query).get("access_token", [""])[0]
            told = account.answer(parts.path.removeprefix("/cgi-bin/"), body, token)
            self._send(account.html.encode() or json.dumps(told, ensure_ascii=False).encode())

        def _send(self, content: bytes) -> None:
            self.send_response_only(200)
            self.send_header("Date", account.date or self.date_time_string())
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_words: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
