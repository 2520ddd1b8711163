"""Whatever comes in, the answer is one of the contract's; whatever is said arrives."""

from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.sandbox.platform import Mode
from bot.sandbox.seal import encrypt, encrypt_raw, sign
from bot.wechat.crypto import MessageKey
from bot.wechat.replies import text_reply
from bot.wechat.unprocessed import UnprocessedError
from bot.wechat.xml import fields_of
from tests.bot.wechat.doubles import (
    ACCOUNT,
    AES_KEY,
    APP_ID,
    NOW,
    TOKEN,
    USER,
    RecordingTurns,
    client,
    deliver,
    platform,
    posted,
)

#: What an XML 1.0 document can hold, and so what WeChat can pass on.
LEGAL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x7f\ufffe\uffff")).map(
    lambda text: "".join(c for c in text if c >= " " or c in "\t\n")
)
#: Text with the very marks that could break a document.
HOSTILE = st.lists(
    st.sampled_from([*"<>[]&!;/'\" x退", "]]>", "<![CDATA[", "</Content>", "<Content>", "&#0;", "</xml>"])
).map("".join)
SLOW = settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
TURNS = RecordingTurns()
WEB = client(TURNS)
KEY = MessageKey(encoding_aes_key=AES_KEY, app_id=APP_ID, token=TOKEN)


def signed(**more: str) -> str:
    return urlencode({"signature": sign(TOKEN, "1", "2"), "timestamp": "1", "nonce": "2", **more})


@SLOW
@given(st.binary(max_size=2_000), st.booleans())
def test_any_bytes_are_answered_with_200_when_signed_and_403_when_not(body: bytes, is_sealed: bool) -> None:
    more = {"encrypt_type": "aes", "msg_signature": "0" * 40} if is_sealed else {}
    assert WEB.post(f"/wechat?{signed(**more)}", data=body).status_code == 200
    assert WEB.post(f"/wechat?{signed(**more, signature='0' * 40)}", data=body).status_code == 403


@SLOW
@given(st.binary(max_size=200))
def test_any_query_is_answered_with_200_or_403(raw: bytes) -> None:
    overrides = {"QUERY_STRING": raw.decode("latin-1")}
    assert WEB.post("/wechat", data=b"", environ_overrides=overrides).status_code in {200, 403}
    assert WEB.get("/wechat", environ_overrides=overrides).status_code in {200, 403}


@SLOW
@given(st.binary(max_size=300).map(lambda raw: raw[: len(raw) // 16 * 16]))
def test_any_decrypted_bytes_are_survived(padded: bytes) -> None:
    for sealed in (encrypt_raw(padded, aes_key=AES_KEY), encrypt(padded, aes_key=AES_KEY, app_id=APP_ID)):
        post = platform().sealed_post(sealed, b"", openid=USER, timestamp=NOW, nonce="5")
        assert deliver(WEB, post).status_code == 200


@SLOW
@given(LEGAL.filter(lambda text: "收到不支持的消息类型" not in text), st.sampled_from(list(Mode)))
def test_any_text_is_taken_as_it_was_typed(text: str, mode: Mode) -> None:
    TURNS.taken.clear()
    deliver(WEB, posted(platform().sender(USER).text(text, at=NOW, msg_id=1), mode))
    (taken,) = TURNS.taken
    assert taken.text == (text if text.strip() else "")


@SLOW
@given(HOSTILE)
def test_no_unescaped_text_speaks_for_somebody_else(text: str) -> None:
    # As WeChat was seen to do: the user's words between the marks of a CDATA section, as they are.
    head = f"<xml><ToUserName>{ACCOUNT}</ToUserName><FromUserName>{USER}</FromUserName><MsgType>text</MsgType>"
    body = f"{head}<Content><![CDATA[{text}]]></Content><MsgId>1</MsgId></xml>".encode()
    try:
        fields = fields_of(body)
    except UnprocessedError:
        return
    assert (fields["FromUserName"], fields["MsgId"]) == (USER, "1")


@SLOW
@given(HOSTILE.filter(lambda text: "<![CDATA[" not in text and "</Content>" not in text and "&#0;" not in text))
def test_an_unescaped_text_arrives_whole_unless_it_is_xml_itself(text: str) -> None:
    body = f"<xml><Content><![CDATA[{text}]]></Content></xml>".encode()
    assert fields_of(body)["Content"] == text


@SLOW
@given(LEGAL.filter(str.strip), st.sampled_from([Mode.PLAINTEXT, Mode.SAFE]))
def test_any_reply_is_read_as_it_was_written_and_fits(text: str, mode: Mode) -> None:
    xml = text_reply(text, to=USER, account=ACCOUNT, created=NOW)
    bubble = platform(mode).read(KEY.seal(xml, timestamp=NOW) if mode is Mode.SAFE else xml, openid=USER)
    assert bubble is not None
    assert text.startswith(bubble.text)
    assert bubble.text == text or len(bubble.text.encode()) > 2_048 - 4


@SLOW
@given(st.text(max_size=60))
def test_any_string_is_rendered_so_that_it_can_be_read(text: str) -> None:
    xml = text_reply(text, to=USER, account=ACCOUNT, created=NOW)
    if xml:
        assert fields_of(xml)["ToUserName"] == USER


@pytest.mark.parametrize("name", ["signature", "timestamp", "nonce", "openid", "msg_signature", "encrypt_type"])
@SLOW
@given(value=st.text(max_size=50))
def test_any_value_of_a_parameter_is_answered_with_200_or_403(name: str, value: str) -> None:
    query = signed(**{name: value.encode(errors="replace").decode()})
    assert WEB.post(f"/wechat?{query}", data=b"<xml/>").status_code in {200, 403}
