"""Requests that get no answer of their own are counted by their reason."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from bot.answers import Answer
from bot.metrics.meters import REFUSALS
from bot.sandbox.platform import Mode
from bot.wechat.webhook import webhook
from tests.bot.wechat.doubles import (
    GOOD,
    NOW,
    OTHER_AES_KEY,
    USER,
    RecordingTurns,
    apologise,
    credentials,
    deliver,
    platform,
    posted,
)

SENDER = platform().sender(USER)
TEXT = SENDER.text("退款", at=NOW, msg_id=1)


@pytest.fixture
def counted() -> list[str]:
    return []


def web(counted: list[str], answer: Answer | Exception = GOOD) -> FlaskClient:
    app = Flask(__name__)
    turns = RecordingTurns(answer)
    app.register_blueprint(
        webhook(credentials(), turns, apology=apologise, now=lambda: float(NOW), refused=counted.append)
    )
    return app.test_client()


def test_each_is_counted_once_by_its_reason(counted: list[str]) -> None:
    client = web(counted)
    client.post("/wechat?signature=0&timestamp=1&nonce=2", data=TEXT)
    client.post("/wechat", data=b"x" * 70_000)
    forged = platform(Mode.SAFE, aes_key=OTHER_AES_KEY).post(TEXT, openid=USER, timestamp=NOW, nonce="1")
    deliver(client, forged)
    deliver(client, posted(b"<xml>"))
    assert counted == ["forbidden", "too_large", "undecryptable", "malformed"]
    assert set(counted) <= set(REFUSALS)


def test_what_raises_is_counted_too(counted: list[str]) -> None:
    deliver(web(counted, RuntimeError()), posted(TEXT))
    assert counted == ["error"]


def test_messages_and_mere_reports_are_not(counted: list[str]) -> None:
    client = web(counted)
    deliver(client, posted(TEXT))
    deliver(client, posted(SENDER.event("VIEW", at=NOW, key="https://example.com/")))
    assert counted == []
