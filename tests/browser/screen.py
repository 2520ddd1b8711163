"""The phone in the browser, in the words of whoever holds it."""

from pathlib import Path
from typing import Self

from playwright.sync_api import Locator, Page, expect


class Screen:
    """One window with the phone."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.set_default_timeout(15_000)

    # What is to be seen

    @property
    def replies(self) -> Locator:
        """The account's bubbles."""
        return self.page.locator(".line-of.theirs:not(.waiting) .bubble")

    @property
    def own(self) -> Locator:
        return self.page.locator(".line-of.mine .bubble")

    @property
    def last_reply(self) -> Locator:
        return self.replies.last

    @property
    def drawer(self) -> Locator:
        return self.page.locator("#drawer")

    @property
    def toast(self) -> Locator:
        return self.page.locator("#toast.shown")

    def choice(self, choice: str) -> Locator:
        """A tappable choice of the last bubble."""
        return self.last_reply.locator(f'[data-choice="{choice}"]')

    def is_answered(self, replies: int) -> None:
        expect(self.replies).to_have_count(replies)
        expect(self.page.locator(".waiting")).to_have_count(0)

    def settle(self) -> None:
        """Nothing is on its way any more, and nothing lies over the page."""
        expect(self.page.locator(".waiting")).to_have_count(0)
        expect(self.toast).to_have_count(0)

    # What is done

    def start_over(self) -> Self:
        self.option("start-over")
        expect(self.page.locator("#follow")).to_be_visible()
        expect(self.page.locator(".entry")).to_have_count(0)
        return self

    def option(self, name: str) -> None:
        self.page.locator("#options-button").click()
        self.page.locator(f"#{name}").click()

    def follow(self) -> Self:
        self.page.locator("#follow").click()
        self.is_answered(1)
        return self

    def say(self, text: str) -> Self:
        """Types, sends, and waits for the answer."""
        count = self.replies.count()
        self.page.locator("#text").fill(text)
        self.page.locator("#send").click()
        self.is_answered(count + 1)
        return self

    def say_into(self, text: str) -> Self:
        """Types and sends where nobody answers at once: staff read it."""
        count = self.own.count()
        self.page.locator("#text").fill(text)
        self.page.locator("#send").click()
        expect(self.own).to_have_count(count + 1)
        return self

    def is_told(self, text: str) -> Self:
        """The newest bubble says it, whoever sent it; the phone looks for news every few seconds."""
        expect(self.last_reply).to_contain_text(text, timeout=20_000)
        return self

    def tap(self, *choices: str) -> Self:
        for choice in choices:
            count = self.replies.count()
            self.choice(choice).click()
            self.is_answered(count + 1)
        return self

    def attach(self, what: str) -> Self:
        count = self.replies.count()
        self.page.locator("#attach").click()
        self.page.locator(f'#panel [data-what="{what}"]').click()
        self.is_answered(count + 1)
        return self

    def use_menu(self, group: str, label: str) -> Self:
        """Opens a button of the account's menu, and takes one of those above it."""
        count = self.replies.count()
        self.open_menu(group).get_by_role("menuitem", name=label).click()
        self.is_answered(count + 1)
        return self

    def open_menu(self, group: str) -> Locator:
        if self.page.locator("#to-menu").is_visible():
            self.page.locator("#to-menu").click()
        self.page.get_by_role("navigation").get_by_role("button", name=group).click()
        return self.page.get_by_role("menu")

    def send_picture(self, path: Path) -> Self:
        count = self.replies.count()
        self.page.locator("#attach").click()
        with self.page.expect_file_chooser() as chooser:
            self.page.locator('#panel [data-what="picture"]').click()
        chooser.value.set_files(path)
        self.is_answered(count + 1)
        return self

    def be(self, person: str) -> Self:
        """Another one's phone."""
        self.page.locator(f'header [data-person="{person}"]').click()
        expect(self.page.locator(f'header [data-person="{person}"]')).to_have_attribute("aria-checked", "true")
        return self

    def forward(self, seconds: int) -> Self:
        self.page.locator("#options-button").click()
        self.page.locator(f'[data-forward="{seconds}"]').click()
        expect(self.page.locator("#options")).not_to_be_visible()
        return self

    def see_details(self) -> Self:
        """What the last turn did."""
        self.page.locator(".mark").last.click()
        expect(self.drawer).to_be_visible()
        return self
