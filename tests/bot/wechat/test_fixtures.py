"""Every body in `fixtures/` behaves as the table below and the manifest say."""

from typing import Any
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from structlog.testing import capture_logs
from werkzeug.test import TestResponse

from bot.incoming import Incoming, Kind
from bot.sandbox.platform import Mode
from bot.wechat.inbound import delivery_key
from bot.wechat.unprocessed import Reason
from bot.wechat.xml import fields_of
from tests.bot.wechat.doubles import FIXTURES, GOOD, MANIFEST, NOW, USER, RecordingTurns, platform

ROWS: dict[str, dict[str, Any]] = {row["file"]: row for row in MANIFEST["fixtures"]}
FILES = sorted(ROWS)

#: What is taken: its kind and its text.
MESSAGES = {
    "01_text.xml": (Kind.TEXT, "你好，我想查一下订单"),
    "02_text_emoji.xml": (Kind.TEXT, None),
    "03_text_empty_content.xml": (Kind.TEXT, ""),
    "04_text_missing_content.xml": (Kind.TEXT, ""),
    "05_text_whitespace_only.xml": (Kind.TEXT, ""),
    "06_text_2000_chars.xml": (Kind.TEXT, None),
    "07_text_multiline_mixed.xml": (Kind.TEXT, None),
    "08_text_bizmsgmenuid.xml": (Kind.TEXT, "满意"),
    "09_text_bizmsgmenuid_empty.xml": (Kind.TEXT, None),
    "11_text_unsupported_placeholder.xml": (Kind.STICKER, ""),
    "12_text_entities_no_cdata.xml": (Kind.TEXT, "a & b <c> 你"),
    "18_text_retry_of_01.xml": (Kind.TEXT, "你好，我想查一下订单"),
    "20_image.xml": (Kind.IMAGE, ""),
    "21_voice_recognition_empty.xml": (Kind.VOICE, ""),
    "22_voice_recognition_text.xml": (Kind.VOICE, None),
    "23_voice_media16k.xml": (Kind.VOICE, ""),
    "24_video.xml": (Kind.VIDEO, ""),
    "25_shortvideo.xml": (Kind.SHORTVIDEO, ""),
    "26_location.xml": (Kind.LOCATION, ""),
    "27_link.xml": (Kind.LINK, ""),
    "28_miniprogrampage.xml": (Kind.MINI_PROGRAM, ""),
    "29_file_unlisted_type.xml": (Kind.UNKNOWN, ""),
    "30_unknown_type.xml": (Kind.UNKNOWN, ""),
    "82_bad_createtime.xml": (Kind.TEXT, "x"),
    "83_missing_msgid_text.xml": (Kind.TEXT, "没有编号"),
    "92_invalid_utf8.xml": (Kind.TEXT, None),
    "A1_safe_mode_text.xml": (Kind.TEXT, "加密的你好😀"),
    "A2_compat_mode_text.xml": (Kind.TEXT, "兼容模式"),
}
#: What is taken: its event, its key, and whether it may be answered.
EVENTS = {
    "40_event_subscribe.xml": ("subscribe", "", True),
    "41_event_subscribe_qrscene.xml": ("subscribe", "campaign_42", True),
    "42_event_unsubscribe.xml": ("unsubscribe", "", False),
    "43_event_scan_upper.xml": ("scan", "1001", True),
    "45_event_click.xml": ("click", "MENU_HELP", True),
    "50_event_scancode_waitmsg.xml": ("scancode_waitmsg", "SCAN_WAIT", True),
    "55_event_kf_create_session.xml": ("kf_create_session", "", False),
    "56_event_kf_close_session.xml": ("kf_close_session", "", False),
    "57_event_kf_switch_session.xml": ("kf_switch_session", "", False),
    "65_event_user_authorization_revoke.xml": ("user_authorization_revoke", "", False),
    "66_event_user_authorization_cancellation.xml": ("user_authorization_cancellation", "", False),
}
#: What leads to no turn, and why.
UNPROCESSED = {
    "15_text_xml_injection.xml": Reason.DOUBLED_ELEMENT,
    "44_event_location.xml": Reason.NO_TURN_DUE,
    "47_event_view.xml": Reason.NO_TURN_DUE,
    "48_event_view_miniprogram.xml": Reason.NO_TURN_DUE,
    "49_event_scancode_push.xml": Reason.NO_TURN_DUE,
    "51_event_pic_sysphoto.xml": Reason.NO_TURN_DUE,
    "52_event_pic_photo_or_album.xml": Reason.NO_TURN_DUE,
    "54_event_location_select.xml": Reason.NO_TURN_DUE,
    "58_event_templatesendjobfinish_ok.xml": Reason.NO_TURN_DUE,
    "59_event_templatesendjobfinish_blocked.xml": Reason.NO_TURN_DUE,
    "60_event_masssendjobfinish.xml": Reason.NO_TURN_DUE,
    "61_event_subscribe_msg_popup_one.xml": Reason.NO_TURN_DUE,
    "63_event_subscribe_msg_change.xml": Reason.NO_TURN_DUE,
    "64_event_subscribe_msg_sent.xml": Reason.NO_TURN_DUE,
    "67_event_unknown.xml": Reason.NO_TURN_DUE,
    "80_missing_msgtype.xml": Reason.NO_MESSAGE_TYPE,
    "81_missing_createtime.xml": Reason.NO_DELIVERY_KEY,
    "85_missing_fromusername.xml": Reason.NO_SENDER,
    "86_wrong_tousername.xml": Reason.OTHER_ACCOUNT,
    "88_empty_root.xml": Reason.NO_MESSAGE_TYPE,
    "89_empty_body.xml": Reason.MALFORMED,
    "90_truncated.xml": Reason.MALFORMED,
    "91_json_body.xml": Reason.MALFORMED,
    "95_billion_laughs.xml": Reason.DOCTYPE,
    "96_xxe.xml": Reason.DOCTYPE,
    "A5_garbage_ciphertext.xml": Reason.UNDECRYPTABLE,
}
FORBIDDEN = {"A6_bad_msg_signature.xml"}


def deliver(web: FlaskClient, file: str, **changes: str) -> TestResponse:
    query = urlencode({**ROWS[file]["query"], **changes})
    return web.post(f"/wechat?{query}", data=(FIXTURES / file).read_bytes(), content_type="text/xml")


def taken_from(web: FlaskClient, turns: RecordingTurns, file: str) -> Incoming:
    assert deliver(web, file).status_code == 200
    (incoming,) = turns.taken
    return incoming


def test_every_fixture_has_a_row_and_a_file() -> None:
    assert set(FILES) == MESSAGES.keys() | EVENTS.keys() | UNPROCESSED.keys() | FORBIDDEN
    assert set(FILES) == {path.name for path in FIXTURES.glob("*.xml")}


@pytest.mark.parametrize("file", FILES)
def test_a_wrong_signature_is_forbidden_and_nothing_is_taken(
    web: FlaskClient, turns: RecordingTurns, file: str
) -> None:
    assert deliver(web, file, signature="0" * 40, msg_signature="0" * 40).status_code == 403
    assert deliver(web, file, signature="", msg_signature="").status_code == 403
    assert turns.taken == []


@pytest.mark.parametrize("file", sorted(MESSAGES))
def test_a_message_is_taken_as_it_was_sent(web: FlaskClient, turns: RecordingTurns, file: str) -> None:
    kind, text = MESSAGES[file]
    incoming = taken_from(web, turns, file)
    assert (incoming.sender, incoming.kind, incoming.answerable) == (USER, kind, True)
    if text is not None:
        assert incoming.text == text
    assert incoming.choice == (ROWS[file]["menu_id"] or "")


@pytest.mark.parametrize("file", [file for file in FILES if ROWS[file]["dedup_key"] and file not in FORBIDDEN])
def test_the_delivery_key_is_the_manifests(web: FlaskClient, turns: RecordingTurns, file: str) -> None:
    expected = ROWS[file]["dedup_key"]
    if file in UNPROCESSED:
        assert delivery_key(fields_of((FIXTURES / file).read_bytes())) == expected
    elif file == "83_missing_msgid_text.xml":
        delivery = taken_from(web, turns, file).delivery
        assert delivery.startswith(expected)
        assert delivery != expected, "what was said has to be in it"
    else:
        assert taken_from(web, turns, file).delivery == expected


@pytest.mark.parametrize("file", sorted(MESSAGES))
def test_a_message_is_answered_with_one_reply_to_its_sender(web: FlaskClient, file: str) -> None:
    mode = Mode.SAFE if file.startswith("A") else Mode.PLAINTEXT
    bubble = platform(mode).read(deliver(web, file).data, openid=USER)
    assert bubble is not None
    assert bubble.text == GOOD.text


@pytest.mark.parametrize("file", sorted(EVENTS))
def test_an_event_is_taken_and_answered_only_where_wechat_allows(
    web: FlaskClient, turns: RecordingTurns, file: str
) -> None:
    event, key, answerable = EVENTS[file]
    response = deliver(web, file)
    (incoming,) = turns.taken
    assert (incoming.sender, incoming.kind, incoming.event) == (USER, Kind.EVENT, event)
    assert (incoming.event_key, incoming.answerable) == (key, answerable)
    bubble = platform(Mode.PLAINTEXT).read(response.data, openid=USER)
    assert (bubble is not None) == answerable


@pytest.mark.parametrize("file", sorted(UNPROCESSED))
def test_what_leads_to_no_turn_is_logged_by_reason_and_told_success(
    web: FlaskClient, turns: RecordingTurns, file: str
) -> None:
    with capture_logs() as lines:
        response = deliver(web, file)
    assert (response.status_code, response.data) == (200, b"success")
    assert turns.taken == []
    (line,) = lines
    if UNPROCESSED[file] is Reason.NO_TURN_DUE:
        assert line["event"] == "push_without_turn"
        assert line["event_name"] in (FIXTURES / file).read_text(encoding="utf-8").lower()
    else:
        assert line["event"] == "push_unprocessed"
        assert line["reason"] == UNPROCESSED[file].value
        assert USER not in str(line)


def test_a_wrong_message_signature_is_forbidden_though_the_plain_one_is_right(
    web: FlaskClient, turns: RecordingTurns
) -> None:
    assert deliver(web, "A6_bad_msg_signature.xml").status_code == 403
    assert turns.taken == []


def test_emoji_smileys_and_markup_stay_as_they_are(web: FlaskClient, turns: RecordingTurns) -> None:
    for file in ("02_text_emoji.xml", "07_text_multiline_mixed.xml", "06_text_2000_chars.xml"):
        deliver(web, file)
        body = (FIXTURES / file).read_text(encoding="utf-8")
        between = body.split("<Content><![CDATA[")[1].split("]]></Content>")[0]
        assert turns.taken[-1].text == between


def test_a_transcript_loses_the_full_stop_that_the_machine_put(web: FlaskClient, turns: RecordingTurns) -> None:
    text = taken_from(web, turns, "22_voice_recognition_text.xml").text
    assert text
    assert not text.endswith("。")


def test_staff_events_name_the_staff_account_that_has_the_user_now(web: FlaskClient, turns: RecordingTurns) -> None:
    for file in ("55_event_kf_create_session.xml", "57_event_kf_switch_session.xml", "56_event_kf_close_session.xml"):
        deliver(web, file)
    accounts = [incoming.staff_account.partition("@")[0] for incoming in turns.taken]
    assert accounts[:2] == ["kf2001", "kf2002"]
    assert accounts[2]


def test_the_time_is_the_users_and_else_that_of_receipt(web: FlaskClient, turns: RecordingTurns) -> None:
    deliver(web, "01_text.xml")
    deliver(web, "82_bad_createtime.xml")
    assert [incoming.created_at.timestamp() for incoming in turns.taken] == [1795312801, NOW]


def test_a_body_in_broken_utf8_keeps_what_can_be_read(web: FlaskClient, turns: RecordingTurns) -> None:
    assert "\ufffd" in taken_from(web, turns, "92_invalid_utf8.xml").text
