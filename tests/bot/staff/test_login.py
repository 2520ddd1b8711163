"""Signing in by browser: the cookie, the token of forms, who may see which view."""

from collections.abc import Iterator

import pytest
from flask import Flask, Response, request
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from bot.staff.accounts.account import Account
from bot.staff.accounts.rights import Right, Role
from bot.staff.accounts.sessions import IDLE_S
from bot.staff.accounts.throttle import TRIES_FROM_ADDRESS
from bot.staff.audit.entry import Audited, Outcome
from bot.staff.login import (
    SignedIn,
    attach,
    check_csrf,
    csrf_token,
    demands,
    is_still_signed_in,
    sign_in,
    sign_out,
    signed_in,
)
from tests.bot.staff.accounts.crew import PASSWORD, Crew

HTTPS = "https://bot.example"
HTTP = "http://localhost"


@pytest.fixture
def crew() -> Crew:
    crew = Crew()
    crew.add("lin")
    crew.add("zhou", Role.AUDITOR)
    return crew


def enter_view() -> Response:
    entered = sign_in(request, request.form["name"], request.form["password"])
    if not isinstance(entered, SignedIn):
        return Response(str(entered))
    response = Response(entered.account.name)
    entered.put_on(response)
    return response


def leave_view() -> Response:
    response = Response("out")
    sign_out(request, response)
    return response


def who_view() -> str:
    account = signed_in(request)
    return account.name if account is not None else "nobody"


@demands(Right.UNMASK)
def whole_view(account: Account, number: str) -> str:
    return f"{account.name} {number}"


@pytest.fixture
def app(crew: Crew) -> Flask:
    app = Flask("pages")
    attach(app, crew.people)
    app.add_url_rule("/in", "in", enter_view, methods=["POST"])
    app.add_url_rule("/out", "out", leave_view, methods=["POST"])
    app.add_url_rule("/who", "who", who_view)
    app.add_url_rule("/still", "still", lambda: str(is_still_signed_in(request)))
    app.add_url_rule("/token", "token", lambda: csrf_token(request))
    app.add_url_rule("/checked", "checked", lambda: str(check_csrf(request)), methods=["POST"])
    app.add_url_rule("/whole/<number>", "whole", whole_view, methods=["GET", "POST"])
    return app


@pytest.fixture
def browser(app: Flask) -> Iterator[FlaskClient]:
    with app.test_client() as client:
        yield client


def enter(browser: FlaskClient, name: str = "lin", password: str = PASSWORD, **more: object) -> TestResponse:
    return browser.post("/in", data={"name": name, "password": password}, **more)


def cookie_of(response: TestResponse) -> str:
    return next(each for each in response.headers.getlist("Set-Cookie") if "refundbot_staff=" in each)


class TestTheCookie:
    def test_no_script_reads_it_and_no_other_site_sends_it(self, browser: FlaskClient) -> None:
        cookie = cookie_of(enter(browser))
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
        assert "Path=/" in cookie
        assert "Max-Age" not in cookie
        assert "Secure" not in cookie

    def test_over_https_it_is_secure_and_nobody_but_this_host_can_set_it(self, browser: FlaskClient) -> None:
        cookie = cookie_of(enter(browser, base_url=HTTPS))
        assert cookie.startswith("__Host-")
        assert "Secure" in cookie

    def test_behind_a_proxy_that_does_not_say_so_it_is_secure_too(self, browser: FlaskClient) -> None:
        cookie = cookie_of(enter(browser, headers={"Origin": "https://localhost"}))
        assert cookie.startswith("__Host-")
        assert "Secure" in cookie

    def test_over_https_one_without_the_prefix_is_not_believed(self, browser: FlaskClient, crew: Crew) -> None:
        session_id = crew.people.sessions.begin(crew.people.accounts.all()[0])
        browser.set_cookie("refundbot_staff", session_id, domain="bot.example")
        assert browser.get("/who", base_url=HTTPS).text == "nobody"
        assert browser.get("/who", base_url="http://bot.example").text == "lin"


class TestSigningInAndOut:
    def test_a_browser_is_known_from_then_on(self, browser: FlaskClient) -> None:
        assert browser.get("/who").text == "nobody"
        assert enter(browser).text == "lin"
        assert browser.get("/who").text == "lin"

    def test_a_wrong_password_gives_no_cookie(self, browser: FlaskClient) -> None:
        response = enter(browser, password="wrong horse battery")
        assert response.text == "wrong"
        assert "Set-Cookie" not in response.headers

    def test_whoever_signs_in_again_has_another_session_and_the_old_one_is_over(
        self, browser: FlaskClient, app: Flask
    ) -> None:
        first = cookie_of(enter(browser)).partition("=")[2].partition(";")[0]
        enter(browser)
        other = app.test_client()
        other.set_cookie("refundbot_staff", first)
        assert other.get("/who").text == "nobody"
        assert browser.get("/who").text == "lin"

    def test_signing_out_ends_the_session_and_is_written_down(self, browser: FlaskClient, crew: Crew) -> None:
        kept = cookie_of(enter(browser)).partition("=")[2].partition(";")[0]
        browser.post("/out")
        assert browser.get_cookie("refundbot_staff") is None
        browser.set_cookie("refundbot_staff", kept)
        assert browser.get("/who").text == "nobody"
        assert crew.written()[-1] == ("lin", Audited.SIGN_OUT, Outcome.DONE)

    def test_nobody_can_sign_out(self, browser: FlaskClient) -> None:
        assert browser.post("/out").text == "out"

    def test_a_request_that_lasts_sees_that_the_account_was_disabled(self, browser: FlaskClient, crew: Crew) -> None:
        enter(browser)
        assert browser.get("/still").text == "True"
        crew.people.accounts.disable("lin")
        assert browser.get("/still").text == "False"

    def test_a_request_that_lasts_keeps_nobody_signed_in(self, browser: FlaskClient, crew: Crew) -> None:
        enter(browser)
        crew.clock.forward(seconds=IDLE_S - 1)
        browser.get("/still")
        crew.clock.forward(seconds=1)
        assert browser.get("/who").text == "nobody"

    @pytest.mark.parametrize(
        "headers",
        [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://elsewhere.example"}],
    )
    def test_a_page_of_elsewhere_signs_nobody_in(self, browser: FlaskClient, headers: dict[str, str]) -> None:
        assert enter(browser, headers=headers).text == "from_elsewhere"

    @pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://localhost:8443"}, {}])
    def test_a_page_of_ours_does(self, browser: FlaskClient, headers: dict[str, str]) -> None:
        assert enter(browser, headers=headers).text == "lin"


class TestTheAddress:
    def lock(self, browser: FlaskClient, peer: str, **headers: str) -> str:
        """Too many failures from there; what the next try of somebody with the right password is told."""
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        for number in range(TRIES_FROM_ADDRESS):
            enter(browser, f"name{number}", "wrong", environ_base={"REMOTE_ADDR": peer}, headers=told)
        return enter(browser, environ_base={"REMOTE_ADDR": peer}, headers=told).text

    def test_behind_a_proxy_of_ours_it_is_the_one_that_the_proxy_saw(self, browser: FlaskClient) -> None:
        assert self.lock(browser, "127.0.0.1", X_Forwarded_For="9.9.9.9") == "too_many_tries"
        elsewhere = {"X-Forwarded-For": "9.9.9.9, 8.8.8.8"}
        assert enter(browser, environ_base={"REMOTE_ADDR": "127.0.0.1"}, headers=elsewhere).text == "lin"
        made_up = {"X-Forwarded-For": "8.8.8.8, 9.9.9.9"}
        assert enter(browser, environ_base={"REMOTE_ADDR": "127.0.0.1"}, headers=made_up).text == "too_many_tries"

    def test_what_a_stranger_says_is_not_believed(self, browser: FlaskClient) -> None:
        assert self.lock(browser, "9.9.9.9") == "too_many_tries"
        made_up = {"X-Forwarded-For": "8.8.8.8"}
        assert enter(browser, environ_base={"REMOTE_ADDR": "9.9.9.9"}, headers=made_up).text == "too_many_tries"

    def test_all_addresses_of_one_home_are_one(self, browser: FlaskClient) -> None:
        assert self.lock(browser, "2606:4700::1") == "too_many_tries"
        assert enter(browser, environ_base={"REMOTE_ADDR": "2606:4700::2"}).text == "too_many_tries"
        assert enter(browser, environ_base={"REMOTE_ADDR": "2606:4700:0:1::1"}).text == "lin"

    def test_none_at_all_is_one_too(self, browser: FlaskClient) -> None:
        assert self.lock(browser, "") == "too_many_tries"


class TestTheToken:
    def test_each_session_has_one_of_its_own(self, browser: FlaskClient, app: Flask) -> None:
        assert browser.get("/token").text == ""
        other = app.test_client()
        for each in (browser, other):
            enter(each)
        assert len(browser.get("/token").text) == 43
        assert browser.get("/token").text == browser.get("/token").text
        assert browser.get("/token").text != other.get("/token").text

    def test_a_form_and_a_script_show_it(self, browser: FlaskClient) -> None:
        enter(browser)
        token = browser.get("/token").text
        assert browser.post("/checked", data={"csrf": token}).text == "True"
        assert browser.post("/checked", headers={"X-CSRF-Token": token}).text == "True"

    def test_without_it_with_another_ones_or_from_elsewhere_a_request_is_not_ours(
        self, browser: FlaskClient, app: Flask
    ) -> None:
        other = app.test_client()
        for each in (browser, other):
            enter(each)
        token = browser.get("/token").text
        assert browser.post("/checked").text == "False"
        assert browser.post("/checked", data={"csrf": "é"}).text == "False"
        assert browser.post("/checked", data={"csrf": other.get("/token").text}).text == "False"
        sent = browser.post("/checked", data={"csrf": token}, headers={"Sec-Fetch-Site": "cross-site"})
        assert sent.text == "False"

    def test_nobody_has_none_that_counts(self, browser: FlaskClient) -> None:
        assert browser.post("/checked", data={"csrf": ""}).text == "False"


class TestViews:
    def test_who_has_the_right_sees_it(self, browser: FlaskClient) -> None:
        enter(browser)
        assert browser.get("/whole/7").text == "lin 7"

    def test_nobody_is_asked_to_sign_in_first(self, browser: FlaskClient) -> None:
        assert browser.get("/whole/7").status_code == 401
        assert browser.post("/whole/7").status_code == 401

    def test_who_has_not_the_right_is_refused(self, browser: FlaskClient) -> None:
        enter(browser, "zhou")
        assert browser.get("/whole/7").status_code == 403

    def test_what_changes_something_wants_the_token(self, browser: FlaskClient) -> None:
        enter(browser)
        token = browser.get("/token").text
        assert browser.post("/whole/7").status_code == 400
        assert browser.post("/whole/7", data={"csrf": token}).text == "lin 7"
