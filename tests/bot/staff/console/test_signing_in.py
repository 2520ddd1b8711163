"""Who gets in, and that nothing typed is lost on the way."""

import pytest

from tests.bot.staff.console.conftest import OPEN, Enter, Person, token_in
from tests.bot.staff.console.fake_accounts import MemoryAccounts
from tests.bot.staff.console.fake_desk import MemoryDesk

PAGES = ("", "keys", f"conversations/{OPEN}", "nothing/here")
POSTS = ("logout", "cases", f"conversations/{OPEN}/unmask", f"conversations/{OPEN}/reply")


@pytest.mark.parametrize("path", PAGES)
def test_a_stranger_is_asked_to_sign_in(path: str, stranger: Person) -> None:
    page = stranger.get(path)
    assert page.status_code == 303
    assert page.headers["Location"].startswith("/staff/login?next=/staff/")


@pytest.mark.parametrize("path", POSTS)
def test_nothing_that_a_stranger_sends_is_done(path: str, stranger: Person, desk: MemoryDesk) -> None:
    assert stranger.post(path, text="hello", key="k", whom="oNewUser").status_code == 401
    assert desk.actions == []
    assert "b003.new" not in desk.talks


def test_who_signs_in_comes_to_the_page_they_wanted(stranger: Person) -> None:
    wanted = stranger.sign_in(next="/staff/conversations/b017.4f2a?queue=mine").headers["Location"]
    assert wanted == "/staff/conversations/b017.4f2a?queue=mine"


@pytest.mark.parametrize(
    "address",
    ["https://elsewhere.example/", "//elsewhere.example/staff/", "/staff/\\elsewhere.example", "/staff/\n", "/"],
)
def test_nobody_is_sent_elsewhere(address: str, stranger: Person) -> None:
    assert stranger.sign_in(next=address).headers["Location"] == "/staff/"


def test_a_wrong_password_lets_nobody_in(stranger: Person) -> None:
    page = stranger.sign_in(password="wrong")
    assert page.status_code == 403
    assert "do not go together" in page.text
    assert 'value="chen"' in page.text
    assert "wrong" not in page.text.replace("wrong or", "")
    assert stranger.get().status_code == 303


def test_who_tried_too_often_is_told_how_long_to_wait(stranger: Person, accounts: MemoryAccounts) -> None:
    accounts.is_throttled = True
    assert "Try again in 10 minutes" in stranger.sign_in().text


def test_a_form_for_signing_in_from_elsewhere_is_refused(stranger: Person, accounts: MemoryAccounts) -> None:
    stranger.get("login")
    assert stranger.post("login", csrf="made up", account="chen", password="correct horse").status_code == 403
    assert accounts.sessions == {}


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(stranger: Person) -> None:
    cookie = stranger.sign_in().headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_signing_out_ends_the_session(chen: Person, accounts: MemoryAccounts) -> None:
    chen.post("logout", csrf=token_in(chen.sees("")))
    assert accounts.sessions == {}
    assert chen.get().status_code == 303


def test_a_form_from_elsewhere_signs_nobody_out(chen: Person, accounts: MemoryAccounts) -> None:
    chen.post("logout", csrf="made up")
    assert len(accounts.sessions) == 1


def test_an_expired_session_gives_back_what_was_typed(enter: Enter, accounts: MemoryAccounts, desk: MemoryDesk) -> None:
    chen = enter("chen")
    chen.does("take")
    accounts.sessions.clear()
    csrf = "of the old session"
    asked = chen.post(f"conversations/{OPEN}/reply", csrf=csrf, key="k2", text="I am <sorry> to hear that")
    assert asked.status_code == 401
    assert "I am &lt;sorry&gt; to hear that" in asked.text
    again = chen.post(
        "login",
        csrf=token_in(asked.text),
        account="chen",
        password="correct horse",
        name=OPEN,
        doing="reply",
        text="I am <sorry> to hear that",
    )
    assert again.status_code == 200
    assert "I am &lt;sorry&gt; to hear that</textarea>" in again.text
    assert [action.doing for action in desk.actions] == ["take"]


def test_a_password_that_was_wrong_keeps_the_text_all_the_same(stranger: Person) -> None:
    page = stranger.sign_in(password="wrong", name=OPEN, doing="note", text="do not lose me")
    assert "do not lose me</textarea>" in page.text


def test_what_a_page_fetches_by_itself_does_not_keep_a_session_alive(chen: Person, accounts: MemoryAccounts) -> None:
    accounts.used.clear()
    chen.get(headers={"X-Staff-Live": "1"})
    assert accounts.used == []
    chen.get()
    assert len(accounts.used) == 1


def test_a_page_that_fetches_itself_is_told_when_the_session_is_over(chen: Person, accounts: MemoryAccounts) -> None:
    accounts.sessions.clear()
    assert chen.get(headers={"X-Staff-Live": "1"}).status_code == 401
