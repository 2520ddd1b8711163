"""Signing in on real accounts: the cookie, the throttle, and when a session is over."""

import re

import pytest
from werkzeug.test import TestResponse

from bot.building import build_dialogue
from bot.dialogue import RefundDialogue
from bot.settings import Settings
from bot.staff.accounts.rights import Role
from bot.staff.accounts.sessions import IDLE_S, LONGEST_S
from bot.staff.accounts.throttle import LOCKED_MINUTES, TRIES_FROM_ADDRESS, TRIES_OF_ACCOUNT
from bot.staff.audit.entry import Audited, Outcome
from tests.bot.staff.accounts.crew import PASSWORD
from tests.bot.staff.console.conftest import Person, token_in
from tests.bot.staff.console.real_site import RealSite

HTTPS = "https://bot.example"


@pytest.fixture(scope="module")
def dialogue() -> RefundDialogue:
    return build_dialogue(Settings(REFUNDBOT_DESK="console"))


@pytest.fixture
def site(dialogue: RefundDialogue) -> RealSite:
    return RealSite(dialogue)


def enter(
    person: Person,
    account: str = "chen",
    password: str = PASSWORD,
    *,
    peer: str = "203.0.113.7",
    base_url: str = "http://localhost",
    headers: dict[str, str] | None = None,
) -> TestResponse:
    """Signs in from an address, with more headers or another host if a test wants."""
    csrf = token_in(person.client.get("/staff/login", base_url=base_url).text)
    return person.client.post(
        "/staff/login",
        data={"csrf": csrf, "account": account, "password": password},
        headers={**person.headers, **(headers or {})},
        environ_base={"REMOTE_ADDR": peer},
        base_url=base_url,
    )


def cookie_of(response: TestResponse) -> str:
    return next(each for each in response.headers.getlist("Set-Cookie") if "refundbot_staff=" in each)


def is_in(person: Person) -> bool:
    return person.get().status_code == 200


# The cookie


def test_no_script_reads_the_cookie_and_no_other_site_sends_it(site: RealSite) -> None:
    cookie = cookie_of(enter(site.stranger()))
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Max-Age" not in cookie
    assert "Secure" not in cookie


def test_over_https_it_is_secure_and_nobody_but_this_host_can_set_it(site: RealSite) -> None:
    cookie = cookie_of(enter(site.stranger(), base_url=HTTPS))
    assert cookie.startswith("__Host-")
    assert "Secure" in cookie
    assert "Path=/" in cookie


def test_behind_a_proxy_that_does_not_say_so_it_is_secure_too(site: RealSite) -> None:
    cookie = cookie_of(enter(site.stranger(), headers={"Origin": "https://localhost"}))
    assert cookie.startswith("__Host-")
    assert "Secure" in cookie


def test_over_https_one_without_the_prefix_is_not_believed(site: RealSite) -> None:
    person = site.stranger()
    session_id = site.crew.people.sessions.begin(site.crew.people.accounts.all()[0])
    person.client.set_cookie("refundbot_staff", session_id, domain="bot.example")
    assert person.client.get("/staff/", base_url=HTTPS).status_code == 303
    assert person.client.get("/staff/", base_url="http://bot.example").status_code == 200


# In and out


def test_a_wrong_password_gives_no_session(site: RealSite) -> None:
    response = enter(site.stranger(), password="wrong horse battery")
    assert response.status_code == 403
    assert not any("refundbot_staff=" in each for each in response.headers.getlist("Set-Cookie"))


def test_whoever_signs_in_again_has_another_session_and_the_old_one_is_over(site: RealSite) -> None:
    person, other = site.stranger(), site.stranger()
    first = cookie_of(enter(person)).partition("=")[2].partition(";")[0]
    enter(person)
    other.client.set_cookie("refundbot_staff", first)
    assert (is_in(other), is_in(person)) == (False, True)


def test_signing_out_ends_the_session_and_is_written_down(site: RealSite) -> None:
    person = site.stranger()
    kept = cookie_of(enter(person)).partition("=")[2].partition(";")[0]
    person.post("logout", csrf=token_in(person.sees("")))
    assert person.client.get_cookie("refundbot_staff") is None
    person.client.set_cookie("refundbot_staff", kept)
    assert not is_in(person)
    assert site.crew.written()[-1] == ("chen", Audited.SIGN_OUT, Outcome.DONE)


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://elsewhere.example"}],
)
def test_a_page_of_elsewhere_signs_nobody_in(headers: dict[str, str], site: RealSite) -> None:
    person = site.stranger()
    assert enter(person, headers=headers).status_code == 403
    assert not is_in(person)


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://localhost:8443"}, {}])
def test_a_page_of_ours_does(headers: dict[str, str], site: RealSite) -> None:
    person = site.stranger()
    enter(person, headers=headers)
    assert is_in(person)


# When it is over


def test_a_session_ends_after_a_shift_without_a_word(site: RealSite) -> None:
    person = site.enter()
    site.crew.clock.forward(seconds=IDLE_S - 1)
    assert is_in(person)
    site.crew.clock.forward(seconds=IDLE_S)
    assert not is_in(person)


def test_a_session_ends_however_busy_somebody_is(site: RealSite) -> None:
    person = site.enter()
    for _ in range(3):
        site.crew.clock.forward(seconds=LONGEST_S / 3)
        busy = is_in(person)
    assert not busy


def test_what_a_page_does_by_itself_keeps_nobody_signed_in(site: RealSite) -> None:
    person = site.enter()
    site.crew.clock.forward(seconds=IDLE_S - 1)
    assert person.get(headers={"X-Staff-Live": "1"}).status_code == 200
    site.crew.clock.forward(seconds=1)
    assert not is_in(person)


def test_who_is_disabled_or_has_a_new_password_is_out_at_once(site: RealSite) -> None:
    disabled, renewed = site.enter("chen"), site.enter("li")
    site.crew.people.accounts.disable("chen")
    site.crew.people.accounts.set_password("li", "another horse battery")
    assert (is_in(disabled), is_in(renewed)) == (False, False)


def test_another_role_holds_from_the_next_click_on(site: RealSite) -> None:
    site.office.says("转人工")
    person = site.enter("chen")
    assert 'data-doing="take"' in person.sees(site.page)
    site.crew.people.accounts.set_role("chen", Role.AUDITOR)
    assert 'data-doing="take"' not in person.sees(site.page)
    assert person.does("take", site.office.name).status_code == 409


# Too many tries


def test_too_many_tries_lock_the_account_for_a_time_and_that_is_written_down(site: RealSite) -> None:
    for number in range(TRIES_OF_ACCOUNT):
        enter(site.stranger(), password="wrong", peer=f"203.0.113.{number}")
    refused = enter(site.stranger(), peer="198.51.100.1")
    assert refused.status_code == 403
    assert f"Try again in {LOCKED_MINUTES} minutes" in refused.text
    assert ("chen", Audited.SIGN_IN, Outcome.LOCKED) in site.crew.written()
    assert enter(site.stranger(), "li").status_code == 303
    site.crew.clock.forward(minutes=LOCKED_MINUTES)
    assert enter(site.stranger()).status_code == 303


def lock_the_address(site: RealSite, peer: str, headers: dict[str, str] | None = None) -> None:
    for number in range(TRIES_FROM_ADDRESS):
        enter(site.stranger(), f"name{number}", "wrong", peer=peer, headers=headers or {})


def is_let_in(site: RealSite, peer: str, headers: dict[str, str] | None = None) -> bool:
    return enter(site.stranger(), peer=peer, headers=headers or {}).status_code == 303


def test_behind_a_proxy_of_ours_the_address_is_the_one_that_the_proxy_saw(site: RealSite) -> None:
    lock_the_address(site, "127.0.0.1", {"X-Forwarded-For": "9.9.9.9"})
    assert not is_let_in(site, "127.0.0.1", {"X-Forwarded-For": "9.9.9.9"})
    assert is_let_in(site, "127.0.0.1", {"X-Forwarded-For": "9.9.9.9, 8.8.8.8"})
    assert not is_let_in(site, "127.0.0.1", {"X-Forwarded-For": "8.8.8.8, 9.9.9.9"})


def test_what_a_stranger_says_of_their_address_is_not_believed(site: RealSite) -> None:
    lock_the_address(site, "9.9.9.9")
    assert not is_let_in(site, "9.9.9.9", {"X-Forwarded-For": "8.8.8.8"})


def test_all_addresses_of_one_home_are_one(site: RealSite) -> None:
    lock_the_address(site, "2606:4700::1")
    assert not is_let_in(site, "2606:4700::2")
    assert is_let_in(site, "2606:4700:0:1::1")


def test_no_address_at_all_is_one_too(site: RealSite) -> None:
    lock_the_address(site, "")
    assert not is_let_in(site, "")


# The token of forms


def test_each_session_has_a_token_of_its_own(site: RealSite) -> None:
    first, second = (re.findall('name="csrf" value="([^"]+)"', site.enter().sees("")) for _ in range(2))
    assert len({*first}) == len({*second}) == 1
    assert len(first[0]) == 43
    assert first[0] != second[0]


@pytest.mark.parametrize("csrf", ["", "é", "made up"])
def test_without_its_token_a_form_does_nothing(csrf: str, site: RealSite) -> None:
    site.office.says("转人工")
    person = site.enter()
    refused = person.post(f"{site.page}/take", csrf=csrf, key="k")
    assert refused.status_code == 409
    assert site.office.pack().card.owner == "queued"
    assert site.audited(Audited.TAKE) == []


def test_with_the_token_of_another_session_a_form_does_nothing(site: RealSite) -> None:
    site.office.says("转人工")
    others = token_in(site.enter("li").sees(""))
    site.enter().post(f"{site.page}/take", csrf=others, key="k")
    assert site.office.pack().card.owner == "queued"
