"""`refundbot worker`, and the one that `refundbot run` starts: real processes."""

import json
import signal
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from bot.development import credentials_file
from bot.outbox.beat import beat_age_s
from bot.outgoing import pack_saying
from bot.sandbox.phone.chats import Chats, Entry, What
from bot.settings import load_settings
from bot.store import WireShared, open_store, open_wire
from bot.store.local import LocalStore
from dialogs.replies import Reply, Words
from dialogs.speaking.staffed import WORDS
from tests.bot.cli.commands import PATIENCE_S, refusal, start
from tests.bot.cli.test_run import Bot

pytestmark = pytest.mark.server


@pytest.fixture
def running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bot]:
    monkeypatch.chdir(tmp_path)
    bot = Bot(tmp_path, "--workers", "1")
    yield bot
    if bot.run.poll() is None:
        bot.stop(signal.SIGTERM)
    bot.close()


def post(bot: Bot, path: str, told: dict[str, Any]) -> dict[str, Any]:
    connection = HTTPConnection(bot.url.removeprefix("http://"), timeout=20)
    connection.request("POST", f"/sandbox/chats/one/{path}", json.dumps(told), {"Content-Type": "application/json"})
    response: dict[str, Any] = json.loads(connection.getresponse().read())
    connection.close()
    return response


def does(bot: Bot, **told: str) -> None:
    number = post(bot, "sent", told)["entries"][-1]["id"]
    post(bot, f"entries/{number}/delivery", {})


def active_in(chats: Chats) -> list[Entry]:
    person = chats.person("one")
    assert person is not None
    return [entry for entry in chats.entries(person) if entry.what is What.ACTIVE]


def test_what_staff_say_is_a_bubble_on_the_phone_without_anybody_asking(running: Bot) -> None:
    data_dir = running.folder / ".refundbot"
    settings, chats = load_settings(credentials_file(data_dir)), Chats(path=data_dir / "phone.sqlite3")
    does(running, what="follow")
    does(running, what="text", text="My refund has not arrived")
    person = chats.person("one")
    assert person is not None
    said = Reply(id=WORDS.id, params={"words": Words("We are looking into it")})
    item = pack_saying([said], by="staff", locale="en", at=int(time.time()), account="li")
    store = open_store(f"unix://{(data_dir / 'store.sock').absolute()}", settings.key)
    assert store.append(person.openid, item)

    deadline = time.monotonic() + PATIENCE_S
    while not active_in(chats):
        assert time.monotonic() < deadline, "nothing was sent"
        time.sleep(0.1)
    assert "We are looking into it" in str((active_in(chats)[0].outcome or {})["text"])
    assert store.peek(person.openid).outbox == ()
    assert running.stop() == 0


def test_it_works_until_it_is_told_to_stop(valkey: LocalStore, tmp_path: Path) -> None:
    shared = WireShared(open_wire(valkey.url))
    before = time.time()
    worker = start(tmp_path, "worker", WECHAT_TOKEN="token", REDIS_URL=valkey.url)
    try:
        while (age := beat_age_s(shared, time.time())) is None or time.time() - age < before:
            assert worker.poll() is None
            assert time.time() - before < PATIENCE_S
            time.sleep(0.1)
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(PATIENCE_S) == 0
    finally:
        worker.kill()
        _, errors = worker.communicate()
    assert "worker_stopped" in errors


def test_it_names_what_it_lacks(tmp_path: Path) -> None:
    code, lines = refusal(tmp_path, "worker")
    assert code == 2
    assert [line.split(":")[0] for line in lines] == ["WECHAT_TOKEN", "REDIS_URL"]


def test_it_keeps_no_store_of_its_own(tmp_path: Path) -> None:
    code, lines = refusal(tmp_path, "worker", WECHAT_TOKEN="token", REFUNDBOT_EMBEDDED="1")
    assert (code, len(lines)) == (1, 1)
    assert "refundbot serve" in lines[0]
