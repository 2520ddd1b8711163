"""From the phone to the webhook under WeChat's rules."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.sandbox.bubbles import FAULT_NOTICE
from bot.sandbox.client import PlatformClient
from bot.sandbox.phone.chats import Chats, Person, What
from bot.sandbox.phone.insight import Insight
from bot.sandbox.phone.segments import segments_of
from bot.sandbox.phone.sending import Line, push_of
from bot.sandbox.platform import Mode, Platform
from bot.store.memory import MemoryStore
from bot.testkit.in_process import dialogue_of

NOW = 1795327813
PLATFORM = Platform(token="t", app_id="", aes_key="", original_id="gh_1", mode=Mode.PLAINTEXT)
Answers = Callable[..., tuple[int, bytes]]


@pytest.fixture
def chats(tmp_path: Path) -> Chats:
    chats = Chats(path=tmp_path / "phone.sqlite3", seconds=lambda: NOW)
    chats.prepare()
    return chats


@pytest.fixture
def person(chats: Chats) -> Person:
    found = chats.person("one")
    assert found is not None
    return found


def line_to(answers: Answers, chats: Chats) -> Line:
    client = PlatformClient(platform=PLATFORM, exchange=answers, now=lambda: NOW, sleep=lambda _: None)
    insight = Insight(store=MemoryStore(), dialogue=dialogue_of(()))
    return Line(chats=chats, client=client, insight=insight, name_delivery=lambda _: "d")


def says(person: Person, text: str) -> Answers:
    reply = (
        f"<xml><ToUserName>{person.openid}</ToUserName><FromUserName>gh_1</FromUserName>"
        f"<CreateTime>{NOW}</CreateTime><MsgType>text</MsgType><Content><![CDATA[{text}]]></Content></xml>"
    )
    return lambda *_: (200, reply.encode())


def outcome_of(answers: Answers, chats: Chats, person: Person) -> dict[str, object]:
    line = line_to(answers, chats)
    delivered = line.deliver(person, line.send(person, What.TEXT, {"text": "退款没到账"}))
    assert delivered.outcome is not None
    kept = chats.entry(person, delivered.id)
    assert kept is not None
    assert kept.outcome == delivered.outcome
    return dict(delivered.outcome)


def test_no_answer_is_asked_for_three_times_and_then_the_notice_is_shown(chats: Chats, person: Person) -> None:
    posted: list[bytes] = []

    def nobody(_method: str, _query: str, body: bytes, _timeout: float) -> tuple[int, bytes]:
        posted.append(body)
        raise TimeoutError

    outcome = outcome_of(nobody, chats, person)
    assert (outcome["notice"], outcome["posts"]) == (FAULT_NOTICE, 3)
    assert str(outcome["complaint"]).startswith("no answer")
    assert len(posted) == 3
    assert len(set(posted)) == 1


def test_a_reply_over_the_limit_is_a_fault_that_names_it(chats: Chats, person: Person) -> None:
    outcome = outcome_of(says(person, "长" * 700), chats, person)
    assert outcome["notice"] == FAULT_NOTICE
    assert "2048 bytes" in str(outcome["complaint"])


def test_a_reply_within_the_limit_is_a_bubble_with_its_bytes(chats: Chats, person: Person) -> None:
    outcome = outcome_of(says(person, "长" * 600), chats, person)
    assert outcome["bytes"] == 1800
    assert outcome["segments"] == [{"text": "长" * 600}]


def test_success_shows_nothing(chats: Chats, person: Person) -> None:
    outcome = outcome_of(lambda *_: (200, b"success"), chats, person)
    assert outcome.keys() == {"ms", "posts", "turn"}


def test_what_was_delivered_is_not_posted_again(chats: Chats, person: Person) -> None:
    line = line_to(says(person, "好"), chats)
    delivered = line.deliver(person, line.send(person, What.TEXT, {"text": "1"}))

    def never(*_: object) -> tuple[int, bytes]:
        raise AssertionError("posted again")

    assert line_to(never, chats).deliver(person, delivered) is delivered


def test_a_push_is_the_same_bytes_each_time_and_a_picture_only_a_name(chats: Chats, person: Person) -> None:
    line, sender = line_to(says(person, "好"), chats), PLATFORM.sender(person.openid)
    entry = line.send(person, What.PICTURE, {"text": "data:image/png;base64,AAAA"})
    push = push_of(entry, sender)
    assert push == push_of(entry, sender)
    assert f"<MediaId><![CDATA[sandbox-{entry.said['msg_id']}]]></MediaId>".encode() in push
    assert b"base64" not in push


def test_links_are_cut_out_and_other_markup_is_text() -> None:
    link = '<a href="weixin://bizmsgmenu?msgmenucontent=问题：甲&msgmenuid=q.a">甲</a>'
    assert segments_of(f'问\n1. {link}\n<b>乙</b> <a href="https://x.example">丙</a>') == [
        {"text": "问\n1. "},
        {"label": "甲", "text": "问题：甲", "choice": "q.a"},
        {"text": "\n<b>乙</b> 丙"},
    ]
