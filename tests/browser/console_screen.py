"""The console in a browser, in the words of a member of staff."""

from typing import Self

from playwright.sync_api import Locator, Page, expect

from tests.bot.staff.console.fake_accounts import PASSWORD


class ConsoleScreen:
    """One window with the console."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        page.set_default_timeout(15_000)

    # What is to be seen

    @property
    def rows(self) -> Locator:
        return self.page.locator("#rows .row")

    @property
    def reply(self) -> Locator:
        return self.page.locator("#text")

    @property
    def said(self) -> Locator:
        return self.page.locator("#transcript .said .text:not(.own)")

    def part(self, id_: str) -> Locator:
        return self.page.locator(f"#{id_}")

    # What is done

    def sign_in(self, account: str = "chen") -> Self:
        self.page.goto(self.url)
        self.fill_in(account)
        expect(self.rows.first).to_be_visible()
        return self

    def fill_in(self, account: str = "chen") -> Self:
        self.page.locator("#account").fill(account)
        self.page.locator("#password").fill(PASSWORD)
        self.page.locator("main form button").click()
        return self

    def open(self, name: str) -> Self:
        self.page.locator(f'[id="row-{name}"]').click()
        expect(self.page.locator("#transcript")).to_be_visible()
        return self

    def press(self, *keys: str) -> Self:
        # Whoever presses a key before the page listens presses it for nobody.
        expect(self.page.locator("html.scripted")).to_be_attached()
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def take(self) -> Self:
        self.press("t")
        expect(self.reply).to_be_visible()
        return self

    def has_no_sideways_scroll(self) -> bool:
        return bool(self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
