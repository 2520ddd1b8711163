"""One route is reached without Flask's routing; all else of Flask works as it does elsewhere."""

import pytest
from flask import request
from flask.testing import FlaskClient

from bot.web import WebApp


@pytest.fixture
def app() -> WebApp:
    app = WebApp()
    app.add_url_rule("/push", view_func=lambda: str(request.endpoint), endpoint="push", methods=["POST"])
    app.add_url_rule("/page", view_func=lambda: str(request.endpoint), endpoint="page")
    app.straight_to("push", "POST")
    return app


@pytest.fixture
def client(app: WebApp) -> FlaskClient:
    return app.test_client()


def test_the_route_is_reached_whatever_the_host_header_says(client: FlaskClient) -> None:
    assert client.post("/push?a=1", headers={"Host": "no such host/"}).text == "push"


def test_other_methods_and_paths_go_by_the_routes(client: FlaskClient) -> None:
    assert client.get("/push").status_code == 405
    assert client.post("/push/").status_code == 404
    assert client.get("/page").text == "page"


def test_what_is_to_be_done_around_requests_is_done(app: WebApp, client: FlaskClient) -> None:
    done: list[str] = []
    app.before_request(lambda: done.append("before"))
    app.teardown_request(lambda _: done.append("teardown"))
    client.post("/push")
    assert done == ["before", "teardown"]
