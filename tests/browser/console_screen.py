"""The console in a browser, in the words of a member of staff."""

from typing import Self

from playwright.sync_api import Locator, Page, expect

from tests.bot.staff.console.fake_accounts import PASSWORD


class ConsoleScreen:
    """One window with the console."""

    def __init__(self, page: Page, url: str, password: str = PASSWORD) -> None:
        self.page, self.url, self.password = page, url, password
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
        expect(self.page.locator("#rows")).to_be_visible()
        return self

    def fill_in(self, account: str = "chen") -> Self:
        self.page.locator("#account").fill(account)
        self.page.locator("#password").fill(self.password)
        self.page.locator("main form button").click()
        return self

    def open(self, name: str) -> Self:
        self.page.locator(f'[id="row-{name}"]').click()
        expect(self.page.locator("#transcript")).to_be_visible()
        return self

    def open_first(self) -> Self:
        """By a click: the one that waits longest."""
        self.rows.first.click()
        expect(self.page.locator("#transcript")).to_be_visible()
        return self

    def settle(self) -> Self:
        """The page that the last form led to is there, and listens."""
        expect(self.page.locator("html.scripted")).to_be_attached()
        return self

    def is_told(self, words: str) -> Self:
        expect(self.page.locator("#notice")).to_contain_text(words)
        return self.settle()

    def set_fact(self, slot: str, value: str) -> Self:
        """Chooses another value for a fact that is known."""
        self.page.locator(f"#edit-{slot} > summary").click()
        self.page.locator(f"#fact-{slot}").select_option(value)
        self.page.locator(f"#edit-{slot} .fact-form button").click()
        return self

    def add_fact(self, slot: str, value: str) -> Self:
        """Chooses a value for a fact that is not known yet."""
        self.page.locator("#add-fact > summary").click()
        return self.set_fact(slot, value)

    def say(self, text: str) -> Self:
        self.reply.fill(text)
        self.page.locator("#send").click()
        return self

    def hand_over(self, *, to: str = "", note: str = "", tells: bool = False) -> Self:
        """By the sheet."""
        self.fill_hand_over(to=to, note=note, tells=tells)
        self.page.locator("#do-hand-over button.primary").click()
        return self

    def fill_hand_over(self, *, to: str = "", note: str = "", tells: bool = False) -> Self:
        """Opens the sheet and fills it."""
        self.press("h")
        if to:
            self.page.locator("#state").select_option(to)
        self.page.locator("#agreed").fill(note)
        self.page.locator("#agreed-told").set_checked(tells)
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
