"""What the account says on its own is on the phone without anybody asking."""

import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from bot.development import credentials_file
from bot.outgoing import pack_saying
from bot.sandbox.phone.chats import Chats
from bot.settings import load_settings
from bot.store import open_store
from dialogs.replies import Reply, Words
from dialogs.speaking.staffed import WORDS
from tests.browser.conftest import OpenScreen, RunningBot

pytestmark = pytest.mark.server


def say(folder: Path, text: str) -> None:
    """Staff write to the phone's first person."""
    settings = load_settings(credentials_file(folder))
    person = Chats(path=folder / "phone.sqlite3").person("one")
    assert person is not None
    item = pack_saying(
        [Reply(id=WORDS.id, params={"words": Words(text)})], by="staff", locale="en", at=int(time.time()), account="li"
    )
    store = open_store(f"unix://{(folder / 'store.sock').absolute()}", settings.key)
    assert store.append(person.openid, item)


def test_a_message_of_staff_is_a_bubble_of_its_own(open_screen: OpenScreen, bot: RunningBot) -> None:
    screen = open_screen("en-GB").follow()
    screen.say("My refund has not arrived")
    say(bot.folder / ".refundbot", "We are looking into it")

    expect(screen.page.locator("#log")).to_contain_text("We are looking into it", timeout=15_000)
