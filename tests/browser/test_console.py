"""The console at /staff/ in a real browser: keys, news, kept texts, narrow screens."""

import os
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, ViewportSize, expect
from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

from tests.bot.staff.console.fake_accounts import MemoryAccounts
from tests.bot.staff.console.fake_desk import MemoryDesk
from tests.bot.staff.console.samples import sample_desk
from tests.bot.staff.console.site import console_app
from tests.browser.conftest import DESKTOP, PHONE, PICTURES
from tests.browser.console_screen import ConsoleScreen

OPEN = "b017.4f2a"
#: Wide enough for the list, the conversation and its case beside each other.
WIDE = ViewportSize(width=1360, height=860)


class _Handler(WSGIRequestHandler):
    """Of our own, because a threaded server changes the class; and without a log."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        pass


class _Server(ThreadedWSGIServer):
    """Streams last longer than a test does: nobody waits for them."""

    daemon_threads = True
    block_on_close = False


@dataclass(kw_only=True)
class Site:
    """A console that answers, and what is behind it."""

    url: str
    desk: MemoryDesk
    accounts: MemoryAccounts


@pytest.fixture
def site(request: pytest.FixtureRequest) -> Iterator[Site]:
    """In English, unless a test asks for samples in another language."""
    desk, accounts = sample_desk(getattr(request, "param", "en")), MemoryAccounts()
    server = _Server("127.0.0.1", 0, console_app(desk, accounts), _Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield Site(url=f"http://127.0.0.1:{server.server_port}/staff/", desk=desk, accounts=accounts)
    server.shutdown()
    thread.join()
    # Whoever still waits for news is let go.
    desk.change()
    server.server_close()


OpenConsole = Callable[..., ConsoleScreen]


@pytest.fixture
def console(chromium: Browser, site: Site) -> Iterator[OpenConsole]:
    """Opens a window and signs in; at the end no page may have complained, but for answers that say no."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_one(
        account: str = "chen",
        *,
        language: str = "en-GB",
        size: ViewportSize = WIDE,
        scheme: Literal["light", "dark"] = "light",
        scripts: bool = True,
    ) -> ConsoleScreen:
        context = chromium.new_context(locale=language, viewport=size, color_scheme=scheme, java_script_enabled=scripts)
        contexts.append(context)
        page = context.new_page()
        _listen(page, complaints)
        return ConsoleScreen(page, site.url).sign_in(account)

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []


def _listen(page: Page, complaints: list[str]) -> None:
    def hear(kind: str, text: str) -> None:
        if kind in {"error", "warning"} and "the server responded with a status of" not in text:
            complaints.append(text)

    page.on("console", lambda said: hear(said.type, said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))


@pytest.fixture
def picture(tmp_path: Path) -> Callable[[ConsoleScreen, str], None]:
    """Takes a picture: for docs/ when REFUNDBOT_PICTURES is set, and else only to see that it can."""
    folder = PICTURES if os.environ.get("REFUNDBOT_PICTURES") else tmp_path

    def take(screen: ConsoleScreen, name: str) -> None:
        screen.page.mouse.move(1, 1)
        screen.page.screenshot(path=folder / f"{name}.png", animations="disabled", caret="hide")

    return take


# Pictures, in both languages and both sizes


@pytest.mark.parametrize(
    ("site", "browser_language", "short"), [("zh_Hans", "zh-CN", "zh"), ("en", "en-GB", "en")], indirect=["site"]
)
def test_queue_and_conversation_on_a_desktop(
    site: Site, browser_language: str, short: str, console: OpenConsole, picture: Callable[[ConsoleScreen, str], None]
) -> None:
    screen = console(language=browser_language)
    expect(screen.rows).to_have_count(5)
    picture(screen, f"console-{short}-queue")
    screen.open(OPEN).take().press("2")
    expect(screen.reply).to_have_value(re.compile("账单"))
    picture(screen, f"console-{short}-conversation")
    assert screen.has_no_sideways_scroll()


def test_a_long_wait_leaves_room_for_what_it_is_about(console: OpenConsole) -> None:
    row = console(size=DESKTOP).open(OPEN).rows.first
    width = "element => element.getBoundingClientRect().width"
    row.locator(".when").evaluate("element => { element.textContent = 'waiting for less than a minute' }")
    room = row.evaluate(width) - row.locator(".money").evaluate(width)
    assert row.locator(".what").evaluate(width) > 0.75 * room


@pytest.mark.parametrize(
    ("site", "browser_language", "short"), [("zh_Hans", "zh-CN", "zh"), ("en", "en-GB", "en")], indirect=["site"]
)
def test_queue_conversation_and_case_on_a_phone(
    site: Site, browser_language: str, short: str, console: OpenConsole, picture: Callable[[ConsoleScreen, str], None]
) -> None:
    screen = console(language=browser_language, size=PHONE)
    assert screen.has_no_sideways_scroll()
    picture(screen, f"console-{short}-phone-queue")
    screen.open(OPEN).take()
    box = screen.part("composer").bounding_box()
    assert box is not None
    assert round(box["y"] + box["height"]) == PHONE["height"]
    assert screen.has_no_sideways_scroll()
    picture(screen, f"console-{short}-phone-conversation")
    screen.page.locator(".to-case").click()
    expect(screen.part("s-summary")).to_be_in_viewport()
    picture(screen, f"console-{short}-phone-case")
    screen.page.locator("#suggestion-1 [data-use]").click()
    expect(screen.reply).to_be_in_viewport()
    expect(screen.reply).to_have_value("请问您已经向微信支付或平台投诉过吗？")


def test_it_is_dark_where_the_system_is(console: OpenConsole, picture: Callable[[ConsoleScreen, str], None]) -> None:
    screen = console(scheme="dark").open(OPEN).take()
    picture(screen, "console-en-dark")
    assert screen.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 20, 23)"


# Keys


def test_a_case_from_the_list_to_the_hand_over_by_keys_alone(console: OpenConsole, site: Site) -> None:
    screen = console().press("j", "j", "k", "j", "j", "j", "Enter")
    expect(screen.part("transcript")).to_be_visible()
    assert OPEN in screen.page.url
    screen.take().press("3", "Control+Enter")
    expect(screen.part("notice")).to_have_text("Sent.")
    screen.press("Escape", "Shift+Digit1")
    expect(screen.said.last).to_have_text("请问您已经向微信支付或平台投诉过吗？")
    screen.press("Escape", "n")
    screen.page.keyboard.type("calls back at six")
    screen.press("Control+Enter")
    expect(screen.part("s-notes")).to_contain_text("calls back at six")
    screen.press("h", "Tab")
    screen.page.keyboard.type("Seller pays by Friday")
    screen.press("Control+Enter")
    expect(screen.part("notice")).to_contain_text("Handed over")
    assert [action.doing for action in site.desk.actions] == ["take", "reply", "reply", "note", "hand_over"]
    assert site.desk.actions[-1].text == "Seller pays by Friday"


def test_the_help_lies_over_the_page_and_goes(console: OpenConsole) -> None:
    screen = console().press("?")
    expect(screen.part("help")).to_be_visible()
    screen.press("Escape")
    expect(screen.part("help")).not_to_be_visible()
    screen.press("/")
    expect(screen.part("f-text")).to_be_focused()
    screen.press("?", "t", "j")
    expect(screen.part("f-text")).to_have_value("?tj")


def test_keys_that_are_typed_are_text(console: OpenConsole, site: Site) -> None:
    screen = console().open(OPEN).take().press("r")
    screen.page.keyboard.type("t 1 n h ?")
    expect(screen.reply).to_have_value("t 1 n h ?")
    screen.press("Alt+Digit1")
    expect(screen.reply).to_have_value(re.compile("^t 1 n h \\?\n\n请问"))
    screen.press("Escape", "u")
    expect(screen.page).to_have_url(re.compile(r"/staff/\?queue=waiting$"))


def test_the_focus_can_be_seen(console: OpenConsole) -> None:
    screen = console().press("j")
    assert screen.rows.first.evaluate(
        "row => row === document.activeElement && getComputedStyle(row).outlineStyle"
    ) == ("solid")


# The reply


def test_the_counter_counts_bytes_and_too_much_is_not_sent(console: OpenConsole, site: Site) -> None:
    screen = console().open(OPEN).take()
    screen.reply.fill("字" * 533)
    expect(screen.part("counter")).to_have_text("1,599 of 1,600 bytes")
    screen.reply.fill("字" * 534)
    expect(screen.part("counter")).to_have_class(re.compile("over"))
    screen.part("send").click()
    assert [action.doing for action in site.desk.actions] == ["take"]


def test_what_the_user_is_told_of_an_agreement_has_a_limit_of_its_own(console: OpenConsole, site: Site) -> None:
    screen = console().open(OPEN).take().press("h")
    screen.part("agreed").fill("字" * 500)
    expect(screen.part("agreed-counter")).to_have_text("1,500 of 2,000 bytes")
    screen.part("agreed-told").check()
    expect(screen.part("agreed-counter")).to_have_text("1,500 of 1,400 bytes")
    expect(screen.part("agreed-counter")).to_have_class(re.compile("over"))
    screen.page.locator("#do-hand-over button.primary").click()
    expect(screen.part("agreed")).to_be_visible()
    screen.part("agreed-told").uncheck()
    screen.page.locator("#do-hand-over button.primary").click()
    expect(screen.part("notice")).to_contain_text("Handed over")
    assert [(action.doing, action.value) for action in site.desk.actions] == [("take", ""), ("hand_over", "")]


def test_the_user_is_shown_typing_now_and_then_and_never_for_nothing(console: OpenConsole, site: Site) -> None:
    screen = console().open(OPEN).take()
    screen.page.clock.install()
    screen.press("r")
    with screen.page.expect_response("**/typing") as told:
        screen.page.keyboard.type("I am looking")
    assert told.value.status == 204
    screen.page.keyboard.type(" into it")
    screen.reply.fill("")
    screen.page.clock.run_for(7_000)
    screen.reply.fill(" ")
    with screen.page.expect_response("**/typing"):
        screen.page.keyboard.type("again")
    assert site.desk.typings == [(OPEN, "chen"), (OPEN, "chen")]


# News


def test_a_new_message_appears_and_what_is_typed_stays(console: OpenConsole, site: Site) -> None:
    screen = console().open(OPEN).take()
    screen.reply.fill("I am just writing")
    screen.press("Home")
    site.desk.user_says(OPEN, "还有一件事 <b>")
    expect(screen.said.last).to_have_text("还有一件事 <b>")
    screen.page.keyboard.type("Hello. ")
    expect(screen.reply).to_have_value("Hello. I am just writing")
    expect(screen.said.last).to_be_in_viewport()


def test_the_list_and_its_counts_follow_by_themselves(console: OpenConsole, site: Site) -> None:
    screen = console()
    screen.press("j", "j")
    focused = screen.page.evaluate("document.activeElement.id")
    site.desk.give(OPEN, "li")
    expect(screen.rows).to_have_count(4)
    expect(screen.part("tab-taken")).to_contain_text("2")
    assert screen.page.evaluate("document.activeElement.id") == focused


def test_who_writes_is_told_at_once_that_a_colleague_has_it(console: OpenConsole, site: Site) -> None:
    screen = console().open(OPEN).take()
    screen.reply.fill("I typed this for minutes")
    site.desk.give(OPEN, "li")
    expect(screen.part("standing")).to_contain_text("li has it")
    expect(screen.reply).to_have_value("I typed this for minutes")
    screen.part("send").click()
    expect(screen.part("notice")).to_contain_text("li has it already")
    expect(screen.reply).to_have_value("I typed this for minutes")


def test_a_user_who_left_vanishes_from_the_open_page_and_the_text_stays(console: OpenConsole, site: Site) -> None:
    screen = console().open(OPEN).take()
    screen.reply.fill("I typed this for minutes")
    site.desk.forget(OPEN)
    expect(screen.page.locator("h1")).to_contain_text("gone")
    expect(screen.part("kept")).to_have_value("I typed this for minutes")
    expect(screen.page.locator("body")).not_to_contain_text("扫地机器人")


def test_an_open_sheet_stays_open_when_news_come(console: OpenConsole, site: Site) -> None:
    screen = console().open(OPEN).take().press("h")
    screen.part("agreed").fill("pays by Friday")
    site.desk.user_says(OPEN, "好的")
    expect(screen.said.last).to_have_text("好的")
    expect(screen.part("agreed")).to_have_value("pays by Friday")


def test_a_choice_that_is_not_saved_yet_stays_when_news_come(console: OpenConsole, site: Site) -> None:
    screen = console().open(OPEN).take()
    screen.page.locator("#edit-merchant_response summary").click()
    screen.part("fact-merchant_response").select_option("refused")
    screen.press("Escape")
    # Elsewhere in the same part something else changes.
    talk = site.desk.talks[OPEN]
    talk.pack = replace(talk.pack, facts=talk.pack.facts[:3])
    site.desk.user_says(OPEN, "好的")
    expect(screen.said.last).to_have_text("好的")
    expect(screen.part("fact-merchant_response")).to_have_value("refused")
    expect(screen.part("fact-merchant_response")).to_be_visible()


def test_a_filter_chosen_before_the_script_came_is_applied_when_it_comes(console: OpenConsole) -> None:
    screen = console("wu")
    held: list[Route] = []
    screen.page.route("**/console.js", lambda route: held.append(route), times=1)
    screen.page.goto(f"{screen.url}audit", wait_until="commit")
    screen.part("a-account").select_option("an")
    expect(screen.page).to_have_url(f"{screen.url}audit")
    held[0].continue_()
    expect(screen.page).to_have_url(re.compile("account=an"))
    expect(screen.part("a-account")).to_have_value("an")


def test_what_was_unmasked_stays_so_until_the_page_is_left(console: OpenConsole, site: Site) -> None:
    screen = console().open(OPEN).take()
    screen.part("s-facts").get_by_role("button", name="Show masked numbers").click()
    expect(screen.part("s-facts")).to_contain_text("4200001234202611180000000001")
    site.desk.user_says(OPEN, "好的")
    expect(screen.said.last).to_have_text("好的")
    expect(screen.part("s-facts")).to_contain_text("4200001234202611180000000001")
    screen.page.reload()
    expect(screen.part("s-facts")).not_to_contain_text("4200001234202611180000000001")


def test_a_page_without_a_seat_says_so_and_looks_by_itself(console: OpenConsole, site: Site) -> None:
    screen = console()
    screen.page.clock.install()
    screen.page.route("**/events", lambda route: route.fulfill(status=503))
    screen.page.reload()
    expect(screen.part("banner")).to_contain_text("Too many pages")
    site.desk.give(OPEN, "li")
    screen.page.clock.run_for(16_000)
    expect(screen.rows).to_have_count(4)


# Nothing typed is lost


def test_a_text_survives_a_session_that_ran_out(console: OpenConsole, site: Site) -> None:
    screen = console().open(OPEN).take()
    screen.reply.fill("I typed this for minutes")
    site.accounts.sessions.clear()
    screen.part("send").click()
    expect(screen.part("kept")).to_have_value("I typed this for minutes")
    screen.fill_in()
    expect(screen.reply).to_have_value("I typed this for minutes")
    screen.part("send").click()
    expect(screen.said.last).to_have_text("I typed this for minutes")
    expect(screen.reply).to_have_value("")


def test_a_page_says_that_its_session_ran_out_and_keeps_the_text(console: OpenConsole, site: Site) -> None:
    screen = console().open(OPEN).take()
    screen.reply.fill("I typed this for minutes")
    site.accounts.sessions.clear()
    site.desk.change()
    expect(screen.part("banner")).to_contain_text("signed out")
    expect(screen.reply).to_have_value("I typed this for minutes")


def test_a_text_survives_going_elsewhere_and_a_store_that_is_down(console: OpenConsole, site: Site) -> None:
    screen = console().open(OPEN).take()
    screen.reply.fill("I typed this for minutes")
    screen.page.goto(site.url)
    screen.page.go_back()
    expect(screen.reply).to_have_value("I typed this for minutes")
    site.desk.is_down = True
    screen.part("send").click()
    expect(screen.part("kept")).to_have_value("I typed this for minutes")
    site.desk.is_down = False
    screen.page.get_by_role("button", name="Try again").click()
    expect(screen.said.last).to_have_text("I typed this for minutes")
    assert [action.doing for action in site.desk.actions] == ["take", "reply"]


def test_who_signs_out_leaves_no_text_behind(console: OpenConsole) -> None:
    screen = console().open(OPEN).take()
    screen.reply.fill("for nobody else")
    screen.page.get_by_role("button", name="Sign out").click()
    expect(screen.part("account")).to_be_visible()
    assert screen.page.evaluate("Object.keys(sessionStorage)") == []


# Without scripts


def test_everything_works_without_scripts(console: OpenConsole, site: Site) -> None:
    screen = console(scripts=False, size=DESKTOP).open(OPEN)
    screen.page.get_by_role("button", name="Take over").click()
    screen.page.locator("#suggestion-1").get_by_role("link").click()
    screen.part("send").click()
    expect(screen.said.last).to_have_text("请问您已经向微信支付或平台投诉过吗？")
    screen.page.locator("#edit-merchant_response summary").click()
    screen.part("fact-merchant_response").select_option("refused")
    screen.page.locator("#edit-merchant_response").get_by_role("button", name="Save").click()
    expect(screen.part("s-causes")).to_contain_text("was 7%")
    screen.page.locator("#do-close summary").click()
    screen.page.locator("#do-close button").click()
    expect(screen.part("notice")).to_have_text("The case is closed.")
    assert [action.doing for action in site.desk.actions] == ["take", "reply", "set_fact", "close"]
