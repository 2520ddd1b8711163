"""A `refundbot run` with a desk, people who work at it, and somebody with a phone."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from bot.sandbox.phone.chats import Chats
from tests.bot.cli.commands import run
from tests.browser.conftest import PHONE, RunningBot
from tests.browser.console_screen import ConsoleScreen
from tests.browser.screen import Screen

PASSWORD = "a desk of six brave cats"
#: Name, display and role of each.
CREW = (("chen", "陈晨", "agent"), ("li", "Li Na", "agent"), ("wu", "吴磊", "lead"), ("an", "An", "auditor"))
#: Wide enough for the list, the conversation and its case beside each other.
WIDE = ViewportSize(width=1360, height=860)


class StaffedBot(RunningBot):
    """With the console for a desk, and its crew."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, REFUNDBOT_DESK="console")

    @property
    def desk_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/staff/"

    @property
    def data(self) -> Path:
        return self.folder / ".refundbot"

    def hire(self) -> None:
        for name, display, role in CREW:
            self.staff("add", name, "--display", display, "--role", role, "--password-stdin", stdin=PASSWORD)

    def staff(self, *words: str, stdin: str = "") -> str:
        """`refundbot staff`, beside the running bot."""
        ended = run(self.folder, "staff", *words, stdin=f"{stdin}\n".encode())
        assert ended.returncode == 0, ended.stderr.decode()
        return ended.stdout.decode()

    def expire_sessions(self, account: str = "chen") -> None:
        """The account is signed out everywhere, and its password stays."""
        self.staff("password", account, "--password-stdin", stdin=PASSWORD)

    def openid(self) -> str:
        """What the account knows the phone's first person by."""
        person = Chats(path=self.data / "phone.sqlite3").person("one")
        assert person is not None
        return person.openid


@dataclass(kw_only=True)
class Windows:
    """All windows of a test. No page may have complained of anything but answers that say no."""

    browser: Browser
    bot: StaffedBot
    contexts: list[BrowserContext] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def phone(self, language: str = "zh-CN") -> Screen:
        """Somebody whom the account has never met."""
        page = self._page(language, PHONE)
        page.goto(self.bot.url)
        return Screen(page).start_over()

    def desk(
        self,
        account: str = "chen",
        *,
        language: str = "en-GB",
        size: ViewportSize = WIDE,
        scheme: Literal["light", "dark"] = "light",
    ) -> ConsoleScreen:
        """Somebody at the desk, who has signed in."""
        screen = ConsoleScreen(self._page(language, size, scheme), self.bot.desk_url, PASSWORD)
        return screen.sign_in(account).settle()

    def close(self) -> None:
        for context in self.contexts:
            context.close()
        assert self.complaints == []

    def _page(self, language: str, size: ViewportSize, scheme: Literal["light", "dark"] = "light") -> Page:
        context = self.browser.new_context(locale=language, viewport=size, color_scheme=scheme)
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: self._hear(said.type, said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def _hear(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and "the server responded with a status of" not in text:
            self.complaints.append(text)
