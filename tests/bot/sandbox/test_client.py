"""The platform's rules of time: 5 s a post, three posts, then the notice."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from flask import Flask
from werkzeug.serving import make_server

from bot.answers import UNANSWERED
from bot.sandbox.bubbles import FAULT_NOTICE, Link
from bot.sandbox.client import HttpExchange, PlatformClient
from bot.sandbox.platform import Mode, Platform
from tests.bot.wechat.doubles import ACCOUNT, AES_KEY, APP_ID, GOOD, NOW, TOKEN, USER, RecordingTurns, client


@dataclass
class VirtualTime:
    """A clock that only moves when somebody sleeps or waits."""

    seconds: float = NOW
    slept: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds


@dataclass
class ScriptedServer:
    """Answers post after post as scripted: a response, or an error after so many seconds."""

    time: VirtualTime
    script: list[tuple[int, bytes] | float]
    bodies: list[bytes] = field(default_factory=list)

    def __call__(self, method: str, query: str, body: bytes, timeout_s: float) -> tuple[int, bytes]:
        self.bodies.append(body)
        step = self.script.pop(0)
        if isinstance(step, tuple):
            return step
        self.time.seconds += step
        raise TimeoutError


def plain_platform() -> Platform:
    return Platform(token=TOKEN, app_id=APP_ID, aes_key=AES_KEY, original_id=ACCOUNT, mode=Mode.PLAINTEXT)


def scripted(*script: tuple[int, bytes] | float) -> tuple[PlatformClient, ScriptedServer]:
    time = VirtualTime()
    server = ScriptedServer(time, list(script))
    return PlatformClient(platform=plain_platform(), exchange=server, now=time.now, sleep=time.sleep), server


SUCCESS = (200, b"success")


def test_an_answer_to_the_first_post_ends_it() -> None:
    platform, server = scripted(SUCCESS)
    seen = platform.phone(USER).says("退款")
    assert (seen.bubble, seen.notice, seen.posts, len(server.bodies)) == (None, "", 1, 1)


@pytest.mark.parametrize("unanswered", [5.0, 0.2])
def test_posts_without_an_answer_are_repeated_5_s_apart(unanswered: float) -> None:
    platform, server = scripted(unanswered, unanswered, SUCCESS)
    seen = platform.phone(USER).says("退款")
    assert (seen.posts, seen.notice) == (3, "")
    assert server.time.seconds == pytest.approx(NOW + 10)
    assert len(set(server.bodies)) == 1, "the same push each time"


def test_after_three_posts_the_user_sees_the_notice() -> None:
    platform, server = scripted(5.0, 5.0, 5.0)
    seen = platform.phone(USER).says("退款")
    assert (seen.text, seen.posts, seen.complaint) == (FAULT_NOTICE, 3, "no answer: TimeoutError")
    assert server.time.seconds == NOW + 15


@pytest.mark.parametrize("response", [(500, b""), (403, b"forbidden"), (200, b"<html/>"), (302, b"success")])
def test_a_wrong_answer_is_the_notice_at_once(response: tuple[int, bytes]) -> None:
    platform, _server = scripted(response)
    seen = platform.phone(USER).says("退款")
    assert (seen.notice, seen.posts) == (FAULT_NOTICE, 1)
    assert seen.complaint


def test_two_messages_have_two_ids() -> None:
    platform, server = scripted(SUCCESS, SUCCESS)
    phone = platform.phone(USER)
    phone.says("退款")
    phone.says("退款")
    assert len(set(server.bodies)) == 2


def test_a_test_accounts_tap_sends_the_text_alone() -> None:
    platform, server = scripted(SUCCESS, SUCCESS)
    phone = platform.phone(USER)
    link = Link(label="没有到账", text="没到账", id="a.1")
    phone.taps(link)
    phone.taps(link, with_id=False)
    assert [b"bizmsgmenuid" in body for body in server.bodies] == [True, False]
    assert all("没到账".encode() in body for body in server.bodies)


@pytest.fixture
def turns() -> RecordingTurns:
    return RecordingTurns()


@pytest.fixture
def bot_url(turns: RecordingTurns) -> Iterator[str]:
    """A real server on loopback with the webhook before a recorder."""
    app = client(turns).application
    assert isinstance(app, Flask)
    server = make_server("127.0.0.1", 0, app)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/wechat"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("mode", list(Mode))
def test_over_http_a_phone_sees_what_the_bot_says(bot_url: str, mode: Mode) -> None:
    platform = PlatformClient.connect(
        bot_url, token=TOKEN, aes_key=AES_KEY, app_id=APP_ID, original_id=ACCOUNT, mode=mode
    )
    assert platform.verify()
    phone = platform.phone(USER)
    assert phone.says("退款没到账").text == GOOD.text
    assert phone.sends("image").text == GOOD.text
    assert phone.sends("sticker").text == GOOD.text
    assert phone.follows().text == GOOD.text
    assert phone.triggers("CLICK", "HELP").text == GOOD.text
    assert phone.unfollows().bubble is None


def test_a_turn_left_unanswered_is_asked_for_again_under_the_same_delivery(bot_url: str, turns: RecordingTurns) -> None:
    turns.answer = UNANSWERED
    time = VirtualTime()
    platform = PlatformClient(platform=plain_platform(), exchange=HttpExchange(bot_url), now=time.now, sleep=time.sleep)
    seen = platform.phone(USER).says("退款")
    assert (seen.posts, seen.complaint) == (3, "no answer: RemoteDisconnected")
    assert [taken.delivery for taken in turns.taken] == [turns.taken[0].delivery] * 3


def test_a_wrong_token_fails_the_check(bot_url: str) -> None:
    platform = PlatformClient.connect(bot_url, token="other", aes_key=AES_KEY, app_id=APP_ID, original_id=ACCOUNT)
    assert not platform.verify()


def test_nobody_there_is_no_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    time = VirtualTime()
    platform = PlatformClient(
        platform=plain_platform(),
        exchange=HttpExchange(f"http://127.0.0.1:{port}/wechat"),
        now=time.now,
        sleep=time.sleep,
    )
    seen = platform.phone(USER).says("x")
    assert (seen.notice, seen.complaint) == (FAULT_NOTICE, "no answer: ConnectionRefusedError")
    assert time.slept == [5.0, 5.0]
