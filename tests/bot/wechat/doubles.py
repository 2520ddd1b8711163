"""The account of the fixtures, and a webhook before a recorder in place of turns."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from bot.answers import Answer
from bot.incoming import Incoming
from bot.sandbox.platform import Mode, Platform, Post
from bot.wechat.credentials import Credentials
from bot.wechat.webhook import Takes, webhook

FIXTURES = Path(__file__).parent / "fixtures"
MANIFEST: dict[str, Any] = json.loads((FIXTURES / "manifest.json").read_text(encoding="utf-8"))
USER, OTHER_USER, ACCOUNT = MANIFEST["user"], MANIFEST["user2"], MANIFEST["account"]
TOKEN, APP_ID, AES_KEY = MANIFEST["token"], MANIFEST["appid"], MANIFEST["encoding_aes_key"]
OTHER_AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
#: 2026-11-22, where the fixtures are.
NOW = 1795312900
RECEIVED_AT = datetime.fromtimestamp(NOW, UTC)
GOOD = Answer(text="好的，我来看看。")


class RecordingTurns:
    """Takes everything, remembers it, and answers the same each time; raises when that is an exception."""

    def __init__(self, answer: Answer | Exception = GOOD) -> None:
        self.answer = answer
        self.taken: list[Incoming] = []

    def take(self, incoming: Incoming) -> Answer:
        self.taken.append(incoming)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def credentials(**changes: Any) -> Credentials:
    """Those of the fixtures."""
    known = {"token": TOKEN, "app_id": APP_ID, "aes_key": AES_KEY, "original_id": ACCOUNT}
    return Credentials(**{**known, **changes})


def platform(mode: Mode = Mode.SAFE, **changes: Any) -> Platform:
    """The other side of the same account."""
    known = {"token": TOKEN, "app_id": APP_ID, "aes_key": AES_KEY, "original_id": ACCOUNT}
    return Platform(mode=mode, **{**known, **changes})


def apologise(incident: str) -> str:
    """The words around an incident id."""
    return f"抱歉，出了点问题（{incident}）"


def client(turns: Takes, using: Credentials | None = None, apology: Callable[[str], str] = apologise) -> FlaskClient:
    """A browser's view of an app with nothing but the webhook in it."""
    app = Flask(__name__)
    app.register_blueprint(webhook(using or credentials(), turns, apology=apology, now=lambda: float(NOW)))
    return app.test_client()


def deliver(web: FlaskClient, post: Post) -> TestResponse:
    """The platform's POST."""
    return web.post(f"/wechat?{post.query}", data=post.body, content_type="text/xml")


def posted(push: bytes, mode: Mode = Mode.PLAINTEXT, openid: str = USER) -> Post:
    """A push, signed (and sealed) as in that mode."""
    return platform(mode).post(push, openid=openid, timestamp=NOW, nonce="486452656")
