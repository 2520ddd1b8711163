"""From an encrypted push to the list: the text is there, and nothing of who sent it."""

import json
import threading
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.inbox.unclear import Unclear
from bot.sandbox.platform import Platform
from bot.settings import load_settings
from bot.store import WireInbox, open_wire
from bot.store.local import LocalStore
from bot.wiring import build_app

pytestmark = pytest.mark.server

PLATFORM = Platform(
    token="inbox2026",
    app_id="wx0f1e2d3c4b5a6978",
    aes_key="abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
    original_id="gh_5f3a9c1b7e20",
)
OPENID = "oInboxUser_0123456789abcdefg"
PATIENCE_S = 30


class Told(WireInbox):
    """Says when something was written."""

    def __init__(self, url: str) -> None:
        super().__init__(open_wire(url))
        self.written = threading.Event()

    def note(self, unclear: Unclear, *, days: int) -> None:
        super().note(unclear, days=days)
        self.written.set()


@pytest.fixture
def inbox(valkey: LocalStore, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Told:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WECHAT_TOKEN", PLATFORM.token)
    monkeypatch.setenv("WECHAT_APP_ID", PLATFORM.app_id)
    monkeypatch.setenv("WECHAT_ENCODING_AES_KEY", PLATFORM.aes_key)
    monkeypatch.setenv("REDIS_URL", valkey.url)
    inbox = Told(valkey.url)
    inbox.drop()
    return inbox


def test_an_unknown_message_over_the_encrypted_webhook_appears_masked(inbox: Told) -> None:
    now = int(time.time())
    web = build_app(load_settings(), inbox=inbox).test_client()
    push = PLATFORM.sender(OPENID).text("量子蝴蝶跳绳 我叫王小明，电话13800138000，信箱a@b.com", at=now, msg_id=1)
    post = PLATFORM.post(push, openid=OPENID, timestamp=now, nonce="n")

    answer = web.post(f"/wechat?{post.query}", data=post.body)
    assert PLATFORM.read(answer.data, openid=OPENID) is not None
    assert inbox.written.wait(PATIENCE_S)
    listed = CliRunner().invoke(main, ["inbox", "list", "--json"]).output

    (kept,) = [json.loads(line) for line in listed.splitlines()]
    assert (kept["text"], kept["count"], kept["state"]) == ("量子蝴蝶跳绳 我叫***，电话***，信箱***", 1, "idle")
    assert OPENID not in listed
