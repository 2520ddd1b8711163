"""The bot is killed in mid-conversation and started again: the page goes on where it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import RunningBot
from tests.browser.screen import Screen

pytestmark = pytest.mark.server


@pytest.fixture
def mortal(tmp_path: Path) -> Iterator[RunningBot]:
    """A bot for one test alone."""
    bot = RunningBot(tmp_path)
    bot.start()
    yield bot
    bot.stop()


def test_the_page_goes_on_where_it_was_when_the_bot_was_killed_and_started_again(
    chromium: Browser, mortal: RunningBot
) -> None:
    with chromium.new_context(locale="zh-CN") as context:
        page = context.new_page()
        page.goto(mortal.url)
        screen = Screen(page).follow().tap("situation.seller_silent")
        mortal.kill()
        screen.choice("delivery.received").click()
        expect(page.locator("#gone")).to_be_visible()
        mortal.start()
        expect(page.locator("#gone")).not_to_be_visible()
        screen.is_answered(2)
        screen.tap("delivery.received", "shop_type.mini_program")
        expect(screen.choice("act.report_progress")).to_be_visible()


def test_what_was_typed_into_the_void_is_not_lost(chromium: Browser, mortal: RunningBot) -> None:
    with chromium.new_context(locale="en") as context:
        page = context.new_page()
        page.goto(mortal.url)
        screen = Screen(page).follow()
        mortal.kill()
        page.locator("#text").fill("The seller does not answer")
        page.keyboard.press("Enter")
        expect(page.locator("#gone")).to_contain_text("refundbot run")
        expect(page.locator("#text")).to_have_value("The seller does not answer")
        mortal.start()
        expect(page.locator("#gone")).not_to_be_visible()
        page.locator("#send").click()
        screen.is_answered(2)


def test_what_was_on_its_way_arrives_once_when_the_bot_is_back(chromium: Browser, mortal: RunningBot) -> None:
    with chromium.new_context(locale="en") as context:
        page = context.new_page()
        page.goto(mortal.url)
        screen = Screen(page).follow()
        # On the screen, and on the server's list; then the power goes.
        page.route("**/delivery", lambda route: route.abort())
        page.locator("#text").fill("The seller does not answer")
        page.keyboard.press("Enter")
        expect(screen.own).to_have_count(1)
        mortal.kill()
        page.unroute("**/delivery")
        mortal.start()
        screen.is_answered(2)
        expect(screen.own).to_have_count(1)
        expect(screen.choice("delivery.received")).to_be_visible()
