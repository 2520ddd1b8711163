"""Replies are read by the platform's side as they were meant."""

import pytest

from bot.sandbox.bubbles import Bubble, bubble_of
from bot.wechat.replies import text_reply, transfer_reply
from tests.bot.wechat.doubles import ACCOUNT, NOW, USER


def seen(text: str) -> str:
    return bubble_of(text_reply(text, to=USER, account=ACCOUNT, created=NOW), openid=USER, account=ACCOUNT).text


@pytest.mark.parametrize(
    "text",
    [
        "好",
        "a]]>b",
        "]]>]]>",
        "]]]]>>",
        "]]><FromUserName>x</FromUserName>",
        "&amp; <b> \"'",
        "一\n二\t三",
        "👨‍👩‍👧 ￥￦",
        "x" * 2048,
    ],
)
def test_a_text_arrives_as_it_was_written(text: str) -> None:
    assert seen(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a\x00b\x1bc\x7f", "abc"), ("a\ufffeb\uffffc", "abc"), ("a\ud800b", "a?b")],
)
def test_what_xml_forbids_is_dropped(text: str, expected: str) -> None:
    assert seen(text) == expected


def test_a_text_that_is_too_long_is_cut_between_characters() -> None:
    assert seen("退" * 700) == "退" * 682
    assert seen("x" + "😀" * 600) == "x" + "😀" * 511


@pytest.mark.parametrize("text", ["", "\x00\x01"])
def test_no_text_is_no_reply(text: str) -> None:
    assert text_reply(text, to=USER, account=ACCOUNT, created=NOW) == b""


@pytest.mark.parametrize("staff_account", ["", "kf2001@test", "a]]>b"])
def test_a_transfer_names_a_staff_account_only_when_there_is_one(staff_account: str) -> None:
    reply = transfer_reply(to=USER, account=ACCOUNT, created=NOW, staff_account=staff_account)
    assert bubble_of(reply, openid=USER, account=ACCOUNT) == Bubble(is_transfer=True, staff_account=staff_account)
    assert (b"TransInfo" in reply) == bool(staff_account)


def test_a_hostile_sender_cannot_break_the_reply() -> None:
    hostile = "o]]></ToUserName><Content>x"
    reply = text_reply("好", to=hostile, account=ACCOUNT, created=NOW)
    assert bubble_of(reply, openid=hostile, account=ACCOUNT).text == "好"
