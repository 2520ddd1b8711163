"""Who may read `/metrics`, and what is asked at that moment."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from bot.building import the_catalog
from bot.metrics.asked import AskedNow
from bot.metrics.endpoint import metrics
from bot.metrics.meters import Meters

TOKEN = "a-token-for-metrics"
Client = Callable[[str], FlaskClient]


@pytest.fixture
def client() -> Client:
    def make(token: str) -> FlaskClient:
        app = Flask(__name__)
        asked = AskedNow(lambda: False, the_catalog().figures.values(), lambda: date(2099, 1, 1))
        app.register_blueprint(metrics(Meters(), token=token, flush=lambda: None, asked_now=[asked]))
        return app.test_client()

    return make


def status(client: FlaskClient, address: str = "127.0.0.1", **headers: str) -> int:
    environ: dict[str, Any] = {"REMOTE_ADDR": address}
    return client.get("/metrics", headers=headers, environ_overrides=environ).status_code


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("127.0.0.1", 200),
        ("127.8.9.1", 200),
        ("::1", 200),
        ("::ffff:127.0.0.1", 200),
        ("10.0.0.1", 403),
        ("203.0.113.7", 403),
        ("::ffff:203.0.113.7", 403),
        ("", 403),
        ("localhost", 403),
    ],
)
def test_without_a_token_only_this_machine_may_read(client: Client, address: str, expected: int) -> None:
    assert status(client(""), address) == expected


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"])
def test_a_proxy_on_this_machine_lets_nobody_in(client: Client, header: str) -> None:
    assert status(client(""), **{header: "127.0.0.1"}) == 403


def test_with_a_token_it_is_asked_of_everybody(client: Client) -> None:
    asked = client(TOKEN)
    assert status(asked) == 401
    assert status(asked, Authorization=f"Bearer {TOKEN}x") == 401
    assert status(asked, Authorization=f"Basic {TOKEN}") == 401
    assert status(asked, Authorization="Bearer é") == 401
    assert status(asked, "203.0.113.7", Authorization=f"Bearer {TOKEN}") == 200
    assert status(asked, "127.0.0.1", Authorization=f"bearer {TOKEN}", **{"X-Forwarded-For": "1.2.3.4"}) == 200


def test_it_asks_the_store_and_the_figures_when_it_is_read(client: Client) -> None:
    text = client("").get("/metrics").text
    assert "refundbot_store_up 0.0" in text
    assert f"refundbot_figures_overdue {float(len(the_catalog().figures))}" in text
    assert 'refundbot_release{version="' in text
