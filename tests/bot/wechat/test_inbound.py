"""Fields of a push become our own value, or the reason why they lead to no turn."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.incoming import Incoming, Kind
from bot.wechat.inbound import Expected, delivery_key, read
from bot.wechat.unprocessed import Reason, UnprocessedError
from tests.bot.wechat.doubles import ACCOUNT, NOW, OTHER_USER, RECEIVED_AT, USER

TEXT = {
    "ToUserName": ACCOUNT,
    "FromUserName": USER,
    "CreateTime": str(NOW),
    "MsgType": "text",
    "Content": "退款没到账",
    "MsgId": "7",
}
EVENT = {"ToUserName": ACCOUNT, "FromUserName": USER, "CreateTime": str(NOW), "MsgType": "event", "Event": "CLICK"}


def incoming(fields: dict[str, str], account: str = ACCOUNT, openid: str = USER) -> Incoming:
    return read(fields, Expected(account=account, openid=openid), RECEIVED_AT)


def reason_of(fields: dict[str, str], **expected: Any) -> Reason:
    with pytest.raises(UnprocessedError) as caught:
        incoming(fields, **expected)
    return caught.value.reason


def without(name: str, fields: dict[str, str] = TEXT) -> dict[str, str]:
    return {key: value for key, value in fields.items() if key != name}


def test_two_users_may_share_a_message_id() -> None:
    assert delivery_key(TEXT) != delivery_key(TEXT | {"FromUserName": OTHER_USER})


def test_events_of_one_second_are_told_apart_by_name_and_key() -> None:
    keys = {
        delivery_key(EVENT | changes)
        for changes in ({}, {"Event": "SCAN"}, {"EventKey": "a"}, {"EventKey": "b"}, {"CreateTime": "1"})
    }
    assert len(keys) == 5
    assert delivery_key(EVENT) == delivery_key(EVENT | {"Event": "click"})


@pytest.mark.parametrize("message_id", ["", " ", "0", "000", "x", "-1", "１２", "1:2"])
def test_without_a_usable_message_id_the_words_tell_messages_apart(message_id: str) -> None:
    one, other = TEXT | {"MsgId": message_id}, TEXT | {"MsgId": message_id, "Content": "没有退款"}
    assert incoming(one).delivery == incoming(dict(one)).delivery
    assert incoming(one).delivery != incoming(other).delivery


def test_without_id_and_time_there_is_nothing_to_tell_a_retry_by() -> None:
    assert reason_of(without("MsgId", without("CreateTime"))) is Reason.NO_DELIVERY_KEY


def test_a_long_event_key_is_bounded_in_the_delivery() -> None:
    one, other = ({**EVENT, "EventKey": "k" * 50_000 + end} for end in "ab")
    assert len(delivery_key(one)) < 400
    assert delivery_key(one) != delivery_key(other)


@pytest.mark.parametrize("created", ["", "soon", "-1", "1.5", "１７９５", "1_0", "9" * 12, "9" * 5_000])
def test_a_time_that_is_none_is_the_time_of_receipt(created: str) -> None:
    assert incoming(TEXT | {"CreateTime": created}).created_at == RECEIVED_AT
    assert reason_of(EVENT | {"CreateTime": created}) is Reason.NO_DELIVERY_KEY


def test_a_time_is_aware() -> None:
    assert incoming(TEXT | {"CreateTime": " 0 "}).created_at == datetime(1970, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("sender", ["", " ", "o" * 129, "two words", "用户", "o\n"])
def test_a_sender_that_cannot_be_one_is_none(sender: str) -> None:
    sent = TEXT | {"FromUserName": sender}
    if sender == "o\n":
        assert incoming(sent, openid="").sender == "o", "blanks around it are layout"
    else:
        assert reason_of(sent, openid="") is Reason.NO_SENDER


def test_the_query_and_the_body_must_name_the_same_person() -> None:
    assert reason_of(TEXT, openid=OTHER_USER) is Reason.OTHER_SENDER
    assert incoming(TEXT, openid="").sender == USER


@pytest.mark.parametrize("openid", [USER, OTHER_USER])
def test_a_push_about_a_person_may_name_either_in_the_query(openid: str) -> None:
    revoked = EVENT | {"Event": "user_authorization_revoke", "FromUserName": OTHER_USER, "OpenID": USER}
    assert incoming(revoked, openid=openid).sender == USER
    assert reason_of(revoked, openid="somebody-else") is Reason.OTHER_SENDER
    assert reason_of(without("OpenID", revoked)) is Reason.NO_SENDER


def test_another_accounts_message_is_refused_only_when_ours_is_known() -> None:
    assert reason_of(TEXT, account="gh_other") is Reason.OTHER_ACCOUNT
    assert incoming(TEXT, account="").sender == USER
    assert reason_of(without("ToUserName"), account="") is Reason.NO_ACCOUNT


@pytest.mark.parametrize(
    "event", ["VIEW", "view_miniprogram", "pic_weixin", "MASSSENDJOBFINISH", "user_info_modified", ""]
)
def test_reports_lead_to_no_turn_whoever_sent_them(event: str) -> None:
    assert reason_of(EVENT | {"Event": event, "FromUserName": ""}) is Reason.NO_TURN_DUE


@pytest.mark.parametrize("kind", ["TEXT", " text "])
def test_the_type_is_read_loosely(kind: str) -> None:
    assert incoming(TEXT | {"MsgType": kind}).kind is Kind.TEXT


@pytest.mark.parametrize("words", ["【收到不支持的消息类型，暂无法显示】", " [收到不支持的消息类型，暂无法显示] "])
def test_wechats_placeholder_is_a_sticker_and_no_text(words: str) -> None:
    taken = incoming(TEXT | {"Content": words})
    assert (taken.kind, taken.text) == (Kind.STICKER, "")


def test_the_words_of_a_placeholder_inside_a_text_are_a_text() -> None:
    assert incoming(TEXT | {"Content": "它说【收到不支持的消息类型，暂无法显示】"}).kind is Kind.TEXT


def test_blanks_around_a_text_are_the_users() -> None:
    assert incoming(TEXT | {"Content": " 退款 "}).text == " 退款 "
