"""The endpoint's contract: 403, 413 or 200; one reply, nothing or `success`; and never a 500."""

import io
from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient
from structlog.testing import capture_logs
from werkzeug.test import TestResponse

from bot.answers import SILENCE, UNANSWERED, Answer
from bot.incoming import Kind
from bot.sandbox.platform import Mode
from bot.sandbox.pushes import SAMPLES
from bot.sandbox.seal import encrypt, sign
from tests.bot.wechat.doubles import (
    ACCOUNT,
    AES_KEY,
    APP_ID,
    GOOD,
    NOW,
    OTHER_AES_KEY,
    OTHER_USER,
    TOKEN,
    USER,
    RecordingTurns,
    client,
    credentials,
    deliver,
    platform,
    posted,
)

SENDER = platform().sender(USER)
TEXT = SENDER.text("退款没到账", at=NOW, msg_id=7)
LIMIT = 64 * 1024
MODES = list(Mode)


def query(**changes: str) -> str:
    signed = {"signature": sign(TOKEN, str(NOW), "5"), "timestamp": str(NOW), "nonce": "5", "openid": USER}
    return urlencode({**signed, **changes})


def text_of_size(size: int) -> bytes:
    empty = SENDER.text("", at=NOW, msg_id=7)
    push = SENDER.text("x" * (size - len(empty)), at=NOW, msg_id=7)
    assert len(push) == size
    return push


def post_stream(web: FlaskClient, body: bytes, **environ: Any) -> TestResponse:
    """A POST with the input and the headers of a server's own making."""
    return web.post(f"/wechat?{query()}", environ_overrides={"wsgi.input": io.BytesIO(body), **environ})


class TestVerification:
    def test_a_signed_echo_comes_back_as_it_is(self, web: FlaskClient) -> None:
        response = web.get(f"/wechat?{platform().verification('4375120948345356249', timestamp=NOW, nonce='1')}")
        assert (response.status_code, response.data) == (200, b"4375120948345356249")

    def test_an_echo_cannot_become_a_page(self, web: FlaskClient) -> None:
        response = web.get(f"/wechat?{query(echostr='<script>alert(1)</script>')}")
        assert response.mimetype == "text/plain"
        assert response.headers["X-Content-Type-Options"] == "nosniff"

    @pytest.mark.parametrize(
        ("name", "value"),
        [(name, value) for name in ("signature", "timestamp", "nonce") for value in ("", "0")] + [("echostr", "")],
    )
    def test_a_wrong_or_missing_parameter_is_forbidden_and_the_echo_not_reflected(
        self, web: FlaskClient, name: str, value: str
    ) -> None:
        response = web.get(f"/wechat?{query(**{'echostr': 'marker', name: value})}")
        assert response.status_code == 403
        assert b"marker" not in response.data

    def test_an_empty_timestamp_and_nonce_are_forbidden_though_the_hash_is_right(self, web: FlaskClient) -> None:
        hashed = query(signature=sign(TOKEN, "", ""), timestamp="", nonce="", echostr="x")
        assert web.get(f"/wechat?{hashed}").status_code == 403
        assert web.post(f"/wechat?{hashed}", data=TEXT).status_code == 403

    @pytest.mark.parametrize("raw", ["", "%", "%ff=%ff", "signature=%ff&timestamp=1&nonce=1", "&&&==", "a=1&" * 2_000])
    def test_a_query_in_any_state_is_forbidden_and_no_error(self, web: FlaskClient, raw: str) -> None:
        assert web.get("/wechat", query_string=raw).status_code == 403
        assert web.post("/wechat", query_string=raw, data=TEXT).status_code == 403

    def test_bytes_that_are_not_utf8_in_the_query_are_no_error(self, web: FlaskClient) -> None:
        overrides = {"QUERY_STRING": query() + "&x=\xff\xfe"}
        assert web.post("/wechat", data=TEXT, environ_overrides=overrides).status_code == 200
        overrides = {"QUERY_STRING": "signature=\xff\xfe&timestamp=1&nonce=2"}
        assert web.post("/wechat", data=TEXT, environ_overrides=overrides).status_code == 403

    @pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
    def test_nothing_else_is_allowed(self, web: FlaskClient, method: str) -> None:
        assert web.open("/wechat", method=method).status_code == 405


class TestModes:
    @pytest.mark.parametrize("mode", MODES)
    def test_a_text_is_answered_in_the_mode_it_came_in(self, web: FlaskClient, mode: Mode) -> None:
        response = deliver(web, posted(TEXT, mode))
        assert (response.status_code, response.mimetype) == (200, "text/xml")
        assert (b"<Encrypt>" in response.data) == (mode is not Mode.PLAINTEXT)
        bubble = platform(mode).read(response.data, openid=USER)
        assert bubble is not None
        assert bubble.text == GOOD.text

    @pytest.mark.parametrize("mode", MODES)
    @pytest.mark.parametrize("kind", [*SAMPLES, "sticker", "brand_new"])
    def test_every_kind_is_taken_in_every_mode(
        self, web: FlaskClient, turns: RecordingTurns, kind: str, mode: Mode
    ) -> None:
        push = SENDER.sticker(at=NOW, msg_id=7) if kind == "sticker" else SENDER.sample(kind, at=NOW, msg_id=7)
        deliver(web, posted(push, mode))
        assert turns.taken[0].kind is (Kind.UNKNOWN if kind == "brand_new" else Kind(kind))

    def test_in_compatible_mode_only_the_sealed_copy_counts(self, web: FlaskClient, turns: RecordingTurns) -> None:
        sealed = encrypt(TEXT, aes_key=AES_KEY, app_id=APP_ID)
        lie = platform().sender(OTHER_USER).text("别的", at=1, msg_id=8)
        post = platform(Mode.COMPATIBLE).sealed_post(sealed, lie, openid=USER, timestamp=NOW, nonce="5")
        assert deliver(web, post).status_code == 200
        assert [(taken.sender, taken.text) for taken in turns.taken] == [(USER, "退款没到账")]

    @pytest.mark.parametrize(
        "layout", ["<xml>\n <Encrypt>{}</Encrypt>\n</xml>", "\n<xml><Encrypt> {}\n</Encrypt></xml>"]
    )
    def test_other_layouts_of_an_envelope_are_read(self, web: FlaskClient, turns: RecordingTurns, layout: str) -> None:
        sealed = encrypt(TEXT, aes_key=AES_KEY, app_id=APP_ID)
        signature = sign(TOKEN, str(NOW), "5", sealed)
        web.post(f"/wechat?{query(encrypt_type='aes', msg_signature=signature)}", data=layout.format(sealed))
        assert len(turns.taken) == 1

    def test_the_message_signature_alone_counts_for_a_sealed_message(
        self, web: FlaskClient, turns: RecordingTurns
    ) -> None:
        post = posted(TEXT, Mode.SAFE)
        without = "&".join(part for part in post.query.split("&") if not part.startswith("signature="))
        assert web.post(f"/wechat?{without}", data=post.body).status_code == 200
        assert len(turns.taken) == 1

    def test_a_sealed_message_under_a_plain_signature_is_forbidden(
        self, web: FlaskClient, turns: RecordingTurns
    ) -> None:
        post = posted(TEXT, Mode.SAFE)
        assert web.post(f"/wechat?{query(encrypt_type='aes')}", data=post.body).status_code == 403
        assert (
            web.post(f"/wechat?{query(encrypt_type='AES', msg_signature='0' * 40)}", data=post.body).status_code == 403
        )
        assert turns.taken == []

    def test_a_ciphertext_changed_by_one_character_is_forbidden(self, web: FlaskClient, turns: RecordingTurns) -> None:
        post = posted(TEXT, Mode.SAFE)
        at = post.body.index(b"[CDATA[", post.body.index(b"<Encrypt>")) + 20
        changed = b"A" if post.body[at : at + 1] != b"A" else b"B"
        body = post.body[:at] + changed + post.body[at + 1 :]
        assert web.post(f"/wechat?{post.query}", data=body).status_code == 403
        assert turns.taken == []

    @pytest.mark.parametrize("body", [b"", b"<xml>", b"<xml><Encrypt></Encrypt></xml>", b"{}", b"\xff", TEXT])
    def test_a_sealed_post_with_nothing_sealed_is_judged_by_its_plain_signature(
        self, web: FlaskClient, turns: RecordingTurns, body: bytes
    ) -> None:
        assert web.post(f"/wechat?{query(encrypt_type='aes', msg_signature='0' * 40)}", data=body).data == b"success"
        assert web.post(f"/wechat?{query(encrypt_type='aes', signature='0' * 40)}", data=body).status_code == 403
        assert turns.taken == []

    def test_plaintext_is_refused_when_the_credentials_say_so(self, turns: RecordingTurns) -> None:
        web = client(turns, credentials(refuses_plaintext=True))
        assert deliver(web, posted(TEXT, Mode.PLAINTEXT)).status_code == 403
        assert turns.taken == []
        assert deliver(web, posted(TEXT, Mode.SAFE)).status_code == 200
        assert len(turns.taken) == 1

    def test_without_an_aes_key_a_sealed_message_is_reported_and_not_taken(self, turns: RecordingTurns) -> None:
        web = client(turns, credentials(aes_key=""))
        with capture_logs() as lines:
            assert deliver(web, posted(TEXT, Mode.SAFE)).data == b"success"
        assert lines[0]["reason"] == "no_aes_key"


class TestKeys:
    BOTH = credentials(aes_key=OTHER_AES_KEY, aes_key_previous=AES_KEY)

    @pytest.mark.parametrize("key", [AES_KEY, OTHER_AES_KEY])
    def test_a_reply_is_sealed_with_the_key_that_opened_the_message(self, turns: RecordingTurns, key: str) -> None:
        side = platform(aes_key=key)
        response = deliver(client(turns, self.BOTH), side.post(TEXT, openid=USER, timestamp=NOW, nonce="5"))
        bubble = side.read(response.data, openid=USER)
        assert bubble is not None
        assert bubble.text == GOOD.text

    @pytest.mark.parametrize(
        ("changes", "reason"),
        [({"aes_key": "A" * 43}, "undecryptable"), ({"app_id": "wx0000000000000000"}, "other_app")],
    )
    def test_what_neither_key_opens_is_not_taken(
        self, web: FlaskClient, turns: RecordingTurns, changes: dict[str, Any], reason: str
    ) -> None:
        post = platform(**changes).post(TEXT, openid=USER, timestamp=NOW, nonce="5")
        with capture_logs() as lines:
            assert deliver(web, post).data == b"success"
        assert (lines[0]["reason"], turns.taken) == (reason, [])


class TestBodies:
    def test_a_body_at_the_limit_is_taken(self, web: FlaskClient, turns: RecordingTurns) -> None:
        assert deliver(web, posted(text_of_size(LIMIT))).status_code == 200
        assert len(turns.taken) == 1

    @pytest.mark.parametrize("size", [LIMIT + 1, 3_000_000])
    def test_a_body_over_the_limit_is_too_large_signed_or_not(
        self, web: FlaskClient, turns: RecordingTurns, size: int
    ) -> None:
        assert deliver(web, posted(text_of_size(size))).status_code == 413
        assert web.post("/wechat", data=b"x" * size).status_code == 413
        assert turns.taken == []

    def test_a_chunked_body_is_read_to_its_end_and_capped(self, web: FlaskClient, turns: RecordingTurns) -> None:
        ends = {"CONTENT_LENGTH": "", "HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input_terminated": True}
        assert post_stream(web, TEXT, **ends).status_code == 200
        assert post_stream(web, text_of_size(LIMIT), **ends).status_code == 200
        assert post_stream(web, text_of_size(LIMIT + 1), **ends).status_code == 413
        assert len(turns.taken) == 2

    def test_a_body_without_length_or_end_is_not_waited_for(self, web: FlaskClient, turns: RecordingTurns) -> None:
        assert post_stream(web, TEXT, CONTENT_LENGTH="", **{"wsgi.input_terminated": False}).data == b"success"
        assert turns.taken == []

    @pytest.mark.parametrize("length", ["abc", "-5", "1e3", "٣", " "])
    def test_a_length_that_is_no_number_counts_as_none(
        self, web: FlaskClient, turns: RecordingTurns, length: str
    ) -> None:
        assert post_stream(web, TEXT, CONTENT_LENGTH=length, **{"wsgi.input_terminated": True}).status_code == 200
        assert len(turns.taken) == 1

    @pytest.mark.parametrize("length", [str(LIMIT + 1), "9" * 18, "9" * 6_000])
    def test_a_length_over_the_limit_is_believed(self, web: FlaskClient, length: str) -> None:
        assert post_stream(web, TEXT, CONTENT_LENGTH=length).status_code == 413

    def test_a_sender_that_stops_early_is_read_as_far_as_it_came(self, web: FlaskClient, turns: RecordingTurns) -> None:
        assert post_stream(web, TEXT[:50], CONTENT_LENGTH="500").data == b"success"
        assert post_stream(web, TEXT, CONTENT_LENGTH="50").data == b"success"
        assert turns.taken == []

    def test_an_input_that_raises_is_a_broken_body(self, web: FlaskClient, turns: RecordingTurns) -> None:
        class Gone(io.BytesIO):
            def read(self, size: int | None = -1) -> bytes:
                raise OSError("the client is gone")

        overrides = {"wsgi.input": Gone(), "CONTENT_LENGTH": "500"}
        assert web.post(f"/wechat?{query()}", environ_overrides=overrides).data == b"success"
        assert turns.taken == []

    def test_an_input_in_drops_is_put_together(self, web: FlaskClient, turns: RecordingTurns) -> None:
        class Drops(io.BytesIO):
            def read(self, size: int | None = -1) -> bytes:
                return super().read(7)

        overrides = {"wsgi.input": Drops(TEXT), "CONTENT_LENGTH": str(len(TEXT))}
        assert web.post(f"/wechat?{query()}", environ_overrides=overrides).status_code == 200
        assert len(turns.taken) == 1

    def test_a_broken_body_is_logged_by_its_length_alone(self, web: FlaskClient) -> None:
        body = b"<xml><Content>my card number is 6222"
        with capture_logs() as lines:
            web.post(f"/wechat?{query()}", data=body)
        assert lines == [
            {"event": "push_unprocessed", "log_level": "warning", "reason": "malformed", "length": len(body)}
        ]

    @pytest.mark.parametrize(
        "content_type", ["application/x-www-form-urlencoded", "multipart/form-data", "nonsense", ""]
    )
    def test_the_content_type_does_not_matter(self, web: FlaskClient, turns: RecordingTurns, content_type: str) -> None:
        web.post(f"/wechat?{query()}", data=TEXT, content_type=content_type)
        assert len(turns.taken) == 1


class TestAnswers:
    @pytest.mark.parametrize("mode", MODES)
    @pytest.mark.parametrize("answer", [SILENCE, Answer(), Answer(text=""), Answer(text="\x00")])
    def test_silence_is_a_bare_success_in_every_mode(self, answer: Answer, mode: Mode) -> None:
        assert deliver(client(RecordingTurns(answer)), posted(TEXT, mode)).data == b"success"

    @pytest.mark.parametrize("mode", MODES)
    def test_a_transfer_hands_the_message_to_the_staff_desk(self, mode: Mode) -> None:
        web = client(RecordingTurns(Answer(transfer=True, staff_account="kf2001@test")))
        bubble = platform(mode).read(deliver(web, posted(TEXT, mode)).data, openid=USER)
        assert bubble is not None
        assert (bubble.is_transfer, bubble.staff_account) == (True, "kf2001@test")

    def test_an_event_is_never_transferred(self) -> None:
        web = client(RecordingTurns(Answer(transfer=True)))
        assert deliver(web, posted(SENDER.clicks("HELP", at=NOW))).data == b"success"

    @pytest.mark.parametrize("mode", MODES)
    @pytest.mark.parametrize("answer", [GOOD, Answer(transfer=True), RuntimeError("x")])
    def test_what_must_not_be_answered_is_not(self, answer: Answer | Exception, mode: Mode) -> None:
        turns = RecordingTurns(answer)
        for push in (SENDER.unfollows(at=NOW), SENDER.event("kf_close_session", at=NOW, KfAccount="kf")):
            assert deliver(client(turns), posted(push, mode)).data == b"success"
        assert len(turns.taken) == 2

    def test_a_turn_still_running_leaves_the_connection_without_an_answer(self) -> None:
        web = client(RecordingTurns(UNANSWERED))
        with pytest.raises(ConnectionResetError):
            deliver(web, posted(TEXT))

    def test_the_reply_comes_from_the_account_the_message_went_to(self) -> None:
        web = client(RecordingTurns(), credentials(original_id=""))
        other = platform(Mode.PLAINTEXT, original_id="gh_other")
        push = other.sender(USER).text("x", at=NOW, msg_id=1)
        bubble = other.read(deliver(web, posted(push)).data, openid=USER)
        assert bubble is not None

    def test_a_retry_is_handed_on_with_the_same_delivery(self, web: FlaskClient, turns: RecordingTurns) -> None:
        side = platform()
        for nonce, timestamp in (("1", NOW), ("2", NOW + 5), ("2", NOW - 86_400)):
            deliver(web, side.post(TEXT, openid=USER, timestamp=timestamp, nonce=nonce))
        assert len({taken.delivery for taken in turns.taken}) == 1
        assert len(turns.taken) == 3


class TestFailures:
    SECRET_ERROR = KeyError("退款没到账 " + USER)

    @pytest.mark.parametrize("mode", MODES)
    def test_what_a_turn_raises_is_an_apology_with_the_incident_of_the_log(self, mode: Mode) -> None:
        with capture_logs() as lines:
            response = deliver(client(RecordingTurns(self.SECRET_ERROR)), posted(TEXT, mode))
        bubble = platform(mode).read(response.data, openid=USER)
        (line,) = lines
        assert bubble is not None
        assert bubble.text == f"抱歉，出了点问题（{line['incident']}）"
        assert len(line["incident"]) == 8

    def test_the_log_says_where_and_what_kind_and_not_what_was_said(self) -> None:
        with capture_logs() as lines:
            deliver(client(RecordingTurns(self.SECRET_ERROR)), posted(TEXT))
        (line,) = lines
        assert (line["event"], line["error"], line["log_level"]) == ("turn_failed", "KeyError", "error")
        assert "in take" in line["trace"]
        assert line["delivery"]
        assert "退款没到账" not in str(line)
        assert USER not in str(line)

    def test_an_apology_that_fails_as_well_is_silence(self) -> None:
        def broken(incident: str) -> str:
            raise LookupError(incident)

        with capture_logs() as lines:
            response = deliver(client(RecordingTurns(RuntimeError("x")), apology=broken), posted(TEXT))
        assert (response.status_code, response.data) == (200, b"success")
        assert [line["error"] for line in lines] == ["RuntimeError", "LookupError"]

    def test_an_answer_that_cannot_be_rendered_is_an_apology(self) -> None:
        web = client(RecordingTurns(Answer(text=42)))  # type: ignore[arg-type]
        bubble = platform(Mode.PLAINTEXT).read(deliver(web, posted(TEXT)).data, openid=USER)
        assert bubble is not None
        assert bubble.text.startswith("抱歉")

    def test_an_error_before_the_turn_is_silence(self, monkeypatch: pytest.MonkeyPatch, turns: RecordingTurns) -> None:
        def broken(*_arguments: object) -> None:
            raise MemoryError

        monkeypatch.setattr("bot.wechat.webhook.fields_of", broken)
        assert deliver(client(turns), posted(TEXT)).data == b"success"
        assert turns.taken == []


def test_the_endpoint_is_where_the_contract_says(web: FlaskClient) -> None:
    app = web.application
    assert isinstance(app, Flask)
    assert [rule.rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("wechat.")] == ["/wechat"] * 2


def test_a_message_to_another_account_is_not_taken(web: FlaskClient, turns: RecordingTurns) -> None:
    assert ACCOUNT != "gh_other"
    push = platform(original_id="gh_other").sender(USER).text("x", at=NOW, msg_id=1)
    assert deliver(web, posted(push)).data == b"success"
    assert turns.taken == []
