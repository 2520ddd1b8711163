"""A real Chromium against a real `refundbot run`."""

import contextlib
import os
import re
import signal
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.bot.cli.commands import PATIENCE_S, start
from tests.browser.screen import Screen

#: Debian's; playwright's own download would be another hundred megabytes from elsewhere.
CHROMIUM = Path("/usr/bin/chromium")
#: Without a sandbox of its own, because CI is root; and without a word to anybody outside.
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = ViewportSize(width=390, height=844)
DESKTOP = ViewportSize(width=1280, height=860)
PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here wants the browser; each that cannot have it is named with the reason."""
    ours = [item for item in items if Path(__file__).parent in item.path.parents]
    for item in ours:
        item.add_marker(pytest.mark.browser)
        if not CHROMIUM.exists():
            item.add_marker(pytest.mark.skip(reason=f"wants {CHROMIUM}: apt-get install chromium fonts-wqy-microhei"))


class RunningBot:
    """A `refundbot run` that can be killed and started again on the same port and data."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.settings = settings
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}/sandbox/"

    def start(self) -> None:
        self._run = start(self.folder, "run", "--port", str(self.port), **self.settings)
        assert self._run.stdout is not None
        assert self._run.stderr is not None
        if not any(re.search("/wechat$", line.strip()) for line in self._run.stdout):
            said = self._run.stderr.read()
            self.stop()
            raise AssertionError(f"refundbot run did not start: {said}")

    def kill(self) -> None:
        """As a power cut would; the web app and the store notice, and go."""
        self._end(signal.SIGKILL)
        for _ in range(PATIENCE_S * 10):
            with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", self.port)):
                return
            # Nobody tells when a port is free.
            time.sleep(0.1)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def _end(self, number: int) -> None:
        self._run.send_signal(number)
        self._run.wait(PATIENCE_S)
        for stream in (self._run.stdin, self._run.stdout, self._run.stderr):
            if stream is not None:
                stream.close()


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningBot]:
    running = RunningBot(tmp_path_factory.mktemp("bot"))
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Gone with its file: playwright keeps an event loop in this thread, where other tests start their own."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield browser
        browser.close()


OpenScreen = Callable[..., Screen]


@pytest.fixture
def open_screen(chromium: Browser, bot: RunningBot) -> Iterator[OpenScreen]:
    """Opens the phone; at the end of the test no page may have complained of anything."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_one(
        language: str = "zh-CN",
        *,
        size: ViewportSize = PHONE,
        scheme: Literal["light", "dark"] = "light",
        touch: bool = False,
    ) -> Screen:
        context = chromium.new_context(
            locale=language,
            viewport=size,
            color_scheme=scheme,
            has_touch=touch,
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        page = context.new_page()
        _listen(page, complaints)
        page.goto(bot.url)
        return Screen(page).start_over()

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def picture(tmp_path: Path) -> Callable[[Screen, str], None]:
    """Takes a picture of the page: for docs/ when REFUNDBOT_PICTURES is set, and else only to see that it can."""
    folder = PICTURES if os.environ.get("REFUNDBOT_PICTURES") else tmp_path

    def take(screen: Screen, name: str) -> None:
        screen.settle()
        screen.page.mouse.move(1, 1)
        screen.page.screenshot(path=folder / f"{name}.png", animations="disabled")

    return take


def _listen(page: Page, complaints: list[str]) -> None:
    page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])
