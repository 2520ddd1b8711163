"""The platform's API before the people of the phone."""

from pathlib import Path

import pytest

from bot.sandbox.phone.chats import Chats, Person, What
from bot.sandbox.platform_calls import SEND, PlatformCalls
from bot.sandbox.platform_phone import PhoneAudience

T = 1_700_000_000


class Clock:
    def __init__(self) -> None:
        self.now = float(T)

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def chats(tmp_path: Path, clock: Clock) -> Chats:
    made = Chats(path=tmp_path / "phone.sqlite3", seconds=clock)
    made.prepare()
    return made


@pytest.fixture
def calls(chats: Chats) -> PlatformCalls:
    return PlatformCalls(app_id="wx0", audience=PhoneAudience(chats=chats), token="token")


def somebody(chats: Chats) -> Person:
    person = chats.person("one")
    assert person is not None
    return person


def send(calls: PlatformCalls, openid: str, text: str = "您好") -> int:
    told = calls.answer(SEND, {"touser": openid, "msgtype": "text", "text": {"content": text}}, "token")
    return int(told["errcode"])


def test_a_message_is_a_bubble_of_its_own(calls: PlatformCalls, chats: Chats) -> None:
    person = somebody(chats)
    chats.add(person, What.FOLLOW, {}, {})
    chats.add(person, What.TEXT, {"text": "hi", "msg_id": "1"}, {})
    assert send(calls, person.openid) == 0

    shown = chats.entries(person)[-1]
    assert (shown.what, shown.outcome and shown.outcome["text"]) == (What.ACTIVE, "您好")


def test_quotas_are_those_of_the_platform(calls: PlatformCalls, chats: Chats, clock: Clock) -> None:
    person = somebody(chats)
    chats.add(person, What.FOLLOW, {}, {})
    assert [send(calls, person.openid) for _ in range(4)] == [0, 0, 0, 45047]

    clock.now += 5
    chats.add(person, What.TEXT, {"text": "hi", "msg_id": "1"}, {})
    assert [send(calls, person.openid) for _ in range(6)] == [0, 0, 0, 0, 0, 45047]
    clock.now += 48 * 3600
    assert send(calls, person.openid) == 45015


def test_a_clock_set_forward_ends_the_window(calls: PlatformCalls, chats: Chats) -> None:
    person = somebody(chats)
    chats.add(person, What.FOLLOW, {}, {})
    chats.add(person, What.TEXT, {"text": "hi", "msg_id": "1"}, {})
    chats.set_forward(person, 48 * 3600)

    assert send(calls, person.openid) == 45015


def test_who_left_and_who_was_never_there_get_nothing(calls: PlatformCalls, chats: Chats) -> None:
    person = somebody(chats)
    assert send(calls, person.openid) == 40003
    assert send(calls, "nobody") == 45015
    assert chats.entries(person) == ()
