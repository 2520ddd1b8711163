"""`refundbot run`, started for real: a store, web workers, loopback HTTP."""

import contextlib
import http.client
import re
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from bot.development import credentials_file
from bot.sandbox.client import PlatformClient, Seen
from bot.settings import load_settings
from tests.bot.cli.commands import PATIENCE_S, refusal, run, start

pytestmark = pytest.mark.server


class Bot:
    """A `refundbot run` in a folder of its own."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        self.run = start(folder, "run", "--port", "0", *options)
        assert self.run.stdout is not None
        self.url = find_url(self.run.stdout)

    def get(self, path: str) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection(self.url.removeprefix("http://"), timeout=10)
        with contextlib.closing(connection):
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, response.read()

    def platform(self) -> PlatformClient:
        settings = load_settings(credentials_file(self.folder / ".refundbot"))
        assert settings.wechat_token
        assert settings.wechat_encoding_aes_key
        return PlatformClient.connect(
            f"{self.url}/wechat",
            token=settings.wechat_token.get_secret_value(),
            aes_key=settings.wechat_encoding_aes_key.get_secret_value(),
            app_id=settings.wechat_app_id or "",
            original_id=settings.wechat_original_id or "",
        )

    def close(self) -> None:
        for stream in (self.run.stdin, self.run.stdout, self.run.stderr):
            if stream is not None:
                stream.close()

    def stop(self, number: int = signal.SIGINT) -> int:
        self.run.send_signal(number)
        return self.run.wait(PATIENCE_S)


def find_url(output: IO[str]) -> str:
    for line in output:
        found = re.search(r"(http://127\.0\.0\.1:\d+)/wechat", line)
        if found:
            return found[1]
    raise AssertionError("refundbot run ended without an address")


@pytest.fixture
def bots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Bot]]:
    """What a test starts goes in here, and is stopped at the end however the test ends."""
    monkeypatch.chdir(tmp_path)
    started: list[Bot] = []
    yield started
    for bot in started:
        if bot.run.poll() is None:
            bot.stop(signal.SIGTERM)
        bot.close()


@pytest.fixture
def running(bots: list[Bot], tmp_path: Path) -> Bot:
    bots.append(Bot(tmp_path))
    return bots[0]


def test_it_lives_is_ready_and_passes_wechats_own_check(running: Bot) -> None:
    assert running.get("/healthz")[0] == 200
    assert running.get("/readyz") == (200, b'{"catalogs":true,"store":true}\n')
    assert running.platform().verify()
    assert running.get("/wechat?signature=0&timestamp=1&nonce=2&echostr=3")[0] == 403


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_when_it_is_told_to_and_frees_its_port(number: int, running: Bot) -> None:
    assert running.stop(number) == 0
    port = int(running.url.rpartition(":")[2])
    with socket.create_server(("127.0.0.1", port)):
        assert not (running.folder / ".refundbot" / "address").exists()


def test_a_conversation_goes_on_after_a_restart(bots: list[Bot], tmp_path: Path) -> None:
    bots.append(Bot(tmp_path))
    first = bots[0].platform().phone("oOne").says("我的退款一直没有到账")
    assert links(first)
    assert bots[0].stop() == 0
    bots.append(Bot(tmp_path))
    # "1" is an answer only for somebody who was asked.
    answered = bots[1].platform().phone("oOne").says("1")
    stranger = bots[1].platform().phone("oTwo").says("1")
    assert answered.text != stranger.text
    assert links(answered) != links(first)


def test_the_web_app_does_not_outlive_a_killed_supervisor(bots: list[Bot], tmp_path: Path) -> None:
    bots.append(Bot(tmp_path))
    bots[0].run.kill()
    bots[0].run.wait(PATIENCE_S)
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline and answers(bots[0].url):
        time.sleep(0.1)
    assert not answers(bots[0].url)
    # And the folder is free again.
    bots.append(Bot(tmp_path))
    assert bots[1].get("/readyz")[0] == 200


def test_a_port_in_use_gets_one_line(running: Bot, tmp_path: Path) -> None:
    port = running.url.rpartition(":")[2]
    code, lines = refusal(tmp_path, "run", "--port", port, REFUNDBOT_DATA_DIR=str(tmp_path / "other"))
    assert (code, len(lines)) == (1, 1)
    assert f"127.0.0.1:{port}" in lines[0]


def test_a_folder_in_use_gets_one_line(running: Bot, tmp_path: Path) -> None:
    code, lines = refusal(tmp_path, "run", "--port", "0")
    assert (code, len(lines)) == (1, 1)
    assert ".refundbot" in lines[0]


def test_chat_beside_a_running_bot_says_how_to_reach_it(running: Bot, tmp_path: Path) -> None:
    code, lines = refusal(tmp_path, "chat", REFUNDBOT_DATA_DIR=".refundbot")
    assert (code, len(lines)) == (1, 1)
    assert "--through webhook" in lines[0]


def test_chat_through_the_webhook_finds_the_running_bot(running: Bot, tmp_path: Path) -> None:
    chat = run(tmp_path, "chat", "--through", "webhook", stdin=b"My refund has not arrived\n").stdout.decode()
    assert running.url in chat
    assert "1. " in chat


def test_chat_through_the_webhook_without_a_running_bot_says_so(tmp_path: Path) -> None:
    code, lines = refusal(tmp_path, "chat", "--through", "webhook")
    assert (code, len(lines)) == (1, 1)
    assert "refundbot run" in lines[0]


@pytest.mark.parametrize("command", ["run", "serve", "chat"])
def test_a_wrong_setting_gets_one_line_and_code_2(command: str, tmp_path: Path) -> None:
    code, lines = refusal(tmp_path, command, REFUNDBOT_TIMEZONE="Asia/Atlantis")
    assert code == 2
    assert len(lines) == 1
    assert lines[0].startswith("REFUNDBOT_TIMEZONE: expected")


def test_serve_without_settings_names_what_it_lacks(tmp_path: Path) -> None:
    code, lines = refusal(tmp_path, "serve")
    assert code == 2
    assert [line.split(":")[0] for line in lines] == ["WECHAT_TOKEN", "REDIS_URL"]


def test_run_is_for_this_machine_alone(tmp_path: Path) -> None:
    code, lines = refusal(tmp_path, "run", "--host", "0.0.0.0")  # noqa: S104 - which is refused
    assert code == 2
    assert "refundbot serve" in lines[-1]


def links(seen: Seen) -> list[str]:
    return [link.text for link in seen.bubble.links] if seen.bubble else []


def answers(url: str) -> bool:
    host, _, port = url.removeprefix("http://").rpartition(":")
    with contextlib.suppress(OSError), socket.create_connection((host, int(port)), timeout=1):
        return True
    return False
